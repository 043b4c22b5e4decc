package worksheet

import (
	"math/big"
	"strings"
	"time"
)

const (
	percentDigits = 2 // digits behind the point of a percentage, when the cell does not say
	numberDigits  = 6 // of a number
	grouping      = 10000
)

// Show prints the value of cell c as a reader sees it: "" when it is empty or a fault.
func (s *Sheet) Show(c *Cell, v Value) string {
	switch v.Kind {
	case Text:
		return v.Text
	case Number:
		return s.showNumber(c, v.Number)
	}
	return ""
}

func (s *Sheet) showNumber(c *Cell, n *big.Rat) string {
	switch c.Type {
	case Date:
		days := new(big.Int).Div(n.Num(), n.Denom()) // Euclid's: downwards, as the denominator is above 0
		return time.Unix(days.Int64()*secondsOfDay, 0).UTC().Format("2006-01-02")
	case Percent:
		n = new(big.Rat).Mul(n, big.NewRat(100, 1))
		if c.Digits >= 0 {
			return decimal(n, c.Digits, true) + "%"
		}
		return trimZeros(decimal(n, percentDigits, true)) + "%"
	case Money:
		if c.Digits >= 0 {
			return decimal(n, c.Digits, true)
		}
		return decimal(n, s.Decimals, true)
	}
	large := n.Num().CmpAbs(new(big.Int).Mul(n.Denom(), big.NewInt(grouping))) >= 0
	if c.Digits >= 0 {
		return decimal(n, c.Digits, large)
	}
	return trimZeros(decimal(n, numberDigits, large))
}

// decimal prints n with digits behind the point, and commas between thousands if grouped.
func decimal(n *big.Rat, digits int, grouped bool) string {
	text := roundTo(n, digits).FloatString(digits)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, behind, _ := strings.Cut(text, ".")
	if grouped {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if behind != "" {
		whole += "." + behind
	}
	return sign + whole
}

func trimZeros(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
