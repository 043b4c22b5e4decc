package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.out.WriteString("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		w.attribute("start", strconv.Itoa(n.Start))
	}
	if IsTaskList(n) {
		w.out.WriteString(` class="tasks"`)
	}
	w.out.WriteString(">\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.item(c)
	}
	w.out.WriteString("</" + tag + ">\n")
}

func (w *writer) item(n ast.Node) {
	if TaskBox(n) != nil {
		w.out.WriteString(`<li class="task">`)
	} else {
		w.out.WriteString("<li>")
	}
	w.newItem = true
	w.itemBody(n)
	w.newItem = false
	w.out.WriteString("</li>\n")
}

// itemBody writes what is in a list item; text without a paragraph stays on the line of its tag.
func (w *writer) itemBody(n ast.Node) {
	if f := n.FirstChild(); f != nil && f.Kind() != ast.KindTextBlock {
		w.out.WriteByte('\n')
	}
	w.blocks(n)
}

// TaskBox returns the check box with which a list item begins, nil when it has none.
func TaskBox(item ast.Node) *east.TaskCheckBox {
	if item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*east.TaskCheckBox)
	return box
}

// IsTaskList reports whether n is a list with a check box.
func IsTaskList(n ast.Node) bool {
	if n.Kind() != ast.KindList {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if TaskBox(item) != nil {
			return true
		}
	}
	return false
}

func (w *writer) taskBox(n *east.TaskCheckBox) {
	state := "open"
	w.out.WriteString(`<input type="checkbox" disabled`)
	if n.IsChecked {
		state = "done"
		w.out.WriteString(" checked")
	}
	w.attribute("aria-label", w.label(state))
	w.out.WriteString("> ")
}
