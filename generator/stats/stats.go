// Package stats says how good the questions of a quiz are, from the answers of those who took it.
//
// The measures are those of classical test theory (Lord and Novick 1968). Scores are a table with a row
// for each learner and a column for each question, each score from 0 to 1; NaN is a question that the
// learner was not asked, as of a pool. Few learners say little: callers print a facility from
// MinFacility learners on, a correlation from MinCorrelation.
package stats

import "math"

const (
	MinFacility    = 5  // learners from whom on a facility says something
	MinCorrelation = 20 // learners from whom on a correlation does
)

// Facility is the mean score of a question among the n learners who were asked it, 0 without any.
func Facility(scores [][]float64, question int) (facility float64, n int) {
	sum := 0.0
	for _, row := range scores {
		if !math.IsNaN(row[question]) {
			sum, n = sum+row[question], n+1
		}
	}
	return sum / math.Max(1, float64(n)), n
}

// Discrimination is the corrected item-total correlation: Pearson's r between the score of a question and
// the mean of the learner's other scores. Where everybody was asked everything that is the correlation with
// their sum, since r does not change with the scale. n is the number of learners that were asked this question and another.
// ok is false when one of the two does not vary.
func Discrimination(scores [][]float64, question int) (r float64, n int, ok bool) {
	own := make([]float64, len(scores))
	for i, row := range scores {
		own[i] = row[question]
	}
	return Correlation(own, Rest(scores, question))
}

// Rest is for each learner the mean of the scores of all questions but one; NaN for who was asked no other.
func Rest(scores [][]float64, question int) []float64 {
	rest := make([]float64, len(scores))
	for i, row := range scores {
		sum, n := 0.0, 0
		for j, score := range row {
			if j != question && !math.IsNaN(score) {
				sum, n = sum+score, n+1
			}
		}
		rest[i] = sum / float64(n) // 0/0 is NaN
	}
	return rest
}

// KR20 is Kuder and Richardson's formula 20, the reliability of a quiz: k/(k−1)·(1 − Σ v/V), with the
// population variances v of the questions and V of the totals. For scores between 0 and 1 it is
// Cronbach's alpha. ok is false below two questions, when the totals do not vary, or when a learner was not
// asked every question: the totals are then of different tests.
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
	if between < 1e-12 || math.IsNaN(between) {
		return 0, false
	}
	return float64(k) / float64(k-1) * (1 - within/between), true
}

// Correlation is Pearson's r over the n places where both lists have a number. ok is false when one does not vary.
func Correlation(a, b []float64) (r float64, n int, ok bool) {
	var x, y []float64
	for i := range a {
		if !math.IsNaN(a[i]) && !math.IsNaN(b[i]) {
			x, y = append(x, a[i]), append(y, b[i])
		}
	}
	if len(x) == 0 {
		return 0, 0, false
	}
	meanX, meanY, shared := mean(x), mean(y), 0.0
	for i := range x {
		shared += (x[i] - meanX) * (y[i] - meanY)
	}
	spread := math.Sqrt(variance(x) * variance(y))
	if spread < 1e-12 {
		return 0, len(x), false
	}
	return shared / float64(len(x)) / spread, len(x), true
}

func mean(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total / float64(len(values))
}

// variance is the population's: divided by n.
func variance(values []float64) float64 {
	middle, squares := mean(values), 0.0
	for _, v := range values {
		squares += (v - middle) * (v - middle)
	}
	return squares / float64(len(values))
}
