package project

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestCompareOrder(t *testing.T) {
	for _, list := range [][]string{
		{"1", "2", "10", "11a", "11b", "100"},
		{"chapter 2", "chapter 10"},
		{"第一章", "第二章", "第九章", "第十章", "第十一章", "第二十章", "第二十一章"},
		{"一", "二", "十"},
		{"Alpha", "beta", "Gamma"},
		{"a", "a-1", "a-1-x", "a-2"},
		{"2026-01-31", "2026-02-01", "2026-11-01"},
		{"9", "a", "第一"},
		{"007", "07", "7"},
	} {
		shuffled := slices.Clone(list)
		slices.Reverse(shuffled)
		slices.SortFunc(shuffled, Compare)
		if !slices.Equal(shuffled, list) {
			t.Errorf("sorted %q, want %q", shuffled, list)
		}
	}
}

// names are strings that meet each other's beginnings often.
func names(r *rand.Rand) string {
	parts := []string{"1", "02", "2", "10", "99999999999", "一", "二", "十", "a", "A", "b", "-", "第", "章", "é", "\xff", ""}
	var b strings.Builder
	for range r.IntN(4) {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	return b.String()
}

// TestCompareIsAnOrder: antisymmetric, transitive, and equal only for the same string.
func TestCompareIsAnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		a, b, c := names(r), names(r), names(r)
		if Compare(a, b) != -Compare(b, a) {
			t.Fatalf("%q and %q: %d one way, %d the other", a, b, Compare(a, b), Compare(b, a))
		}
		if (Compare(a, b) == 0) != (a == b) {
			t.Fatalf("%q and %q compare as %d", a, b, Compare(a, b))
		}
		if Compare(a, b) <= 0 && Compare(b, c) <= 0 && Compare(a, c) > 0 {
			t.Fatalf("%q ≤ %q ≤ %q, but the first comes after the last", a, b, c)
		}
	}
}

func TestLeadingNumber(t *testing.T) {
	for _, c := range []struct {
		s      string
		n, len int
	}{
		{"", 0, 0}, {"x1", 0, 0}, {"12x", 12, 2}, {"007", 7, 3}, {"99999999999999999999", 1 << 30, 20},
		{"十", 10, 3}, {"十二月", 12, 6}, {"二十", 20, 6}, {"九十九", 99, 9}, {"三章", 3, 3}, {"零", 0, 3},
	} {
		if n, length := leadingNumber(c.s); n != c.n || length != c.len {
			t.Errorf("leadingNumber(%q) = %d, %d; want %d, %d", c.s, n, length, c.n, c.len)
		}
	}
}

func TestHumanize(t *testing.T) {
	for name, want := range map[string]string{
		"01-getting_started":  "Getting started",
		"2026-11-01-news":     "News",
		"2026-11-01":          "2026 11 01",
		"2026":                "2026",
		"01-02":               "01 02",
		"3d-printing":         "3d printing",
		"v1.2-notes":          "V1.2 notes",
		"1. First":            "First",
		"第二章":                 "第二章",
		"02-第二章":              "第二章",
		"éclair":              "Éclair",
		"API":                 "API",
		"---":                 "---",
		"":                    "",
		"100%":                "100%",
		"a  b\tc":             "A b c",
		"_hidden_":            "Hidden",
		"what-is-this-thing?": "What is this thing?",
	} {
		if got := Humanize(name); got != want {
			t.Errorf("Humanize(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzHumanize(f *testing.F) {
	f.Add("01-getting_started")
	f.Add("二〇二六")
	f.Add("\xff-1")
	f.Fuzz(func(t *testing.T, name string) {
		if got := Humanize(name); got == "" && name != "" {
			t.Errorf("Humanize(%q) is empty", name)
		}
	})
}
