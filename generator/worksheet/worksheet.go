// Package worksheet is tables that compute: it reads the cells of a worksheet, checks their formulas, computes
// them, prints the sheet so that it reads and can be filled in on paper, and hands it to the browser.
//
// # A worksheet
//
// A heading "Worksheet: title" (工作表：标题), one comment <!-- id=ws-01 currency=CNY decimals=0 -->, then one or more tables;
// what stands between them is text. The first column names the rows, the first line the columns. A cell is words, or one
// code span and nothing else: an input, or a formula. Words are never counted with; a constant is written `= 5`.
// currency is printed above the tables, decimals is how many digits behind the point money shows (0 to 6, else 2).
//
// # Inputs
//
// `type limits = default`; limits and default may be left out:
//
//	`money 0.. = 80,000,000`  `number 0..100 = 5`  `percent 0%..60% = 12%`  `date = 2026-03-31`
//	`choice low / medium / high = low`
//
// The types are also 金额, 数, 百分比, 日期 and 选项. Limits are included. Numbers are written 1200, 1,200, 1.5, 12%, 1.2万 or 3亿,
// also with full-width signs, with at most 20 digits before the point and 10 behind it. In a percent
// input the sign may be left out: 12 is 12%.
//
// # Formulas
//
//	[Row]            the row of that name in the same column; if the table has none, [Column]: the column of
//	                 that name in the same row; if neither, the row of that name in the one other table that
//	                 has it and has a single column of values
//	[Row, Column]    a cell of this table, or of the one other that has both names
//	[Q1]..[Q4]       a range: the cells from one to the other of one table, words passed over
//	1200 12% "words" a number (without commas: they part what a function is given), a percentage, words to
//	                 compare with a choice
//	+ - * / ^ ( )    ^ binds first and to the right, then the sign: -2^2 is -4
//	= != < <= > >=   not in a row: a < b < c is refused
//	sum avg min max round(x, digits) abs if(condition, then, else) and or not
//
// × ÷ ≤ ≥ ≠ and full-width signs mean the same. Names are compared without regard to capitals, width and blanks.
// Behind a formula may stand "as money", "as percent", "as number", each with a number of digits, and
// "must be x", "must be at least x", "must be at most x", which make the cell a check (显示为; 必须是, 不得小于, 不得大于).
//
// # Types
//
// money + money, money × number or percentage, money ÷ money is a number, date − date are days, date ± days; a sum
// of money and a percentage is refused, as a product was meant. A bare number as in max(0, [Profit]) goes with every
// type. Words can only be compared, and chosen by if; a comparison that can never hold is refused.
//
// # Arithmetic
//
// A number is an exact fraction, so that three thirds are one and a tenth is a tenth. Two rules keep it small: a result
// whose denominator has more than 60 digits is rounded to 30 digits behind the point, and one of 10^30 or more is the
// error "large". round(x, n) rounds to n digits (-15 to 15), half away from zero, and what is shown is rounded in the same way.
// x^y takes y from -1000 to 1000 as a fraction with a denominator of at most 100: whole powers are multiplied from the
// highest binary digit down, rounding as above; the root of what remains (x not negative) is cut to 30 digits.
//
// An empty input makes what needs it empty; sum, avg, min and max pass over it. Errors go on into what
// needs the cell: "zero" (a division), "large", "power", "round", "input" (cannot be read), "limit" (outside its limits).
// if computes only the branch that is chosen. The browser's twin is themes/rampbook/components/worksheet/evaluate.ts.
//
// # What is shown
//
// Money with decimals digits and commas; a percentage with at most 2 digits behind the point; a number with at most 6,
// with commas from 10,000; a date as 2026-03-31. "as … n" shows exactly n digits.
//
// # Records
//
// What was filled in in the browser is made of the log's records alone, <path> being the page's without its language:
//
//	started  sheet/<path>#<sheet>  {run, name, lang, rev, day, shape}  a run begins; once more with its id: it is renamed
//	note     sheet/<path>#<sheet>  {run, cell, text}                   cell is the place of the input among the cells; text what was
//	                                                                   typed, of a choice the number of the option from 0
//	reset    sheet/<path>          {run, seen}                         what was seen of the run is erased, so that the defaults stand
//	                                                                   again; with its beginning when the run is taken out of the history
//
// Inputs have no ids, so a run says the shape of its sheet: a letter for each cell, the input's type or = for a formula. Runs
// of another shape are of an earlier version and not shown; they stay in the log.
package worksheet

import "rampbook/generator/exercise"

// The limits of what is read. What is beyond is reported and left out.
const (
	MaxSheets  = 50   // worksheets of a page
	MaxTables  = 10   // tables of a worksheet
	MaxRows    = 300  // rows of a table
	MaxColumns = 40   // columns of a table
	MaxCells   = 1000 // inputs and formulas of a worksheet
	MaxFormula = 1000 // bytes of a cell
	MaxDepth   = 50   // brackets and functions within each other
	MaxOptions = 26   // options of a choice
)

// A Type is what a value means; it decides what may be computed and how it is shown.
type Type string

// The types of values.
const (
	Number  Type = "number"
	Money   Type = "money"
	Percent Type = "percent"
	Date    Type = "date"
	Text    Type = "text"  // of a choice, or of words in quotation marks
	Truth   Type = "truth" // of a comparison
)

// kind is what worksheets are among the exercises.
var kind = exercise.Kind{Name: "worksheet", Code: "sheet"}

// IsKeyword reports whether a heading that begins with this word and a colon may be a worksheet.
func IsKeyword(word string) bool {
	switch fold(word) {
	case "worksheet", "工作表":
		return true
	}
	return false
}
