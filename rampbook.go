// Package rampbook holds the portals that rampbook new unpacks. The program is in
// cmd/rampbook, its parts in generator.
package rampbook

import "embed"

// Starter is a small portal in English and Chinese: one of each thing.
//
//go:embed all:generator/starter
var Starter embed.FS

// Handbook is the portal in this repository, the sales process handbook in English and Chinese, with the settings a copy
// of it begins with.
//
//go:embed all:content all:playbooks all:quizzes synonyms.txt generator/handbook.toml
var Handbook embed.FS
