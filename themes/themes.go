// Package themes holds the built-in theme: what a portal looks like unless its owner overrides
// some of it, file by file.
package themes

import "embed"

// FS has the built-in theme in the folder "rampbook". The patterns name what a build needs, so
// that tools installed below the theme for checking it (package.json) are never embedded.
//
//go:embed rampbook/hugo.toml all:rampbook/layouts all:rampbook/components all:rampbook/styles all:rampbook/i18n
var FS embed.FS
