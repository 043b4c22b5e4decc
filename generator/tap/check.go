package tap

import (
	"cmp"
	"maps"
	"slices"
	"unique"
)

// A Kind says what is wrong with a link.
type Kind int

const (
	Missing  Kind = iota + 1 // no such file is published
	NoAnchor                 // the page is there, the place in it is not
)

// A Broken is a link of one page that leads nowhere.
type Broken struct {
	File    string // output path of the page
	Href    string // root-absolute, as it was in the rendered page
	Kind    Kind
	Nearest string // output path, or anchor of the page, that may be meant; "" when none is near
	Count   int    // how many pages have this very link: many mean a template
}

// verdict is what became of one address.
type verdict struct {
	to      target
	kind    Kind // 0: fine
	nearest string
}

// Check reports every link whose target is not published and every fragment without its
// element: each link of a page once, sorted by file and link. files tells whether an output
// path is published. Anchors are known only for pages that passed through the tap.
func (t *Tap) Check(files func(file string) bool) []Broken {
	t.mu.RLock()
	defer t.mu.RUnlock()
	verdicts := t.judge(files)
	t.suggest(verdicts)
	broken := t.lost()
	for file, r := range t.pages {
		for _, h := range r.links {
			if v := verdicts[h]; v.kind != 0 {
				broken = append(broken, Broken{file, h.Value(), v.kind, v.nearest, 0})
			}
		}
	}
	slices.SortFunc(broken, func(a, b Broken) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Href, b.Href))
	})
	broken = slices.Compact(broken)
	count := map[string]int{}
	for _, b := range broken {
		count[b.Href]++
	}
	for i := range broken {
		broken[i].Count = count[broken[i].Href]
	}
	return broken
}

// judge looks at each address once, however many pages link to it.
func (t *Tap) judge(files func(string) bool) map[unique.Handle[string]]*verdict {
	verdicts := map[unique.Handle[string]]*verdict{}
	for _, r := range t.pages {
		for _, h := range r.links {
			if verdicts[h] == nil {
				verdicts[h] = t.verdict(h.Value(), files)
			}
		}
	}
	return verdicts
}

func (t *Tap) verdict(href string, files func(string) bool) *verdict {
	to, _ := t.site.resolve("", "", href)
	v := &verdict{to: to}
	page := t.pages[to.file]
	switch {
	case !files(to.file):
		v.kind = Missing
	case page != nil && to.fragment != "" && !page.has(to.fragment):
		v.kind = NoAnchor
	}
	return v
}

// lost returns the broken links of pages into themselves.
func (t *Tap) lost() []Broken {
	near := &nearest{budget: nearestBudget}
	var broken []Broken
	for _, file := range slices.Sorted(maps.Keys(t.pages)) {
		r := t.pages[file]
		for _, f := range r.lost {
			broken = append(broken, Broken{file, t.site.address(file) + f, NoAnchor, near.anchor(f, r), 0})
		}
	}
	return broken
}
