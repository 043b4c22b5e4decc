package generator

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
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
	a.told = nil
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

// link makes a symbolic link, or skips the test where the system has none.
func (a *author) link(name, target string) {
	a.t.Helper()
	if err := os.Symlink(filepath.FromSlash(target), filepath.Join(a.dir, filepath.FromSlash(name))); err != nil {
		a.t.Skip(err)
	}
}

// TestPreviewBehindLinks: who edits a file edits what symbolic links to it show.
func TestPreviewBehindLinks(t *testing.T) {
	for _, c := range []struct{ name, config, link, target, text string }{
		{"a page beside its folders", "title = \"T\"\n", "playbooks/call.md", "../shared/call.md", "# Call\n\nFirst.\n"},
		{"a page shown twice", "", "b/again.md", "../b/call.md", "# Call\n\nFirst.\n"},
		{"a link to a link", "", "b/again.md", "call.md.link", "# Call\n\nFirst.\n"},
		{"synonyms", "title = \"T\"\n", "synonyms.txt", "shared/words.txt", "call = talk\n"},
		{"settings", "", "rampbook.toml", "b/settings.toml", "language = \"en\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newAuthor(t, 1)
			a.crowd()
			if c.config != "" {
				a.write("rampbook.toml", c.config)
				a.write("playbooks/other.md", "# Other\n")
			}
			if target := path.Join(path.Dir(c.link), c.target); path.Ext(target) == ".link" {
				a.link(target, "call.md")
			}
			target := strings.TrimSuffix(path.Join(path.Dir(c.link), c.target), ".link")
			a.write(target, c.text)
			a.link(c.link, c.target)
			a.open()
			a.save(1, save{watch.Edit, target, c.text + "\ntitle = \"T\"\n"})
			a.save(2, save{watch.Remove, target, ""})
			a.save(3, save{watch.Create, target, c.text})
			a.save(4, save{watch.Edit, target, c.text + "\ntitle = \"U\"\n"})
		})
	}
}

// TestPreviewOfMovedLink: a page that became a link, and a link that leads elsewhere now.
func TestPreviewOfMovedLink(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.write("shared/x.txt", "# Two\n\nFirst.\n")
	a.write("shared/y.txt", "# Two\n\nSecond.\n")
	a.open()
	for i, file := range []string{"x", "y"} {
		if err := os.Remove(filepath.Join(a.dir, "a", "two.md")); err != nil {
			t.Fatal(err)
		}
		a.link("a/two.md", "../shared/"+file+".txt")
		if err := a.preview.update(t.Context(), watch.Batch{Changed: []watch.Change{{Path: "a/two.md", Op: watch.Edit}}}); err != nil {
			t.Fatal(err)
		}
		a.agree(2*i + 1)
		a.save(2*i+2, save{watch.Edit, "shared/" + file + ".txt", "# Two\n\nThird.\n"})
	}
}

// failing is a page that Hugo cannot render, with the title and first words of b/deep/three.md.
const failing = "# Three\n\nText three.\n\n{{< ref \"nowhere\" >}}\n"

// TestPreviewMended: a page that was saved together with a failing one is reloaded once that is mended, and no other.
func TestPreviewMended(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.write("rampbook.toml", "title = \"T\"\n")
	a.open()
	a.save(1, save{watch.Edit, "a/one.md", "---\ntitle: One\ntags: [x]\n---\n\n## Head\n\nText one.\n\nMore.\n"}, save{watch.Edit, "b/deep/three.md", failing})
	if a.failed == nil || len(a.told) > 0 {
		t.Fatalf("a failing build says %v and has %q reloaded", a.failed, a.told)
	}
	a.save(2, save{watch.Edit, "b/deep/three.md", "# Three\n\nText three.\n"})
	if want := []string{"a/one/index.html", "zh/a/one/index.html"}; !slices.Equal(a.told, want) {
		t.Errorf("browsers are told of %q, want %q", a.told, want)
	}
}

// TestPreviewOfFiles: browsers are told of files that are no pages, whatever else is built with them.
func TestPreviewOfFiles(t *testing.T) {
	page, mended := save{watch.Create, "b/new.md", "# New\n"}, save{watch.Edit, "b/deep/three.md", "# Three\n\nText three.\n"}
	for _, c := range []struct {
		name  string
		saves [][]save
		want  string
	}{
		{"with a new page", [][]save{{page, {watch.Edit, "a/p.svg", "<svg/>"}}}, "a/p.svg"},
		{"new", [][]save{{{watch.Create, "a/new.svg", "<svg/>"}}}, "a/new.svg"},
		{"removed", [][]save{{{watch.Remove, "a/p.svg", ""}}}, "a/p.svg"},
		{"behind a link", [][]save{{{watch.Edit, "a/p.svg", "<svg/>"}}}, "b/p.svg"},
		{"with a failing page", [][]save{{{watch.Edit, "b/deep/three.md", failing}, {watch.Edit, "a/p.svg", "<svg/>"}}, {mended}}, "a/p.svg"},
		{"while a page fails", [][]save{{{watch.Edit, "b/deep/three.md", failing}}, {{watch.Edit, "a/p.svg", "<svg/>"}}, {mended}}, "a/p.svg"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newAuthor(t, 1)
			a.write("rampbook.toml", "title = \"T\"\n")
			a.link("b/p.svg", "../a/p.svg")
			a.open()
			for step, saves := range c.saves {
				a.save(step+1, saves...)
			}
			if !slices.Contains(a.told, c.want) {
				t.Errorf("browsers are told of %q, not of %q", a.told, c.want)
			}
			a.save(9, page)
			if slices.Contains(a.told, c.want) {
				t.Errorf("browsers are told of %q again", c.want)
			}
		})
	}
}

// TestPreviewOfNothing: a save that changes no file of the site has no browser reload.
func TestPreviewOfNothing(t *testing.T) {
	a := newAuthor(t, 1)
	a.crowd()
	a.open()
	for step, s := range []save{
		{watch.Edit, "b/deep/three.md", "# Three\n\nText three.\n"},
		{watch.Create, "synonyms.txt", "three = drei\n"},
		{watch.Create, "b/draft.md", "---\ndraft: true\n---\n\n# Draft\n"},
	} {
		a.save(step, s)
		if slices.Contains(a.told, "everything") || slices.Contains(a.told, "b/deep/three/index.html") {
			t.Errorf("%s: browsers are told of %q", s.name, a.told)
		}
	}
}
