package worksheet

// english holds the words that are printed when the page's language has none.
var english = map[string]string{
	"form_comma": ", ", "list_comma": ", ", "sheet": "Worksheet", "sheet_currency": "Amounts in {0}.", "sheet_how": "How it is computed",
	"sheet_yes": "yes", "sheet_no": "no", "sheet_kept": "holds", "sheet_off": "does not hold",
	"sheet_input_money": "amount to fill in", "sheet_input_number": "number to fill in", "sheet_input_percent": "percentage to fill in",
	"sheet_input_date": "date to fill in", "sheet_input_choice": "to choose: {0}", "sheet_limits": "{0}, {1}", "sheet_between": "from {0} to {1}",
	"sheet_least": "at least {0}", "sheet_most": "at most {0}", "sheet_must": "; must be {0}",
	"sheet_must_least": "; must be at least {0}", "sheet_must_most": "; must be at most {0}", "sheet_range": "{0} to {1}",
	"sheet_sum": "sum of ({0})", "sheet_avg": "average of ({0})", "sheet_min": "smallest of ({0})", "sheet_max": "largest of ({0})",
	"sheet_round": "{0}, rounded to {1} digits", "sheet_round_to": "{0}, rounded to full {1}", "sheet_abs": "{0} without its sign",
	"sheet_if": "if {0}, then {1}, else {2}", "sheet_and": "and", "sheet_or": "or", "sheet_not": "not ({0})",
}
