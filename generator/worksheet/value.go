package worksheet

import (
	"math/big"
)

// A Value is what a cell holds. The zero Value is that of an empty input, and of what needs one.
type Value struct {
	Kind   Type     // Number (for every number and date), Text or Truth; "" when empty or a fault
	Number *big.Rat // of a date the days since 1970-01-01
	Text   string
	Truth  bool
	Fault  Fault
	Check  Check // of a cell with a rule
}

// A Check says whether a cell keeps its rule.
type Check string

// The states of a check; "" while something is empty.
const (
	Kept Check = "kept"
	Off  Check = "off"
)

// String is the value as the vectors have it: a fraction, 'words, true or false, !fault, "" when empty.
func (v Value) String() string {
	switch {
	case v.Fault != "":
		return "!" + string(v.Fault)
	case v.Kind == Text:
		return "'" + v.Text
	case v.Kind == Truth && v.Truth:
		return "true"
	case v.Kind == Truth:
		return "false"
	case v.Kind == Number:
		return v.Number.RatString()
	}
	return ""
}

func numberValue(n *big.Rat, fault Fault) Value {
	if fault != "" {
		return Value{Fault: fault}
	}
	return Value{Kind: Number, Number: n}
}

func truthValue(b bool) Value { return Value{Kind: Truth, Truth: b} }

// has reports whether there is a value to compute with.
func (v Value) has() bool { return v.Kind != "" }
