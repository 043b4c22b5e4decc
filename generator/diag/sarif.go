package diag

import (
	"io"
	"net/url"
	"slices"
)

type object = map[string]any

// WriteSARIF prints diagnostics as a SARIF 2.1.0 log (OASIS), which code hosts show beside the
// lines they are about.
func WriteSARIF(w io.Writer, ds []Diagnostic, version string) error {
	results := make([]object, 0, len(ds))
	var rules []string
	for _, d := range ds {
		rules = append(rules, d.Code)
		results = append(results, d.sarif())
	}
	slices.Sort(rules)
	described := []object{}
	for _, id := range slices.Compact(rules) {
		described = append(described, object{"id": id})
	}
	return writeIndented(w, object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":       object{"driver": object{"name": "rampbook", "version": version, "rules": described}},
			"columnKind": "unicodeCodePoints",
			"results":    results,
		}},
	})
}

func (d Diagnostic) sarif() object {
	level := map[Severity]string{Error: "error", Warning: "warning", Hint: "note"}[d.Severity]
	text := d.Message
	if d.Hint != "" {
		text += " (" + d.Hint + ")"
	}
	result := object{"ruleId": d.Code, "level": level, "message": object{"text": text}}
	if d.Pos.File == "" {
		return result
	}
	place := object{"artifactLocation": object{"uri": (&url.URL{Path: d.Pos.File}).String()}}
	if d.Pos.Line > 0 {
		region := object{"startLine": d.Pos.Line}
		if d.Pos.Col > 0 {
			region["startColumn"] = d.Pos.Col
		}
		place["region"] = region
	}
	result["locations"] = []object{{"physicalLocation": place}}
	return result
}
