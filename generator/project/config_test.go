package project

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rampbook/generator/diag"
)

// said prints diagnostics as "line:col message | hint".
func said(ds []diag.Diagnostic) []string {
	var list []string
	for _, d := range ds {
		list = append(list, fmt.Sprintf("%d:%d %s | %s", d.Pos.Line, d.Pos.Col, d.Message, d.Hint))
	}
	return list
}

const described = "the keys are described in the guide's page on configuration"

func TestConfigMistakes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"unknown keys at every depth", `titel = "x"
zzzzzzzzz = 1
[langauges.zh]
name = "x"
[languages.zh]
nmae = "y"
[[nav]]
tilte = "a"
title = "A"
url = "/a.md"
[[languages.zh.nav]]
uri = "b"
title = "B"
url = "/b.md"
`, []string{
			`1:1 unknown key "titel" | did you mean "title"?`,
			`2:1 unknown key "zzzzzzzzz" | ` + described,
			`3:2 unknown key "langauges.zh" | did you mean "languages"?`,
			`6:1 unknown key "languages.zh.nmae" | did you mean "name"?`,
			`8:1 unknown key "nav.tilte" | did you mean "title"?`,
			`12:1 unknown key "languages.zh.nav.uri" | did you mean "url"?`,
		}},
		{"learning", "[learning]\nreading = \"always\"\n", []string{`2:1 "always" is no way to count pages as read | use "auto" (by time and scrolling), "button" (the reader says so) or "off"`}},
		{"a key of learning", "[learning]\nreeding = \"off\"\n", []string{`2:1 unknown key "learning.reeding" | did you mean "reading"?`}},
		{"Latin 1", "title = \"Caf\xe9\"\n", []string{`1:13 the file is not UTF-8 | save it as UTF-8`}},
		{"a wrong type", "brand = 4\n", []string{`1:9 text is wanted here, not integer | text stands between quotation marks, lists between [ and ]`}},
		{"no list", "ignore = \"x\"\n", []string{`1:10 a list is wanted here, not string | text stands between quotation marks, lists between [ and ]`}},
		{"a wrong language", "title = \"x\"\nlanguage = \"english\"\n", []string{`2:1 "english" is not a language code | use a code such as "en", "zh" or "pt-br"`}},
		{"a wrong table", "[languages.klingon]\n", []string{`1:2 "klingon" is not a language code | use a code such as "en", "zh" or "pt-br"`}},
		{"wrong values", `brand = "red"
id = "A b"
ignore = ["["]
base_url = "ftp://x"
edit_link = "x"
logo = "none.svg"
nav = [{ title = "x" }]
`, []string{
			`1:1 "red" is not a colour | write it as "#0a7d5c"`,
			`2:1 "A b" is not a portal id | use 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit`,
			`3:1 "[" is not a pattern | for example "drafts/**" or "*.tmp.md"`,
			`4:1 "ftp://x" is not an address of a site | for example "https://training.example.com/"`,
			`5:1 the pattern has no {path} | for example "https://git.example.com/team/portal/edit/main/{path}"`,
			`6:1 the logo "none.svg" is no file of the portal | give the path of an image below the portal's folder`,
			`7:1 a link of nav needs both a title and a url | nav = [{ title = "Glossary", url = "/glossary.md" }]`,
		}},
	} {
		_, ds := open(t, map[string]string{ConfigFile: c.text, "a.md": "text"})
		if got := said(ds); !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		for _, d := range ds {
			if d.Pos.File != ConfigFile || d.Severity != diag.Error || d.Snippet == "" && d.Message[:5] != "the l" {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
	}
}

func TestConfigValues(t *testing.T) {
	p, ds := open(t, map[string]string{ConfigFile: `
title = "T"
description = "D"
language = "zh"
brand = "#0a6"
base_url = "https://example.com/x"
id = "ours-2"
raw_html = true
[languages.en]
title = "E"
nav = []
[hugo.params]
deep = { any = [1, 2] }
`, "a.md": "text"})
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if !p.HasConfig || p.Config.Title != "T" || !p.Config.RawHTML || p.Config.Hugo["params"] == nil {
		t.Errorf("config is %+v", p.Config)
	}
	base, other := p.Languages[0], p.Languages[1]
	if base.Code != "zh" || base.Name != "中文" || base.Title != "T" || base.Description != "D" {
		t.Errorf("base language is %+v", base)
	}
	if other.Code != "en" || other.Name != "English" || other.Title != "E" || other.Description != "" || other.RTL {
		t.Errorf("other language is %+v", other)
	}
}

func TestKeyPos(t *testing.T) {
	text := "# title = 1\ntitle = 2\n[languages.zh]\n  name = 3\n[[nav]]\nbase_url_x = 1\nbase_url = 2\n[hugo]\ntitle = 3\n[skills]\n\"a b\" = 1\ncount = { en = 1 }\n[languages.en]\nnav = []\n"
	src := &diag.Source{Name: ConfigFile, Text: []byte(text)}
	for key, want := range map[string]string{
		"title": "rampbook.toml:2:1", "languages": "rampbook.toml:3:2", "name": "rampbook.toml:4:3", "nav": "rampbook.toml:5:3",
		"base_url": "rampbook.toml:7:1", "brand": "rampbook.toml", "hugo.title": "rampbook.toml:9:1", "skills.count": "rampbook.toml:12:1", "languages.en.nav": "rampbook.toml:14:1",
		"languages.zh.nav": "rampbook.toml:5:3", "hugo.none": "rampbook.toml", "a.b(": "rampbook.toml",
	} {
		if got := keyPos(src, key).String(); got != want {
			t.Errorf("%s is set at %s, want %s", key, got, want)
		}
	}
}

// FuzzConfig: no text of a rampbook.toml is too much, and every mistake has a place in it.
func FuzzConfig(f *testing.F) {
	for _, s := range []string{
		"titel = 1\n", "[a.b.c]\nd = 1\n", "nav = [{ x = 1 }]\n", "[languages.zh.nav.x]\n", "title = [1, {a = 2}]\n", "[hugo]\nx = 2020-01-01\n",
		"[languages]\nzh = 3\n", "\"\" = 1\n", "a.\"b.c\" = 1\n", "\xff", "[[languages]]\n", "[languages.\"\"]\nx=1\n", "ignore = [\"[\"]\n", "id = \"\"\"\nx\"\"\"\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		src := &diag.Source{Name: ConfigFile, Text: []byte(text)}
		var ds diag.List
		c := parseConfig(src, &ds)
		for _, d := range ds.Sorted() {
			if d.Code != "config" || d.Message == "" || d.Pos.Line < 1 || d.Pos.Col < 1 {
				t.Errorf("%+v", d)
			}
		}
		c.check(src, &ds)
	})
}
