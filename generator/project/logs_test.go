package project

import "testing"

// TestLogsAreNoFilesOfThePortal holds that learners' logs are never read or published, and that a folder
// of their name may hold pages.
func TestLogsAreNoFilesOfThePortal(t *testing.T) {
	for name, ignored := range map[string]bool{
		"progress/u-3f9c1e7ab2d04c55.jsonl": true, "progress/u-3f9c1e7ab2d04c55.jsonl.lock": true,
		"progress/u-3f9c1e7ab2d04c55.jsonl.torn-20261123T100000Z": true, "progress/.gitignore": true,
		"progress/README.md": false, "progress/plan.md": false, "other/u-3f9c1e7ab2d04c55.jsonl": false, "progress.jsonl": false,
	} {
		if got := (&Portal{}).Ignored(name); got != ignored {
			t.Errorf("%s: ignored is %v", name, got)
		}
	}
}
