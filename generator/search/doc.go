// Package search makes a portal's search index, which browsers read file by file, and answers
// queries from the same files. It is the manual of the index, of how text becomes terms and of
// how a query is answered; themes/rampbook/components/search does the same in TypeScript, and
// tests hold the two to the same terms, results and scores.
//
// # Files
//
// Each language has an index of its own in rampbook/search/<language>/. index.js has a fixed
// name; all other files are named by their content and never change. Every file is a classic
// script in UTF-8 and one line of code,
//
//	rampbook.data(`<name> <sum>
//	<content>`)
//
// where `\`, "`" and "${" are escaped with a backslash, so that the string is the text between
// the backquotes with those three escapes undone. <name> is the file's name without ".js": eight
// letters of [0-9a-v], a hash of the content. index.js has "index" there. <sum> is h of the content, h(s) = 31 h(s without its last
// UTF-16 unit) + that unit, from 0 and as a signed number of 32 bits. A reader that is given another name than it asked
// for, or another sum than it finds, has a file of another build, or a damaged one.
//
// All content is text, not base64(gzip(bytes)) as first designed: a server's own compression
// brings it to the same size, it is read without waiting (DecompressionStream answers later),
// by older browsers too, and costs the build no compression.
//
// Sections (pieces of a page under one heading) and pages are numbered from 0 in reading order,
// language by language.
//
// # Numbers
//
// A number is written in digits of the alphabet A-Z a-z 0-9 - _ (values 0 to 63): five bits each,
// the lowest first; 32 is added to every digit but the last. 0 is "A", 31 "f", 32 "gB".
//
// # index.js
//
// One JSON object:
//
//	format    4
//	build     hash of all the rest: another value means another build
//	lang      the language, "zh"
//	langs     all languages with an index, in the portal's order
//	prefix    where the language's pages are, "" or "zh/"
//	rank      [k1, b, exact, part, prefix, backoff, lead, open, synonym], see below
//	sections  how many sections there are
//	length    the lengths of all sections added up
//	terms     where each term file begins, in order, with blanks between them
//	files     the names of the term files, with nothing between them
//	texts     name of the list of text files; "" when there is no section
//	words     name of the file of Latin words; "" when there is none
//	fold      name of the file of Traditional characters; "" when there is none
//	pinyin    true: titles and headings can be found by pinyin
//	synonyms  [["返点", "返佣", "rebate"] …], in Simplified characters
//	tags      ["pricing" …]
//	paths     ["Aplaybooks", "Kpricing" …]: one digit, how many UTF-16 units a page's path begins with of
//	          the path before, and how it goes on
//	titles    ["Playbooks", "Pricing" …]
//	kinds     ["page", "quiz" …]
//	kind      a number for each page: its place in kinds
//	lengths   for each page, a blank between two: the code of each of its sections' lengths, in digits
//	          that are added up; one of 63 says that another follows
//	tagged    for each page, a blank between two: a number for each of its tags, the place in tags.
//	          Blanks at the end are left out
//	elsewhere [{"page": 12, "file": "about.html"} …]: where pages are, below the site's root, that are not
//	          at prefix + path + "/index.html" (prefix + "index.html" for the path "")
//
// A file of terms begins with the shortest text that stands behind the last term of the file before:
// what matters is only in which file a term would be. The facts of pages stand in columns,
// because that is how gzip makes the least of them; they are what a first answer has to wait for.
//
// The code of a length below 8 is the length itself; that of another is 8*e+m-8, where the length, rounded to
// four binary digits, is m*2^(e-1) with m from 8 to 15. So lengths up to 16 are exact, and others a seventeenth away at most.
//
// A page's path has no language, so twins share it. Every path's parents are there, for their titles; one
// that its author keeps out of the search has neither sections nor tags. A page's kind is "page", "playbook" or "quiz", or what
// the front matter's kind says.
//
// # Term files
//
// One term a line, in the order of code points over all files. (No term has a code point from
// U+D800 to U+FFFF, so the order of JavaScript's strings is the same.)
//
//	<shared><rest> <postings>
//
// shared is one digit: how many UTF-16 units the term begins with of the term before it in the
// file (at most 63, never half a pair); rest is what follows. A posting is (d-1)*2+m, where
// d is how far the section is from that of the posting before (from -1 for the first), and m is 1
// when the term's frequency is above 1: then frequency-2 follows as a number of its own.
//
// # Text files
//
// The list of text files has two lines: a number for each file, how many sections it has, and the files'
// names with nothing between them. It is needed only when what is found is to be shown.
//
// A text file is a JSON array with one element a section: [id, text, heading …]. id is the heading's (the place in
// the page; "" for its top), text is as the page shows it, the headings are those above the section
// from the outermost to its own, without the page's title.
//
// # Words, Traditional characters
//
// The words file has the lines of a term file with the number of sections in place of postings:
// every word of at least four letters, digits and joiners that occurs in a text, but no stems
// that do not. It is loaded when a word is not found.
//
// The fold file has two lines of equally many code points: Traditional characters, and what
// each is folded to. It has only those whose Simplified form occurs in the index, in synonyms or in tags: for all
// others it makes no difference. It is needed only when a term with a Chinese character is not
// found, since what is in the index is folded: load it then, fold the query once more,
// and begin again; when a text is to be searched for more than two characters; and when characters
// that were found are to be marked in a text that does not seem to have any of them.
//
// # From text to terms
//
// Text is folded, code point by code point, into one code point or none:
//
//   - none: ' ‘ ’ ʼ (U+0027, U+2018, U+2019, U+02BC), U+00AD, U+0300 to U+036F, U+200B to U+200F,
//     U+2060, U+FE00 to U+FE0F, U+FEFF;
//   - U+FF01 to U+FF5E: 0xFEE0 less, and folded again;
//   - U+2010 to U+2013: "-"; A to Z: lower case;
//   - U+00C0 to U+017F: the letter without accents, lower case, from Latin in tables.go;
//   - U+0391 to U+03A9 and U+0410 to U+042F: 32 more; U+0400 to U+040F: 80 more;
//   - Traditional characters: Simplified, from the table;
//   - anything else, and half a surrogate pair: itself.
//
// A folded code point is
//
//   - a word letter: 0-9, a-z, U+00DF to U+02AF but U+00F7, U+0370 to U+1FFF;
//   - a character, written without blanks: U+3005, U+3007, U+3041 to U+30FF but U+30FB, U+3400 to
//     U+4DBF, U+4E00 to U+9FFF, U+AC00 to U+D7A3, U+20000 to U+323AF;
//   - or it separates.
//
// A word is a longest stretch of word letters in which single joiners may stand, each directly
// between two word letters: . - _ & anywhere, a comma between two digits. It may end in "++", or in
// one of "%", "+", "#", when no word letter follows that. Its whole form leaves out commas
// and those joiners that are not between two digits, and keeps the ending: "gpt4o" for GPT-4o, "nodejs"
// for Node.js, "1.5", "1200" for 1,200, "c++", "10%", "5w". Its parts are the stretches between
// joiners left out (commas aside), without the ending, when there is more than one or an ending:
// "gpt" and "4o"; "10". Whole form and parts are cut after 64 code points. Those that have only a-z and at
// least three of them have a stem, by Porter's algorithm as published in 1980 with his two later
// departures (bli to ble, logi to log), as bleve's analysis has it: where a rule's ending is the whole word,
// it is as if the word did not have it.
//
// The terms of a word are its whole form, its parts and the stems of all these, each once. The
// terms of a longest stretch of n characters are its n-1 pairs and its last character alone:
// so a section's count of a single character is that of all terms that begin with it.
//
// A term's frequency in a section is how often the text has it, and 6 times as often its heading (once, when that is
// a question) and the page's title (in the page's first section; in the others the title counts once).
// A section's length counts words and characters by the same rule, and is rounded as its code in index.js has it.
//
// Two kinds of terms of titles (first section) and headings come on top, each with frequency 1 and no length:
//
//   - the text's key and "=": its word letters and characters, folded, the first 24 of them. So it stands
//     among the words and pairs that it begins with, mostly in the same file;
//   - "~" and pinyin: for each place in a stretch of characters, the syllables of the next six
//     of them run together, and when there are two or more their first letters. Characters
//     with two usual readings give both, at most four ways altogether. (A place is one with a reading;
//     a stretch ends at characters without.)
//
// # Queries
//
// Of a query the first 1,000 UTF-16 units are read. Blanks (space, tab, line ends, U+00A0, U+3000)
// and quotation marks (" “ ” „ ＂) part it; what stands between two marks, or after
// the last, is a phrase. A piece or phrase after a single "-", "－" or "−" that follows a blank or begins
// the query is excluded, unless the query has nothing else; after several, as in "--version", it is as
// if there were none. A piece kind:x, section:x, tag:x or lang:x (or with ：; letters of any
// case; a phrase may follow the colon) is a filter. What is left, pieces and phrases with a blank between them,
// is the text; its words and characters are looked for, the first 64 of them.
//
// What is looked for is a list of groups. A group is a set of terms with a weight: a section's
// frequency in it is the sum of the terms' frequencies, and the sections with any of them are
// counted. Groups come in this order:
//
//   - for each word: its stem, or whole form when it has none, with weight 1. If stem and whole
//     form differ, the whole form with weight exact. Each part (its stem, if it has one) with weight part. The word is found
//     when the first group has sections, or it has parts and each part's group has.
//   - for the text's last word, when nothing follows it and it has at least three letters and no ending:
//     all terms that begin with its whole form, with weight prefix, or 1 if the word is not found.
//   - for a word of a-z, at least two letters, that is not found: terms that begin with "~" and
//     it, with weight 1, if the index has pinyin.
//   - for each pair of a stretch of characters: that term, with weight 1. If no pair is found, for
//     each character the terms that begin with it, with weight backoff; for a character alone with
//     weight 1.
//   - word by word: for it and the one before, with but a blank between them, if no section has both (stems or whole forms), and one of them is missing
//     (none of these groups has sections) or a digit and a letter meet there: their whole forms as one word, with weight 1.
//     Then, if it is missing: its whole form with a blank wherever a digit and a letter meet, as a phrase is
//     looked for (see below), frequencies being the least of its terms', with weight 1. A word that is found in one
//     of these two ways is not missing any more, and the answer says that it was looked for so, too.
//   - for a word of at least four letters without digits that is still missing: the
//     word closest to it in the words file, and its groups as above but for beginnings and pinyin.
//     Distance is that of optimal string alignment: at most 1 for words of up to seven
//     letters, else 2; of equally close ones the one in most sections, then the first. The answer
//     says what was looked for instead.
//   - for a text without phrases, whose key has at least two code points: the key and "=", with
//     weight lead; then all keys that begin with it, with weight open.
//   - for each synonym group of which a member is in the text, and none in a phrase, for each other member that is neither in
//     the text nor excluded:
//     one group of the member's terms (stems or whole forms, pairs, or the character alone) in which a
//     section needs all, and its frequency is the least of theirs; with weight synonym. A member is
//     in a text when its stems (or whole forms) and characters are, one after the other; it is excluded when an
//     excluded piece has the same.
//
// Terms that begin with something do not end in "=" but where keys are asked for. They are read from at most eight term files, from the first on. A
// query with literal set has no corrections, no synonyms, and no words joined or parted.
//
// A section's score adds up, group by group, with f the group's frequency in it and n the group's
// number of sections:
//
//	weight * idf * f*(k1+1) / (f + k1*(1-b+b*length/average))
//	idf = floor(ln(1 + (sections-n+0.5)/(n+0.5)) * 4096 + 0.5) / 4096
//
// which is BM25; the rounding keeps one machine's logarithm from disagreeing with another's.
// Everything is 64-bit floating point in the order written.
//
// An excluded piece that is one word, two characters or one drops every page with a section that has its term (the
// word's stem or whole form, the pair; for a character alone any term that begins with it). Another drops pages
// with a section that has all its terms, by the same rule, and says it. A phrase asks for sections
// that have all its terms, words in their whole forms, and say it. A section says what stands in its text, its
// heading or its title: the words, each as its whole form and then its parts, and characters, one after
// the other. That is read in the text files; but that a section says a phrase of two
// characters, of one, or of one word that is not its own stem, its terms tell.
//
// Sections are read in order of score, and of a page no more when one is found. To read a section for each phrase,
// and sections of its page for each excluded piece whose terms they have, counts as so many readings. When there
// were 400, or more pages are found than are to be shown, sections that would have to be read are left out, and the
// answer says that there may be more. Facets count by the same rule, with readings of their own, what would be
// found without filters.
//
// A page's score is that of its best section, the first of equals. Pages are ordered by score,
// then number. Filters take pages: by kind, by section (the path's first folder), by a tag. Two of these are equal when they
// are once folded and without U+0020, U+00A0, U+3000, "_" and "-", unless that is the last code point. A query with only filters answers all these pages
// in order, with score 0. A language without an index has no pages.
//
// Where nothing is found with phrases, and the query is not literal, it is answered as if its pieces were no phrases,
// and the answer says so.
//
// The language asked for answers first. With fewer than three pages found and no lang filter, the other
// languages follow in their order, without pages whose path is there already; words are corrected
// there only when nothing was found before.
//
// An answer with a correction is looked at once more, unless there is a lang filter: a word is corrected only if
// no language finds it as it was typed. If the language asked for then says something else to have been looked for, or
// nothing, the other languages follow however much it has found.
package search
