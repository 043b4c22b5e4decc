package progress

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"
)

// bytes is chance without an end.
func (m *maker) bytes() io.Reader { return chance{m} }

type chance struct{ *maker }

func (c chance) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(c.IntN(256))
	}
	return len(b), nil
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// logs are a few logs that overlap, in good order and in bad.
func (m *maker) logs() []string {
	pool := make([]string, 1+m.IntN(16))
	for i := range pool {
		pool[i] = pick(m, m.line().Text, m.spoilt())
	}
	logs := make([]string, 1+m.IntN(4))
	for i := range logs {
		for range m.IntN(16) {
			logs[i] += pick(m, pool...) + "\n"
		}
	}
	return logs
}

func mergeTexts(texts ...string) (string, []Conflict) {
	logs := make([][]Line, len(texts))
	for i, text := range texts {
		logs[i], _ = Parse(text)
	}
	lines, conflicts := Merge(logs...)
	return Text(lines), conflicts
}

// TestMergeLaws holds that a union does not depend on the order or number of its parts, byte for byte.
func TestMergeLaws(t *testing.T) {
	m := newMaker(10)
	merge := func(texts ...string) string {
		text, _ := mergeTexts(texts...)
		return text
	}
	met := 0
	for range 10000 {
		logs := m.logs()
		whole := merge(logs...)
		if _, conflicts := mergeTexts(logs...); len(conflicts) > 0 {
			met++
		}
		turned := slices.Clone(logs)
		m.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		folded := ""
		for _, log := range logs {
			folded = merge(folded, log)
		}
		nested := logs[len(logs)-1]
		for i := len(logs) - 2; i >= 0; i-- {
			nested = merge(logs[i], nested)
		}
		for law, got := range map[string]string{
			"commutative": merge(turned...), "associative from the left": folded, "associative from the right": merge(nested),
			"idempotent": merge(whole, whole), "absorbing": merge(append(slices.Clone(logs), whole)...),
		} {
			if got != whole {
				t.Fatalf("merge is not %s:\n%s\nis not\n%s\nof %q", law, got, whole, logs)
			}
		}
	}
	if met < 1000 {
		t.Errorf("in only %d sets did lines of one id differ", met)
	}
}

// TestErasingLaws holds that what is erased does not depend on the order of the records, and that nothing is erased by what had not
// seen it.
func TestErasingLaws(t *testing.T) {
	m := newMaker(11)
	for range 2000 {
		var set Set
		for range 1 + m.IntN(40) {
			set.Add(m.line())
		}
		records := Records(set.Lines())
		want := living(records)
		turned := slices.Clone(records)
		m.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		got := living(turned)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("in another order\n%v\nis not\n%v", got, want)
		}
		late := Record{ID: "0193568f-6a2b-7fff-9f00-3d1e5a7b9c00", Session: "late", Event: Checked, Object: "check/x/a#1"}
		if !slices.Contains(living(append(turned, late)), late.ID) {
			t.Fatal("a tick that nobody has seen is gone")
		}
	}
}

// seen is what a reset that erases these records says: for each session first and last of each run of its numbers.
func seen(records []Record) map[string][]int64 {
	said := map[string][]int64{}
	for _, r := range records {
		runs := said[r.Session]
		if last := len(runs) - 1; last >= 0 && runs[last]+1 >= r.N {
			runs[last] = r.N
		} else {
			said[r.Session] = append(runs, r.N, r.N)
		}
	}
	return said
}

// TestResetErasesWhatItSaw resets some records, and adds others later.
func TestResetErasesWhatItSaw(t *testing.T) {
	m := newMaker(12)
	for range 2000 {
		var all []Record
		known := map[string]bool{}
		for n := range int64(30) {
			r := m.record()
			r.Session, r.N, r.Event, r.Object, r.Data = pick(m, "s1", "s2"), n, Checked, "check/x", ""
			r.ID = strings.Replace(r.ID, "-9f00-", "-9f"+hex.EncodeToString([]byte{byte(n)})+"-", 1)
			all = append(all, r)
		}
		var erased []Record
		for _, r := range all {
			if m.IntN(2) == 0 {
				erased = append(erased, r)
				known[r.ID] = true
			}
		}
		data, err := Data(map[string]any{"seen": seen(erased)})
		if err != nil {
			t.Fatal(err)
		}
		reset := Record{ID: "r", Session: "s9", Event: Reset, Object: "check", Data: data}
		for _, r := range Living(append(slices.Clone(all), reset)) {
			if known[r.ID] {
				t.Fatalf("%v is still there after %s", r, data)
			}
			delete(known, r.ID)
		}
		if left := len(Living(append(slices.Clone(all), reset))); left != len(all)-len(erased)+1 {
			t.Fatalf("%d of %d records live after a reset of %d", left, len(all), len(erased))
		}
	}
}
