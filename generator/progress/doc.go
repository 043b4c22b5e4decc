// Package progress reads, writes, merges and counts the log of what learners do. This comment is the manual
// of the log's format; themes/rampbook/components/log is the same in TypeScript, and twin_test.go
// holds the two to the same bytes.
//
// # A log
//
// A log is UTF-8 text, one record a line, each ended by a line feed. A line has at most 64 KiB. It is the
// same text in the browser, in a copy that a learner saves and in a file on disk:
//
//	{"v":1,"id":"0193568f-6a2b-7c3a-9f00-3d1e5a7b9c11","t":"2026-11-23T10:00:00.123Z","s":"k7f3m9q2xw4d","n":12,"a":"u-3f9c1e7ab2d04c55","p":"acme-onboarding","r":"9f86d081","e":"answered","o":"quiz/quizzes/refunds#q3","d":{"resp":["b"],"score":1,"max":1},"c":"da333827"}
//
//	v   version of the format: 1
//	id  UUID of version 7, lower case; what a record is known by everywhere
//	t   the learner's clock: RFC 3339, UTC, three decimals. Nothing rests on it: clocks are wrong
//	s   session: one showing of a page, or one run of a program; 1 to 32 of a-z and 0-9, by chance
//	n   0, 1, 2 … within the session. It orders without a clock, and a number left out shows a loss
//	a   pseudonym: u- and 16 hex digits, by chance. There is no room for a name; who is who is in a
//	    trainer's roster and nowhere else
//	p   the portal: what rampbook.toml says, else what its title gives; 1 to 64 of a-z, 0-9 and -
//	r   revision of the text the learner saw, eight hex digits; empty where there is no text
//	e   what happened: opened read started answered submitted checked unchecked acknowledged rated
//	    paused resumed note reset; other names, a-z, are kept and count for nothing
//	o   to what: kind/path#id, with the path of the page in the portal, without its language
//	d   more about it: a JSON object, or left out; at most eight levels, numbers finite
//	c   always last: CRC-32C of the bytes before ,"c":" in eight hex digits
//
// The checksum finds accidents. It is no seal: a learner's browser is the learner's, and nothing in a static
// site keeps them from writing a record by hand. What must not be forged is asked in a sealed quiz and
// graded elsewhere.
//
// # Writing
//
// The members stand in the order above and the text is what JSON.stringify writes: no blanks, no escapes
// but those that must be, numbers as ECMAScript prints them, names that are array indexes first. So one
// record has one form, whoever writes it.
//
// # Reading
//
// A reader is tolerant in what a line looks like and strict in what it means. Blanks, members in another
// order and members that nobody knows are taken; a name that is there twice is not, because readers differ
// on which of the two counts. Each line is one of
//
//	good        all of the above holds, and the checksum fits
//	newer       v is above 1: kept byte for byte, never interpreted
//	damaged     it has an id, but the checksum or a member is wrong: kept, counted for nothing
//	unreadable  anything else: named by its line, and left behind by a merge
//
// No line stops a reader.
//
// # Merging
//
// A merge is the union by id. Of several lines with one id the good one wins, then one whose checksum fits, then
// the smaller bytes; each such id is reported. The result is sorted by id, so that any order and any
// number of the same inputs gives the same bytes.
//
// # Counting
//
// Nothing is decided by clocks. An unchecked names, in d.of, the ids of the checked records that it takes
// back; an item is ticked while one stands. A reset names, in d.seen, for each session the first and last of
// each run of numbers that it erases, among the records whose object is its own or lies below it; the
// object "portal" is all. What a reset or an unchecked had not seen stays. Of several attempts at a quiz
// the best counts.
//
// # Copies
//
// A copy begins with a record whose event is export and ends with one whose event is end, whose d holds
// count, the number of lines between, and sha256 of all bytes from the beginning of the copy to the end record. Both have
// the object "log"; a merge leaves them out. A copy without its end still gives its good lines.
//
// # Files
//
// See [File]. A file belongs to one learner and is named after the pseudonym; beside it stand a lock and, after a crash,
// torn lines. Nothing of it is ever published.
package progress
