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
