package worksheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenKind is a kind of token of a formula.
type tokenKind int

const (
	endToken tokenKind = iota
	numberToken
	nameToken  // [words]; the text is without brackets
	quoteToken // "words"; without quotation marks
	wordToken  // a function, or a word such as "must"
	signToken  // + - * / ^ ( ) , .. = != < <= > >= %
)

type token struct {
	kind tokenKind
	text string
	at   int // offset in the formula
}

// A mistake is what is wrong with a cell, at an offset in its text.
type mistake struct {
	at            int
	message, hint string
}

// lex splits a formula into tokens, the last of which is an endToken.
func lex(text string) ([]token, *mistake) {
	var list []token
	for at := 0; at < len(text); {
		r, size := next(text[at:])
		t := token{at: at}
		switch {
		case r == ' ':
			at += size
			continue
		case r == '[' || r == '"' || r == '“' || r == '”':
			var bad *mistake
			if t, at, bad = enclosed(text, at, size, r); bad != nil {
				return nil, bad
			}
		case r >= '0' && r <= '9' || r == '.' && startsWithDigit(text[at+size:]):
			t.kind, at = numberToken, scanNumber(text, at)
			t.text = text[t.at:at]
		case unicode.IsLetter(r):
			t.kind, at = wordToken, scanWord(text, at)
			t.text = fold(text[t.at:at])
		default:
			t.kind = signToken
			if t.text, at = scanSign(text, at); t.text == "" {
				return nil, &mistake{at, "the sign " + text[at:at+size] + " means nothing in a formula", "use + - * / ^ ( ) and names in [ ]"}
			}
		}
		list = append(list, t)
	}
	return append(list, token{at: len(text)}), nil
}

// next is the first sign of s, narrowed.
func next(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	return narrow(r), size
}

// enclosed reads a name or words in quotation marks that begin at offset at.
func enclosed(text string, at, size int, open rune) (token, int, *mistake) {
	kind, ends := nameToken, "]］"
	if open != '[' {
		kind, ends = quoteToken, "\"＂“”"
	}
	length := strings.IndexAny(text[at+size:], ends)
	if length < 0 {
		if kind == nameToken {
			return token{}, 0, &mistake{at, "a name is not closed", "write ] behind it"}
		}
		return token{}, 0, &mistake{at, "words are not closed", `write " behind them`}
	}
	inner := text[at+size : at+size+length]
	_, last := utf8.DecodeRuneInString(text[at+size+length:])
	return token{kind, inner, at}, at + size + length + last, nil
}

// scanNumber returns the offset behind a number. A comma is no part of it: max(1,200) has two numbers.
func scanNumber(text string, at int) int {
	for at < len(text) {
		r, size := next(text[at:])
		switch {
		case r >= '0' && r <= '9':
		case r == '.' && startsWithDigit(text[at+size:]):
		case r == '万' || r == '亿':
			return at + size
		default:
			return at
		}
		at += size
	}
	return at
}

func startsWithDigit(s string) bool {
	r, _ := next(s)
	return r >= '0' && r <= '9'
}

func scanWord(text string, at int) int {
	for at < len(text) {
		r, size := next(text[at:])
		if !unicode.IsLetter(r) {
			break
		}
		at += size
	}
	return at
}

// scanSign returns the sign at offset at, "" for one that means nothing, and the offset behind it.
func scanSign(text string, at int) (string, int) {
	first, size := next(text[at:])
	second, more := next(text[at+size:])
	switch pair := string(first) + string(second); pair {
	case "<=", ">=", "!=", "..":
		return pair, at + size + more
	case "<>":
		return "!=", at + size + more
	}
	switch first {
	case '≤':
		return "<=", at + size
	case '≥':
		return ">=", at + size
	case '≠':
		return "!=", at + size
	case '…':
		return "..", at + size
	}
	if strings.ContainsRune("+-*/^(),=<>%", first) {
		return string(first), at + size
	}
	return "", at
}
