// Command search measures the search of a portal, beside Pagefind's of the same pages.
//
//	go run ./bench/search                      how well queries to the handbook are answered
//	go run ./bench/search -pagefind            and Pagefind's answers, and both in Chromium
//	go run ./bench/search -portal DIR -pagefind    another portal: its own headings as queries
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"rampbook/generator"
	"rampbook/generator/search"
)

func main() {
	portal := flag.String("portal", "", "folder of the portal; the handbook in the current folder unless told")
	pagefind := flag.Bool("pagefind", false, "measure Pagefind too; needs npm and Chromium")
	verbose := flag.Bool("v", false, "name each query whose first answer is not the best place")
	cold := flag.Int("cold", 15, "how many queries to ask of a browser without a cache")
	most := flag.Int("most", 300, "the most queries of a kind")
	flag.Parse()
	log.SetFlags(0)
	dir, err := os.MkdirTemp("", "rampbook-bench-")
	must(err)
	defer os.RemoveAll(dir)
	b := bench{site: filepath.Join(dir, "site"), dir: dir, byHand: *portal == "", verbose: *verbose, cold: *cold, most: *most}
	if *portal == "" {
		*portal = "."
	}
	result, err := generator.Build(context.Background(), generator.Options{Dir: *portal, Output: b.site})
	must(err)
	fmt.Printf("%d pages, %d words\n", result.Pages, result.Words)
	must(b.run(*pagefind))
}

// A bench is one portal, built.
type bench struct {
	site, dir  string
	byHand     bool
	verbose    bool
	cold, most int
}

func (b bench) run(pagefind bool) error {
	if len(b.langs()) == 0 {
		return errors.New("the portal is neither in English nor in Chinese")
	}
	e, err := ours(b.site, b.langs()[0])
	if err != nil {
		return err
	}
	all := map[string][][]query{}
	fmt.Println(relevanceHead)
	for _, lang := range b.langs() {
		sets, err := querySets(b.site, lang, b.byHand)
		if err != nil {
			return err
		}
		for i, set := range sets {
			sets[i] = sample(set, b.most)
		}
		all[lang] = sets
		if err := printRelevance("rampbook", lang, e, sets, b.verbose); err != nil {
			return err
		}
	}
	if !pagefind {
		return nil
	}
	return b.beside(all)
}

// beside measures Pagefind, and both in Chromium.
func (b bench) beside(all map[string][][]query) error {
	cpu, err := indexWithPagefind(b.site, b.dir)
	if err != nil {
		return err
	}
	our, their, stop, err := tabs(context.Background(), b.site)
	if err != nil {
		return err
	}
	defer stop()
	engine := func(lang, text string) (found, error) {
		f, _, err := their.ask(lang, text)
		return f, err
	}
	for _, lang := range b.langs() {
		if err := printRelevance("pagefind", lang, engine, all[lang], false); err != nil {
			return err
		}
	}
	fmt.Printf("pagefind's index took %.1f s of CPU time\n", cpu.Seconds())
	for _, lang := range b.langs() {
		for _, set := range all[lang][:1] {
			some := sample(set, b.cold)
			if err := printCosts("rampbook", our, lang, some); err != nil {
				return err
			}
			if err := printCosts("pagefind", their, lang, some); err != nil {
				return err
			}
		}
	}
	return nil
}

// langs are the languages of the bench that the site has.
func (b bench) langs() []string {
	var list []string
	for _, lang := range []string{"en", "zh"} {
		if _, err := os.Stat(filepath.Join(b.site, filepath.FromSlash(search.Folder(lang)))); err == nil {
			list = append(list, lang)
		}
	}
	return list
}

// sample takes at most n queries, evenly.
func sample(list []query, n int) []query {
	if len(list) <= n {
		return list
	}
	some := make([]query, n)
	for i := range some {
		some[i] = list[i*len(list)/n]
	}
	return some
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
