// Package markdown is markdown as rampbook reads it: GitHub's dialect, parsed once a file into
// finished HTML, plus all that the rest of rampbook wants to know of the page.
//
// # Front matter
//
// A page may begin with data about itself: YAML between two lines ---, TOML between two lines +++,
// or a JSON object that opens at the first byte. A --- that no second --- follows, or with no
// mapping between them, is a thematic break, as on GitHub. YAML aliases are refused.
//
// # Title
//
// The title is the front matter's "title". Without one it is the heading that comes first: only
// comments and paragraphs of nothing but images may stand before it. That heading leaves the
// body, since the page's template prints the title. When prose comes first the page's first level-one
// heading is the title and stays where it is; OwnHeading tells the template. When the title has left
// the body and more level-one headings are there, every heading moves down a level: a page
// has one <h1>.
//
// # Dialect
//
// CommonMark; GitHub's tables, strikethrough, task lists, bare links, footnotes and alerts
// ("> [!NOTE] optional title"); definition lists; "## Heading {#own-id}". Heading ids are GitHub's
// (see Slug). "## Heading {search=false}" keeps a section out of the search. A line break between two Chinese or Japanese letters is no blank.
// A fenced block "goat" is an ASCII drawing and "flow" a stage diagram (package flow); every other
// language that chroma knows is coloured with chroma's short class names.
//
// # Raw HTML
//
// Unless Options.RawHTML allows all of it, the tags and attributes that GitHub lets through are
// kept and the others left out with a warning; style and event attributes always go. Kept tags are
// balanced, so a missing </div> ends with the page's body. With RawHTML the author's tags are
// printed as they are and only the addresses in them are resolved. Comments are never printed.
//
// # Links
//
// Relative links and images are holes: Document.HTML asks its caller for each address.
// http, https, mailto and tel links are printed as they are; other schemes lose their link. An
// image from another site becomes a link to it, as a page never calls another origin.
//
// # Exercises
//
// A heading that begins with a keyword and a colon, ASCII or full-width, may be an exercise: Options.Section decides,
// reads its blocks and writes it. What an exercise is, this package does not know.
//
// # Lints
//
// cjk-emphasis: ** that stays text beside Chinese letters. alert-joined: an alert within the one above.
// heading-jump: a level is left out. heading-id: an id twice or unfit. image-alt: no alternative text.
// image-remote, link-scheme, raw-html, shortcode-unknown, shortcode-unopened, shortcode-split, front-matter,
// encoding, flow: what the sections here say.
//
// # Shortcodes
//
// {{< name >}} and {{% name %}} pass untouched when the name is known, a pair with all between its
// tags; in front of Hugo nothing else looks like one. {{</* name */>}} prints {{< name >}}.
package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"rampbook/generator/diag"
)

// Options are what Parse needs to know beyond the text itself.
type Options struct {
	Name           string                 // the file, for diagnostics
	RawHTML        bool                   // print raw HTML as it is
	Shortcode      func(name string) bool // known shortcodes; nil: none
	ShortcodeNames []string               // known names, to suggest one; may be nil
	// Label gives a UI word in the page's language: note, tip, important, warning, caution, done, open,
	// table, drawing, footnotes, footnote_back, heading_link, and those of package flow. English stands
	// where it is nil or returns "".
	Label func(key string) string
	// Chinese is the language of Chinese words in a page of another language, "zh": they are marked with it,
	// for screen readers and fonts. "" marks none.
	Chinese string
	// Keyword knows the words with which a heading "Keyword: words" may begin an exercise. Section is
	// offered each such section before the page is written, in order; it returns how to write it, or nil
	// to leave it an ordinary part of the page. A section within an exercise is not offered: it belongs
	// to the exercise. Both may be nil.
	Keyword func(word string) bool
	Section func(s *Section) (write func())
}

// A Document is one parsed page.
type Document struct {
	Meta         Meta
	Title        string    // plain text; "" when the page names none
	TitleHTML    string    // inline HTML of the heading that became the title and left the body
	TitleID      string    // the id that heading would have in the body
	OwnHeading   bool      // the body has its own <h1>
	Links        []Link    // in the order of the holes
	Headings     []Heading // of the body, in order
	Summary      string    // plain text of the first paragraph, at most 200 characters
	Words        int       // words, each Han or kana letter counting as one
	Han, Letters int       // Han letters and all letters in prose, to guess the language
	HasCode      bool      // a block of code is in the body
	HasShortcode bool      // Hugo has work to do
	Revision     string    // 8 hex digits that name this state of the text below the front matter
	pieces       []piece
}

// A Heading is one heading of the body.
type Heading struct {
	Level int // as printed, 1 to 6
	ID    string
	Text  string
	Pos   diag.Pos
	// Exercise is true for the headings of exercises, which a table of contents leaves out.
	Exercise bool
}

// Parse reads one file. It never fails: what is wrong with the file goes to ds.
func Parse(src []byte, o Options, ds *diag.List) *Document {
	text := clean(src, o.Name, ds)
	meta, body := frontMatter(text, ds)
	w := &writer{
		doc:  &Document{Meta: meta, Revision: revision(text.Text[body:])},
		opt:  o,
		ds:   ds,
		file: text,
		src:  text.Text[body:],
		base: body,
	}
	root := w.parse()
	w.out.Grow(len(w.src) + len(w.src)/2)
	w.survey(root)
	w.findExercises(root)
	w.summarise(root)
	w.title(root)
	w.number()
	w.body(root)
	w.finish()
	return w.doc
}

// revision is the start of the text's SHA-256. Line ends are no part of the text.
func revision(text []byte) string {
	sum := sha256.Sum256(bytes.TrimSpace(text))
	return hex.EncodeToString(sum[:4])
}
