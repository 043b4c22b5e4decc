package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"rampbook/generator/search"
)

//go:embed testdata/*.txt
var written embed.FS

// A query is what is asked, and what answers it: the best place first. A place is a page's path, and the id of a
// heading where only that will do.
type query struct {
	text   string
	places []place
	kind   string
}

type place struct{ path, id string }

// A result is a page with the ids of the headings that are named for it.
type result struct {
	path string
	ids  []string
}

// answers reports whether a result leads to the place.
func (p place) answers(r result) bool {
	return p.path == r.path && (p.id == "" || slices.Contains(r.ids, p.id))
}

// readQueries reads a set of queries that was written by hand.
func readQueries(name string) ([]query, error) {
	data, err := written.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		return nil, err
	}
	var list []query
	kind := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if k, ok := strings.CutPrefix(line, "# kind: "); ok {
			kind = k
		}
		text, paths, ok := strings.Cut(line, " = ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		q := query{text: text, kind: kind}
		for path := range strings.FieldsSeq(paths) {
			q.places = append(q.places, place{path: path})
		}
		list = append(list, q)
	}
	return list, nil
}

// A heading is a heading of a site in one language.
type heading struct {
	text string
	at   place
}

// readHeadings reads the headings of a site from its index.
func readHeadings(site, lang string) ([]heading, error) {
	var index struct {
		Texts   string
		Paths   []string
		Lengths string
	}
	if err := readIndexFile(site, lang, "index", jsonInto(&index)); err != nil {
		return nil, err
	}
	var files []string
	err := readIndexFile(site, lang, index.Texts, func(text string) error {
		_, names, _ := strings.Cut(text, "\n")
		for ; len(names) >= 8; names = names[8:] {
			files = append(files, names[:8])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	owners, section := sectionPaths(index.Paths, index.Lengths), 0
	var list []heading
	for _, file := range files {
		var texts [][]string
		if err := readIndexFile(site, lang, file, jsonInto(&texts)); err != nil {
			return nil, err
		}
		for _, t := range texts {
			if len(t) > 2 && t[0] != "" {
				list = append(list, heading{t[len(t)-1], place{owners[section], t[0]}})
			}
			section++
		}
	}
	return list, nil
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" // the last does not end a length

// sectionPaths are the paths of each section's page.
func sectionPaths(paths []string, lengths string) []string {
	var owners []string
	before := ""
	each := strings.Split(lengths, " ")
	for i, p := range paths {
		begin := utf16.Encode([]rune(before))[:strings.Index(digits, p[:1])]
		before = string(utf16.Decode(begin)) + p[1:]
		for range strings.ReplaceAll(each[i], "_", "") {
			owners = append(owners, before)
		}
	}
	return owners
}

func jsonInto(v any) func(string) error {
	return func(text string) error { return json.Unmarshal([]byte(text), v) }
}

func readIndexFile(site, lang, name string, read func(string) error) error {
	data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(search.Folder(lang)), name+".js"))
	if err != nil {
		return err
	}
	_, text, _ := strings.Cut(strings.TrimSuffix(string(data), "`)\n"), "\n")
	text = strings.NewReplacer(`\\`, `\`, "\\`", "`", `\${`, "${").Replace(text)
	if err := read(text); err != nil {
		return fmt.Errorf("%s of %s: %w", name, lang, err)
	}
	return nil
}

// uniqueHeadings are those whose words no other heading has.
func uniqueHeadings(all []heading) []query {
	count := map[string]int{}
	for _, h := range all {
		count[bare(h.text)]++
	}
	var list []query
	for _, h := range all {
		if len([]rune(bare(h.text))) > 1 && count[bare(h.text)] == 1 {
			list = append(list, query{text: h.text, places: []place{h.at}, kind: "unique headings"})
		}
	}
	return list
}

// bare is a text's letters, in small ones.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// mistyped puts one slip into the longest Latin word of each query that has one of five letters or more.
func mistyped(list []query) []query {
	rng := rand.New(rand.NewPCG(1, 2026))
	var wrong []query
	for _, q := range list {
		longest := ""
		for _, w := range strings.FieldsFunc(q.text, func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) }) {
			if len(w) > len(longest) {
				longest = w
			}
		}
		if len(longest) < 5 {
			continue
		}
		q.text = strings.Replace(q.text, longest, slip(rng, longest), 1)
		q.kind = "one typo"
		wrong = append(wrong, q)
	}
	return wrong
}

// slip leaves out, doubles, changes or swaps a letter behind the first.
func slip(rng *rand.Rand, word string) string {
	i := 1 + rng.IntN(len(word)-2)
	switch rng.IntN(4) {
	case 0:
		return word[:i] + word[i+1:]
	case 1:
		return word[:i] + word[i:i+1] + word[i:]
	case 2:
		return word[:i] + string(rune('a'+rng.IntN(26))) + word[i+1:]
	}
	return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
}

// ends are the first and the last three characters of Chinese headings, where no other heading has them.
func ends(all []heading) []query {
	var list []query
	for _, h := range all {
		r := []rune(bare(h.text))
		if len(r) < 4 || r[0] < 0x3400 || r[len(r)-1] < 0x3400 {
			continue
		}
		for _, three := range []string{string(r[:3]), string(r[len(r)-3:])} {
			n := 0
			for _, other := range all {
				if strings.Contains(bare(other.text), three) {
					n++
				}
			}
			if n == 1 {
				list = append(list, query{text: three, places: []place{h.at}, kind: "three characters"})
			}
		}
	}
	return list
}
