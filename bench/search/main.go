// Command search measures the search.
//
//	go run ./bench/search                how well queries to the handbook are answered
package main

import (
	"flag"
	"fmt"
	"log"
)

func main() {
	site := flag.String("site", "", "")
	verbose := flag.Bool("v", false, "name each query whose first answer is not the best place")
	flag.Parse()
	e, err := ours(*site)
	must(err)
	fmt.Println(relevanceHead)
	for _, lang := range []string{"en", "zh"} {
		sets, err := querySets(*site, lang, true)
		must(err)
		must(printRelevance("rampbook", lang, e, sets, *verbose))
	}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
