package generator

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteIds gives ids to questions and their translations and changes nothing else.
func TestWriteIds(t *testing.T) {
	const sep = "\r\n"
	files := map[string]string{
		"rampbook.toml":   "title = \"T\"\n",
		"content/home.md": "# Home\n",
		"quizzes/a.md":    strings.Join([]string{"\uFEFF# A", "", "## Q: One?  ", "- [x] a", "- [ ] b", "", " ## Q: Two?", "<!--points=2   skill=x -->", "", "Answer: `2`", "", "Q: Three?", "---", "", "Answer: `3`", ""}, sep),
		"quizzes/a.zh.md": "# 甲\n\n## 题：一？\n<!-- id=mine -->\n\n- [x] a\n- [ ] b\n\n## 题：二？\n\n答案：`2`\n\n## 题：三？\n答案：`3`",
		"quizzes/b.md":    "# B\n\n## Order: x\n1. a\n2. b",
		"quizzes/b.zh.md": "# 乙\n\n## 题：x\n答案：`1`\n",
	}
	dir := t.TempDir()
	for name, text := range files {
		mustWrite(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
	}
	list, err := Ids(t.Context(), dir, rand.NewChaCha8([32]byte{1}))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 7 {
		t.Fatalf("%d questions without an id: %+v", len(list), list)
	}
	written, err := WriteIds(dir, list)
	if err != nil || written != 6 { // the questions of b are of other kinds
		t.Fatalf("%d written, %v", written, err)
	}
	two, three, b := list[1].ID, list[2].ID, list[5].ID
	want := map[string]string{
		"quizzes/a.md": strings.NewReplacer("One?  "+sep, "One?  "+sep+"<!-- id=mine -->"+sep, "<!--points", "<!-- id="+two+" points",
			"---"+sep, "---"+sep+"<!-- id="+three+" -->"+sep).Replace(files["quizzes/a.md"]),
		"quizzes/a.zh.md": strings.NewReplacer("二？\n", "二？\n<!-- id="+two+" -->\n", "三？\n", "三？\n<!-- id="+three+" -->\n").Replace(files["quizzes/a.zh.md"]),
		"quizzes/b.md":    strings.Replace(files["quizzes/b.md"], "x\n", "x\n<!-- id="+b+" -->\n", 1),
	}
	for name, text := range files {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if want[name] == "" {
			want[name] = text
		}
		if !bytes.Equal(got, []byte(want[name])) {
			t.Errorf("%s is\n%q\nwant\n%q", name, got, want[name])
		}
	}
	if list, err = Ids(t.Context(), dir, rand.NewChaCha8([32]byte{2})); err != nil || len(list) != 1 || list[0].ID != "" {
		t.Errorf("left: %+v, %v", list, err)
	}
}
