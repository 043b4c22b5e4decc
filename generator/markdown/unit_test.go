package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"rampbook/generator/diag"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Hello, World!":        "hello-world",
		"A & B":                "a--b",
		"snake_case and-dash":  "snake_case-and-dash",
		"发现 需求：第一步":            "发现-需求第一步",
		"ÉCOLE Ωmega":          "école-ωmega",
		"  trimmed  ":          "trimmed",
		"1.2.3 (beta)":         "123-beta",
		"नमस्ते":               "नमस्ते",
		"🚀 Launch":             "-launch",
		"Q: What? — an answer": "q-what--an-answer",
		"!!!":                  "",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSlugger(t *testing.T) {
	var s Slugger
	if !s.Reserve("a-1") || s.Reserve("a-1") {
		t.Error("a-1 must be free once")
	}
	var got []string
	for _, text := range []string{"A", "a", "A!", "?", "!", "a-1"} {
		got = append(got, s.ID(text))
	}
	want := []string{"a", "a-2", "a-3", "section", "section-1", "a-1-1"}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTarget(t *testing.T) {
	for dest, want := range map[string][3]string{
		"a/b.md":                 {"a/b.md", "", ""},
		"a%20b.md?x=1&y#c%2Fd":   {"a b.md", "x=1&y", "c/d"},
		"#frag":                  {"", "", "frag"},
		"%E4%BB%B7.md#%E6%A0%BC": {"价.md", "", "格"},
		"100%.md":                {"100%.md", "", ""},
		"?q":                     {"", "q", ""},
	} {
		path, query, fragment := Link{Dest: dest}.Target()
		if got := [3]string{path, query, fragment}; got != want {
			t.Errorf("%q: got %q, want %q", dest, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	latin := strings.Repeat("word ", 60)
	han := strings.Repeat("价格，异议。", 60)
	for _, text := range []string{latin, han, strings.Repeat("x", 500), strings.Repeat("a ", 300)} {
		got := shorten(text)
		if n := len([]rune(got)); n > maxSummary || n < maxSummary/2 {
			t.Errorf("%d characters: %q", n, got)
		}
		if !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
			t.Errorf("%q is no beginning of the text", got)
		}
	}
	if got := shorten(latin); !strings.HasSuffix(got, " word…") {
		t.Errorf("cut within a word: %q", got)
	}
	if got := shorten("short"); got != "short" {
		t.Errorf("got %q", got)
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		src                 string
		words, han, letters int
		summary             string
	}{
		{"# One\n\ntwo three-four don't 5", 5, 0, 19, "two three-four don't 5"},
		{"价格 and かな", 5, 2, 7, "价格 and かな"},
		{"![](a.png)\n\n> quote\n\n- item\n\nThe *first* [line](b.md)\nhere", 6, 0, 25, "The first line here"},
		{"```\ncode only\n```", 0, 0, 0, ""},
		{"中文\n换行", 4, 4, 4, "中文换行"},
	} {
		d := Parse([]byte(c.src), Options{}, &diag.List{})
		if d.Words != c.words || d.Han != c.han || d.Letters != c.letters || d.Summary != c.summary {
			t.Errorf("%q: words %d, Han %d, letters %d, summary %q", c.src, d.Words, d.Han, d.Letters, d.Summary)
		}
	}
}

// TestLabels says that every word on a page comes from Label.
func TestLabels(t *testing.T) {
	src := "# T\n\n> [!NOTE]\n> x\n\n- [x] a\n- [ ] b\n\n## H\n\n|a|\n|-|\n|b|\n\n```goat\n-->\n```\n\nf[^1]\n\n[^1]: n\n"
	label := func(key string) string { return "<" + key + ">" }
	body := string(Parse([]byte(src), Options{Label: label}, &diag.List{}).HTML(resolve))
	for _, key := range []string{"note", "done", "open", "heading_link", "table", "drawing", "footnotes", "footnote_back"} {
		if !strings.Contains(body, "&lt;"+key+"&gt;") {
			t.Errorf("%s is not asked for", key)
		}
		if strings.Contains(body, english[key]+`"`) {
			t.Errorf("the English word for %s is printed", key)
		}
	}
}

// TestTableNames says that no two regions of a page share a name.
func TestTableNames(t *testing.T) {
	table := "## Same\n\n|a|\n|-|\n|b|\n\n"
	body := Parse([]byte("# T\n\n"+table+table), Options{}, &diag.List{}).HTML(resolve)
	for _, name := range []string{`aria-label="Table 1 · Same"`, `aria-label="Table 2 · Same"`} {
		if bytes.Count(body, []byte(name)) != 1 {
			t.Errorf("%s is not there once: %s", name, body)
		}
	}
}

// TestDeep says that bombs of nesting end, and soon: the test would time out.
func TestDeep(t *testing.T) {
	const n = 10_000
	for name, src := range map[string]string{
		"quotes":     strings.Repeat(">", n) + " x",
		"quote rows": strings.Repeat(strings.Repeat(">", 200)+" x\n", 200),
		"brackets":   strings.Repeat("[", n),
		"links":      strings.Repeat("[", n) + "x" + strings.Repeat("](y)", n),
		"images":     strings.Repeat("![", n) + "x" + strings.Repeat("](y)", n),
		"lists":      strings.Repeat("- ", n) + "x",
		"numbers":    strings.Repeat("1. ", n) + "x",
		"stars":      strings.Repeat("*", n) + "x" + strings.Repeat("*", n),
		"emphasis":   strings.Repeat("*a **b ", n) + strings.Repeat("** *", n),
		"strike":     strings.Repeat("~~a ", n),
		"code":       strings.Repeat("`` ` ", n),
		"raw":        strings.Repeat("<div>\n", n),
		"raw spans":  strings.Repeat("<b id=x>", n) + "x",
		"raw mixed":  strings.Repeat("<p><b><table><td>", n),
		"raw quotes": strings.Repeat("> <div>\n", n),
		"footnotes":  strings.Repeat("[^1]: ", n),
		"terms":      strings.Repeat("a\n: ", n),
		"shortcodes": strings.Repeat("{{< box >}}", n),
		"open codes": strings.Repeat("{{< box \"", n),
		"headings":   strings.Repeat("# a\n", n),
		"yaml":       "---\na: " + strings.Repeat("[", n) + "\n---\n",
		"json":       `{"a":` + strings.Repeat("[", n) + "\n}\n",
		"toml":       "+++\na = " + strings.Repeat("[", n) + "\n+++\n",
	} {
		t.Run(name, func(t *testing.T) {
			checkSafe(t, Parse([]byte(src), testOptions("deep.md"), &diag.List{}).HTML(resolve))
		})
	}
}

// TestConcurrent parses and prints in parallel; run with -race.
func TestConcurrent(t *testing.T) {
	src := page()
	d := Parse(src, Options{}, &diag.List{})
	want := d.HTML(resolve)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			again := Parse(src, Options{}, &diag.List{})
			if !bytes.Equal(again.HTML(resolve), want) || !bytes.Equal(d.HTML(resolve), want) {
				t.Error("the same page came out differently")
			}
		})
	}
	wg.Wait()
}

