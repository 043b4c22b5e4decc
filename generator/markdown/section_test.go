package markdown

import (
	"fmt"
	"strings"
	"testing"

	"rampbook/generator/diag"
)

// TestSection makes an exercise of every section that begins with "Do" and leaves one of "Skip" as it is, unless it
// is within an exercise.
func TestSection(t *testing.T) {
	const src = `# Do: first
<!-- id=a -->

One [link](x.md).

### Do： *within* {#own}

## Skip: this

Text.

Do: underlined
---

Two.

# Skip: as it is

## Else: not a keyword

[^1]
[^1]: Note.
`
	var told strings.Builder
	o := Options{
		Name:    "page.md",
		Keyword: func(word string) bool { return word == "Do" || word == "Skip" },
	}
	o.Section = func(s *Section) func() {
		fmt.Fprintf(&told, "%v %s|%s|%s|%s| blocks %d, sections %d, ends in line %d\n", s.Pos, s.Keyword, s.Text, s.Stem, s.Comment, len(s.Blocks), len(s.Sections), s.LastLine)
		if s.Keyword == "Skip" {
			return nil
		}
		return func() { writeAll(s) }
	}
	var ds diag.List
	d := Parse([]byte(src), o, &ds)
	const wantTold = `page.md:1:1 Do|first|first| id=a | blocks 1, sections 3, ends in line 1
page.md:17:1 Skip|as it is|as it is|| blocks 2, sections 0, ends in line 17
`
	if told.String() != wantTold {
		t.Errorf("offered\n%s", told.String())
	}
	got := string(d.HTML(resolve))
	const want = `[<h1 id="do-first">first<a class="anchor" href="#do-first" aria-label="Link to this heading"></a></h1>
<p>One <a href="/to/x.md">link</a>.</p>
[<h3 id="own"><em>within</em><a class="anchor" href="#own" aria-label="Link to this heading"></a></h3>
][<h2 id="skip-this">this<a class="anchor" href="#skip-this" aria-label="Link to this heading"></a></h2>
<p>Text.</p>
][<h2 id="do-underlined">underlined<a class="anchor" href="#do-underlined" aria-label="Link to this heading"></a></h2>
<p>Two.</p>
]]<h1 id="skip-as-it-is">Skip: as it is<a`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s", got)
	}
	if d.Title != "Skip: as it is" || !d.Headings[0].Exercise || d.Headings[4].Exercise {
		t.Errorf("title %q of headings %+v", d.Title, d.Headings)
	}
}

// TestSay has a section say the page's word for a key, and its package's where the page has none.
func TestSay(t *testing.T) {
	english := map[string]string{"of": "{0} of {1}", "yes": "yes"}
	for _, c := range []struct {
		label func(key string) string
		want  string
	}{
		{nil, "{1} of 2, yes"},
		{func(key string) string { return map[string]string{"of": "{1} 之 {0}"}[key] }, "2 之 {1}, yes"},
	} {
		got := ""
		o := Options{Label: c.label, Keyword: func(string) bool { return true }}
		o.Section = func(s *Section) func() {
			got = s.Say(english, "of", "{1}", "2") + ", " + s.Say(english, "yes")
			return nil
		}
		Parse([]byte("# Do: it"), o, &diag.List{})
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// writeAll writes a section and those in it, in brackets.
func writeAll(s *Section) {
	s.Write("[")
	s.WriteHeading("")
	for _, n := range s.Blocks {
		s.WriteBlock(n)
	}
	for _, sub := range s.Sections {
		writeAll(sub)
	}
	s.Write("]")
}

// TestReprint holds the one form in which markdown is kept.
func TestReprint(t *testing.T) {
	for src, want := range map[string]string{
		"a  \nb\n   c":                        "a\\\nb\nc",
		"* a\n* b\n\n  c":                     "- a\n\n- b\n\n  c",
		"3) x\n4) y":                          "3. x\n4. y",
		"> a\nlazy":                           "> a\n> lazy",
		"~~~ go\ncode\n~~~":                   "```go\ncode\n```",
		"````\n```\n````":                     "````\n```\n````",
		"    code\n\n    more":                "    code\n\n    more",
		"a|b\n:-|-:\n1|`2`":                   "| a | b |\n| :--- | ---: |\n| 1 | `2` |",
		"- a\n\n<!-- gone -->\n\n- b":         "- a\n\n<!-- -->\n\n- b",
		"a\n    # no heading\n    1. no list": "a\n\\# no heading\n1\\. no list",
		"___":                                 "***",
		"<div>\nx\n</div>":                    "<div>\nx\n</div>",
		"{{< box >}}":                         "{{< box >}}",
	} {
		if got := reprinted(src); got != want {
			t.Errorf("%q is kept as\n%q\nwant\n%q", src, got, want)
		}
		if again := reprinted(want); again != want {
			t.Errorf("%q is kept as\n%q the second time", want, again)
		}
	}
}

// reprinted is the form in which the blocks of a section are kept.
func reprinted(src string) string {
	o := testOptions("page.md")
	text := ""
	o.Keyword = func(word string) bool { return word == "Do" }
	o.Section = func(s *Section) func() {
		text = s.Markdown(s.Blocks...)
		return nil
	}
	Parse([]byte("###### Do: it\n\n"+src), o, &diag.List{})
	return text
}
