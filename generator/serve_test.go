package generator

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/server"
	"rampbook/generator/watch"
)

// An author edits a portal the way people do; after each save the preview must show what a fresh
// build would publish.
type author struct {
	t       *testing.T
	rng     *rand.Rand
	dir     string
	preview *preview
	shown   server.Site
	told    []string // the files that browsers were told of since the last save
	failed  []diag.Diagnostic
}

func newAuthor(t *testing.T, seed uint64) *author {
	a := &author{t: t, rng: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir()}
	for name, text := range map[string]string{
		"README.md":       "# Home\n\nSee [one](a/one.md).\n",
		"a/one.md":        "---\ntitle: One\ntags: [x]\n---\n\n## Head\n\nText one.\n",
		"a/two.md":        "# Two\n\nTo [one](one.md#head), ![p](p.svg)\n",
		"a/two.zh.md":     "---\ntranslated_from: \"00000000\"\n---\n\n# 二\n\n见 [一](one.md)\n",
		"a/p.svg":         "<svg xmlns='http://www.w3.org/2000/svg'/>",
		"a/quizzes/q.md":  "# Quiz\n\n### Q: Right?\n<!-- source=a/two.md#part-2 -->\n\n- [x] yes\n  > see [one](../one.md#head)\n- [ ] no\n",
		"b/deep/three.md": "# Three\n\nText three.\n",
	} {
		a.write(name, text)
	}
	a.preview = &preview{
		o: ServeOptions{Dir: a.dir, Built: func(string, []diag.Diagnostic) {}},
		show: func(s server.Site, changed []string) {
			if changed == nil {
				changed = []string{"everything"}
			}
			a.shown, a.failed, a.told = s, nil, append(a.told, changed...)
		},
		fail: func(ds []diag.Diagnostic) { a.failed = ds },
	}
	t.Cleanup(func() { a.preview.close() })
	return a
}

func (a *author) write(name, text string) {
	a.t.Helper()
	file := filepath.Join(a.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		a.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		a.t.Fatal(err)
	}
}

// crowd writes more pages than a sidebar lists: only then is one page rendered without the others.
func (a *author) crowd() {
	for i := range fullSidebar {
		a.write(fmt.Sprintf("many/%d/%d.md", i/50, i), "# Page\n")
	}
}

