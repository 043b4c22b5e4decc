package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A typo is a rule of setting type and how to see that it was broken.
type typo struct {
	name    string
	chinese bool // looked for in Chinese pages only
	pattern *regexp.Regexp
}

var typos = []typo{
	{"a half-width mark between Han letters", false, regexp.MustCompile(`\p{Han}[,.;:!?]\p{Han}`)},
	{"a half-width mark behind a Han letter", true, regexp.MustCompile(`\p{Han}[,;:!?](?:\s|$)`)},
	{"no blank between Han and Latin", false, regexp.MustCompile(`\p{Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Han}`)},
	{"a straight quotation mark", true, regexp.MustCompile(`["']`)},
	{"two blanks", false, regexp.MustCompile(`[^\s|] {2,}[^\s|]`)},
}

// What is no prose: front matter, blocks and spans of code, comments, ids, addresses, marks of emphasis.
var (
	frontMatter  = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	comment      = regexp.MustCompile(`(?s)<!--.*?-->`)
	fencePattern = regexp.MustCompile("^`{3,}")
	codeSpan     = regexp.MustCompile("``[^\n]*?``|`[^`\n]*`")
	idOrAddress  = regexp.MustCompile(`\{#[^}\n]*\}|\]\([^)\n]*\)|\[\^[^\]\n]*\]`)
	emphasis     = strings.NewReplacer("[ ] ", "", "**", "", "[", "", "]", "")
)

// typosIn lists the broken rules of a page, each with its line.
func typosIn(page string, chinese bool) []string {
	var found []string
	text := comment.ReplaceAllStringFunc(frontMatter.ReplaceAllStringFunc(page, keepLines), keepLines)
	open := ""
	for i, line := range strings.Split(text, "\n") {
		if fence := fencePattern.FindString(strings.TrimLeft(line, " >")); fence != "" && (open == "" || open == fence) {
			open = strings.TrimSuffix(fence, open)
			continue
		}
		if open != "" {
			continue
		}
		line = emphasis.Replace(idOrAddress.ReplaceAllString(codeSpan.ReplaceAllString(line, "`"), ""))
		for _, rule := range typos {
			if at := rule.pattern.FindString(line); at != "" && (chinese || !rule.chinese) {
				found = append(found, fmt.Sprintf("%d: %s: %q", i+1, rule.name, at))
			}
		}
	}
	return found
}

// keepLines takes a text away and leaves its line ends.
func keepLines(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) }

func TestTypos(t *testing.T) {
	tests := []struct {
		text    string
		chinese bool
		want    int
	}{
		{"先报价,再问需求。", true, 1},
		{"先报价.再问需求。", false, 1},
		{"第一步, 先问。", true, 1},
		{"用CRM记下来。", true, 1},
		{"共 12家。", true, 1},
		{"他说\"行\"。", true, 1},
		{"他说“行”。", true, 0},
		{"It's \"fine\".", false, 0},
		{"two  blanks", false, 1},
		{"| a |  | b |", false, 0},
		{"用 CRM 记下来，12 家。", true, 0},
		{"---\ntitle: 用CRM\n---\n正文", true, 0},
		{"```\n用CRM\n```\n正文,正文", true, 1},
		{"````\n```\n用CRM\n```\n````\n用CRM", true, 1},
		{"见 `用CRM` 一节<!-- 用CRM\n用CRM -->", true, 0},
		{"[用](a中.md#用b)**CRM**", true, 1},
		{"### 用 {#use用a}", true, 0},
		{"- [ ] 先问", true, 0},
	}
	for _, test := range tests {
		if got := typosIn(test.text, test.chinese); len(got) != test.want {
			t.Errorf("typosIn(%q) = %q, want %d", test.text, got, test.want)
		}
	}
}

// TestTypography reads every text of the handbook and of the starter portal.
func TestTypography(t *testing.T) {
	pages := 0
	for _, folder := range []string{"content", "playbooks", "quizzes", "generator/starter"} {
		root := filepath.Join("..", folder)
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".md" {
				return err
			}
			pages++
			data, err := os.ReadFile(name)
			for _, found := range typosIn(string(data), strings.HasSuffix(name, ".zh.md")) {
				t.Errorf("%s:%s", filepath.ToSlash(name), found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if pages < 200 {
		t.Errorf("only %d pages were read", pages)
	}
}
