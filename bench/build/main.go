// Command build measures how long rampbook takes to build generated portals, beside the plain hugo
// command with the same theme on the same pages: one after the other, in one run. Each build has a folder of
// its own, and none is removed before the end: ext4 looks long for room where files were deleted
// within the last minute, and that would be most of what is measured.
//
//	go run ./bench/build                 1,000 and 10,000 pages, three rounds each
//	go run ./bench/build -search=false   without the search, which plain Hugo has not either
//	go run ./bench/build -grow           rampbook alone, from 100 to 20,000 pages
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"rampbook/bench/portal"
	"rampbook/generator/engine"
)

func main() {
	sizes := flag.String("pages", "1000,10000", "numbers of pages")
	rounds := flag.Int("rounds", 3, "builds of each; the median counts")
	search := flag.Bool("search", true, "rampbook's pages have a search")
	grow := flag.Bool("grow", false, "measure rampbook alone from 100 to 20,000 pages")
	flag.Parse()
	log.SetFlags(0)
	dir, err := os.MkdirTemp("", "rampbook-bench-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	b := bench{dir: dir, rounds: *rounds, search: *search}
	b.compile("rampbook", "./cmd/rampbook")
	if *grow {
		*sizes = "100,300,1000,3000,10000,20000"
	} else {
		b.install("github.com/gohugoio/hugo@v" + engine.HugoVersion)
	}
	for field := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(field)
		if err != nil {
			log.Fatal(err)
		}
		b.measure(n, !*grow)
	}
}

type bench struct {
	dir    string
	rounds int
	search bool
}

func (b bench) path(name string) string { return filepath.Join(b.dir, name) }

func (b bench) compile(name, pkg string) {
	cmd := exec.Command("go", "build", "-o", b.path(name), pkg)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		log.Fatalf("compile %s: %v", pkg, err)
	}
}

// install compiles a program that is no part of this module.
func (b bench) install(pkg string) {
	cmd := exec.Command("go", "install", pkg)
	cmd.Env = append(os.Environ(), "GOBIN="+b.dir)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		log.Fatalf("install %s: %v", pkg, err)
	}
}

// A run is one process's cost.
type run struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

func (b bench) measure(n int, beside bool) {
	pages := portal.Pages(n)
	md, hugo := b.path(fmt.Sprint("md", n)), b.path(fmt.Sprint("hugo", n))
	must(portal.Write(md, pages))
	must(portal.WriteFile(filepath.Join(md, "rampbook.toml"), fmt.Sprintf("search = %t\n", b.search)))
	if beside {
		must(writeHugoSite(hugo, pages))
	}
	var ours, theirs []run
	for round := range b.rounds {
		site := fmt.Sprintf("site%d-%d", n, round)
		ours = append(ours, b.run("rampbook", "build", md, "--output", b.path("our-"+site)))
		if beside {
			theirs = append(theirs, b.run("hugo", "--source", hugo, "--destination", b.path("their-"+site)))
		}
	}
	o := median(ours)
	fmt.Printf("%6d pages  rampbook %6.2f s wall %6.2f s cpu %5d MB  %6.0f pages/s", n, o.wall.Seconds(), o.cpu.Seconds(), o.peak>>20, float64(n)/o.wall.Seconds())
	if beside {
		t := median(theirs)
		fmt.Printf("   hugo %6.2f s wall %6.2f s cpu %5d MB   ratio wall %.2f cpu %.2f", t.wall.Seconds(), t.cpu.Seconds(), t.peak>>20, o.wall.Seconds()/t.wall.Seconds(), o.cpu.Seconds()/t.cpu.Seconds())
	}
	fmt.Println()
}

func (b bench) run(name string, args ...string) run {
	cmd := exec.Command(b.path(name), args...)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		log.Fatalf("%s: %v\n%s", name, err, out)
	}
	r := run{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.peak = usage.Maxrss << 10
	}
	return r
}

func median(runs []run) run {
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.wall, b.wall) })
	return runs[len(runs)/2]
}

// writeHugoSite writes the pages as a Hugo site with our theme: the same markdown, and the same
// facts in the front matter that rampbook would find. It has no search.
func writeHugoSite(dir string, pages []portal.Page) error {
	themes, err := filepath.Abs("themes")
	if err != nil {
		return err
	}
	err = writeJSON(filepath.Join(dir, "hugo.json"), map[string]any{
		"baseURL": "/", "title": "Generated portal", "disableKinds": []string{"rss", "sitemap", "robotstxt"},
		"taxonomies": map[string]any{"tag": "tags"}, "build": map[string]any{"noJSConfigInAssets": true},
		"markup": map[string]any{"highlight": map[string]any{"noClasses": false}},
		"params": map[string]any{"rb": map[string]any{"sidebar": "window", "version": "bench", "progress": "/progress"}},
		"theme":  "rampbook", "themesDir": themes,
	})
	if err != nil {
		return err
	}
	for i, p := range pages {
		front, err := json.Marshal(frontOf(pages, i))
		if err != nil {
			return err
		}
		if err := portal.WriteFile(filepath.Join(dir, "content", p.Path), string(front)+"\n\n"+p.Body); err != nil {
			return err
		}
	}
	sections := map[string]bool{}
	for _, p := range pages {
		sections[filepath.Dir(p.Path)] = true
	}
	for s := range sections {
		if err := portal.WriteFile(filepath.Join(dir, "content", s, "_index.md"), fmt.Sprintf("{\"title\": %q}\n", s)); err != nil {
			return err
		}
	}
	if err := portal.WriteFile(filepath.Join(dir, "content", "progress.md"), "{\"title\": \"My progress\", \"layout\": \"progress\"}\n"); err != nil {
		return err
	}
	return portal.WriteFile(filepath.Join(dir, "content", "_index.md"), "{\"title\": \"Generated portal\"}\n\nFor measuring.\n")
}

func frontOf(pages []portal.Page, i int) map[string]any {
	link := func(j int) map[string]any {
		if j < 0 || j >= len(pages) {
			return nil
		}
		return map[string]any{"title": pages[j].Title, "url": "/" + strings.TrimSuffix(pages[j].Path, ".md") + "/"}
	}
	var toc []map[string]any
	for line := range strings.Lines(pages[i].Body) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), "## "); ok {
			toc = append(toc, map[string]any{"id": strings.ReplaceAll(text, " ", "-"), "text": text, "level": 2})
		}
	}
	return map[string]any{
		"title": pages[i].Title, "weight": i + 1, "description": pages[i].Body[:150],
		"params": map[string]any{"rb": map[string]any{
			"lang": "en", "words": 900, "minutes": 4, "source": pages[i].Path, "toc": toc, "prev": link(i - 1), "next": link(i + 1),
		}},
	}
}

func writeJSON(name string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return portal.WriteFile(name, string(data))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