// page is a page of about 5.7 KB, as trainers write them.
func page() []byte {
	var b bytes.Buffer
	b.WriteString("---\ntitle: Discovery call\ntags: [sales, discovery]\nowner: Ana\nverified: 2026-11-01\n---\n# Discovery call\n\n")
	for i := range 8 {
		fmt.Fprintf(&b, "## Step %d: ask before you answer\n\n", i)
		b.WriteString("Ask what the [proposal](../proposal.md#price) has to **decide**, and *who* decides. Write it down in their words; " +
			"a number they said is worth ten that you said. 先问**预算**，再谈价格：客户说出的数字最有分量。\n\n" +
			"- [ ] Agenda sent\n- [x] Pain named, with `crm.stage`\n- A plain item with an ![image](img/a.png \"Title\")\n\n" +
			"| Criterion | Weight |\n| --- | ---: |\n| Agenda set | 1 |\n| Pain quantified | 3 |\n\n" +
			"> [!NOTE]\n> Nobody buys a feature.[^1]\n\n")
	}
	b.WriteString("```go\nfunc main() {\n\tfmt.Println(\"hello\", 42)\n}\n```\n\n[^1]: Says everyone.\n")
	return b.Bytes()
}

func BenchmarkParse(b *testing.B) {
	src := page()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, Options{Name: "a.md"}, &diag.List{})
	}
}

func BenchmarkHTML(b *testing.B) {
	d := Parse(page(), Options{Name: "a.md"}, &diag.List{})
	b.ReportAllocs()
	for b.Loop() {
		d.HTML(func(_ int, l Link) (string, bool) { return l.Dest, true })
	}
}

// TestLanguages says that the words people put behind a fence find a language.
func TestLanguages(t *testing.T) {
	for word, want := range map[string]string{
		"go": "Go", "golang": "Go", "js": "JavaScript", "ts": "TypeScript", "py": "Python", "sh": "Bash", "shell": "Bash",
		"yml": "YAML", "json": "JSON", "sql": "SQL", "html": "HTML", "md": "markdown", "rs": "Rust", "c++": "C++",
		"cs": "C#", "ps1": "PowerShell", "tf": "Terraform", "toml": "TOML", "mermaid": "", "text": "", "": "",
	} {
		got := ""
		if l := languages()[word]; l != nil {
			got = l.Config().Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}

func TestChineseWordsAreMarked(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"a rebate, 返点。 Then 赢单率, “线索” &amp; *客户* end", `<p>a rebate, <span lang="zh">返点。</span> Then <span lang="zh">赢单率</span>, “<span lang="zh">线索</span>” &amp; <em><span lang="zh">客户</span></em> end</p>`},
		{"`返点` and [返佣](a.md)", `<p><code>返点</code> and <a href="x"><span lang="zh">返佣</span></a></p>`},
		{"no Chinese — “here”", `<p>no Chinese — “here”</p>`},
		{"a\\<b 甲\\<乙", `<p>a&lt;b <span lang="zh">甲</span>&lt;<span lang="zh">乙</span></p>`},
	} {
		var ds diag.List
		doc := Parse([]byte(test.src), Options{Name: "a.md", Chinese: "zh"}, &ds)
		got := string(doc.HTML(func(int, Link) (string, bool) { return "x", true }))
		if strings.TrimSpace(got) != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}
