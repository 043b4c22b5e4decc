package checklist

import (
	"html"
	"strconv"
	"strings"

	"rampbook/generator/markdown"
)

// A printer writes a checklist that can be ticked on paper: a box and a number before each item, who and when
// beside it, and lines for the signature.
type printer struct {
	s    *markdown.Section
	list *List
	next int // of the list's items
}

func (p *printer) html(s string) { p.s.Write(s) }

// say returns a word of the page's language.
func (p *printer) say(key string, values ...string) string { return p.s.Say(english, key, values...) }

func (p *printer) print() {
	l := p.list
	kind.Open(&l.Head, p.say("checklist"))
	if l.Owner != "" {
		p.html(`<p class="checklist-owner">` + p.s.SayAround(english, "checklist_owner", l.Owner) + "</p>\n")
	}
	for _, n := range p.s.Blocks {
		if items := l.itemsIn(n); len(items) > 0 {
			p.items(items)
			continue
		}
		p.s.WriteBlock(n)
	}
	if l.matrix && len(l.risks()) > 0 {
		p.matrix()
	}
	p.html(`<dl class="sign-off" data-search-ignore><div><dt>` + esc(p.say("checklist_signed")) + `</dt><dd class="field"></dd></div><div><dt>` +
		esc(p.say("checklist_date")) + `</dt><dd class="field"></dd></div></dl>` + "\n")
	kind.Close(&l.Head)
}

// items writes items of one level.
func (p *printer) items(items []*Item) {
	p.html(`<ul class="items">` + "\n")
	for _, item := range items {
		p.item(item)
	}
	p.html("</ul>\n")
}

func (p *printer) item(item *Item) {
	p.html(`<li class="item"`)
	if item.Severity != "" {
		p.html(` data-severity="` + string(item.Severity) + `"`)
	}
	p.html(` data-item="` + strconv.Itoa(p.next) + `"><div class="item-line"><span class="box"></span><span class="item-number" data-search-ignore>` + item.Number + `</span><div class="item-text">`)
	p.next++
	for n := item.node.FirstChild(); n != nil; n = n.NextSibling() {
		if !item.holds(n) {
			p.s.WriteBlock(n)
		}
	}
	p.html("</div>\n")
	p.facts(item)
	p.html("</div>\n")
	if len(item.Items) > 0 {
		p.items(item.Items)
	}
	p.html("</li>\n")
}

// facts prints what the comment behind an item says.
func (p *printer) facts(item *Item) {
	var facts []string
	add := func(class, html string) { facts = append(facts, `<li class="`+class+`">`+html+"</li>") }
	say := func(class, text string) {
		facts = append(facts, `<li class="`+class+`" data-search-ignore>`+esc(text)+"</li>")
	}
	if item.Severity != "" {
		say("severity", p.say("checklist_"+string(item.Severity)))
	}
	if item.Owner != "" && item.Owner != p.list.Owner {
		add("owner", esc(item.Owner))
	}
	if item.Due != "" {
		say("due", p.due(item.Due))
	}
	if item.Evidence && item.Proof == "" {
		say("evidence", p.say("checklist_evidence"))
	}
	if item.Proof != "" {
		add("evidence", p.s.SayAround(english, "checklist_proof", item.Proof))
	}
	if len(facts) > 0 {
		p.html(`<ul class="item-facts">` + strings.Join(facts, "") + "</ul>\n")
	}
}

// due says when an item is due.
func (p *printer) due(due string) string {
	number := due[:len(due)-1]
	switch {
	case due == "0d" || due == "0w":
		return p.say("checklist_at_once")
	case due == "1d":
		return p.say("checklist_day")
	case due == "1w":
		return p.say("checklist_week")
	case strings.HasSuffix(due, "d"):
		return p.say("checklist_days", number)
	case strings.HasSuffix(due, "w"):
		return p.say("checklist_weeks", number)
	}
	return p.say("checklist_due", due)
}

func esc(s string) string { return html.EscapeString(s) }
