package flow

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the package does now into testdata")

// TestData compares each file's section "in" with what is read from it ("chart"), with
// the problems found ("problems") and, where the file has that section, with the figure ("html").
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			for i, f := range a.Files {
				if got := produce(f.Name, section(a, "in")); got != string(f.Data) && f.Name != "in" {
					a.Files[i].Data = []byte(got)
					if !*update {
						t.Errorf("%s is now\n%s\nand was\n%s", f.Name, got, f.Data)
					}
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return strings.TrimSuffix(string(f.Data), "\n")
		}
	}
	return ""
}

func produce(section, in string) string {
	html, problems := SVG(in, nil)
	switch section {
	case "html":
		return html
	case "problems":
		var b strings.Builder
		for _, p := range problems {
			fmt.Fprintf(&b, "%d:%d: %s (%s)\n", p.Line, p.Col, p.Message, p.Hint)
		}
		return b.String()
	default:
		return describe(in)
	}
}

// describe says what was understood and how it is ranked.
func describe(in string) string {
	c, _ := parse(in)
	r := rankOf(c)
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\n", c.title)
	for i, s := range c.stages {
		fmt.Fprintf(&b, "%d %q %q\n", r.layer[i], s.name, s.notes)
	}
	for i, l := range c.links {
		arrow := "->"
		if r.back[i] {
			arrow = "~>"
		}
		fmt.Fprintf(&b, "%s %s %s %q\n", c.stages[l.from].name, arrow, c.stages[l.to].name, l.label)
	}
	return b.String()
}

func TestListSaysEverything(t *testing.T) {
	label := func(key string) string {
		return map[string]string{"flow_next": "进入", "flow_text": "文字版", "colon": "："}[key]
	}
	html, problems := SVG("线索 → 资格确认：当天\n线索：记录来源", label)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	_, text, _ := strings.Cut(html, "<details")
	for _, want := range []string{"文字版", "<strong>线索</strong>", "<br>记录来源", "进入 </span>资格确认：当天</li>", "<strong>资格确认</strong>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %q:\n%s", want, text)
		}
	}
	if !strings.Contains(html, `aria-label="Process：线索 → 资格确认"`) {
		t.Error("a missing word is not English:", html)
	}
}

func TestLimits(t *testing.T) {
	var chain, dense strings.Builder
	for i := range MaxStages + 3 {
		fmt.Fprintf(&chain, "s%d -> s%d\n", i, i+1)
	}
	for i := range 12 {
		for j := range 12 {
			fmt.Fprintf(&dense, "s%d -> s%d\n", i, j)
		}
	}
	for _, test := range []struct {
		in, message   string
		line          int
		stages, links int
	}{
		{chain.String(), "a flow has at most 60 stages", 60, MaxStages, MaxStages - 1},
		{dense.String(), "a flow has at most 120 links", 121, 12, MaxLinks},
		{strings.Repeat("x", MaxText+1), "a text is longer than 120 characters", 1, 1, 0},
	} {
		c, problems := parse(test.in)
		if len(problems) != 1 || problems[0].Message != test.message || problems[0].Line != test.line {
			t.Errorf("problems %v, want one in line %d: %s", problems, test.line, test.message)
		}
		if len(c.stages) != test.stages || len(c.links) != test.links {
			t.Errorf("%d stages and %d links, want %d and %d", len(c.stages), len(c.links), test.stages, test.links)
		}
		for _, d := range drawings(c) {
			lawful(t, c, d)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		in    string
		limit float64
		want  string
		whole bool
	}{
		{"Lead", 100, "Lead", true},
		{"Needs analysis call", 100, "Needs|analysis call", true},
		{"需求挖掘与确认（现场）", 80, "需求挖掘与|确认（现|场）", true},
		{"Vertragsverhandlungsprotokoll", 100, "Vertragsver|handlungspr|otokoll", false},
		{"one two three four five six seven eight nine", 60, "one two|three|four…", false},
	} {
		lines, whole := wrap(test.in, nameSize, test.limit, 3)
		if got := strings.Join(lines, "|"); got != test.want || whole != test.whole {
			t.Errorf("wrap(%q, %v) = %q, %v; want %q, %v", test.in, test.limit, got, whole, test.want, test.whole)
		}
		if w := widest(lines, nameSize); w > test.limit {
			t.Errorf("wrap(%q, %v) is %v wide", test.in, test.limit, w)
		}
	}
}

func FuzzSVG(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(section(txtar.Parse(data), "in"))
	}
	f.Fuzz(func(t *testing.T, src string) {
		html, problems := SVG(src, nil)
		if html == "" && len(problems) == 0 {
			t.Fatal("nothing drawn and no reason given")
		}
		if again, _ := SVG(src, nil); again != html {
			t.Fatal("the same text gives two drawings")
		}
		wellFormed(t, html)
		for _, p := range problems {
			if lines := strings.Count(strings.ReplaceAll(src, "\r", "\n"), "\n") + 1; p.Line < 1 || p.Line > lines || p.Col < 1 || p.Col > utf8.RuneCountInString(src)+1 {
				t.Fatalf("problem outside the block: %+v", p)
			}
		}
		c, _ := parse(src)
		lawful(t, c, layout(c, rankOf(c), spine(c, rankOf(c))))
	})
}

func BenchmarkSVG(b *testing.B) {
	const src = "Lead -> Qualify -> Needs -> Proposal -> Negotiate -> Won\nQualify -> Nurture : not now\nNurture -> Qualify\nNegotiate -> Lost"
	for b.Loop() {
		SVG(src, nil)
	}
}

// wellFormed checks that html is XML without ids, styles, scripts or handlers.
func wellFormed(t *testing.T, html string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(strings.ReplaceAll(html, "<br>", "<br/>")))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, html)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if n := a.Name.Local; n == "style" || n == "id" || strings.HasPrefix(n, "on") {
				t.Fatalf("attribute %s in\n%s", n, html)
			}
		}
		if n := start.Name.Local; n == "style" || n == "script" {
			t.Fatalf("element %s in\n%s", n, html)
		}
	}
}
