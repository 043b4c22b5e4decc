package generator

import (
	"os"
	"path/filepath"
	"testing"

	"rampbook/generator/watch"
)

// A save is a file that is written, and what a watcher says of it.
type save struct {
	op         watch.Op
	name, text string
}

// save writes and removes files, tells the preview of all of them at once, and compares it with a fresh build.
func (a *author) save(step int, saves ...save) {
	a.t.Helper()
	var batch watch.Batch
	for _, s := range saves {
		if s.op != watch.Remove {
			a.write(s.name, s.text)
		} else if err := os.Remove(filepath.Join(a.dir, filepath.FromSlash(s.name))); err != nil {
			a.t.Fatal(err)
		}
		batch.Changed = append(batch.Changed, watch.Change{Path: s.name, Op: s.op})
	}
	if err := a.preview.update(a.t.Context(), batch); err != nil {
		a.t.Fatal(err)
	}
	a.agree(step)
}

// open builds the portal for the first time.
func (a *author) open() {
	a.t.Helper()
	if err := a.preview.build(a.t.Context()); err != nil {
		a.t.Fatal(err)
	}
	a.agree(0)
}

// TestPreviewOfSynonyms: a portal that reads only its three folders reads the file of synonyms beside them.
func TestPreviewOfSynonyms(t *testing.T) {
	a := newAuthor(t, 1)
	a.write("playbooks/call.md", "# Call\n\nDiscovery.\n")
	a.write("quizzes/q.md", "# Quiz\n")
	a.open()
	a.save(1, save{watch.Create, "synonyms.txt", "call = talk\n"})
	a.save(2, save{watch.Edit, "synonyms.txt", "call = meeting\n"})
	a.save(3, save{watch.Remove, "synonyms.txt", ""})
}

// TestPreviewOfUnmadePage: a page that Hugo is asked not to make is not found either, and comes back.
func TestPreviewOfUnmadePage(t *testing.T) {
	a := newAuthor(t, 1)
	a.write("rampbook.toml", "title = \"T\"\n")
	a.crowd()
	a.open()
	shown, unmade := "---\ntitle: Three\n---\n\nDiscovery.\n", "---\ntitle: Three\nbuild: {render: never}\n---\n\nDiscovery.\n"
	for step, text := range []string{unmade, unmade + "\nMore.\n", shown, shown + "\nMore.\n"} {
		a.save(step+1, save{watch.Edit, "b/deep/three.md", text})
	}
}

// TestPreviewOfAnchors: of two languages a link leads to the one whose text has the heading that it names.
func TestPreviewOfAnchors(t *testing.T) {
	english, chinese := "---\ntitle: Three\n---\n\nFirst.\n\n", "---\ntitle: 三\n---\n\n先。\n\n"
	for _, c := range []struct{ name, from, link string }{
		{"from another page", "README.md", "# Home\n\nTo [a part](b/deep/three.md#part).\n"},
		{"from its twin", "b/deep/three.zh.md", chinese + "见 [一节](#part)。\n"},
		{"from the header", "rampbook.toml", "language = \"en\"\n[languages.en]\n[languages.zh]\nnav = [{title = \"一节\", url = \"b/deep/three.md#part\"}]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newAuthor(t, 1)
			a.crowd()
			a.write("b/deep/three.md", english)
			a.write("b/deep/three.zh.md", chinese)
			a.write(c.from, c.link)
			a.open()
			for step, text := range []string{"## Part\n", "", "## Other words {#part}\n", "## Part {#gone}\n"} {
				a.save(step+1, save{watch.Edit, "b/deep/three.md", english + text})
			}
		})
	}
	t.Run("to the title", func(t *testing.T) {
		a := newAuthor(t, 1)
		a.crowd()
		a.write("README.md", "# Home\n\nTo [the top](b/deep/three.md#top).\n")
		a.write("b/deep/three.zh.md", "# Three {#top}\n\n先。\n")
		a.open()
		a.save(1, save{watch.Edit, "b/deep/three.zh.md", "# Three {#gone}\n\n先。\n"})
	})
}

// TestPreviewOfUnnamedHeadings: a heading that no link names changes nothing elsewhere.
func TestPreviewOfUnnamedHeadings(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.write("a/one.zh.md", "---\ntitle: 一\n---\n\n文。\n")
	a.write("b/deep/three.zh.md", "# 三\n")
	a.open()
	before := a.preview.now
	a.save(1, save{watch.Edit, "b/deep/three.md", "# Three\n\nText three.\n\n## More\n"})
	if a.preview.now != before {
		t.Error("a heading that no link names had everything built anew")
	}
	a.save(2, save{watch.Edit, "a/one.md", "---\ntitle: One\ntags: [x]\n---\n\n## Other\n\nText one.\n"})
	if a.preview.now == before {
		t.Error("a heading that links name had one page built anew")
	}
}
