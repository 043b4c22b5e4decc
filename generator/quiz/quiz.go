// Package quiz is questions in markdown: it reads them, checks them, prints them so that they can be
// read without a script, says what a script needs to ask them, grades answers, and writes questions
// as markdown again.
//
// # A question
//
// A question is a heading that begins with a keyword and a colon (":" or "："); it ends at the next
// heading of the same or a higher level.
//
//	Q, 题            choice, when a task list follows; text or number, when a line "Answer:" does
//	Fill, 填空       cloze: {{answer|also right}} is typed, {{(right)|wrong|wrong}} chosen
//	Order, 排序      an ordered list in the right order
//	Match, 匹配      a table of two columns, a pair a row; a row without a left cell is a distractor
//	Scenario, 情景   steps as sub-headings (Step, 步骤); the feedback of an option links to its next
//	                 step; a step without options is an ending
//	Reflect, 反思    free text; [!NOTE] is the model answer, a task list the learner's own check
//	Pool, 题库       the questions below it; "draw 5" or "抽 5" in the heading says how many are asked
//
// A heading with a keyword but without such a body, and without metadata, is an ordinary heading: many
// pages of questions and answers begin their headings with "Q:".
//
// # Metadata
//
// One comment right below the heading: <!-- id=disc-01 points=2 skill=discovery -->. Keys are id, points,
// skill, source, select=many (several may be chosen, though one is right), grade=manager (a
// reflection goes to the manager), unit (of a number). An id is [a-z0-9][a-z0-9-]{0,63}, unique in its page.
// What source names is found and checked by the pipeline: a path from the portal's root or from the page, with a heading.
// A value ends at a blank, or stands in double quotation marks.
//
// # Choice
//
// "- [x]" is right, "- [ ]" wrong. A quotation nested under an option is its feedback. A comment behind an
// option may say "pin" (never shuffled) or weight=-0.5. Where a weight is given, right options without one share what
// is left of 1, wrong ones count 0; a score is the sum of the chosen, from 0 to 1.
//
// # Text and numbers
//
// "Answer:" or "答案：" begins a paragraph of code spans, each accepted: `MEDDICC`, `/^med+ic+$/i`,
// `27.5` ± `0.1`, `27.5` ± `2%`, `25`..`30`. When all are numbers the question is a number.
// Texts are compared as Fold says, numbers as ParseNumber reads them.
//
// # Patterns
//
// A pattern is the part of RE2 that JavaScript's flag u reads in the same way, and that a browser's
// backtracking decides quickly. Refused are lookaround, groups other than ( and (?:, back references, \A \z \Q \E,
// \p, named classes, possessive and nested repetition, an alternative within a repetition, more than
// three open repetitions, and every flag but i. What is matched is the answer after width folding,
// trimming and joining of blanks, at most MaxAnswer characters, so that \s, \w, "." and the
// flag i have nothing left to disagree about. In a browser: new RegExp(pattern, flags + "u").
//
// # Alerts
//
// Behind the body: [!TIP] is a hint (several are given in order), [!NOTE] the explanation, [!CAUTION] is
// for a wrong answer only and [!IMPORTANT] for a right one.
//
// # Front matter
//
// See Settings. A page is a quiz when it has questions and one of these keys, or is in the folder quizzes.
//
// # In a browser
//
// Page.Data is what a script gets: how each question is asked, its key, and what is said about answers, as HTML that
// Cut took from the finished page. A sealed page gives no key and nothing that is said about answers; what it prints
// does not depend on the key, nor does the order in which it prints. CutLocked takes the questions of a locked page out
// whole.
//
// Responses are lists of strings, the same here, in the learner's log and in browsers: see ParseResponse. The grader
// has a twin in themes/rampbook/components/quiz/grade.ts. An Attempt is what the records of a log tell of one go at a
// page; Page.Mark counts it.
package quiz

import "rampbook/generator/exercise"

// The limits of what is read. What is beyond is reported and left out.
const (
	MaxQuestions = 500 // questions of a page, those in pools counted
	MaxOptions   = 26  // options of a question, items to order, pairs to match: one letter each
	MaxAnswers   = 50  // accepted answers of a question or of a gap
	MaxGaps      = 50  // gaps of a cloze
	MaxSteps     = 100 // steps of a scenario
	MaxPattern   = 200 // bytes of a pattern
	MaxAnswer    = 200 // characters of a typed answer that are compared
)

// family is what questions of every kind are among the exercises.
var family = exercise.Kind{Name: "question", Code: "quiz"}

// A Kind is a kind of question.
type Kind string

// The kinds of questions.
const (
	KindChoice   Kind = "choice"
	KindText     Kind = "text"
	KindNumber   Kind = "number"
	KindCloze    Kind = "cloze"
	KindOrder    Kind = "order"
	KindMatch    Kind = "match"
	KindScenario Kind = "scenario"
	KindReflect  Kind = "reflect"
	KindPool     Kind = "pool"
)
