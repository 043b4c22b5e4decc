package generator

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	learning "rampbook/generator/path"
)

// learningPortal is a portal with a path, quizzes of each mode, and named skills.
var learningPortal = map[string]string{
	"content/README.md":    "# Home\n",
	"content/README.zh.md": "# 首页\n",
	"content/page.md":      "# Page\n\nText.\n",
	"content/pic.svg":      "<svg xmlns='http://www.w3.org/2000/svg'/>",
	"content/path.md":      "---\ntitle: Way\nkind: path\n---\n\n## One (days 2-4)\n\n- [page](page.md)\n- [open](../quizzes/open.md)\n- [sealed](../quizzes/sealed.md)\n",
	"quizzes/open.md": "---\ntitle: Open\npass: 50\n---\n\n## Q: One?\n<!-- id=one skill=count -->\n\nAnswer: `1`\n\n> [!NOTE]\n> One.\n\n" +
		"## Reflect: Why?\n<!-- id=why skill=count -->\n\nWrite.\n",
	"quizzes/sealed.md": "---\ntitle: Sealed\nsealed: true\n---\n\n## Q: Two?\n<!-- id=two skill=other -->\n\nAnswer: `2`\n\n> [!NOTE]\n> Two.\n",
}

const learningConfig = "title = \"P\"\nlanguage = \"en\"\n[languages.zh]\nname = \"中文\"\n"

