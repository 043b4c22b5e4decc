package tap

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unique"

	"rampbook/generator/diag"
)

// nearestBudget is how many names may be compared for suggestions in one check. A folder
// with thousands of broken links is not mended by hand, and the check must not wait for it.
const nearestBudget = 200_000

// nearest finds what a broken link may have meant.
type nearest struct {
	budget int
	files  map[string]string   // address without its slash → output path
	names  map[string][]string // folder → last names of the addresses in it
	all    []string            // every address
}

// suggest fills in what each broken address may have meant, in the order of the addresses.
func (t *Tap) suggest(verdicts map[unique.Handle[string]]*verdict) {
	broken := map[string]*verdict{}
	for h, v := range verdicts {
		if v.kind != 0 {
			broken[h.Value()] = v
		}
	}
	if len(broken) == 0 {
		return
	}
	near := t.newNearest(verdicts)
	for _, href := range slices.Sorted(maps.Keys(broken)) {
		if v := broken[href]; v.kind == Missing {
			v.nearest = near.file(v.to.file)
		} else {
			v.nearest = near.anchor(v.to.fragment, t.pages[v.to.file])
		}
	}
}

// newNearest knows every page and every file that some link finds.
func (t *Tap) newNearest(verdicts map[unique.Handle[string]]*verdict) *nearest {
	n := &nearest{budget: nearestBudget, files: map[string]string{}, names: map[string][]string{}}
	for file := range t.pages {
		n.files[short(file)] = file
	}
	for _, v := range verdicts {
		if v.kind != Missing {
			n.files[short(v.to.file)] = v.to.file
		}
	}
	n.all = slices.Sorted(maps.Keys(n.files))
	for _, s := range n.all {
		n.names[path.Dir(s)] = append(n.names[path.Dir(s)], path.Base(s))
	}
	return n
}

// file returns the published file most like the missing one: a neighbour, else one of the
// same name in another folder, else any.
func (n *nearest) file(missing string) string {
	s := short(missing)
	dir, name := path.Dir(s), path.Base(s)
	if found := n.among(name, n.names[dir]); found != "" {
		return n.files[path.Join(dir, found)]
	}
	if moved := n.moved(s); moved != "" {
		return n.files[moved]
	}
	return n.files[n.among(s, n.all)]
}

// moved returns the address with the same last name, when there is exactly one.
func (n *nearest) moved(s string) string {
	if n.budget -= len(n.all); n.budget < 0 {
		return ""
	}
	found := ""
	for _, other := range n.all {
		if !strings.HasSuffix(other, "/"+path.Base(s)) {
			continue
		}
		if found != "" {
			return ""
		}
		found = other
	}
	return found
}

func (n *nearest) anchor(fragment string, r *record) string {
	name, _ := anchorOf(fragment)
	return n.among(name, r.anchors)
}

func (n *nearest) among(word string, candidates []string) string {
	if n.budget -= len(candidates); n.budget < 0 {
		return ""
	}
	return diag.Nearest(word, candidates)
}

// short is an output path without the index.html that would make all of them look alike.
func short(file string) string {
	return cmp.Or(strings.TrimSuffix(file, "/"+indexName), file)
}
