package progress

import (
	"fmt"
	"strings"
	"testing"
)

// TestQuick holds that the quick way and the one for any line read the same, over lines that were
// changed in every way.
func TestQuick(t *testing.T) {
	m := newMaker(30)
	taken := 0
	for range 60000 {
		text := m.spoilt()
		r, ok := quick(text)
		if !ok {
			continue
		}
		taken++
		if l := parseAny(text); l.Quality != Good || l.ID != r.ID || l.Record != r {
			t.Fatalf("%s\nquick %v\nelse  %v", text, r, l)
		}
	}
	if taken < 8000 {
		t.Errorf("only %d lines went the quick way", taken)
	}
}

// TestQuickTimes tries days and times at the edges of the calendar.
func TestQuickTimes(t *testing.T) {
	r := newMaker(31).record()
	r.Data = ""
	for _, year := range []string{"0000", "0001", "1900", "1969", "1970", "2000", "2024", "2026", "9999", "+026", "20x6"} {
		for _, rest := range []string{"01-01", "01-31", "02-28", "02-29", "02-30", "04-31", "12-31", "13-01", "00-10", "10-00", "1-001"} {
			for _, clock := range []string{"00:00:00.000Z", "23:59:59.999Z", "24:00:00.000Z", "10:60:00.000Z", "10:00:60.000Z", "10:00:00.00Z", "10:00:00,000Z", "10:00:00.000z"} {
				text := sign(replaceMember(body(mustLine(t, Line{Record: r}).Text), "t", fmt.Sprintf("%q", year+"-"+rest+"T"+clock)))
				_, ok := quick(text)
				if good := parseAny(text).Quality == Good; ok != good {
					t.Errorf("%s: quick says %v, else %v", text, ok, good)
				}
			}
		}
	}
}

// BenchmarkParse reads lines as browsers write them.
func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	for i := range 10000 {
		r := Record{
			ID: fmt.Sprintf("0193568f-6a2b-7c3a-9f00-%012x", i), Time: "2026-11-23T10:00:00.123Z", Session: "k7f3m9q2xw4d", N: int64(i), Actor: "u-3f9c1e7ab2d04c55",
			Portal: "acme-onboarding", Revision: "9f86d081", Event: Answered, Object: "quiz/quizzes/refunds#q3", Data: `{"try":"k3j9f0s8d7a6","resp":["b","d"],"score":1,"max":1,"ms":5230,"hints":0}`,
		}
		l, err := r.Line()
		if err != nil {
			b.Fatal(err)
		}
		text.WriteString(l.Text + "\n")
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Parse(text.String())
	}
}