func writeLearning(t *testing.T, config, path string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range learningPortal {
		mustWrite(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
	}
	mustWrite(t, filepath.Join(dir, "rampbook.toml"), []byte(config))
	if path != "" {
		mustWrite(t, filepath.Join(dir, "content", "path.md"), []byte("---\ntitle: Way\nkind: path\n---\n\n## One\n\n"+path))
	}
	return dir
}

// TestOverview reads what the scripts of a portal get.
func TestOverview(t *testing.T) {
	dir := writeLearning(t, learningConfig+"[skills.count]\nen = \"Counting\"\nzh = \"数数\"\n[skills.other]\nen = \"Other\"\n", "")
	r, err := render(context.Background(), job{Options: Options{Dir: dir}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	for lang, skills := range map[string]string{"en": `{"count":"Counting","other":"Other"}`, "zh": `{"count":"数数","other":"Other"}`} {
		got := r.overview(lang)
		if text := jsonText(got.Skills); text != skills {
			t.Errorf("%s: the skills are %s, want %s", lang, text, skills)
		}
		want := `[{"page":"path","title":"Way","url":"` + map[string]string{"en": "", "zh": "zh/"}[lang] + `path/index.html","stages":[{"title":"One","anchor":"one-days-2-4","from":2,"to":4,"steps":[` +
			`{"page":"page","title":"Page","url":"PREFIXpage/index.html"},` +
			`{"page":"quizzes/open","title":"Open","url":"PREFIXquizzes/open/index.html","quiz":true,"questions":["one"]},` +
			`{"page":"quizzes/sealed","title":"Sealed","url":"PREFIXquizzes/sealed/index.html","quiz":true}]}]}]`
		want = strings.ReplaceAll(want, "PREFIX", map[string]string{"en": "", "zh": "zh/"}[lang])
		if text := jsonText(got.Paths); text != want {
			t.Errorf("%s: the paths are\n%s\nwant\n%s", lang, text, want)
		}
		asked := map[string]bool{}
		for _, pg := range got.Pages {
			asked[pg.Page] = pg.Asks != ""
		}
		if text, _ := json.Marshal(asked); string(text) != `{"quizzes/open":true,"quizzes/sealed":false}` {
			t.Errorf("%s: pages that can be asked again: %s", lang, text)
		}
	}
}

// TestWithin: a page names the paths that it is a step of, and what comes next in each.
func TestWithin(t *testing.T) {
	dir := writeLearning(t, learningConfig, "- [page](page.md)\n- [again](page.md)\n- [none](none.md)\n- [this](path.md)\n- [open](../quizzes/open.md)\n")
	mustWrite(t, filepath.Join(dir, "content", "short.md"), []byte("---\ntitle: Short way\nkind: path\n---\n\n## One\n\n## Two\n\n- [page](page.md)\n"))
	r, err := render(context.Background(), job{Options: Options{Dir: dir}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	for file, want := range map[string]string{
		"page/index.html":           `<a href="../path/index.html#one" lang="en">Way</a> <span>Next step: <a href="../quizzes/open/index.html" lang="en">Open</a></span> <a href="../short/index.html#two" lang="en">Short way</a> <span>Last step</span>`,
		"zh/page/index.html":        `<a href="../path/index.html#one" lang="en">Way</a> <span>下一步：<a href="../quizzes/open/index.html" lang="en">Open</a></span> <a href="../short/index.html#two" lang="en">Short way</a> <span>最后一步</span>`,
		"quizzes/open/index.html":   `<a href="../../path/index.html#one" lang="en">Way</a> <span>Last step</span>`,
		"quizzes/sealed/index.html": "",
		"path/index.html":           "",
	} {
		_, nav, _ := strings.Cut(string(r.output[file]), `<nav class="within"`)
		nav, _, _ = strings.Cut(nav, "</nav>")
		var items []string
		for _, item := range strings.Split(nav, "<li>")[1:] {
			item, _, _ = strings.Cut(item, "</li>")
			items = append(items, item)
		}
		if got := strings.Join(items, " "); got != want {
			t.Errorf("%s has\n%s\nwant\n%s", file, got, want)
		}
	}
}

// TestBegin: a newcomer is led to the only path, or to the page below which all stand.
func TestBegin(t *testing.T) {
	for paths, want := range map[string]string{
		"": "none", "way": "way", "ways/a": "ways/a", "ways/a ways/b ways/c": "ways",
		"ways/a other/b": "none", "ways/a ways/b other/c": "none", "ways/a ways/b way": "",
	} {
		home := &page{lang: "en"}
		parents := map[string]*page{"": home, "ways": {path: "ways", lang: "en", parent: home}, "other": {path: "other", lang: "en", parent: home}}
		s := &site{pages: []*page{home, parents["ways"], parents["other"]}}
		for name := range strings.FieldsSeq(paths) {
			s.pages = append(s.pages, &page{path: name, lang: "en", parent: parents[parentPath(name)], src: &source{path: &learning.Path{}}})
		}
		got := "none"
		if to := s.begin("en"); to != nil {
			got = to.path
		}
		if got != want {
			t.Errorf("%q begin at %q, want %q", paths, got, want)
		}
	}
}

// TestLearningMistakes: what could never be done or seen is said.
func TestLearningMistakes(t *testing.T) {
	for _, c := range []struct {
		name, config, path string
		want               []string
	}{
		{"all is well", "[skills.count]\nen = \"Counting\"\n", "", nil},
		{"a step that is no page", "", "- [pic](pic.svg)\n- [page](page.md)\n", []string{`content/path.md:8:3: the step "pic" leads to no page of the portal, so it can never be done`}},
		{"pages are never read", "[learning]\nreading = \"off\"\n", "- [page](page.md)\n- [open](../quizzes/open.md)\n", []string{
			`content/path.md:8:3: the step "page" is a page, and this portal counts no page as read, so it can never be done`,
		}},
		{"readers say so", "[learning]\nreading = \"button\"\n", "- [page](page.md)\n", nil},
		{"a skill that nothing trains", "[skills.coutn]\nen = \"Counting\"\n", "", []string{`rampbook.toml:5:2: no question has the skill "coutn" (did you mean "count"?)`}},
		{"a language that is not there", "[skills.count]\nfr = \"Compter\"\n", "", []string{`rampbook.toml:5:2: the portal has no language "fr" (write the names as en = "Discovery" and zh = "需求调研")`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds, err := Check(t.Context(), Options{Dir: writeLearning(t, learningConfig+c.config, c.path)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range ds {
				if !slices.Contains([]string{"path-step", "skill-unused", "skill-language"}, d.Code) {
					continue
				}
				line := d.Pos.String() + ": " + d.Message
				if d.Code != "path-step" {
					line += " (" + d.Hint + ")"
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
