package quiz

import (
	"encoding/json"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// parse reads a page and returns its questions, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// MarshalText lets tests print a text as its markdown.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.Markdown), nil }

// dump is all that the questions say, as JSON without what is empty.
func dump(t testing.TB, questions []*Question) []byte {
	t.Helper()
	data, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return proof.JSON(t, pruned(v))
}

// pruned leaves empty values of objects out.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			switch value := pruned(value).(type) {
			case nil:
				delete(v, key)
			case string:
				if value == "" {
					delete(v, key)
				}
			case bool:
				if !value {
					delete(v, key)
				}
			default:
				v[key] = value
			}
		}
	case []any:
		for i := range v {
			v[i] = pruned(v[i])
		}
	}
	return v
}

// TestData checks the archives in testdata: the questions (x.json), the page (x.html), the questions as markdown
// (x.format) and the diagnostics (x.err).
func TestData(t *testing.T) {
	proof.Pages(t, func(t *testing.T, p proof.Page) map[string]func() []byte {
		page, body, ds := parse(p.Name, p.Source)
		return map[string]func() []byte{
			"json":   func() []byte { return dump(t, page.Questions) },
			"html":   func() []byte { return body },
			"format": func() []byte { return []byte(Format(page.Questions, 2)) },
			"err":    func() []byte { return proof.Report(ds) },
		}
	})
}
