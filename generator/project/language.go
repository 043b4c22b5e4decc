package project

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"rampbook/generator/diag"
)

// A Language is one of a portal's languages.
type Language struct {
	Code        string // lower case: "zh", "pt-br"
	Name        string // in itself: "中文"
	Title       string // the portal's title in it; "" when none is given
	Description string
	Nav         []NavLink
	RTL         bool // written from right to left
}

// languages lists the portal's languages, the base language first, the others by code.
func (p *Portal) languages(sources []source, ds *diag.List) []Language {
	base := strings.ToLower(p.Config.Language)
	if !isLanguage(base) {
		base = p.guessLanguage(sources)
	}
	codes := map[string]bool{}
	for code := range p.Config.Languages {
		if isLanguage(code) {
			codes[strings.ToLower(code)] = true
		}
	}
	if len(p.Config.Languages) == 0 {
		codes = twinLanguages(sources)
	}
	delete(codes, base)
	list := []Language{p.language(base, true)}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		list = append(list, p.language(code, false))
	}
	return list
}

func (p *Portal) language(code string, base bool) Language {
	var given LanguageConfig
	for k, v := range p.Config.Languages {
		if strings.EqualFold(k, code) {
			given = v
		}
	}
	tag := language.Make(code)
	name := display.Self.Name(tag)
	if code == "zh" {
		name = "中文"
	}
	script, _ := tag.Script()
	l := Language{
		Code: code, Name: cmp.Or(given.Name, capital(name), code),
		Title: cmp.Or(given.Title, p.Config.Title), Description: given.Description, Nav: given.Nav,
		RTL: slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo"}, script.String()),
	}
	if base {
		l.Description = cmp.Or(given.Description, p.Config.Description)
	}
	if l.Nav == nil {
		l.Nav = p.Config.Nav
	}
	return l
}

// twinLanguages finds the languages of files x.<code>.md that stand beside an x.md.
func twinLanguages(sources []source) map[string]bool {
	bases := map[string]bool{}
	for _, s := range sources {
		bases[stem(s.path)] = true
	}
	codes := map[string]bool{}
	for _, s := range sources {
		if name, code, ok := cutLanguage(stem(s.path)); ok && bases[name] {
			codes[code] = true
		}
	}
	return codes
}

// cutLanguage splits "a/b.zh" into "a/b" and "zh". Only codes of living, common use count:
// two letters, optionally with a region or script.
func cutLanguage(name string) (rest, code string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 || i == len(name)-1 || strings.HasSuffix(name[:i], "/") || i == 0 {
		return "", "", false
	}
	code = strings.ToLower(name[i+1:])
	return name[:i], code, isLanguage(code)
}

// isLanguage reports whether code is a BCP 47 tag of a language that has a two-letter code.
func isLanguage(code string) bool {
	if code == "" || code != strings.ToLower(code) && code != strings.ToUpper(code) && !strings.Contains(code, "-") {
		return false
	}
	base, _, _ := strings.Cut(code, "-")
	if len(base) != 2 {
		return false
	}
	tag, err := language.Parse(code)
	return err == nil && display.Self.Name(tag) != ""
}

// guessLanguage looks at the first pages: mostly Chinese letters make it "zh", else it is "en".
func (p *Portal) guessLanguage(sources []source) string {
	const files, bytesEach = 24, 8 << 10
	han, letters := 0, 0
	step := max(1, len(sources)/files)
	for i := 0; i < len(sources); i += step {
		if _, _, twin := cutLanguage(stem(sources[i].path)); twin {
			continue
		}
		data, err := p.Read(sources[i].path)
		if err != nil {
			continue // reported when the page is read
		}
		for _, r := range string(data[:min(len(data), bytesEach)]) {
			if unicode.Is(unicode.Han, r) {
				han++
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	// A Chinese letter says as much as three or four Latin ones, and markup is Latin.
	if han*5 > letters {
		return "zh"
	}
	return "en"
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
