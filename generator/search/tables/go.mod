// Makes the tables of generator/search. A module of its own, so that no portal is built with what
// only this needs.
module rampbook/generator/search/tables

go 1.26.0

require (
	github.com/mozillazg/go-pinyin v0.21.0
	golang.org/x/text v0.43.0
)
