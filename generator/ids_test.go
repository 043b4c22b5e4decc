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
	list, _, err := Ids(t.Context(), dir, rand.NewChaCha8([32]byte{1}))
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
	if list, _, err = Ids(t.Context(), dir, rand.NewChaCha8([32]byte{2})); err != nil || len(list) != 1 || list[0].ID != "" {
		t.Errorf("left: %+v, %v", list, err)
	}
}

// TestWriteIdsOfForms gives ids to checklists, their items, scorecards and worksheets, and to their translations the same.
func TestWriteIdsOfForms(t *testing.T) {
	files := map[string]string{
		"rampbook.toml":     "title = \"T\"\n",
		"content/home.md":   "# Home\n",
		"playbooks/a.md":    "# A\n\n## Checklist: L\n\n- [ ] one  \n  - [ ] two <!-- severity=high -->\n- [ ] three <!-- id=three -->\n\n## Scorecard: S\n<!-- bands=0:x -->\n| A | 1 | 2 |\n| - | - | - |\n| a | b | c |\n\n## Q: q?\nAnswer: `1`\n\n## Worksheet: W\n| | V |\n| - | - |\n| a | `number` |\n",
		"playbooks/a.zh.md": "# 甲\n\n## 清单：甲\n- [ ] 一\n  - [ ] 二 <!-- id=er severity=high -->\n- [ ] 三\n\n## 工作表：甲\n| | 值 |\n| - | - |\n| 甲 | `数` |\n",
	}
	dir := t.TempDir()
	for name, text := range files {
		mustWrite(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
	}
	list, _, err := Ids(t.Context(), dir, rand.NewChaCha8([32]byte{1}))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, n := range list {
		ids[n.Pos.File+" "+n.Stem] = n.ID
	}
	if written, err := WriteIds(dir, list); err != nil || written != 10 || ids["playbooks/a.md two"] != "er" || ids["playbooks/a.zh.md 三"] != "three" {
		t.Fatalf("%d written, %v: %v", written, err, ids)
	}
	for name, want := range map[string]string{
		"playbooks/a.md": strings.NewReplacer("L\n", "L\n<!-- id=[L] -->\n", "one  ", "one <!-- id=[one] -->  ", "<!-- severity", "<!-- id=er severity", "<!-- bands", "<!-- id=[S] bands",
			"q?\n", "q?\n<!-- id=[q?] -->\n", "W\n", "W\n<!-- id=[W] -->\n").Replace(files["playbooks/a.md"]),
		"playbooks/a.zh.md": strings.NewReplacer("清单：甲\n", "清单：甲\n<!-- id=[L] -->\n", "一\n", "一 <!-- id=[one] -->\n", "三\n", "三 <!-- id=three -->\n",
			"工作表：甲\n", "工作表：甲\n<!-- id=[W] -->\n").Replace(files["playbooks/a.zh.md"]),
	} {
		for stem, id := range ids {
			want = strings.ReplaceAll(want, "["+strings.TrimPrefix(stem, "playbooks/a.md ")+"]", id)
		}
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	if left, _, err := Ids(t.Context(), dir, rand.NewChaCha8([32]byte{2})); err != nil || len(left) != 0 {
		t.Errorf("left: %+v, %v", left, err)
	}
}
