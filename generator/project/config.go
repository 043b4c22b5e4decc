package project

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"rampbook/generator/diag"
)

// A Config is what rampbook.toml says. Every key may be left out.
type Config struct {
	Title       string                    `toml:"title"`
	Description string                    `toml:"description"`
	Language    string                    `toml:"language"`  // base language: "en", "zh"
	Languages   map[string]LanguageConfig `toml:"languages"` // the others, and more about the base one
	Brand       string                    `toml:"brand"`     // "#0a6" or "#00aa66"
	Logo        string                    `toml:"logo"`      // an image in the portal
	BaseURL     string                    `toml:"base_url"`  // where the site will be, if known
	EditLink    string                    `toml:"edit_link"` // {path} stands for the file's path
	ID          string                    `toml:"id"`        // names the portal in progress logs
	RawHTML     bool                      `toml:"raw_html"`
	Search      *bool                     `toml:"search"` // false: no search; nil is true
	Nav         []NavLink                 `toml:"nav"`
	Ignore      []string                  `toml:"ignore"` // patterns of path.Match; ** stands for any folders
	Learning    LearningConfig            `toml:"learning"`
	Skills      map[string]SkillNames     `toml:"skills"` // by the name that questions give them
	Hugo        map[string]any            `toml:"hugo"`   // passed to Hugo
}

// A LearningConfig is the table [learning].
type LearningConfig struct {
	Reading string `toml:"reading"` // how a page comes to count as read: "auto", "button", "off"
}

// SkillNames are what readers see for one skill, by language.
type SkillNames map[string]string

// A LanguageConfig is one table below [languages].
type LanguageConfig struct {
	Name        string    `toml:"name"` // in itself: "中文"
	Title       string    `toml:"title"`
	Description string    `toml:"description"`
	Nav         []NavLink `toml:"nav"`
}

// A NavLink is a link in the header. URL is a path of the portal, as in a page's link, or absolute.
type NavLink struct {
	Title string `toml:"title"`
	URL   string `toml:"url"`
}

func (p *Portal) readConfig(ds *diag.List) error {
	src, err := p.configSource()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open portal: %w", err)
	}
	p.HasConfig = true
	p.Config = parseConfig(src, ds)
	p.Config.check(src, ds)
	if logo := &p.Config.Logo; *logo != "" {
		*logo = path.Clean(filepath.ToSlash(*logo))
		if info, err := p.root.Stat(*logo); err != nil || !info.Mode().IsRegular() {
			addConfig(ds, src, keyPos(src, "logo"), fmt.Sprintf("the logo %q is no file of the portal", *logo), "give the path of an image below the portal's folder")
		}
	}
	return nil
}

// configSource is the text of rampbook.toml without the mark that some editors put before it.
func (p *Portal) configSource() (*diag.Source, error) {
	data, err := p.Read(ConfigFile)
	return &diag.Source{Name: ConfigFile, Text: bytes.TrimPrefix(data, []byte("\uFEFF"))}, err
}

func parseConfig(src *diag.Source, ds *diag.List) Config {
	var c Config
	if !utf8.Valid(src.Text) {
		addConfig(ds, src, src.At(bytes.IndexRune(src.Text, utf8.RuneError)), "the file is not UTF-8", "save it as UTF-8")
		return c
	}
	decoder := toml.NewDecoder(bytes.NewReader(src.Text)).DisallowUnknownFields()
	err := decoder.Decode(&c)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			reportUnknown(src, e, ds)
		}
	case errors.As(err, &wrong):
		line, col := wrong.Position()
		addConfig(ds, src, diag.Pos{File: src.Name, Line: line, Col: col}, plainDecode(wrong.Error()), "text stands between quotation marks, lists between [ and ]")
	case err != nil:
		addConfig(ds, src, diag.Pos{File: src.Name}, err.Error(), "")
	}
	return c
}

var wrongType = regexp.MustCompile(`^cannot decode TOML (\w+) into .* of type (.*)$`)

// plainDecode says what the decoder says without the names of our types.
func plainDecode(message string) string {
	message = strings.TrimPrefix(message, "toml: ")
	m := wrongType.FindStringSubmatch(message)
	if m == nil {
		return message
	}
	wanted := m[2]
	switch {
	case wanted == "string":
		wanted = "text"
	case strings.HasPrefix(wanted, "[]"):
		wanted = "a list"
	case strings.HasPrefix(wanted, "map["), strings.HasPrefix(wanted, "project."):
		wanted = "a table"
	}
	return fmt.Sprintf("%s is wanted here, not %s", wanted, m[1])
}

func reportUnknown(src *diag.Source, e toml.DecodeError, ds *diag.List) {
	line, col := e.Position()
	key := e.Key()
	if len(key) == 0 {
		return
	}
	hint := "the keys are described in the guide's page on configuration"
	if near := nearestKey(key); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	addConfig(ds, src, diag.Pos{File: src.Name, Line: line, Col: col}, fmt.Sprintf("unknown key %q", strings.Join(key, ".")), hint)
}

func addConfig(ds *diag.List, src *diag.Source, pos diag.Pos, message, hint string) {
	ds.Add(diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: "config", Message: message, Hint: hint, Snippet: src.Line(pos.Line)})
}

