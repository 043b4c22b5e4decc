package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"rampbook/generator/diag"
)

// TestLikeGoldmark says that plain markdown comes out as goldmark's own renderer prints it.
func TestLikeGoldmark(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough))
	ours := strings.NewReplacer(`<div class="code"><pre tabindex="0">`, "<pre>", "</pre></div>", "</pre>")
	for _, src := range []string{
		"a *b **c** d* _e_ __f__ ***g*** ~~h~~",
		"a\nb  \nc\\\nd",
		"    code\n\n    more <&>\n\ntext",
		"```\na\n\nb\n```\n\n~~~ x\nc",
		"- a\n- b\n\n  c\n- d",
		"- a\n  - b\n    1. c\n    2. d\n- e",
		"1) a\n2) b\n\n\n5. c",
		"* a\n\n* b\n\n\ntext",
		"> a\nlazy\n>\n> > b\n> - c",
		"***\n- - -\n___",
		"`a` ``b`c`` ` d ` `e\nf`",
		`\# \* \\ \a &lt; &amp; &copy; &nosuch; &#35; &#x22;`,
		"\"quotes\" 'single' <3 a < b > c & d",
		"[not a link] [nor](this [one] ![no](",
		"a*b*c a_b_c **a*b** *a**b*",
		"-\n- a\n-\n\n1.\n",
		"- a\n\n      code in item\n\n  > quote in item",
		"* a\n\ttab\n\n\tpara",
		"text\n***\ntext\n* * *",
		"ends without a line feed\n\n\n",
	} {
		var want bytes.Buffer
		if err := md.Convert([]byte(src), &want); err != nil {
			t.Fatal(err)
		}
		got := ours.Replace(string(Parse([]byte(src), Options{}, &diag.List{}).HTML(resolve)))
		if got != want.String() {
			t.Errorf("%q\n--- got\n%s--- want\n%s", src, got, want.String())
		}
	}
}
