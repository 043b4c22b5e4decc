// Package flow draws a sales process, written as a few lines of text, as an accessible SVG.
//
// # The format
//
// A fenced code block with the word "flow" holds one process, a statement a line:
//
//		title: From lead to after-sales
//		Lead -> Qualify -> Proposal -> Won
//		Qualify -> Nurture : not now
//		Nurture -> Qualify : timing returns
//		Lead: source recorded, owner named
//		# an empty line or a comment changes nothing
//
//	  - "A -> B -> C" names stages and links them in order. A stage exists from the moment it is
//	    named. The arrow may be ->, -->, =>, —>, →, ⟶, ➔ or ➜.
//	  - ": text" after the last stage is the label of the line's last arrow.
//	  - "Stage: text" adds a note below the stage's name; more such lines add more notes.
//	  - "Stage" alone on a line draws a stage that needs no arrow.
//	  - "title: text", or "标题：text", is the caption; the first one counts.
//	  - "#" or "%%" at the start of a line makes it a comment.
//
// A colon may be ":" or "："; between two digits (9:30) and before "//" it is part of the name.
// Names are the same stage when they differ only in letter case or in blanks; the first
// spelling is shown. A link may go back, and may go to its own stage.
//
// # The drawing
//
// The longest way through the process is the main line. It is drawn twice: for wide columns
// in rows that turn like a plough's furrows (class flow-wide), and for a phone from top to
// bottom (class flow-narrow), with the other stages beside it. The theme shows one of the two.
// A drawing that is narrow enough for both stands alone and has neither class.
//
// A drawing has no id, no style and no script. What the theme can colour:
//
//	flow-box            a stage; also flow-start (nothing leads to it), flow-end (leads nowhere)
//	flow-name flow-note the texts within it
//	flow-edge flow-back a link; flow-back goes to an earlier stage
//	flow-head           the tip of an arrow
//	flow-label          the text of a link; flow-plate is the ground below it
//	flow-drawing        each svg element; flow-wide, flow-narrow as above
//	flow-text           the list below
//
// Texts wrap to three lines; what does not fit there ends with an ellipsis in the drawing.
// Everything is repeated, in full, as a list in details.flow-text.
package flow

// Limits of one process; what goes over them is left out and named as a problem.
const (
	MaxStages = 60
	MaxLinks  = 120
	MaxText   = 120 // characters of a name, a note or a label
)

// A Problem is one mistake of the author; Line and Col, in characters, count from 1 in the block.
type Problem struct {
	Line, Col     int
	Message, Hint string
}

// SVG returns the process in src as a figure element, and all mistakes found in it.
// With mistakes the figure shows what could be understood; with no stage at all it is "".
//
// label gives the words of the page's language for the keys "flow" (the name of a drawing
// without a title), "flow_text" (the list's heading), "flow_next" (between two stages in the
// list), and the marks "colon" and "semicolon". Where it is nil or returns "", they are English.
func SVG(src string, label func(key string) string) (html string, problems []Problem) {
	c, problems := parse(src)
	if len(c.stages) == 0 {
		return "", problems
	}
	return figure(c, words(label)), problems
}
