package diag

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestSorted: the order and the number do not depend on who adds when, and nothing is said twice.
func TestSorted(t *testing.T) {
	var all []Diagnostic
	for _, file := range []string{"a.md", "b.md"} {
		for line := range 3 {
			for _, s := range []Severity{Hint, Warning, Error} {
				all = append(all, Diagnostic{Pos: Pos{file, line, line}, Severity: s, Code: "c", Message: "m"})
			}
		}
	}
	var want []Diagnostic
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var l List
		var wg sync.WaitGroup
		for _, d := range all {
			wg.Go(func() { l.Add(d) })
			wg.Go(func() { l.Join([]Diagnostic{d}) })
		}
		wg.Wait()
		got := l.Sorted()
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) || len(got) != len(all) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if n := l.Count(Error); n != 2*len(all)/3 {
			t.Fatalf("%d errors were added, counted %d", 2*len(all)/3, n)
		}
	}
	if want[0].Pos != (Pos{"a.md", 0, 0}) || want[0].Severity != Error {
		t.Errorf("the first is %+v, want the error about a.md as a whole", want[0])
	}
}

func TestSeverities(t *testing.T) {
	var l List
	l.Error("e", Pos{}, "m", "h")
	l.Warn("w", Pos{}, "m", "h")
	l.Note("n", Pos{}, "m", "h")
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.Severity.String()+" "+d.Code+" "+d.Message+" "+d.Hint)
	}
	if want := "error e m h, warning w m h, hint n m h"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		word       string
		candidates string
		want       string
	}{
		{"titel", "title tile", "title"}, // a swap is one edit
		{"setp", "setup step", "setup"},  // of equals the first
		{"TITLE", "title", "title"},
		{"abc", "xyz", ""},
		{"a", "b", "b"}, // one edit may always differ
		{"ab", "cd", ""},
		{"langauges.zh", "languages", "languages"}, // a third of the letters may differ
		{"客户价直", "客户价值 客户名单", "客户价值"},
		{"", "x", "x"},
		{"x", "", ""},
	} {
		if got := Nearest(c.word, strings.Fields(c.candidates)); got != c.want {
			t.Errorf("nearest to %q of %q is %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}

// TestDistance: the distance is 0 for equals only, the same both ways, and at most the longer word.
func TestDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	word := func() []rune {
		w := make([]rune, r.IntN(6))
		for i := range w {
			w[i] = []rune("ab中")[r.IntN(3)]
		}
		return w
	}
	for range 5000 {
		a, b := word(), word()
		d := distance(a, b)
		if d != distance(b, a) {
			t.Fatalf("%q and %q: %d and %d", string(a), string(b), d, distance(b, a))
		}
		if (d == 0) != slices.Equal(a, b) || d > max(len(a), len(b)) || d < abs(len(a)-len(b)) {
			t.Fatalf("%q and %q: %d", string(a), string(b), d)
		}
		if c := append(slices.Clone(a), 'x'); distance(a, c) != 1 {
			t.Fatalf("%q and %q: %d", string(a), string(c), distance(a, c))
		}
	}
}

// TestNearestTakesAnyOrder: the answer does not depend on the order of the candidates, which stay as they are.
func TestNearestTakesAnyOrder(t *testing.T) {
	candidates := []string{"stop", "step", "setup", "steps", "Setup"}
	want := Nearest("setp", candidates)
	r := rand.New(rand.NewPCG(9, 10))
	for range 50 {
		r.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
		before := slices.Clone(candidates)
		if got := Nearest("setp", candidates); got != want {
			t.Fatalf("got %q from %q, and %q before", got, candidates, want)
		}
		if !slices.Equal(before, candidates) {
			t.Fatal("the candidates were reordered")
		}
	}
}
