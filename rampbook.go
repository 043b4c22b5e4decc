// Package rampbook holds the starter portal that rampbook new unpacks. The program is in
// cmd/rampbook, its parts in generator.
package rampbook

import "embed"

// Starter is a small portal in English and Chinese: one of each thing.
//
//go:embed all:generator/starter
var Starter embed.FS