// nearestKey suggests a name for the first part of a key that is not known.
func nearestKey(key []string) string {
	for i, part := range key {
		known := keysAt(key[:i])
		if known == nil || slices.Contains(known, part) {
			continue
		}
		return diag.Nearest(part, known)
	}
	return ""
}

// keysAt lists the keys a table of rampbook.toml may have; nil when they are the owner's to choose.
func keysAt(table []string) []string {
	var t reflect.Type
	switch {
	case len(table) == 0:
		t = reflect.TypeFor[Config]()
	case len(table) == 1 && table[0] == "learning":
		t = reflect.TypeFor[LearningConfig]()
	case len(table) == 2 && table[0] == "languages":
		t = reflect.TypeFor[LanguageConfig]()
	case table[len(table)-1] == "nav":
		t = reflect.TypeFor[NavLink]()
	default:
		return nil
	}
	var keys []string
	for i := range t.NumField() {
		keys = append(keys, t.Field(i).Tag.Get("toml"))
	}
	return keys
}

var (
	colour   = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)
	portalID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
)

// check reports values that cannot be meant, and forgets those with which nothing could be built.
func (c *Config) check(src *diag.Source, ds *diag.List) {
	bad := func(key, message, hint string) {
		addConfig(ds, src, keyPos(src, key), message, hint)
	}
	c.checkAddresses(bad)
	c.checkLists(bad)
	if c.Brand != "" && !colour.MatchString(c.Brand) {
		bad("brand", fmt.Sprintf("%q is not a colour", c.Brand), `write it as "#0a7d5c"`)
		c.Brand = ""
	}
	if c.ID != "" && !portalID.MatchString(c.ID) {
		bad("id", fmt.Sprintf("%q is not a portal id", c.ID), "use 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit")
	}
	if r := c.Learning.Reading; r != "" && !slices.Contains([]string{"auto", "button", "off"}, r) {
		bad("reading", fmt.Sprintf("%q is no way to count pages as read", r), `use "auto" (by time and scrolling), "button" (the reader says so) or "off"`)
		c.Learning.Reading = ""
	}
	if c.Language != "" && !isLanguage(c.Language) {
		bad("language", fmt.Sprintf("%q is not a language code", c.Language), `use a code such as "en", "zh" or "pt-br"`)
	}
}

func (c *Config) checkAddresses(bad func(key, message, hint string)) {
	const example = `for example "https://git.example.com/team/portal/edit/main/{path}"`
	u, err := url.Parse(strings.ReplaceAll(c.EditLink, "{path}", "path"))
	switch {
	case c.EditLink == "":
	case !strings.Contains(c.EditLink, "{path}"):
		bad("edit_link", "the pattern has no {path}", example)
		c.EditLink = ""
	case err != nil || u.Scheme != "http" && u.Scheme != "https":
		bad("edit_link", "the pattern is no address of the web", example)
		c.EditLink = ""
	}
	if c.BaseURL != "" && !IsAddress(c.BaseURL) {
		bad("base_url", fmt.Sprintf("%q is not an address of a site", c.BaseURL), `for example "https://training.example.com/"`)
		c.BaseURL = ""
	}
}

func (c *Config) checkLists(bad func(key, message, hint string)) {
	for _, code := range slices.Sorted(maps.Keys(c.Languages)) {
		if !isLanguage(code) {
			bad("languages."+code, fmt.Sprintf("%q is not a language code", code), `use a code such as "en", "zh" or "pt-br"`)
		}
	}
	for _, pattern := range c.Ignore {
		if _, err := path.Match(pattern, ""); err != nil {
			bad("ignore", fmt.Sprintf("%q is not a pattern", pattern), `for example "drafts/**" or "*.tmp.md"`)
		}
	}
	for _, n := range c.Nav {
		if n.Title == "" || n.URL == "" {
			bad("nav", "a link of nav needs both a title and a url", `nav = [{ title = "Glossary", url = "/glossary.md" }]`)
		}
	}
}

// IsAddress reports whether a site can be at an address.
func IsAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}

// keyLine is a line of TOML that names a table or sets a key.
var keyLine = regexp.MustCompile(`(?m)^[ \t]*(\[{0,2})[ \t]*([\pL\pN_."'-]+)[ \t]*[\]=]`)

// keyPos finds the line on which a key is set, "title" or "hugo.title"; else the first that sets one with its last
// name, and the whole file when there is none.
func keyPos(src *diag.Source, key string) diag.Pos {
	table := ""
	for _, m := range keyLine.FindAllSubmatchIndex(src.Text, -1) {
		name := strings.NewReplacer(`"`, "", `'`, "").Replace(string(src.Text[m[4]:m[5]]))
		if m[3] > m[2] {
			table = name
		} else if table != "" {
			name = table + "." + name
		}
		if name == key || strings.HasPrefix(name, key+".") {
			return src.At(m[4])
		}
	}
	re := regexp.MustCompile(`(?m)^[ \t]*\[*[ \t]*(` + regexp.QuoteMeta(key[strings.LastIndex(key, ".")+1:]) + `)\b`)
	if m := re.FindSubmatchIndex(src.Text); m != nil {
		return src.At(m[2])
	}
	return diag.Pos{File: src.Name}
}

// KeyPos returns where rampbook.toml sets a key, for diagnostics of other packages.
func (p *Portal) KeyPos(key string) diag.Pos {
	src, err := p.configSource()
	if err != nil {
		return diag.Pos{File: ConfigFile}
	}
	return keyPos(src, key)
}
