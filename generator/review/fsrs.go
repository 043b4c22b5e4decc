// Package review says when a question should be asked again.
//
// It follows FSRS-6, the free spaced repetition scheduler (github.com/open-spaced-repetition,
// "The Algorithm", version 6), with its 21 default weights. A memory has a stability S, the days
// after which recall is predicted to be 0.9, and a difficulty D from 1 to 10. Both follow from
// the raw answers alone; nothing else is kept.
//
//	recall after t days     R = (1 + f·t/S)^−w20,  f = 0.9^(−1/w20) − 1
//	first answer            S = w[G−1],  D = w4 − e^(w5·(G−1)) + 1
//	difficulty              D' = D − w6·(G−3)·(10−D)/9, then drawn back to D0(4) by w7
//	remembered              S' = S·(1 + e^w8·(11−D)·S^−w9·(e^(w10·(1−R)) − 1)·[w15 hard]·[w16 easy])
//	forgotten               S' = min(w11·D^−w12·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18))
//	again on the same day   S' = S·e^(w17·(G−3+w18))·S^−w19, not less than S unless G is Again
//
// Days are whole calendar days. The twin in the browser is components/review/fsrs.ts; both
// reproduce testdata/fsrs6.json.
package review

import "math"

// A Grade says how well something was recalled.
type Grade int

// The grades. An answer of a quiz is Again when wrong, Hard when right with a hint, else Good.
const (
	Again Grade = 1 + iota
	Hard
	Good
	Easy
)

// Retention is the recall at which a question is asked again.
const Retention = 0.9

// MaxInterval is the longest time between two reviews, in days.
const MaxInterval = 180

// weights are the defaults of FSRS-6, w0 to w20.
var weights = [21]float64{
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
	1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
}

const (
	minStability = 0.001
	minFirst     = 0.1
)

// A Memory is what is predicted of one question and one learner.
type Memory struct {
	Stability  float64 // days; 0 before the first answer
	Difficulty float64 // 1 to 10
}

// Recall predicts the share of such questions that would be answered right after days.
func (m Memory) Recall(days float64) float64 {
	if m.Stability == 0 {
		return 0
	}
	decay := -weights[20]
	factor := math.Pow(0.9, 1/decay) - 1
	return math.Pow(1+factor*max(0, days)/m.Stability, decay)
}

// Interval is the number of whole days, from 1 to MaxInterval, after which recall comes nearest to retention.
func (m Memory) Interval(retention float64) int {
	decay := -weights[20]
	factor := math.Pow(0.9, 1/decay) - 1
	days := m.Stability / factor * (math.Pow(retention, 1/decay) - 1)
	return int(min(MaxInterval, max(1, math.Round(days))))
}

// After returns the memory after an answer that came days after the one before; days do not matter
// for the first.
func (m Memory) After(g Grade, days int) Memory {
	if m.Stability == 0 {
		return Memory{Stability: max(weights[g-1], minFirst), Difficulty: clampDifficulty(firstDifficulty(g))}
	}
	next := Memory{Difficulty: m.difficultyAfter(g)}
	switch recall := m.Recall(float64(days)); {
	case days <= 0:
		next.Stability = m.sameDay(g)
	case g == Again:
		next.Stability = m.forgotten(recall)
	default:
		next.Stability = m.remembered(g, recall)
	}
	next.Stability = max(minStability, next.Stability)
	return next
}

func firstDifficulty(g Grade) float64 {
	return weights[4] - math.Exp(weights[5]*float64(g-1)) + 1
}

func clampDifficulty(d float64) float64 { return min(10, max(1, d)) }

func (m Memory) difficultyAfter(g Grade) float64 {
	moved := m.Difficulty - weights[6]*float64(g-3)*(10-m.Difficulty)/9
	return clampDifficulty(weights[7]*firstDifficulty(Easy) + (1-weights[7])*moved)
}

func (m Memory) sameDay(g Grade) float64 {
	k := math.Exp(weights[17]*(float64(g-3)+weights[18])) * math.Pow(m.Stability, -weights[19])
	if g != Again {
		k = max(1, k)
	}
	return m.Stability * k
}

func (m Memory) forgotten(recall float64) float64 {
	s := weights[11] * math.Pow(m.Difficulty, -weights[12]) * (math.Pow(m.Stability+1, weights[13]) - 1) * math.Exp(weights[14]*(1-recall))
	return min(s, m.Stability/math.Exp(weights[17]*weights[18]))
}

func (m Memory) remembered(g Grade, recall float64) float64 {
	growth := math.Exp(weights[8]) * (11 - m.Difficulty) * math.Pow(m.Stability, -weights[9]) * (math.Exp(weights[10]*(1-recall)) - 1)
	switch g {
	case Hard:
		growth *= weights[15]
	case Easy:
		growth *= weights[16]
	}
	return m.Stability * (1 + growth)
}
