// Command edit measures how long rampbook serve takes from a saved file to the message that makes
// the browser reload, on generated portals.
//
//	go run ./bench/edit                  1,000 and 10,000 pages, 15 edits each
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"rampbook/bench/portal"
	"rampbook/generator"
	"rampbook/generator/diag"
)

func main() {
	sizes := flag.String("pages", "1000,10000", "numbers of pages")
	edits := flag.Int("edits", 15, "saved files for each")
	flag.Parse()
	log.SetFlags(0)
	for field := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(field)
		if err == nil {
			err = measure(n, *edits)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

func measure(n, edits int) error {
	dir, err := os.MkdirTemp("", "rampbook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	pages := portal.Pages(n)
	if err := portal.Write(dir, pages); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	address, built := make(chan string, 1), make(chan struct{}, 1000)
	served := make(chan error, 1)
	go func() {
		served <- generator.Serve(ctx, generator.ServeOptions{
			Dir:   dir,
			Ready: func(url string) { address <- url },
			Built: func(string, []diag.Diagnostic) { built <- struct{}{} },
		})
	}()
	at := <-address
	<-built
	var took []time.Duration
	for i := range edits {
		p := pages[(i*7919)%n]
		d, err := edit(ctx, at, dir, p, i)
		if err != nil {
			return err
		}
		took = append(took, d)
		<-built // the links are checked before the next edit
	}
	stop()
	slices.Sort(took)
	fmt.Printf("%6d pages  edit to reload: median %d ms, fastest %d ms, slowest %d ms\n",
		n, took[len(took)/2].Milliseconds(), took[0].Milliseconds(), took[len(took)-1].Milliseconds())
	return <-served
}

// edit appends a paragraph to a page and waits for the message that its page changed.
func edit(ctx context.Context, at, dir string, p portal.Page, i int) (time.Duration, error) {
	page := "/" + strings.TrimSuffix(p.Path, ".md") + "/"
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at+"__rampbook/events?page="+url.QueryEscape(page), nil)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	messages := bufio.NewScanner(response.Body)
	if !next(messages) { // the present state
		return 0, messages.Err()
	}
	text := "# " + p.Title + "\n\n" + p.Body + fmt.Sprintf("\nSaved %d.\n", i)
	start := time.Now()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(p.Path)), []byte(text), 0o644); err != nil {
		return 0, err
	}
	if !next(messages) {
		return 0, fmt.Errorf("no message after an edit: %w", messages.Err())
	}
	took := time.Since(start)
	return took, checkShown(ctx, at+page[1:], i)
}

// next reads up to the end of a message.
func next(messages *bufio.Scanner) bool {
	for messages.Scan() {
		if strings.HasPrefix(messages.Text(), "data:") {
			return true
		}
	}
	return false
}

func checkShown(ctx context.Context, page string, i int) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.Contains(lines.Text(), fmt.Sprintf("Saved %d.", i)) {
			return nil
		}
	}
	return fmt.Errorf("%s does not show the edit", page)
}
