package browser

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rampbook/generator"
	"rampbook/generator/diag"
)

// testPreview edits a portal while a browser shows it.
func testPreview(t *testing.T, c *chromium, _ *sites) {
	dir := trialSource(t)
	url := preview(t, dir)
	file := filepath.Join(dir, "content", "everything.md")
	b := c.tab(t)
	b.open(url + "everything/")
	b.until(`document.readyState === "complete" && document.querySelector("h1").textContent === "Everything at once"`)
	b.do(`scrollTo(0, 900)`)
	b.until(`Math.abs(scrollY - 900) < 2`)

	edit(t, file, "## Code", "A sentence that was not there before.\n\n## Code")
	b.until(`document.querySelector("main").textContent.includes("A sentence that was not there before.")`)
	b.until(`Math.abs(scrollY - 900) < 2`)

	edit(t, file, "owner: Mia Chen", "owner: [Mia Chen")
	const place = `document.querySelector("rampbook-problems")?.shadowRoot.querySelector(".place")`
	b.until(place + `.checkVisibility() && /^content\/everything\.md:\d+/.test(` + place + `.textContent)`)
	edit(t, file, "owner: [Mia Chen", "owner: Zhao Wei")
	b.until(`document.querySelector("rampbook-problems") === null && document.querySelector(".facts").textContent.includes("Zhao Wei")`)

	for _, gone := range []string{file, filepath.Join(dir, "content", "everything.zh.md")} {
		if err := os.Remove(gone); err != nil {
			t.Fatal(err)
		}
	}
	b.until(`document.querySelector("h1").textContent === "Page not found"`)
	b.forgive(url + "everything/")
	b.staysWithin(url, "the preview")
}

// forgive takes back the browser's complaint about a page that is meant to be gone.
func (b *tab) forgive(address string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = slices.DeleteFunc(b.complaints, func(complaint string) bool {
		return strings.HasPrefix(complaint, "log: Failed to load resource: ") && strings.HasSuffix(complaint, " "+address)
	})
}

// preview serves a portal while the test runs and gives its address.
func preview(t *testing.T, dir string) string {
	t.Helper()
	return serveWith(t, generator.ServeOptions{Dir: dir})
}

func serveWith(t *testing.T, o generator.ServeOptions) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		o.Host = "127.0.0.1"
		o.Ready = func(url string) { ready <- url }
		o.Built = func(string, []diag.Diagnostic) {}
		ended <- generator.Serve(ctx, o)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the preview ended with %v", err)
		}
	})
	select {
	case url := <-ready:
		return url
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
	case <-time.After(patience):
		t.Fatal("the preview does not start")
	}
	return ""
}

func edit(t *testing.T, file, old, fresh string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(old)) {
		t.Fatalf("%s has no %q", file, old)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte(old), []byte(fresh), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}
