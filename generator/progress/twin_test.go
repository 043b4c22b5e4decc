package progress

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rampbook/generator/proof"
)

// askTwin lets the browser's code answer questions.
func askTwin[T any](t *testing.T, asks []map[string]any) []T {
	t.Helper()
	var answers []T
	proof.Twin(t, "twin.ts", asks, &answers)
	if len(answers) != len(asks) {
		t.Fatalf("%d answers to %d questions", len(answers), len(asks))
	}
	return answers
}

func encoded(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

type read struct {
	Quality string
	ID      string
}

func readOf(l Line) read {
	return read{[]string{"good", "newer", "damaged", "unreadable"}[l.Quality], l.ID}
}

// TestTwinWrites compares the bytes of records.
func TestTwinWrites(t *testing.T) {
	m := newMaker(1)
	var asks []map[string]any
	var want []string
	for range 5000 {
		r := m.record()
		ask := map[string]any{
			"v": 1, "id": r.ID, "t": r.Time, "s": r.Session, "n": r.N, "a": r.Actor, "p": r.Portal, "r": r.Revision, "e": r.Event, "o": r.Object,
		}
		if r.Data != "" {
			ask["d"] = json.RawMessage(r.Data)
		}
		asks = append(asks, map[string]any{"op": "write", "record": ask})
		l, err := r.Line()
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, l.Text)
	}
	for i, got := range askTwin[string](t, asks) {
		if got != want[i] {
			t.Errorf("TypeScript %s\n        Go %s", got, want[i])
		}
	}
}

// TestTwinReads compares what is made of lines that were changed in every way.
func TestTwinReads(t *testing.T) {
	m := newMaker(2)
	var asks []map[string]any
	var texts []string
	for len(asks) < 20000 {
		text := m.spoilt()
		if !utf8.ValidString(text) {
			continue // the next test has those
		}
		texts = append(texts, text)
		asks = append(asks, map[string]any{"op": "line", "text": text})
	}
	counts := map[string]int{}
	for i, got := range askTwin[read](t, asks) {
		l := ParseLine(texts[i])
		if want := readOf(l); got != want {
			t.Errorf("%.300s\nTypeScript %v\n        Go %v %s", texts[i], got, want, l.Reason)
		}
		counts[got.Quality]++
	}
	for _, quality := range []string{"good", "newer", "damaged", "unreadable"} {
		if counts[quality] < 100 {
			t.Errorf("only %d lines are %s: the test tries too little", counts[quality], quality)
		}
	}
}

type parsed struct {
	Lines    []read
	Problems []int
}

// TestTwinParses compares whole files, bytes that are no text included.
func TestTwinParses(t *testing.T) {
	m := newMaker(3)
	var asks []map[string]any
	var texts []string
	for range 500 {
		var b strings.Builder
		b.WriteString(pick(m, "", "", "\ufeff"))
		for range m.IntN(12) {
			b.WriteString(pick(m, m.spoilt(), m.spoilt(), m.line().Text, "", "\xff\xfe", "\x00\x00\x00", strings.Repeat("x", MaxLine+m.IntN(2)), "\ufeff{}"))
			b.WriteString(pick(m, "\n", "\n", "\n", "\r\n", ""))
		}
		texts = append(texts, b.String())
		asks = append(asks, map[string]any{"op": "parse", "bytes": encoded(b.String())})
	}
	for i, got := range askTwin[parsed](t, asks) {
		lines, problems := Parse(texts[i])
		want := parsed{[]read{}, []int{}}
		for _, l := range lines {
			want.Lines = append(want.Lines, readOf(l))
		}
		for _, p := range problems {
			want.Problems = append(want.Problems, p.Line)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%.2000q\nTypeScript %v\n        Go %v", texts[i], got, want)
		}
	}
}

type merged struct {
	Text      []byte
	Conflicts []int
}

// TestTwinMerges compares unions, byte for byte.
func TestTwinMerges(t *testing.T) {
	m := newMaker(4)
	var asks []map[string]any
	var sets [][]string
	for range 500 {
		logs := m.logs()
		texts := make([]string, len(logs))
		for i, log := range logs {
			texts[i] = encoded(log)
		}
		sets = append(sets, logs)
		asks = append(asks, map[string]any{"op": "merge", "logs": texts})
	}
	for i, got := range askTwin[merged](t, asks) {
		lines, conflicts := mergeTexts(sets[i]...)
		want := merged{[]byte(lines), []int{}}
		for _, c := range conflicts {
			want.Conflicts = append(want.Conflicts, c.Lines)
		}
		if !bytes.Equal(got.Text, want.Text) || !reflect.DeepEqual(got.Conflicts, want.Conflicts) {
			t.Errorf("TypeScript %s %v\n        Go %s %v", got.Text, got.Conflicts, want.Text, want.Conflicts)
		}
	}
}

