package tap

import "strings"

// srcset applies link to each address of a srcset: candidates are divided by commas, and
// an address is divided from its width or density by blanks.
func srcset(s string, link func(string) string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && (isSpace(s[i]) || s[i] == ',') {
			i++
		}
		b.WriteString(s[from:i])
		from = i
		for i < len(s) && !isSpace(s[i]) {
			i++
		}
		href := strings.TrimRight(s[from:i], ",")
		commas := s[from+len(href) : i]
		if href != "" {
			b.WriteString(whole(link(href)))
		}
		b.WriteString(commas)
		if commas != "" {
			continue
		}
		rest := s[i:]
		if n := strings.IndexByte(rest, ','); n >= 0 {
			rest = rest[:n+1]
		}
		b.WriteString(rest)
		i += len(rest)
	}
	return b.String()
}

// whole keeps an address from ending in a comma, which would end the candidate.
func whole(href string) string {
	cut := strings.TrimRight(href, ",")
	return cut + strings.Repeat("%2C", len(href)-len(cut))
}

// refresh applies link to the address in the content of a meta refresh: "0; url=/a/".
func refresh(s string, link func(string) string) string {
	i := strings.IndexAny(s, ";,")
	if i < 0 {
		return s
	}
	i = skipSpace(s, i+1)
	if len(s)-i > 3 && lower(s[i:i+3]) == "url" {
		if eq := skipSpace(s, i+3); eq < len(s) && s[eq] == '=' {
			i = skipSpace(s, eq+1)
		}
	}
	end := len(s)
	if i < end && (s[i] == '"' || s[i] == '\'') {
		quote := s[i]
		i++
		if n := strings.IndexByte(s[i:], quote); n >= 0 {
			end = i + n
		}
	}
	if i >= end {
		return s
	}
	return s[:i] + link(s[i:end]) + s[end:]
}
