// Package scorecard is weighted scorecards: it reads them, checks them, prints them as a form, rates with them and
// hands them to the browser.
//
// # A scorecard
//
// A heading "Scorecard: title" (评分卡：标题), one comment, then a table, a criterion a row:
//
//	### Scorecard: First-call review
//	<!-- id=sc-01 bands=0:red,60:amber,80:green -->
//	| Criterion        | Weight | Gate | 1      | 2     | 3     | 4               | Worst   | Best    |
//	| **Conversation** |     60 |      |        |       |       |                 |         |         |
//	| Agenda set       |      1 |      | none   | said  | agreed| agreed and used |         |         |
//	| Talking time     |      1 |      |        |       |       |                 | 10..90% | 30..45% |
//	| **Result**       |     40 |      |        |       |       |                 |         |         |
//	| Next step dated  |      2 | yes  |        |       |       |                 | no      | yes     |
//
// The first column names the criteria; a comment behind a name may give it an id: <!-- id=agenda -->. The other columns are known
// by their names: Weight (权重), Gate (门槛), Worst or Low (最差, 低),
// Best or High (最好, 高), and levels, whose names begin with 1, 2, 3 … ("1",
// "2 good"). Any other column is text. Without a column of weights every weight is 1.
//
// A criterion with words in its level cells is rated 1 to the number of levels, and every level has to say
// what it looks like. One with Worst and Best is a number: higher is better when Best is the larger, lower when it
// is the smaller; where Best is a stretch as 30..45 the aim is to be within it, and Worst is the stretch around it where
// nothing is left. What stands behind the figures is their unit. Best "yes" (是) and Worst "no" (否), or the other
// way round, make a question of yes or no. A row whose name is all in bold is a group: its weight is that of the criteria below
// it together; without a number the sum of their weights.
//
// # Metadata
//
// id; bands=0:red,60:amber,80:green: a name from each lower bound on, the first bound is 0; mean=geometric;
// raters=manager:40,peer:30,customer:30,self: who rates, with the weight of each group. A list below the table whose items begin with the
// names of bands and a colon says what each band means.
//
// # Arithmetic
//
// Every rating becomes a share s from 0 to 1: (r−1)/(m−1) of level r of m; (x−worst)/(best−worst) of a number, for a
// target 1 within it and linear outside, cut at 0 and 1; 1 or 0 of yes and no. Bounds stand in the card and never come from the
// team's own best and worst. In a group the score is Σ w·s / Σ w over what was rated, and over groups in the same way with their weights;
// with mean=geometric it is the product of s^w, which a single 0 brings to 0. The score is 100 times that. What is not rated or
// "not applicable" leaves the sum and lowers the coverage, the share of the weight that was rated; below 80 % the
// score is incomplete. A band is entered at its lower bound; 1e-9 under it counts as reached, since fractions are binary.
//
// A gate is the least rating, a level, a number or yes. A share under the gate's means "not ready" whatever the
// score is; a gate that nobody rated leaves the verdict open; one that is not applicable does not count.
//
// Of several raters: the mean of each group of raters first, for each criterion, then these by the groups' weights.
// self is shown and never counts. A group of fewer than 3 raters is hidden and does not count, so that nobody is
// recognised; the manager is the exception. Groups that rated nothing leave the sum.
//
// Sensitivity computes the score again with each weight a quarter lower and higher. Agreement of two raters is Cohen's
// kappa with quadratic weights (Cohen 1968) over the criteria with levels that both rated. The browser's twin is
// themes/rampbook/components/scorecard/score.ts; sums are made in the same order, so that they agree to the last bit,
// and to 1e-12 where a logarithm is taken.
//
// # Records
//
// What was rated in the browser is made of the log's records alone, <path> being the page's without its language:
//
//	started  card/<path>#<card>  {run, name, lang, rev, day}      a run begins; once more with its id: it is renamed
//	rated    card/<path>#<card>  {run, of, to}                    of is the criterion's id; to a level, a figure, 1 or 0 for yes
//	                                                              and no, "na" for not applicable, null to take the rating back
//	rated    card/<path>#<card>  {run, of, to, sheet, rater}      the same by one of several raters, on a sheet of its own
//	note     card/<path>#<card>  {run, sheet, rater}              a sheet begins
//	reset    card/<path>         {run, seen}                      what was seen of the run is erased, with its beginning
//	                                                              when the run is taken out of the history
//
// A sheet names the group of its rater and nobody else.
package scorecard

import "rampbook/generator/exercise"

// The limits of what is read. What is beyond is reported and left out.
const (
	MaxCards    = 50   // scorecards of a page
	MaxCriteria = 100  // criteria of a card
	MaxLevels   = 10   // levels of a criterion
	MaxBands    = 10   // bands of a card
	MaxRaters   = 10   // groups of raters
	MaxWeight   = 1000 // largest weight
)

const (
	enough   = 0.8  // coverage from which a score is complete
	fewest   = 3    // raters of a group that is shown
	slack    = 1e-9 // by which a bound may be missed
	weighing = 0.25 // by how much sensitivity changes a weight
)

// kind is what scorecards are among the exercises.
var kind = exercise.Kind{Name: "scorecard", Code: "card"}

// IsKeyword reports whether a heading that begins with this word and a colon may be a scorecard.
func IsKeyword(word string) bool {
	switch exercise.Fold(word) {
	case "scorecard", "评分卡":
		return true
	}
	return false
}
