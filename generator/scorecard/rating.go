package scorecard

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"rampbook/generator/exercise"
)

// A State says whether a criterion was rated.
type State int

// The states of a rating.
const (
	Unrated       State = iota
	NotApplicable       // the criterion does not fit
	Rated
)

// A Rating is what one rater says of one criterion: a level from 1, a number, or 1 for yes and 0 for no.
type Rating struct {
	State State
	Value float64
}

// ReadRating reads a rating as people write it: "3", "12.5 %", "yes", "n/a", "".
func (k *Criterion) ReadRating(text string, levels int) (r Rating, ok bool) {
	switch exercise.Fold(text) {
	case "":
		return Rating{}, true
	case "n/a", "na", "-", "不适用":
		return Rating{State: NotApplicable}, true
	}
	value := 0.0
	if yes, isWord := yesNo(text); isWord && k.Kind == YesNo {
		value = truth(yes).Low
	} else {
		plain := strings.TrimSpace(strings.Map(exercise.Narrow, text))
		plain = strings.TrimSpace(strings.TrimSuffix(plain, k.Unit))
		var err error
		if value, err = strconv.ParseFloat(strings.ReplaceAll(plain, ",", ""), 64); err != nil || strings.ContainsAny(plain, "xXpP_nN") {
			return Rating{}, false
		}
	}
	return Rating{Rated, value}, k.Whole(value, levels)
}

func (k *Criterion) expects(levels int) string {
	switch k.Kind {
	case Level:
		return fmt.Sprintf("write a level from 1 to %d, n/a, or nothing", levels)
	case YesNo:
		return "write yes, no, n/a, or nothing"
	}
	return "write a number, n/a, or nothing"
}

// Whole reports whether a rating of the criterion is one that may be given.
func (k *Criterion) Whole(value float64, levels int) bool {
	switch k.Kind {
	case Level:
		return value == math.Trunc(value) && value >= 1 && value <= float64(levels)
	case YesNo:
		return value == 0 || value == 1
	}
	return !math.IsNaN(value) && !math.IsInf(value, 0)
}
