package markdown

// kept are the elements of raw HTML that stay when not all raw HTML is allowed. The value is the
// name they are printed with.
var kept = map[string]string{
	"a": "a", "abbr": "abbr", "b": "b", "blockquote": "blockquote", "br": "br", "caption": "caption",
	"center": "div", "cite": "cite", "code": "code", "col": "col", "colgroup": "colgroup", "dd": "dd", "del": "del",
	"details": "details", "dfn": "dfn", "div": "div", "dl": "dl", "dt": "dt", "em": "em", "figcaption": "figcaption",
	"figure": "figure", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "hr": "hr",
	"i": "i", "img": "img", "ins": "ins", "kbd": "kbd", "li": "li", "mark": "mark", "ol": "ol", "p": "p", "pre": "pre",
	"q": "q", "rp": "rp", "rt": "rt", "ruby": "ruby", "s": "s", "samp": "samp", "small": "small", "span": "span", "strike": "s",
	"strong": "strong", "sub": "sub", "summary": "summary", "sup": "sup", "table": "table", "tbody": "tbody",
	"td": "td", "tfoot": "tfoot", "th": "th", "thead": "thead", "time": "time", "tr": "tr", "tt": "code", "u": "u",
	"ul": "ul", "var": "var", "wbr": "wbr",
}

// silent elements are left out without a warning: what is in them is shown, as on GitHub.
var silent = map[string]bool{"picture": true, "source": true}

// withContent are the elements that are left out with all that is in them.
var withContent = map[string]bool{
	"script": true, "style": true, "iframe": true, "object": true, "form": true, "textarea": true, "title": true,
	"noembed": true, "noframes": true, "noscript": true, "xmp": true, "plaintext": true, "select": true, "svg": true,
	"math": true, "template": true,
}

// void elements have no end tag.
var void = map[string]bool{"br": true, "col": true, "hr": true, "img": true, "wbr": true}

// implied elements are ended by their neighbours; they cannot nest without another element.
var implied = map[string]bool{
	"p": true, "li": true, "dt": true, "dd": true, "td": true, "th": true, "tr": true, "tbody": true, "thead": true,
	"tfoot": true, "rt": true, "rp": true, "colgroup": true,
}

// keepsAttribute tells whether an element keeps an attribute. Addresses and align are not asked for.
func keepsAttribute(element, name string) bool {
	switch name {
	case "id", "title", "lang", "dir", searchIgnore:
		return true
	case "name":
		return element == "a"
	case "width", "height":
		return element == "img"
	case "start", "reversed", "type":
		return element == "ol"
	case "value":
		return element == "li"
	case "open":
		return element == "details"
	case "datetime":
		return element == "time" || element == "del" || element == "ins"
	case "span":
		return element == "col" || element == "colgroup"
	case "colspan", "rowspan", "scope", "headers":
		return element == "td" || element == "th"
	}
	return false
}
