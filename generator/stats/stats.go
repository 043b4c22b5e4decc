// Package stats says how good the questions of a quiz are, from the answers of those who took it.
//
// The measures are those of classical test theory (Lord and Novick 1968). Scores are a table with a row
// for each learner and a column for each question, each score from 0 to 1. Few learners say little: callers
// print a facility from MinFacility learners on, a correlation from MinCorrelation.
package stats

import "math"

const (
	MinFacility    = 5  // learners from whom on a facility says something
	MinCorrelation = 20 // learners from whom on a correlation does
)

// Facility is the mean score of a question, 0 without learners.
func Facility(scores [][]float64, question int) float64 {
	sum := 0.0
	for _, row := range scores {
		sum += row[question]
	}
	return sum / math.Max(1, float64(len(scores)))
}

// Discrimination is the corrected item-total correlation: Pearson's r between the score of a question and
// the sum of the others. ok is false when one of them does not vary.
func Discrimination(scores [][]float64, question int) (r float64, ok bool) {
	own, rest := make([]float64, len(scores)), make([]float64, len(scores))
	for i, row := range scores {
		own[i], rest[i] = row[question], sum(row)-row[question]
	}
	return correlation(own, rest)
}

// KR20 is Kuder and Richardson's formula 20, the reliability of a quiz: k/(k−1)·(1 − Σ v/V), with the
// population variances v of the questions and V of the totals. For scores between 0 and 1 it is
// Cronbach's alpha. ok is false below two questions or when the totals do not vary.
func KR20(scores [][]float64) (reliability float64, ok bool) {
	if len(scores) == 0 || len(scores[0]) < 2 {
		return 0, false
	}
	k := len(scores[0])
	totals := make([]float64, len(scores))
	column := make([]float64, len(scores))
	within := 0.0
	for question := range k {
		for i, row := range scores {
			column[i] = row[question]
			totals[i] += row[question]
		}
		within += variance(column)
	}
	between := variance(totals)
	if between == 0 {
		return 0, false
	}
	return float64(k) / float64(k-1) * (1 - within/between), true
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

func mean(values []float64) float64 { return sum(values) / float64(len(values)) }

// variance is the population's: divided by n.
func variance(values []float64) float64 {
	middle, squares := mean(values), 0.0
	for _, v := range values {
		squares += (v - middle) * (v - middle)
	}
	return squares / float64(len(values))
}

func correlation(a, b []float64) (r float64, ok bool) {
	if len(a) == 0 {
		return 0, false
	}
	meanA, meanB, shared := mean(a), mean(b), 0.0
	for i := range a {
		shared += (a[i] - meanA) * (b[i] - meanB)
	}
	spread := math.Sqrt(variance(a) * variance(b))
	if spread < 1e-12 {
		return 0, false
	}
	return shared / float64(len(a)) / spread, true
}
