package quiz

// english holds the words that are printed when the page's language has none.
var english = map[string]string{
	"quiz_question": "Question", "quiz_points": "points:", "quiz_choice": "choose one", "quiz_many": "choose all that are right",
	"quiz_truefalse": "true or false", "quiz_text": "short answer", "quiz_number": "number", "quiz_cloze": "fill the gaps",
	"quiz_order": "put in order", "quiz_match": "match", "quiz_scenario": "scenario", "quiz_reflect": "in your own words",
	"quiz_pool": "Question pool", "quiz_step": "Step", "quiz_ending": "Ending, step", "quiz_go": "Go to step", "quiz_gap": "gap",
	"quiz_hint": "Hint", "quiz_answer": "Show the answer", "quiz_right": "right", "quiz_wrong": "wrong",
	"quiz_explanation": "Why", "quiz_if_right": "If you were right", "quiz_if_wrong": "If you were wrong",
	"quiz_model": "A good answer", "quiz_checklist": "Look for these in your answer", "quiz_manager": "Your manager reads this answer.",
	"form_aside":       "{0} ({1})",
	"quiz_draw":        "Each attempt asks {0} of the {1} questions below.",
	"quiz_text_rule":   "Capital letters, extra blanks and full stops do not matter.",
	"quiz_number_rule": "Write digits; 1,200 and 1200 are the same, and a percent sign may be left out.",
}
