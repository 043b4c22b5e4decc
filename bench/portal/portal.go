// Package portal writes portals of any size for the benchmarks: always the same bytes for the
// same number of pages.
package portal

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A Page is one generated page.
type Page struct {
	Path  string // "section-03/page-0042.md"
	Title string
	Body  string // about 5.7 KB of markdown, beginning below the title
}

// perSection is the number of pages in a folder.
const perSection = 100

// Pages generates n pages in folders of a hundred, without the folders' own pages.
func Pages(n int) []Page {
	pages := make([]Page, 0, n)
	for i := range n {
		rng := rand.New(rand.NewPCG(uint64(i), 7))
		pages = append(pages, Page{
			Path:  fmt.Sprintf("section-%03d/page-%05d.md", i/perSection, i),
			Title: fmt.Sprintf("Page %d: %s", i, phrase(rng, 3)),
			Body:  body(rng, i, n),
		})
	}
	return pages
}

// Write puts the pages into dir as plain markdown with a heading as title.
func Write(dir string, pages []Page) error {
	for _, p := range pages {
		if err := WriteFile(filepath.Join(dir, filepath.FromSlash(p.Path)), "# "+p.Title+"\n\n"+p.Body); err != nil {
			return err
		}
	}
	return WriteFile(filepath.Join(dir, "README.md"), "# Generated portal\n\nFor measuring.\n")
}

// WriteFile writes a file and the folders above it.
func WriteFile(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

var words = strings.Fields(`buyer call price budget owner stage lead order margin quote pump plant energy
	service visit contract partner region target review question answer signal risk term delivery stock
	invoice payment customer team manager plan record note figure month quarter year process step exit
	the a of to and in for with on by from that is was will may should before after when`)

func phrase(rng *rand.Rand, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = words[rng.IntN(len(words))]
	}
	return strings.Join(list, " ")
}

func body(rng *rand.Rand, i, n int) string {
	var b strings.Builder
	for section := range 6 {
		fmt.Fprintf(&b, "## %s %d\n\n", phrase(rng, 3), section)
		for range 2 {
			fmt.Fprintf(&b, "%s **%s** %s, see [%s](%s) and `%s`.\n\n", phrase(rng, 40), phrase(rng, 2), phrase(rng, 30), phrase(rng, 2), link(rng, i, n), phrase(rng, 1))
		}
		switch section {
		case 1:
			fmt.Fprintf(&b, "- %s\n- %s\n- %s\n\n", phrase(rng, 8), phrase(rng, 8), phrase(rng, 8))
		case 3:
			fmt.Fprintf(&b, "| %s | %s |\n| --- | ---: |\n| %s | 12 |\n| %s | 34 |\n\n", phrase(rng, 1), phrase(rng, 1), phrase(rng, 2), phrase(rng, 2))
		case 4:
			fmt.Fprintf(&b, "```go\nfunc %s(x int) int {\n\treturn x * %d // %s\n}\n```\n\n", words[rng.IntN(20)], rng.IntN(100), phrase(rng, 4))
		case 5:
			fmt.Fprintf(&b, "> [!NOTE]\n> %s\n\n", phrase(rng, 20))
		}
	}
	return b.String()
}

// link is a relative link to another page.
func link(rng *rand.Rand, i, n int) string {
	j := rng.IntN(n)
	name := fmt.Sprintf("page-%05d.md", j)
	if i/perSection == j/perSection {
		return name
	}
	return fmt.Sprintf("../section-%03d/%s", j/perSection, name)
}
