package generator

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"rampbook/generator/engine"
	"rampbook/generator/markdown"
)

// portalID names the portal in its learners' records: what rampbook.toml says, else what its title
// in the base language gives, which stays the same when the folder or the address changes. The letters
// are for people, the digits keep two portals of like titles apart.
func (s *site) portalID() string {
	if id := s.portal.Config.ID; id != "" {
		return id
	}
	title := s.title(s.portal.Languages[0].Code)
	sum := sha256.Sum256([]byte(title))
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	name := strings.Join(words, "-")
	if len(name) > 48 {
		name = strings.TrimRight(name[:48], "-")
	}
	return strings.TrimPrefix(name+"-"+hex.EncodeToString(sum[:4]), "-")
}

// reading is how a page comes to count as read.
func (s *site) reading() string { return cmp.Or(s.portal.Config.Learning.Reading, "auto") }

// Somebody who reads twice as fast as most is believed, within bounds: a page of a few words needs a
// look, and nobody stays ten minutes on one screen of text to be honest.
const (
	leastSeconds = 5
	mostSeconds  = 600
)

// secondsToRead is how long a page must have been in view to count as read.
func secondsToRead(doc *markdown.Document) int {
	latin := max(0, doc.Words-doc.Han)
	return min(mostSeconds, max(leastSeconds, latin*60/460+doc.Han*60/800))
}

// progressPath is the path of the page on which learners see and move their records. An author's
// page of that name stays what it is.
func (s *site) progressPath() string {
	name := "progress"
	for s.takes(name) {
		name = "my-" + name
	}
	return name
}

func (s *site) takes(path string) bool {
	for _, l := range s.portal.Languages {
		if s.byPath[l.Code+"/"+path] != nil {
			return true
		}
	}
	return false
}

// progressURL is its root-absolute address in a language, without the base path.
func (s *site) progressURL(lang string) string {
	return s.byPath[lang+"/"].url + s.progressPath() + "/"
}

// progressPages are that page in each language. They are in no list of pages and no map of the site:
// every page links to them.
func (s *site) progressPages() []engine.Content {
	var list []engine.Content
	path := s.progressPath()
	for _, l := range s.portal.Languages {
		title := s.parser.labels.in(l.Code)("my_progress")
		front, err := json.Marshal(map[string]any{
			"title": title, "url": s.progressURL(l.Code), "layout": "progress", "build": map[string]any{"list": "never"},
			"params": map[string]any{"rb": map[string]any{"lang": l.Code, "path": path, "scripts": []string{"mydata"}}},
		})
		if err != nil {
			panic(err) // text alone
		}
		list = append(list, engine.Content{Lang: l.Code, Path: path + ".html", Open: func() []byte { return append(front, '\n') }})
	}
	return list
}
