package themes

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// eachFile calls f for every embedded file whose name ends in ext.
func eachFile(t *testing.T, ext string, f func(name, text string)) {
	t.Helper()
	count := 0
	err := fs.WalkDir(FS, "rampbook", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ext {
			return err
		}
		data, err := FS.ReadFile(name)
		f(name, string(data))
		count++
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if count == 0 {
		t.Fatalf("no %s file is embedded", ext)
	}
}

func words(t *testing.T, lang string) map[string]any {
	t.Helper()
	data, err := FS.ReadFile("rampbook/i18n/" + lang + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := yaml.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEveryLanguageHasTheSameWords(t *testing.T) {
	want := slices.Sorted(maps.Keys(words(t, "en")))
	eachFile(t, ".yaml", func(name, _ string) {
		lang := strings.TrimSuffix(path.Base(name), ".yaml")
		if got := slices.Sorted(maps.Keys(words(t, lang))); !slices.Equal(got, want) {
			t.Errorf("%s has the keys\n%v\nen has\n%v", lang, got, want)
		}
	})
}

func TestTemplatesAskForWordsThatExist(t *testing.T) {
	call := regexp.MustCompile(`i18n "([^"]+)"`)
	en := words(t, "en")
	eachFile(t, ".html", func(name, text string) {
		for _, m := range call.FindAllStringSubmatch(text, -1) {
			if _, ok := en[m[1]]; !ok {
				t.Errorf("%s asks for the word %q", name, m[1])
			}
		}
	})
}

// The security policy lets nothing of this run or show.
func TestTemplatesHaveNothingInline(t *testing.T) {
	inline := regexp.MustCompile(`(?i)\sstyle=|<style|<script(?:>|\s[^>]*[^>]>[^<])|\son[a-z]+=|javascript:|https?://`)
	eachFile(t, ".html", func(name, text string) {
		if m := inline.FindString(text); m != "" {
			t.Errorf("%s has %q", name, m)
		}
	})
}

func TestStylesAreLayeredAndLogical(t *testing.T) {
	physical := regexp.MustCompile(`(?m)^\s*(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)):`)
	comment := regexp.MustCompile(`(?s)/\*.*?\*/`)
	eachFile(t, ".css", func(name, text string) {
		text = strings.TrimSpace(comment.ReplaceAllString(text, ""))
		if !strings.HasPrefix(text, "@layer ") {
			t.Errorf("%s is in no layer", name)
		}
		if m := physical.FindString(text); m != "" {
			t.Errorf("%s has %q, which does not turn with the direction of writing", name, strings.TrimSpace(m))
		}
	})
}

func TestStylesUseOnlyTokensThatExist(t *testing.T) {
	defined := map[string]bool{}
	used := map[string]string{}
	define := regexp.MustCompile(`(--[a-z0-9-]+):`)
	use := regexp.MustCompile(`var\((--[a-z0-9-]+)`)
	eachFile(t, ".css", func(name, text string) {
		for _, m := range define.FindAllStringSubmatch(text, -1) {
			defined[m[1]] = true
		}
		for _, m := range use.FindAllStringSubmatch(text, -1) {
			used[m[1]] = name
		}
	})
	for token, name := range used {
		if !defined[token] {
			t.Errorf("%s uses %s, which no file defines", name, token)
		}
	}
	for token := range defined {
		if used[token] == "" {
			t.Errorf("nothing uses %s", token)
		}
	}
}

// tokens reads the colours of the light and the dark theme.
func tokens(t *testing.T) (css string, themes [2]map[string]string) {
	t.Helper()
	data, err := FS.ReadFile("rampbook/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	pair := regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	themes = [2]map[string]string{{}, {}}
	for _, m := range pair.FindAllStringSubmatch(string(data), -1) {
		themes[0][m[1]], themes[1][m[1]] = m[2], m[3]
	}
	return string(data), themes
}

func TestOldBrowsersGetTheLightTheme(t *testing.T) {
	css, themes := tokens(t)
	_, old, _ := strings.Cut(css, "@supports not")
	plain := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(old, -1) {
		plain[m[1]] = m[2]
	}
	for name, colour := range themes[0] {
		if plain[name] != colour {
			t.Errorf("--%s is %s, but %q where light-dark() is not known", name, colour, plain[name])
		}
	}
}

// WCAG 2.2: text 4.5 : 1 (1.4.3), the edges of controls 3 : 1 (1.4.11), in both themes.
func TestColoursCanBeRead(t *testing.T) {
	_, themes := tokens(t)
	text := []string{"ink", "ink-soft", "ink-faint", "brand", "brand-strong", "note", "tip", "important", "warning", "caution",
		"code-keyword", "code-string", "code-number", "code-name", "code-type", "code-comment"}
	for i, name := range []string{"light", "dark"} {
		colours := themes[i]
		check := func(front, back string, least float64) {
			if c := contrast(t, colours[front], colours[back]); c < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, front, back, c)
			}
		}
		for _, back := range []string{"paper", "sunk", "raised"} {
			for _, front := range text {
				check(front, back, 4.5)
			}
			check("control", back, 3)
		}
		check("on-brand", "brand", 4.5)
		check("ink", "mark", 4.5)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is WCAG's relative luminance of "#rrggbb".
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 7 {
		t.Fatalf("%q is no colour", hex)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(fmt.Errorf("colour %q: %w", hex, err))
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