func living(records []Record) []string {
	ids := []string{}
	for _, r := range Living(records) {
		ids = append(ids, r.ID)
	}
	return ids
}

// TestTwinErases compares what is left of logs with resets.
func TestTwinErases(t *testing.T) {
	m := newMaker(5)
	var asks []map[string]any
	var logs [][]Record
	for range 1000 {
		var set Set
		for range 1 + m.IntN(40) {
			set.Add(m.line())
		}
		logs = append(logs, Records(set.Lines()))
		asks = append(asks, map[string]any{"op": "living", "bytes": encoded(Text(set.Lines()))})
	}
	for i, got := range askTwin[[]string](t, asks) {
		if want := living(logs[i]); !slices.Equal(got, want) {
			t.Errorf("%v\nTypeScript %v\n        Go %v", logs[i], got, want)
		}
	}
}

// TestTwinMakesIDs compares ids made at the same times by the same chance.
func TestTwinMakesIDs(t *testing.T) {
	m := newMaker(6)
	var times []int64
	now := int64(1764000000000)
	for range 9000 {
		now += pick(m, int64(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 7, -3)
		times = append(times, now)
	}
	for range 5000 {
		times = append(times, now)
	}
	chance := make([]byte, 10*len(times))
	for i := range chance {
		chance[i] = byte(m.IntN(256))
	}
	got := askTwin[[]string](t, []map[string]any{{"op": "ids", "times": times, "random": encoded(string(chance))}})[0]
	random := bytes.NewReader(chance)
	var maker ids
	for i, now := range times {
		want, err := maker.next(now, random)
		if err != nil {
			t.Fatal(err)
		}
		if got[i] != want || !isID(want) || i > 0 && want <= got[i-1] {
			t.Fatalf("id %d at %d: TypeScript %s, Go %s, the one before %s", i, now, got[i], want, got[max(0, i-1)])
		}
	}
}

// TestTwinExports compares exports and what is found wrong with damaged ones.
func TestTwinExports(t *testing.T) {
	m := newMaker(7)
	var asks []map[string]any
	var want []string
	for i := range 100 {
		var set Set
		for range m.IntN(20) {
			set.Add(m.line())
		}
		text := export(t, set.Lines())
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		asks = append(asks, map[string]any{"op": "export", "lines": lines[1 : len(lines)-1], "first": json.RawMessage(lines[0]), "last": json.RawMessage(lines[len(lines)-1])})
		want = append(want, text)
		damaged := text + pick(m, "", text)
		at := m.IntN(len(damaged))
		damaged = damaged[:at] + pick(m, "", "x", "\n", damaged[at:], damaged[at:]) + pick(m, "", text)
		asks = append(asks, map[string]any{"op": "exports", "bytes": encoded(damaged)})
		faults := []int{}
		for _, p := range CheckExports(damaged) {
			faults = append(faults, p.Line)
		}
		want = append(want, fmt.Sprint(faults))
		asks = append(asks, map[string]any{"op": "sha256", "bytes": encoded(damaged[:min(i*3, len(damaged))])})
		want = append(want, sha(damaged[:min(i*3, len(damaged))]))
	}
	for i, got := range askTwin[any](t, asks) {
		if text := fmt.Sprint(got); text != want[i] {
			t.Errorf("%v: TypeScript\n%s\nGo\n%s", asks[i]["op"], text, want[i])
		}
	}
}

// fixed is a session whose clock and chance are known.
func fixed(t *testing.T) *Session {
	t.Helper()
	now := time.UnixMilli(1764000000000)
	s, err := newSession(&Session{
		Actor: "u-0123456789abcdef", Portal: "p",
		clock:  func() time.Time { now = now.Add(time.Millisecond); return now },
		random: newMaker(9).bytes(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func export(t *testing.T, lines []Line) string {
	t.Helper()
	text, err := WriteExport(lines, fixed(t))
	if err != nil {
		t.Fatal(err)
	}
	return text
}
