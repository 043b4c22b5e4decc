package report

import (
	"maps"
	"math"
	"slices"

	"rampbook/generator/quiz"
	"rampbook/generator/stats"
)

// A LanguageDiff compares a question in another language with the base language.
type LanguageDiff struct {
	Lang     string  `json:"lang"`
	Learners int     `json:"learners"`
	Facility float64 `json:"facility"`
	Base     float64 `json:"base"`
	Diff     float64 `json:"difference"` // Facility − Base
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Rest     float64 `json:"rest"` // the difference in the other questions of the quiz
	Odd      bool    `json:"odd"`  // Rest is outside of Low to High
}

// languages compares languages of which each was answered by enough learners.
func (t table) languages(i int, base string) []LanguageDiff {
	own, others := map[string][]float64{}, map[string][]float64{}
	rest := stats.Rest(t.scores, i)
	for row, scores := range t.scores {
		lang := t.langs[row][i]
		if lang == "" || math.IsNaN(scores[i]) {
			continue
		}
		own[lang] = append(own[lang], scores[i])
		if !math.IsNaN(rest[row]) {
			others[lang] = append(others[lang], rest[row])
		}
	}
	var list []LanguageDiff
	for _, lang := range slices.Sorted(maps.Keys(own)) {
		if lang == base || len(own[lang]) < stats.MinFacility || len(own[base]) < stats.MinFacility {
			continue
		}
		a, b := interval(own[lang]), interval(own[base])
		d := stats.Difference(a, b)
		diff := LanguageDiff{
			Lang: lang, Learners: len(own[lang]), Facility: *number(a.Share), Base: *number(b.Share), Diff: *number(d.Share), Low: *number(d.Low), High: *number(d.High),
		}
		if len(others[lang]) > 0 && len(others[base]) > 0 {
			diff.Rest = *number(mean(others[lang]) - mean(others[base]))
		}
		diff.Odd = diff.Rest < diff.Low || diff.Rest > diff.High
		list = append(list, diff)
	}
	return list
}

func interval(scores []float64) stats.Interval {
	share := mean(scores)
	low, high := quiz.Wilson(share, len(scores))
	return stats.Interval{Share: share, Low: low, High: high}
}
