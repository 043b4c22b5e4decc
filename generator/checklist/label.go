package checklist

// english holds the words that are printed when the page's language has none.
var english = map[string]string{
	"checklist": "Checklist", "checklist_owner": "Owner: {0}", "checklist_signed": "Signed by", "checklist_date": "Date",
	"checklist_high": "high", "checklist_medium": "medium", "checklist_low": "low", "checklist_evidence": "evidence needed", "checklist_proof": "evidence: {0}", "checklist_at_once": "due at once",
	"checklist_due": "due {0}", "checklist_day": "due 1 day after the start", "checklist_week": "due 1 week after the start",
	"checklist_days": "due {0} days after the start", "checklist_weeks": "due {0} weeks after the start",
	"checklist_matrix": "Risks by likelihood and impact", "checklist_likelihood": "Likelihood", "checklist_impact": "Impact",
	"form_aside": "{0} ({1})", "list_comma": ", ", "checklist_risk": "Severity", "checklist_items": "Items",
	"checklist_likelihood_1": "rare", "checklist_likelihood_2": "unlikely", "checklist_likelihood_3": "possible",
	"checklist_likelihood_4": "likely", "checklist_likelihood_5": "certain",
	"checklist_impact_1": "trifle", "checklist_impact_2": "minor", "checklist_impact_3": "moderate",
	"checklist_impact_4": "major", "checklist_impact_5": "severe",
}
