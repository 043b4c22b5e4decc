package project

import (
	"slices"
	"strings"
	"testing"
)

func TestCutLanguage(t *testing.T) {
	for _, c := range []struct {
		name, rest, code string
		ok               bool
	}{
		{"a.zh", "a", "zh", true},
		{"a/b.ZH", "a/b", "zh", true},
		{"a.pt-br", "a", "pt-br", true},
		{"a.zh-hant", "a", "zh-hant", true},
		{"v1.2.fr", "v1.2", "fr", true},
		{"a", "", "", false},
		{"a.", "", "", false},
		{".zh", "", "", false},
		{"a/.zh", "", "", false},
		{"a.v2", "a", "v2", false},
		{"a.min", "a", "min", false},
		{"a.xx", "a", "xx", false},
		{"a.b/c", "a", "b/c", false},
	} {
		rest, code, ok := cutLanguage(c.name)
		if rest != c.rest || code != c.code || ok != c.ok {
			t.Errorf("cutLanguage(%q) = %q, %q, %v; want %q, %q, %v", c.name, rest, code, ok, c.rest, c.code, c.ok)
		}
	}
}

func TestLanguages(t *testing.T) {
	chinese := "# 第一次通话\n\n先问客户为什么现在来。See [CRM](https://crm.example.com/leads).\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"English text", map[string]string{"a.md": "# Hello\n\nWorld."}, "en"},
		{"Chinese text", map[string]string{"a.md": chinese}, "zh"},
		{"Chinese twins do not count", map[string]string{"a.md": "# Hello\n\nSome words.", "a.zh.md": chinese}, "en zh"},
		{"Chinese with English twins", map[string]string{"a.md": chinese, "a.en.md": "# Hello"}, "zh en"},
		{"twins of twins", map[string]string{"a.md": "x", "a.zh.md": "x", "b.md": "x", "b.fr.md": "x", "c.de.md": "x"}, "en fr zh"},
		{"no text", map[string]string{"a.txt": ""}, "en"},
		{"one long line cut in a letter", map[string]string{"a.md": strings.Repeat("中", 9000)}, "zh"},
		{"named", map[string]string{ConfigFile: "language = \"ZH\"\n[languages.ar]\n[languages.pt-BR]\n", "a.md": "x", "a.fr.md": "x"}, "zh ar pt-br"},
		{"the base one named twice", map[string]string{ConfigFile: "language = \"zh\"\n[languages.zh]\nname = \"汉语\"\n", "a.md": "x"}, "zh"},
	} {
		p, _ := open(t, c.files)
		var codes []string
		for _, l := range p.Languages {
			codes = append(codes, l.Code)
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: languages are %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLanguageNames(t *testing.T) {
	p := &Portal{Config: Config{Languages: map[string]LanguageConfig{"ES": {Name: "Castellano"}}}}
	for code, want := range map[string]string{"en": "English", "zh": "中文", "fr": "Français", "es": "Castellano", "ar": "العربية"} {
		if got := p.language(code, false).Name; got != want {
			t.Errorf("%s is called %q, want %q", code, got, want)
		}
	}
	rtl := []string{}
	for _, code := range []string{"en", "ar", "he", "fa", "zh", "ur"} {
		if p.language(code, false).RTL {
			rtl = append(rtl, code)
		}
	}
	if want := []string{"ar", "he", "fa", "ur"}; !slices.Equal(rtl, want) {
		t.Errorf("from right to left are %v, want %v", rtl, want)
	}
}
