package browser

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// testLinks follows every link of every page below a sub-path, from the home page on.
func (s *sites) testLinks(t *testing.T) {
	for _, p := range s.all() {
		t.Run(p.name, func(t *testing.T) {
			c := &crawler{t: t, prefix: p.places[1].prefix, found: map[string]*document{}}
			c.visit(p.places[1].at("index.html"), "the start")
			for i := 0; i < len(c.pages); i++ {
				for _, link := range c.found[c.pages[i]].links {
					c.follow(c.pages[i], link)
				}
			}
			for _, file := range p.pages {
				address := strings.TrimSuffix(p.places[1].at(file), "index.html")
				if !is404(file) && !slices.Contains(c.pages, address) {
					t.Errorf("%s: no link leads to this page", file)
				}
			}
		})
	}
}

// A crawler gets each address once.
type crawler struct {
	t      *testing.T
	prefix string
	pages  []string // addresses of pages, as found
	found  map[string]*document
}

// A document is what an address answered.
type document struct {
	links []string
	ids   map[string]bool
}

func (c *crawler) follow(from, link string) {
	base, err := url.Parse(from)
	if err != nil {
		c.t.Fatal(err)
	}
	to, err := base.Parse(link)
	if err != nil {
		c.t.Errorf("%s: the link %q is no address: %v", from, link, err)
		return
	}
	if to.Host != base.Host {
		return // other sites are none of our business
	}
	fragment := to.Fragment
	to.Fragment, to.RawFragment = "", ""
	if !strings.HasPrefix(to.String(), c.prefix) {
		c.t.Errorf("%s: the link %q leaves the portal", from, link)
		return
	}
	if doc := c.visit(to.String(), from); fragment != "" && !doc.ids[fragment] {
		c.t.Errorf("%s: the link %q leads to no heading", from, link)
	}
}

func (c *crawler) visit(address, from string) *document {
	if doc := c.found[address]; doc != nil {
		return doc
	}
	doc := &document{ids: map[string]bool{}}
	c.found[address] = doc
	response, err := http.Get(address)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		c.t.Errorf("%s: the link to %s answers %s", from, address, response.Status)
		return doc
	}
	final := response.Request.URL.String()
	if final != address && c.found[final] != nil {
		c.found[address] = c.found[final]
		return c.found[final]
	}
	c.found[final] = doc
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		root, err := html.Parse(response.Body)
		if err != nil {
			c.t.Fatal(err)
		}
		doc.read(root)
		c.pages = append(c.pages, final)
	}
	return doc
}

func (d *document) read(root *html.Node) {
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src":
				d.links = append(d.links, a.Val)
			case "id":
				d.ids[a.Val] = true
			}
		}
	}
}
