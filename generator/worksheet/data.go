package worksheet

import (
	"math/big"
	"strconv"
)

// Data is a worksheet for the browser; its twin is in themes/rampbook/components/worksheet/data.ts.
type Data struct {
	ID       string     `json:"id"` // "sheet-1" by place when the author gave none
	Title    string     `json:"title"`
	Currency string     `json:"currency"`
	Decimals int        `json:"decimals"`
	Cells    []CellData `json:"cells"`
	Order    []int      `json:"order"` // the cells, each behind those it needs
}

// CellData is an input or a formula.
type CellData struct {
	Row    string     `json:"row"`
	Column string     `json:"column"`
	Type   Type       `json:"type"`
	Digits int        `json:"digits"` // -1: as the type has it
	Input  *InputData `json:"input,omitempty"`
	Expr   *ExprData  `json:"expr,omitempty"`
	Rule   string     `json:"rule,omitempty"`
	Bound  *ExprData  `json:"bound,omitempty"`
}

// InputData is what may be filled in. Limits are fractions, "" for none.
type InputData struct {
	Low     string   `json:"low"`
	High    string   `json:"high"`
	Options []string `json:"options,omitempty"`
	Default string   `json:"default"`
}

// ExprData is a formula as a tree; see Expr.
type ExprData struct {
	Op    string      `json:"op"`
	Value string      `json:"value,omitempty"` // a fraction, or words
	Cells []int       `json:"cells,omitempty"`
	Args  []*ExprData `json:"args,omitempty"`
}

// Data lists the page's worksheets for the browser.
func (p *Page) Data() []Data {
	var list []Data
	for i, s := range p.Sheets {
		d := s.data()
		if d.ID == "" {
			d.ID = "sheet-" + strconv.Itoa(i+1)
		}
		list = append(list, d)
	}
	return list
}

func (s *Sheet) data() Data {
	d := Data{ID: s.ID, Title: s.Words(), Currency: s.Currency, Decimals: s.Decimals, Cells: []CellData{}, Order: []int{}}
	for _, i := range s.Order {
		if !s.Cells[i].broken {
			d.Order = append(d.Order, i)
		}
	}
	for _, c := range s.Cells {
		one := CellData{Row: c.Row, Column: c.Column, Type: c.Type, Digits: c.Digits, Rule: c.Rule}
		if c.Input != nil {
			one.Input = &InputData{Low: fraction(c.Input.Low), High: fraction(c.Input.High), Options: c.Input.Options, Default: c.Input.Default}
		}
		if !c.broken {
			one.Expr, one.Bound = c.Expr.data(), c.Bound.data()
		}
		d.Cells = append(d.Cells, one)
	}
	return d
}

func fraction(n *big.Rat) string {
	if n == nil {
		return ""
	}
	return n.RatString()
}

func (e *Expr) data() *ExprData {
	if e == nil {
		return nil
	}
	d := &ExprData{Op: e.Op, Value: e.Text, Cells: e.Cells}
	if e.Op == "number" {
		d.Value = e.Number.RatString()
	}
	for _, arg := range e.Args {
		d.Args = append(d.Args, arg.data())
	}
	return d
}
