package scorecard

// english holds the words that are printed when the page's language has none.
var english = map[string]string{
	"card": "Scorecard", "card_share": "Share", "card_gate": "Gate", "card_rating": "Rating", "card_yes": "yes", "card_no": "no",
	"card_range": "(nothing at {0}, full at {1})", "card_from": "from {0} to {1}", "card_under": "under {0}", "card_full": "100",
	"card_rule":      "Each rating becomes a share of its scale from 0 to 1; the score is 100 × their mean by weight.",
	"card_geometric": "The mean is geometric: one criterion at 0 brings the score to 0.",
	"card_gates":     "Below a gate the verdict is “not ready”, whatever the score.",
	"card_raters":    "Rated by: {0}. A group of fewer than 3 raters is hidden and does not count, except the manager.",
	"card_manager":   "manager", "card_peer": "peers", "card_customer": "customers", "card_self": "self", "card_uncounted": "{0} (shown, never counted)",
	"list_comma": ", ",
}
