package scorecard

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// bands prints what the score means, the best first.
func (p *printer) bands() {
	c := p.card
	if len(c.Bands) == 0 {
		return
	}
	p.html(`<dl class="bands">` + "\n")
	for i := len(c.Bands) - 1; i >= 0; i-- {
		b := c.Bands[i]
		to := p.say("card_full")
		if i+1 < len(c.Bands) {
			to = p.say("card_under", number(c.Bands[i+1].From))
		}
		p.html("<div><dt><b>" + esc(b.Name) + `</b> <span class="range" data-search-ignore>` + esc(p.say("card_from", number(b.From), to)) + "</span></dt><dd>")
		p.advice(b)
		p.html("</dd></div>\n")
	}
	p.html("</dl>\n")
}

// advice prints what an item says behind the name of its band.
func (p *printer) advice(b Band) {
	if b.item == nil {
		return
	}
	if !cutLead(b.item.FirstChild(), p.s.Source()) { // the name holds more than words
		p.s.WriteText(b.Advice)
		return
	}
	for n := b.item.FirstChild(); n != nil; n = n.NextSibling() {
		p.s.WriteBlock(n)
	}
}

// cutLead takes the words up to the first colon away from a block, bold ones too.
func cutLead(block ast.Node, source []byte) bool {
	if block == nil {
		return false
	}
	first := block.FirstChild()
	bold, isBold := first.(*ast.Emphasis)
	if isBold {
		first = bold.NextSibling()
	}
	text, ok := first.(*ast.Text)
	if !ok {
		return false
	}
	value := text.Segment.Value(source)
	at := bytes.IndexAny(value, ":：")
	if at < 0 {
		return false
	}
	_, size := utf8.DecodeRune(value[at:])
	if isBold {
		block.RemoveChild(block, bold)
	}
	rest := text.Segment.WithStart(text.Segment.Start + at + size)
	text.Segment = rest.TrimLeftSpace(source)
	return true
}
