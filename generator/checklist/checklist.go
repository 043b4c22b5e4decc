// Package checklist is checklists: it reads them, checks them, prints them so that they can be ticked on paper, draws their risks
// and hands them to the browser.
//
// # A checklist
//
// A heading "Checklist: title" (清单：标题), one comment, then one or more task lists with nothing ticked; items may be
// nested, and what stands between the lists is text:
//
//	### Checklist: Contract review
//	<!-- id=contract owner="Sales manager" -->
//	- [ ] Payment terms are agreed <!-- id=terms owner=Finance due=2d severity=high evidence=required -->
//	  - [ ] Discounts for early payment are named <!-- id=discount source=../playbooks/terms.md -->
//	- [ ] Liability is limited <!-- id=liability likelihood=2 impact=5 quiz=neg-04,neg-07 -->
//
// # Metadata
//
// The comment below the heading: id; owner, who answers for items that name nobody; matrix=off, no matrix of risks.
//
// The comment behind an item: id; owner; due, a date 2026-05-12 or days and weeks after a run begins (0d, 3d, 2w); severity=high,
// medium or low (critical, major and minor, as audits have it, mean the same); likelihood and impact, both from 1 to 5;
// evidence=required, the item is not done without a link to a proof, or a word for the proof: evidence=minutes
// (evidence=optional asks for nothing); source, where more can be read; quiz, the ids of questions that are asked again when the item fails. A value with
// blanks stands in double quotation marks. An id is [a-z0-9][a-z0-9-]{0,63}; ids of lists and of their items are unique in a page.
//
// # Risk
//
// An item with likelihood and impact is drawn in a matrix of five by five. Likelihood × impact from 15 is high, from 8
// medium, else low; that is the item's severity if it names none. An author may name another: what cannot be undone is
// severe however rare it is.
//
// # States
//
// In a run of a list an item is open, done, or not applicable with a reason; it may have a note and a link to evidence. A run has
// a name, is kept, and is signed with a name and a date.
//
// # Records
//
// States are made of the log's records alone, <path> being the page's without its language:
//
//	started       check/<path>#<list>  {run, name, lang, rev, day}      a run begins; once more with its id: it is renamed
//	checked       check/<path>#<item>  {run}                            done
//	checked       check/<path>#<item>  {run, na: "reason"}              not applicable; without a reason it is not taken
//	unchecked     check/<path>#<item>  {run, of}                        open again: the ticks named in of are taken back
//	note          check/<path>#<item>  {run, text} or {run, evidence}   what is written replaces what was there
//	acknowledged  check/<path>#<list>  {run, date}                      signed; a later change makes the signature stale
//	reset         check/<path>         {run, seen}                      what was seen of the run is erased, with its beginning
//	                                                                    when the run is taken out of the history
//
// day is the day on which the run began where it was begun; due days are counted from it. The name of who signed is in no
// record, since logs are copied and sent: the browser in which it was signed keeps it beside its log, the files of a run
// that its reader saves hold it, and erasing all records erases it. Names of runs and notes are in the log; the guide says so.
// The browser's half is themes/rampbook/components/checklist.
package checklist

import (
	"strings"

	"rampbook/generator/exercise"
)

// The limits of what is read. What is beyond is reported and left out.
const (
	MaxLists = 50  // checklists of a page
	MaxItems = 300 // items of a checklist
	MaxNests = 5   // levels of items within items
	MaxAsked = 20  // questions of an item
)

// scale is the highest likelihood and impact.
const scale = 5

// A Severity says how bad it is that an item is open.
type Severity string

// The severities; "" where nothing is said.
const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// severityOf is the severity of a risk.
func severityOf(likelihood, impact int) Severity {
	switch risk := likelihood * impact; {
	case risk >= 15:
		return High
	case risk >= 8:
		return Medium
	}
	return Low
}

// severityNamed is the severity with a name, also with that which audits give it; "" for another word.
func severityNamed(name string) Severity {
	switch name {
	case "high", "critical":
		return High
	case "medium", "major":
		return Medium
	case "low", "minor":
		return Low
	}
	return ""
}

// kind is what checklists are among the exercises.
var kind = exercise.Kind{Name: "checklist", Code: "checklist"}

// IsKeyword reports whether a heading that begins with this word and a colon may be a checklist.
func IsKeyword(word string) bool {
	switch strings.ToLower(word) {
	case "checklist", "清单":
		return true
	}
	return false
}
