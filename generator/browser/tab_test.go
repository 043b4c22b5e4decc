package browser

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a page may take to become what a test waits for.
const patience = time.Minute

// A chromium is the browser of all tests.
type chromium struct {
	ctx  context.Context
	stop func()
	axe  string // axe-core's script
}

func openChromium(t *testing.T) *chromium {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join("..", "..", "themes", "rampbook", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core is not installed: run npm install in themes/rampbook")
	}
	c := startChromium(t)
	c.axe = string(axe)
	return c
}

// startChromium starts a browser of its own, which stop ends.
func startChromium(t *testing.T, further ...chromedp.ExecAllocatorOption) *chromium {
	t.Helper()
	program, err := findChromium()
	if err != nil {
		missing(t, err.Error())
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, end := chromedp.NewExecAllocator(context.Background(), append(options, further...)...)
	ctx, cancel := chromedp.NewContext(allocator)
	stop := func() { cancel(); end() }
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	return &chromium{ctx: ctx, stop: stop}
}

// missing skips tests that lack a tool, or fails them where the environment demands them.
func missing(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("RAMPBOOK_BROWSER") == "required" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", errors.New("no chromium is installed")
}

// A tab is a window of its own, which shares nothing with others. It notes what
// the page asks for and complains about.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu         sync.Mutex
	requests   []string
	complaints []string
}

// watching reports what breaks the security policy to the test.
const watching = `document.addEventListener("securitypolicyviolation", (e) =>
	rampbookReport("policy: " + e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber + " " + e.sample));`

func (c *chromium) tab(t *testing.T) *tab {
	t.Helper()
	return newTab(t, c.ctx, chromedp.WithNewBrowserContext())
}

// beside is a further tab of the same reader, who has one storage for both.
func (b *tab) beside() *tab {
	b.t.Helper()
	return newTab(b.t, b.ctx)
}

func newTab(t *testing.T, parent context.Context, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	call(b, runtime.AddBinding, runtime.AddBindingParams{Name: "rampbookReport"})
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.before(watching)
	b.look(look{})
	return b
}

// hear notes an event of the page.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *runtime.EventBindingCalled:
		b.complaints = append(b.complaints, e.Payload)
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, "exception: "+(&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			b.complaints = append(b.complaints, fmt.Sprintf("console: %s %s", e.Type, e.Args[0].Value))
		}
	case *log.EventEntryAdded:
		waiting := strings.Contains(e.Entry.Text, "503 (Service Unavailable)") // a preview's first build is not done
		if !waiting && (e.Entry.Level == "error" || e.Entry.Level == "warning") {
			b.complaints = append(b.complaints, fmt.Sprintf("log: %s %s", e.Entry.Text, e.Entry.URL))
		}
	}
}

// staysWithin fails the test for what was asked for outside the prefix and for every complaint;
// then it forgets both.
func (b *tab) staysWithin(prefix, where string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, address := range b.requests {
		if !strings.HasPrefix(address, prefix) && !strings.HasPrefix(address, "data:") {
			b.t.Errorf("%s asks for %s", where, address)
		}
	}
	for _, complaint := range b.complaints {
		b.t.Errorf("%s: %s", where, complaint)
	}
	b.requests, b.complaints = nil, nil
}

// call runs a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// eval gives the value of an expression in the page; of a promise, what it is fulfilled with.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.200s: %v", expression, err)
	}
	return value
}

// do runs an expression for what it does. One that leads to another page may have no answer, because
// the page that it ran in is gone: what follows has to wait for the other.
func (b *tab) do(expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](expression, chromedp.EvalAwaitPromise))
	var refused *cdproto.Error
	if err != nil && !(errors.As(err, &refused) && refused.Message == "Inspected target navigated or closed") {
		b.t.Fatalf("%.200s: %v", expression, err)
	}
}

// until waits for an expression, or what it promises, to become true, on this page or on one that it leads to.
func (b *tab) until(condition string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	expression := fmt.Sprintf(`new Promise((done) => {
		const look = async () => {
			let met = false;
			try { met = await (%s) } catch { /* not yet */ }
			if (met) done(true);
			else setTimeout(look, 20);
		};
		look();
	})`, condition)
	for {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			b.t.Fatalf("not within %v: %s", patience, condition)
		}
	}
}

// open goes to an address and waits until the page and its scripts are there.
func (b *tab) open(address string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		b.t.Fatalf("open %s: %v", address, err)
	}
}

// settles waits until the log has been read and nothing on the page changes any more: some lists are
// filled in with what the log and the portal's data have.
func (b *tab) settles() {
	b.t.Helper()
	b.do(`(window.rampbook?.log?.lines() ?? Promise.resolve()).then(() => new Promise((done) => {
		const watcher = new MutationObserver(() => { clearTimeout(rest); rest = setTimeout(end, 300); });
		const end = () => { watcher.disconnect(); done(); };
		let rest = setTimeout(end, 300);
		watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
	}))`)
}

// Keys that print nothing, by the runes that kb knows them by.
const (
	keyTab       = '\t'
	keyEnter     = '\r'
	keyEscape    = '\x1b'
	keyArrowDown = '\u0301'
	keyArrowUp   = '\u0304'
)

// press presses a key and lets it go, on what has the focus. It sends one event for each, as a
// keyboard does: a page that takes the first for itself never sees the letter.
func (b *tab) press(key rune, modifiers ...chromedp.Modifier) {
	b.t.Helper()
	events := kb.Encode(key)
	down, up := events[0], events[len(events)-1]
	if len(events) > 2 {
		down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
	}
	for _, event := range []*input.DispatchKeyEventParams{down, up} {
		chromedp.KeyModifiers(modifiers...)(event)
		call(b, input.DispatchKeyEvent, *event)
	}
}

// before runs a script in each new page ahead of the page's own.
func (b *tab) before(script string) {
	b.t.Helper()
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// A look is what a reader's screen and settings are.
type look struct {
	width, height int64   // 1280 by 900 unless told
	zoom          float64 // device pixels in a pixel of the page
	scheme        string  // "light" or "dark"
	media         string  // "print"
}

// look sets the screen. Nothing moves in it, so that no test meets a page halfway.
func (b *tab) look(l look) {
	b.t.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: cmp.Or(l.width, 1280), Height: cmp.Or(l.height, 900), DeviceScaleFactor: cmp.Or(l.zoom, 1),
	})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: l.media, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: cmp.Or(l.scheme, "light")},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}
