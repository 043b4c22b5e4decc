package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/chromedp/chromedp"
)

const pagefindVersion = "1.4.0"

// indexWithPagefind installs Pagefind in a folder of its own and lets it index a site. It returns the CPU time it took.
func indexWithPagefind(site, dir string) (time.Duration, error) {
	install := exec.Command("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "pagefind@"+pagefindVersion)
	install.Dir, install.Stderr = dir, os.Stderr
	if err := install.Run(); err != nil {
		return 0, fmt.Errorf("install pagefind: %w", err)
	}
	cmd := exec.Command(filepath.Join(dir, "node_modules", ".bin", "pagefind"), "--site", site, "--root-selector", "main")
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("pagefind: %w\n%s", err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// tabs are our search and Pagefind's in Chromium, over the same pages.
func tabs(ctx context.Context, site string) (ours, theirs *tab, stop func(), err error) {
	h := newHost(site)
	browser, closeBrowser := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)...)
	first, closeFirst := chromedp.NewContext(browser)
	if err := chromedp.Do(first); err != nil {
		closeFirst()
		closeBrowser()
		return nil, nil, nil, fmt.Errorf("start chromium: %w", err)
	}
	for _, lang := range []string{"en", "zh"} {
		h.extra["/pagefind-"+lang+".html"] = fmt.Sprintf(pagefindPage, lang)
	}
	home := func(lang string) string {
		if _, err := os.Stat(filepath.Join(site, lang, "index.html")); err != nil {
			return "/index.html"
		}
		return "/" + lang + "/index.html"
	}
	ours = &tab{host: h, address: home, prepare: askOurs, parent: first}
	theirs = &tab{host: h, address: func(lang string) string { return "/pagefind-" + lang + ".html" }, parent: first}
	return ours, theirs, func() { closeFirst(); closeBrowser(); h.Close() }, nil
}

// printCosts asks each query cold, in a browser that has loaded nothing for the search, and then again.
func printCosts(name string, t *tab, lang string, queries []query) error {
	var requests, sizes, ranked, rankedSizes, cold, warm []float64
	for _, q := range queries {
		if err := t.open(lang); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if name != "pagefind" {
			t.host.take() // what every page of ours loads is no cost of searching; Pagefind's script is
		}
		_, a, err := t.ask(lang, q.text)
		if err != nil {
			return fmt.Errorf("%s: %q: %w", name, q.text, err)
		}
		n, size := t.host.take()
		requests, sizes, cold = append(requests, float64(n)), append(sizes, float64(size)/1000), append(cold, a.MS)
		ranked, rankedSizes = append(ranked, float64(a.Ranked.Requests)), append(rankedSizes, float64(a.Ranked.Bytes)/1000)
		if _, a, err = t.ask(lang, q.text); err != nil {
			return err
		}
		warm = append(warm, a.MS)
		t.host.take()
	}
	fmt.Printf("%-9s %s  %5.0f requests %7.1f kB gzip %7.0f ms cold %6.1f ms again (medians of %d)\n", name, lang, middle(requests), middle(sizes), middle(cold), middle(warm), len(queries))
	if middle(ranked) > 0 {
		fmt.Printf("%-9s %s  %5.0f requests %7.1f kB until the order is known, without excerpts\n", name, lang, middle(ranked), middle(rankedSizes))
	}
	return nil
}

func middle(list []float64) float64 {
	slices.Sort(list)
	if len(list) == 0 {
		return 0
	}
	return list[len(list)/2]
}