// files are the portal's files that are edited, by name.
func (a *author) files() map[string]bool {
	names := map[string]bool{}
	err := filepath.WalkDir(a.dir, func(path string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(a.dir, path)
		if rel == "many" {
			return filepath.SkipDir
		}
		if err == nil && !d.IsDir() {
			names[filepath.ToSlash(rel)] = true
		}
		return err
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return names
}

// edit does one thing to the portal and returns what a watcher would report.
func (a *author) edit(step int) []watch.Change {
	names := slices.Sorted(maps.Keys(a.files()))
	name := names[a.rng.IntN(len(names))]
	change := func(op watch.Op) []watch.Change { return []watch.Change{{Path: name, Op: op}} }
	body := fmt.Sprintf("\n> [!NOTE]\n> <i class=\"x\">raw</i> {{< shout >}}\n\n### Q: Right?\n\n- [x] yes\n  > see [two](two.md)\n- [ ] no\n\n> [!NOTE]\n> step %d\n\n## Then\n\nStep %d, see [two](/a/two.md) and [none](gone%d.md).\n\n## Part %d\n", step, step, step%3, step)
	setting := func(file, text string) []watch.Change {
		op := watch.Edit
		if name = file; !slices.Contains(names, name) {
			op = watch.Create
		}
		a.write(name, text)
		return change(op)
	}
	switch a.rng.IntN(16) {
	case 0:
		name = fmt.Sprintf("%s/new%d.md", []string{"a", "b", "c/d"}[a.rng.IntN(3)], step)
		a.write(name, "# New "+fmt.Sprint(step)+body)
		return change(watch.Create)
	case 1:
		if len(names) < 4 {
			return nil
		}
		if err := os.Remove(filepath.Join(a.dir, filepath.FromSlash(name))); err != nil {
			a.t.Fatal(err)
		}
		return change(watch.Remove)
	case 2:
		a.write(name, fmt.Sprintf("---\ntitle: Title %d\nweight: %d\ntags: [t%d]\n---\n%s", step, a.rng.IntN(5), step%2, body))
	case 3:
		a.write(name, "---\ntitle: [broken\n---\n"+body)
	case 4:
		return setting("rampbook.toml", fmt.Sprintf("title = \"Portal %d\"\nlanguage = \"en\"\nraw_html = %t\n[languages.zh]\nname = \"中文\"\n", step, step%2 == 0))
	case 5:
		return setting("layouts/_partials/slots/footer.html", fmt.Sprintf("<p>slot %d</p>%s", step, []string{"", "{{ .Nothing }}"}[a.rng.IntN(2)]))
	case 6:
		return setting("i18n/en.yaml", fmt.Sprintf("note: Note %d\n", step))
	case 7:
		return setting("layouts/_shortcodes/shout.html", fmt.Sprintf("<b>%d</b>", step))
	case 8:
		a.write(name, fmt.Sprintf("---\ntitle: Path\nkind: path\n---\n\n## Week (day 1-%d)\n\n- [two](/a/two.md)\n- [a picture](/a/p.svg)\n", step))
	case 9:
		return setting("synonyms.txt", fmt.Sprintf("step = 步%s\n", []string{" = part", "", " = "}[a.rng.IntN(3)]))
	case 10:
		a.write(name, "---\nsearch: false\n---\n# Hidden\n"+body)
	default: // as people mostly do: the text changes, the title stays
		text, err := os.ReadFile(filepath.Join(a.dir, filepath.FromSlash(name)))
		if err != nil {
			a.t.Fatal(err)
		}
		a.write(name, string(text)+body)
	}
	return change(watch.Edit)
}

// agree compares the preview with a fresh build.
func (a *author) agree(step int) {
	a.t.Helper()
	fresh, err := render(context.Background(), job{Options: Options{Dir: a.dir}})
	if err != nil {
		a.t.Fatal(err)
	}
	defer fresh.close()
	if fresh.site == nil || fresh.broken {
		if a.failed == nil {
			a.t.Fatalf("step %d: a fresh build fails, the preview does not", step)
		}
		return
	}
	want := fresh.snapshot()
	for name := range fresh.files() {
		expected, _ := want(name)
		if got, ok := a.shown(name); !ok || !bytes.Equal(got, expected) {
			a.t.Fatalf("step %d: %s differs from a fresh build:\n got %.3000s\nwant %.3000s", step, name, got, expected)
		}
	}
	for name := range a.preview.now.files() {
		if _, ok := want(name); !ok {
			a.t.Fatalf("step %d: %s is shown, but a fresh build has none", step, name)
		}
	}
	index := fresh.memoryIndex()()
	if again := a.preview.now.memoryIndex()(); len(index) < 4 || !slices.Equal(slices.Sorted(maps.Keys(index)), slices.Sorted(maps.Keys(again))) {
		t := "step %d: the search index is\n%v\na fresh build's\n%v"
		a.t.Fatalf(t, step, slices.Sorted(maps.Keys(again)), slices.Sorted(maps.Keys(index)))
	}
	for name, expected := range index {
		if got, ok := a.shown(name); !ok || !bytes.Equal(got, expected) {
			a.t.Fatalf("step %d: %s differs from a fresh build:\n got %.3000s\nwant %.3000s", step, name, got, expected)
		}
	}
	if got, want := a.preview.now.diagnostics(), fresh.diagnostics(); !slices.Equal(got, want) {
		a.t.Fatalf("step %d: diagnostics differ:\n got %v\nwant %v", step, got, want)
	}
}

func TestPreviewEqualsFreshBuild(t *testing.T) {
	partial := 0
	for seed := range uint64(4) {
		a := newAuthor(t, seed)
		if seed%2 == 1 {
			a.crowd()
		}
		if err := a.preview.build(t.Context()); err != nil {
			t.Fatal(err)
		}
		a.agree(0)
		for step := 1; step <= 15; step++ {
			before := a.preview.now
			changes := a.edit(step)
			if len(changes) == 0 {
				continue
			}
			if err := a.preview.update(t.Context(), watch.Batch{Changed: changes}); err != nil {
				t.Fatalf("seed %d step %d: %v", seed, step, err)
			}
			if a.preview.now == before {
				partial++
			}
			a.agree(step)
		}
	}
	if partial < 10 {
		t.Errorf("only %d updates were partial: the test does not test them", partial)
	}
}

// TestPreviewOfCitedHeadings: the data of a question holds the heading of the section it names, which is
// another page's.
func TestPreviewOfCitedHeadings(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.write("a/quizzes/r.md", "# Quiz\n\n## Q: Right?\n<!-- id=a source=a/p.md#part -->\n\nAnswer: `1`\n\n> [!NOTE]\n> One.\n")
	for step, text := range []string{"## Part {#part}\n\nOne.\n", "## Renamed {#part}\n\nOne.\n", "## Part {#gone}\n\nOne.\n", "## Part {#part}\n\nTwo.\n"} {
		a.write("a/p.md", "---\ntitle: P\n---\n\nFirst.\n\n"+text)
		var err error
		if step == 0 {
			err = a.preview.build(t.Context())
		} else {
			err = a.preview.update(t.Context(), watch.Batch{Changed: []watch.Change{{Path: "a/p.md", Op: watch.Edit}}})
		}
		if err != nil {
			t.Fatal(err)
		}
		a.agree(step)
	}
}

// TestPreviewOfAskedQuestions: the data of a checklist holds where the questions are that its items name, and their
// words.
func TestPreviewOfAskedQuestions(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.write("rampbook.toml", "title = \"T\"\n") // only a portal has checklists
	a.write("b/list.md", "# List\n\n## Checklist: L\n<!-- id=l -->\n- [ ] one <!-- id=one quiz=a,b -->\n")
	question := func(id, words string) string {
		return "# Quiz\n\nThe same words first.\n\n## Q: " + words + "\n<!-- id=" + id + " -->\n\nAnswer: `1`\n\n> [!NOTE]\n> One.\n"
	}
	for step, text := range []string{question("a", "Right?"), question("a", "Really?"), question("c", "Really?"), question("b", "Really?")} {
		a.write("a/quizzes/r.md", text)
		var err error
		if step == 0 {
			err = a.preview.build(t.Context())
		} else {
			err = a.preview.update(t.Context(), watch.Batch{Changed: []watch.Change{{Path: "a/quizzes/r.md", Op: watch.Edit}}})
		}
		if err != nil {
			t.Fatal(err)
		}
		a.agree(step)
	}
}

// TestPreviewOfLearning: what a path and the pages about the whole portal know of other pages follows these.
func TestPreviewOfLearning(t *testing.T) {
	quiz := func(text string) string {
		return "---\ntitle: Quiz\npass: 50\n---\n\nThe same words first.\n\n" + text
	}
	question := func(id, words, skill string) string {
		return fmt.Sprintf("## Q: %s\n<!-- id=%s skill=%s source=a/one.md#head -->\n\nAnswer: `1`\n\n> [!NOTE]\n> One.\n\n", words, id, skill)
	}
	path := func(steps string) string {
		return "---\ntitle: Path\nkind: path\n---\n\nThe same words first.\n\n## Week (day 1-5)\n\n" + steps
	}
	for _, c := range []struct {
		name  string
		edits [][2]string // file and text, one after the other
	}{
		{"a quiz of a path gets other questions", [][2]string{
			{"a/quizzes/q.md", quiz(question("a", "Right?", "x"))},
			{"a/quizzes/q.md", quiz(question("a", "Really?", "y") + question("b", "Left?", "x"))},
			{"a/quizzes/q.md", quiz(question("b", "Left?", "x"))},
		}},
		{"the last question goes and comes back", [][2]string{
			{"path.md", "# No path\n"}, {"a/quizzes/q.md", quiz(question("a", "Right?", "x"))}, {"a/quizzes/q.md", quiz("Nothing.\n")}, {"a/quizzes/q.md", quiz(question("a", "Right?", "x"))},
		}},
		{"a question in a page comes and goes", [][2]string{{"path.md", "# No path\n"}, {"a/quizzes/q.md", quiz("Nothing.\n")}, {"a/two.md", "# Two\n\nText.\n"}, {"a/two.md", "# Two\n\nText.\n\n" + question("c", "Up?", "x")}, {"a/two.md", "# Two\n\nText.\n"}}},
		{"steps, stages and days change", [][2]string{
			{"path.md", path("- [one](a/one.md)\n")}, {"path.md", path("- [one](a/one.md)\n- [q](a/quizzes/q.md)\n")},
			{"path.md", path("- [q](a/quizzes/q.md)\n\n## Later (day 9)\n\n- [three](b/deep/three.md)\n")}, {"path.md", path("- [none](none.md)\n- [picture](a/p.svg)\n")},
		}},
		{"the title of a step changes", [][2]string{{"path.md", path("- [one](a/one.md)\n")}, {"a/one.md", "---\ntitle: Uno\ntags: [x]\n---\n\n## Head\n\nText.\n"}}},
		{"the heading that a question names changes", [][2]string{{"a/quizzes/q.md", quiz(question("a", "Right?", "x"))}, {"a/one.md", "---\ntitle: One\ntags: [x]\n---\n\n## Other words {#head}\n\nText.\n"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newAuthor(t, 1)
			a.crowd()
			a.write("rampbook.toml", "title = \"P\"\nlanguage = \"en\"\n[languages.zh]\nname = \"中文\"\n[skills.x]\nzh = \"技能\"\n")
			a.write("path.md", path("- [q](a/quizzes/q.md)\n"))
			if err := a.preview.build(t.Context()); err != nil {
				t.Fatal(err)
			}
			for step, edit := range c.edits {
				a.write(edit[0], edit[1])
				if err := a.preview.update(t.Context(), watch.Batch{Changed: []watch.Change{{Path: edit[0], Op: watch.Edit}}}); err != nil {
					t.Fatal(err)
				}
				a.agree(step)
			}
		})
	}
}
