package checklist

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A reader reads one checklist.
type reader struct {
	s     *markdown.Section
	list  *List
	ds    *diag.List
	count int
}

func (r *reader) fail(code string, p diag.Pos, message, hint string) {
	r.ds.Error(code, p, message, hint)
}

// read returns the checklist that section s is; nil when it is none.
func read(s *markdown.Section, ds *diag.List) *List {
	r := &reader{s: s, ds: ds}
	r.list = &List{Head: exercise.NewHead(s), matrix: true}
	if !slices.ContainsFunc(s.Blocks, markdown.IsTaskList) {
		if s.HasComment {
			r.fail("checklist-body", s.Pos, "the checklist has no task list", "write items as - [ ] words, or take the comment away if this is none")
		}
		return nil
	}
	r.metadata()
	for _, n := range s.Blocks {
		if markdown.IsTaskList(n) {
			r.list.Items = r.items(n, r.list.Items, "")
		}
	}
	return r.list
}

// items reads the items of a list behind those that are there already; above is the number of the item around it.
func (r *reader) items(list ast.Node, items []*Item, above string) []*Item {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if r.count++; r.count > MaxItems {
			if r.count == MaxItems+1 {
				r.fail("checklist-limit", r.s.At(n.Pos()), fmt.Sprintf("more than %d items", MaxItems), "split the checklist")
			}
			return items
		}
		items = append(items, r.item(n, above+strconv.Itoa(len(items)+1)))
	}
	return items
}

// item reads an item; its box is taken out of the tree, since the item is printed with its own.
func (r *reader) item(n ast.Node, number string) *Item {
	item := &Item{Number: number, Owner: r.list.Owner, node: n, pos: r.s.At(n.Pos())}
	first := n.FirstChild()
	if box := markdown.TaskBox(n); box != nil {
		item.pos = r.s.At(max(box.Pos(), n.Pos()))
		if box.IsChecked {
			r.fail("checklist-ticked", item.pos, "an item of a checklist is ticked", "write - [ ]: what is done belongs to a run")
		}
		first.RemoveChild(first, box)
	} else {
		r.fail("checklist-box", item.pos, "this item of a checklist has no box", "write - [ ] before it")
	}
	if first != nil && (first.Kind() == ast.KindTextBlock || first.Kind() == ast.KindParagraph) {
		r.itemText(item, first)
	}
	if item.Text == "" {
		r.fail("checklist-text", item.pos, "the item has no words", "say what is to be done")
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !markdown.IsTaskList(c) {
			continue
		}
		if strings.Count(number, ".")+1 == MaxNests {
			r.fail("checklist-limit", r.s.At(c.Pos()), fmt.Sprintf("items within items, more than %d deep", MaxNests), "make a checklist of its own of them")
			break
		}
		item.Items = r.items(c, item.Items, number+".")
	}
	return item
}

// itemText reads the first line of an item with its comment.
func (r *reader) itemText(item *Item, first ast.Node) {
	if lines := first.Lines(); lines != nil && lines.Len() > 0 {
		item.lastLine = r.s.At(lines.At(lines.Len() - 1).Start).Line
		item.pos = r.s.At(lines.At(0).Start)
	}
	comment, at, ok := r.s.TakeComment(first)
	item.Text = r.s.Plain(first)
	if !ok {
		return
	}
	item.commentAt = r.s.At(at)
	for p, f := range kind.Fields(r.s, comment, at, r.ds) {
		r.itemField(item, f, p)
	}
	r.severity(item)
}

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	for p, f := range kind.Metadata(r.s, r.ds) {
		switch {
		case f.Key == "id":
			r.list.ID = kind.ID(f.Value, p, r.ds)
		case f.Key == "owner":
			r.list.Owner = f.Value
		case f.Key == "matrix" && (f.Value == "off" || f.Value == "on"):
			r.list.matrix = f.Value == "on"
		case f.Key == "matrix":
			r.fail("checklist-metadata", p, fmt.Sprintf("matrix: %q is neither on nor off", f.Value), "write matrix=off to leave it out")
		default:
			kind.UnknownKey(p, f.Key, []string{"id", "owner", "matrix"}, r.ds)
		}
	}
}

func itemKeys() []string {
	return []string{"id", "owner", "due", "severity", "likelihood", "impact", "evidence", "source", "quiz"}
}

var afterPattern = regexp.MustCompile(`^[0-9]{1,3}[dw]$`)

func (r *reader) itemField(item *Item, f markdown.Field, p diag.Pos) {
	bad := func(hint string) {
		r.fail("checklist-metadata", p, fmt.Sprintf("%s: unknown value %q", f.Key, f.Value), hint)
	}
	switch f.Key {
	case "id":
		item.ID = kind.ID(f.Value, p, r.ds)
	case "owner":
		item.Owner = f.Value
	case "due":
		if _, err := time.Parse("2006-01-02", f.Value); err != nil && !afterPattern.MatchString(f.Value) {
			bad("write a date as 2026-05-12, or days or weeks after a run begins: 3d, 2w")
			return
		}
		item.Due = f.Value
	case "severity":
		if item.Severity = severityNamed(f.Value); item.Severity == "" {
			bad(diag.OneOf(f.Value, []string{"high", "medium", "low"}))
		}
	case "likelihood", "impact":
		n, err := strconv.Atoi(f.Value)
		if err != nil || n < 1 || n > scale {
			bad("write a number from 1 to 5")
			return
		}
		*map[string]*int{"likelihood": &item.Likelihood, "impact": &item.Impact}[f.Key] = n
	case "evidence":
		if f.Value == "" {
			bad("write evidence=required, or what the proof is: evidence=minutes")
		}
		item.prove(f.Value)
	case "source":
		item.Source = f.Value
	case "quiz":
		r.quiz(item, f.Value, p)
	default:
		kind.UnknownKey(p, f.Key, itemKeys(), r.ds)
	}
}

func (r *reader) quiz(item *Item, value string, p diag.Pos) {
	for id := range strings.SplitSeq(strings.ReplaceAll(value, "，", ","), ",") {
		if id = kind.ID(strings.TrimSpace(id), p, r.ds); id == "" {
			return
		}
		if len(item.Quiz) == MaxAsked {
			r.fail("checklist-limit", p, fmt.Sprintf("more than %d questions", MaxAsked), "choose the ones that matter")
			return
		}
		item.Quiz = append(item.Quiz, id)
	}
}

// severity derives the severity of a risk for which the author names none.
func (r *reader) severity(item *Item) {
	if (item.Likelihood == 0) != (item.Impact == 0) {
		r.fail("checklist-risk", item.commentAt, "of likelihood and impact one is missing", "write both, or neither")
		return
	}
	if item.Likelihood > 0 && item.Severity == "" {
		item.Severity = severityOf(item.Likelihood, item.Impact)
	}
}
