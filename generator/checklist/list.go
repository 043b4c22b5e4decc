package checklist

import (
	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A List is one checklist.
type List struct {
	exercise.Head
	Owner string // of items that name nobody
	Items []*Item

	matrix bool
}

// An Item is something to do or to look at.
type Item struct {
	ID         string // "" when the author gave none
	Number     string // its place: 1, 1.1, 1.2, 2
	Text       string // plain words
	Owner      string // its own, else the list's
	Due        string // a date, or days and weeks after a run begins: 3d, 2w
	Severity   Severity
	Likelihood int // 1 to 5; 0: none
	Impact     int
	Evidence   bool     // not done without a link to a proof
	Proof      string   // what the proof is, if the author says so
	Source     string   // where more can be read
	Quiz       []string // ids of questions
	Items      []*Item

	pos       diag.Pos
	node      ast.Node
	commentAt diag.Pos // where the comment's text begins; line 0 without one
	lastLine  int      // line in which its first line of text stands
}

// Pos is where the item's text stands.
func (i *Item) Pos() diag.Pos { return i.pos }

// SetID returns the file in which i stands with the id. Nothing else changes; below i the file may have changed already.
func (i *Item) SetID(file []byte, id string) []byte {
	if i.commentAt.Line > 0 {
		return markdown.SetIDAt(file, i.commentAt.Line, i.commentAt.Col, id)
	}
	return markdown.AddIDAfter(file, i.lastLine, id)
}

// prove takes what the author says of evidence: "required", "optional", or what the proof is.
func (i *Item) prove(evidence string) {
	i.Evidence = evidence != "optional" && evidence != ""
	if i.Evidence && evidence != "required" {
		i.Proof = evidence
	}
}

// All lists the items and those in them, in reading order.
func (l *List) All() []*Item { return flat(l.Items) }

func flat(items []*Item) []*Item {
	var all []*Item
	for _, item := range items {
		all = append(append(all, item), flat(item.Items)...)
	}
	return all
}

// risks lists the items that are drawn in the matrix.
func (l *List) risks() []*Item {
	var list []*Item
	for _, item := range l.All() {
		if item.Likelihood > 0 && item.Impact > 0 {
			list = append(list, item)
		}
	}
	return list
}

// itemsIn lists the items of the first level that stand in list n.
func (l *List) itemsIn(n ast.Node) []*Item {
	var list []*Item
	for _, item := range l.Items {
		if item.node.Parent() == n {
			list = append(list, item)
		}
	}
	return list
}

// holds reports whether n is the list of items within i.
func (i *Item) holds(n ast.Node) bool {
	for _, inner := range i.Items {
		if inner.node.Parent() == n {
			return true
		}
	}
	return false
}
