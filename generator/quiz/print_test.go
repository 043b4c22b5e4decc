package quiz

import (
	"strings"
	"testing"
)

// What an author's own HTML leaves open or closes stays within the answer, and what is text stays text.
func TestRawHTMLStaysInTheAnswer(t *testing.T) {
	for _, raw := range []string{"<b>a", "</details></noscript></div></section>", "<b></details></div>", "<div>\n>\n> </div></div></div>"} {
		_, page, _ := parse("a.md", []byte("## Q: a\nAnswer: `1`\n\n> [!NOTE]\n> "+raw+" &lt;script&gt; secret\n\nsaid\n\n## After\n"))
		text := string(page)
		if strings.Contains(text, "<script") {
			t.Errorf("%q: text became an element:\n%s", raw, text)
		}
		outside := text[:strings.Index(text, "<noscript>")] + text[strings.LastIndex(text, "</noscript>"):]
		if strings.Contains(outside, "secret") || strings.Count(text, "secret") != 1 {
			t.Errorf("%q: the answer stands outside of <noscript>:\n%s", raw, text)
		}
	}
}
