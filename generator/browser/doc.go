// Package browser holds tests of finished portals as a person meets them: in a real browser, with
// a keyboard, on a phone, on paper, from a server's root, from a sub-path and from disk.
//
// The tests need Chromium and axe-core (npm install in themes/rampbook). Without them they are
// skipped, unless the environment says RAMPBOOK_BROWSER=required.
package browser
