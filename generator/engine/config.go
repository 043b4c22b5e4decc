package engine

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// Places below the working folder, which exists only in memory.
const (
	configFile = "hugo.json"
	publishDir = "public"
)

// workDir is Hugo's working folder, on the volume of the portal. Nothing is ever on disk there, and
// its name has nothing that Hugo reads a meaning into, as it does into a comma.
func workDir(root string) string {
	return filepath.Join(filepath.VolumeName(root)+string(filepath.Separator), ".rampbook", "hugo")
}

// Owned are the keys of Hugo's configuration that rampbook sets itself. An owner's [hugo] table
// may not name them (compare without regard to case); the value says what to use instead.
var Owned = map[string]string{
	"baseurl":                "base_url",
	"title":                  "title",
	"languages":              "[languages]",
	"defaultcontentlanguage": "language",
	"languagecode":           "language",
	"module":                 "", "theme": "", "themesdir": "", "contentdir": "", "publishdir": "",
	"cachedir": "", "caches": "", "resourcedir": "", "workingdir": "", "security": "",
	"enablegitinfo": "", "builddrafts": "", "buildfuture": "", "buildexpired": "",
	"build": "", "enableinlineshortcodes": "",
	"archetypedir": "", "assetdir": "", "datadir": "", "i18ndir": "", "layoutdir": "", "staticdir": "",
}

// Shortcodes are those of Hugo that every portal may use: they print text and call no other site.
var Shortcodes = []string{"details", "figure", "highlight", "param", "qr", "ref", "relref"}

// hugoConfig returns Hugo's configuration as JSON: our defaults, then the owner's, then what
// must hold for every portal (isolation, safety, same bytes on every machine).
func hugoConfig(s Site, theme string) ([]byte, error) {
	c := map[string]any{
		"titleCaseStyle":                 "none",
		"capitalizeListTitles":           false,
		"pluralizeListTitles":            false,
		"timeout":                        "5m",
		"disableHugoGeneratorInject":     true,
		"disableDefaultLanguageRedirect": true,
		"outputs":                        map[string]any{"home": []string{"html"}, "section": []string{"html"}, "taxonomy": []string{"html"}, "term": []string{"html"}},
		"taxonomies":                     map[string]any{"tag": "tags"},
		"enableRobotsTXT":                true,
	}
	off := []string{"rss"} // kinds of pages that are not made
	if s.BaseURL == "/" {
		off = append(off, "sitemap", "robotstxt")
		c["enableRobotsTXT"] = false
	}
	if !s.Tagged {
		off = append(off, "taxonomy", "term")
	}
	c["disableKinds"] = off
	maps.Copy(c, ownersOf(c, s.Hugo))
	fixed := s.fixed(theme)
	maps.DeleteFunc(c, func(key string, _ any) bool { return has(fixed, key) })
	maps.Copy(c, fixed)
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("hugo configuration: %w", err)
	}
	return data, nil
}

// has reports whether a table has a key, as Hugo reads keys: without regard to case.
func has(table map[string]any, key string) bool {
	for k := range table {
		if strings.EqualFold(k, key) {
			return true
		}
	}
	return false
}

// ownersOf returns the owner's settings under the spelling of defaults where they name one.
func ownersOf(defaults, owner map[string]any) map[string]any {
	spelling := map[string]string{}
	for k := range defaults {
		spelling[strings.ToLower(k)] = k
	}
	out := map[string]any{}
	for _, k := range slices.Sorted(maps.Keys(owner)) {
		name := k
		if known, ok := spelling[strings.ToLower(k)]; ok {
			name = known
		}
		if _, owned := Owned[strings.ToLower(k)]; !owned {
			out[name] = owner[k]
		}
	}
	return out
}

// fixed are the settings an owner cannot change.
func (s Site) fixed(theme string) map[string]any {
	params := map[string]any{}
	for key, value := range s.Hugo {
		if p, ok := value.(map[string]any); ok && strings.EqualFold(key, "params") {
			maps.Copy(params, p)
		}
	}
	maps.Copy(params, s.Params)
	return map[string]any{
		"baseURL":                s.BaseURL,
		"title":                  s.Title,
		"defaultContentLanguage": s.Languages[0].Code,
		"languages":              s.languages(),
		"params":                 params,
		"module":                 map[string]any{"mounts": s.mounts(theme)},
		"publishDir":             publishDir,
		"cacheDir":               filepath.Join(workDir(s.Root), "cache"),
		"resourceDir":            "resources",
		"enableGitInfo":          false,
		"buildDrafts":            true, // drafts are left out before Hugo sees them
		"buildFuture":            true, // the output must not depend on the day
		"buildExpired":           true,
		"enableInlineShortcodes": false,
		"build":                  map[string]any{"noJSConfigInAssets": true}, // write nothing into the theme
		"security": map[string]any{
			"exec":         map[string]any{"allow": []string{"none"}, "osEnv": []string{"none"}},
			"funcs":        map[string]any{"getenv": []string{"none"}},
			"http":         map[string]any{"methods": []string{"none"}, "urls": []string{"none"}},
			"allowContent": []string{".*"}, // the HTML is ours, made from markdown
		},
	}
}

func (s Site) languages() map[string]any {
	langs := map[string]any{}
	for i, l := range s.Languages {
		direction := "ltr"
		if l.RTL {
			direction = "rtl"
		}
		params := map[string]any{"description": l.Description}
		maps.Copy(params, l.Params)
		langs[l.Code] = map[string]any{
			"weight": i + 1, "label": l.Name, "title": l.Title, "direction": direction, "locale": l.Code,
			"params": params,
		}
	}
	return langs
}

type mount struct {
	Source string   `json:"source"`
	Target string   `json:"target"`
	Files  []string `json:"files,omitempty"`
	Sites  any      `json:"sites,omitempty"`
}

// mounts says where each of Hugo's component folders comes from. The theme is mounted so that one
// folder of components/ holds a component's template beside its script and style: the templates
// become partials, the rest assets.
func (s Site) mounts(theme string) []mount {
	var ms []mount
	for _, l := range s.Languages {
		sites := map[string]any{"matrix": map[string]any{"languages": []string{l.Code}}}
		ms = append(ms, mount{Source: "content/" + l.Code, Target: "content", Sites: sites})
	}
	at := func(name string) string { return filepath.Join(theme, name) }
	return append(ms,
		mount{Source: at("layouts"), Target: "layouts"},
		mount{Source: at("components"), Target: "layouts/_partials/components", Files: []string{"**/*.html"}},
		mount{Source: at("components"), Target: "assets/components", Files: []string{"! **/*.html", "**"}},
		mount{Source: at("styles"), Target: "assets/styles"},
		mount{Source: at("assets"), Target: "assets"},
		mount{Source: at("data"), Target: "data"},
		mount{Source: "assets", Target: "assets"},
		mount{Source: "i18n", Target: "i18n"},
	)
}
