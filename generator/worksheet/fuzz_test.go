package worksheet

import (
	"testing"

	"rampbook/generator/proof"
)

// FuzzWorksheet holds what every page of worksheets promises, whatever an author writes.
func FuzzWorksheet(f *testing.F) {
	proof.Seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		page, body, ds := parse("page.md", src)
		proof.Balanced(t, body)
		proof.Places(t, src, ds)
		for _, s := range page.Sheets {
			checkSheet(t, s)
		}
	})
}

// checkSheet holds that cells come behind those they need, and that the values are small.
func checkSheet(t *testing.T, s *Sheet) {
	done := map[int]bool{}
	for _, i := range s.Order {
		for _, j := range s.Cells[i].needs() {
			if !done[j] {
				t.Errorf("cell %d comes before %d", i, j)
			}
		}
		done[i] = true
	}
	for _, v := range s.Compute(s.Defaults()) {
		if v.Kind == Number && (len(v.Number.Denom().String()) > longest+1 || len(v.Number.Num().String()) > longest+places+1) {
			t.Errorf("%s is too long", v)
		}
	}
	for _, c := range s.Cells {
		if !c.broken && c.Type == "" {
			t.Errorf("%s has no type", c.name())
		}
	}
}

// FuzzFormula holds that a formula is read or refused with a reason that stands in it.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{"= 1 + 2", "=sum([A]..[B]) must be 100%", "= if([A] > 1, \"x\", “y”) as money 2", "=(((", "= -2 ^ -3 显示为 百分比", "=１＋２×（３）", "= 1.2.3..4", "= \xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := &Cell{Source: text}
		bad := c.read()
		switch {
		case bad != nil && (bad.message == "" || bad.at < 0 || bad.at > len(text)):
			t.Errorf("%q: %+v", text, bad)
		case bad == nil && c.Expr == nil && c.Input == nil:
			t.Errorf("%q is neither", text)
		}
	})
}

// FuzzTyped holds that what is typed is a value within the limits, or a fault.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"1,200", "１２％", "3亿", "2026-02-29", "low", "-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, source := range []string{"number -1..5", "money", "percent", "date", "choice low / high"} {
			in, bad := readInput(source)
			if bad != nil {
				t.Fatal(bad)
			}
			v := in.Parse(text)
			if v.Kind == Number && (in.Low != nil && v.Number.Cmp(in.Low) < 0 || in.High != nil && v.Number.Cmp(in.High) > 0) {
				t.Errorf("%s takes %q as %s", source, text, v)
			}
		}
	})
}
