package report

import (
	"encoding/json"
	"fmt"
	"testing"

	"rampbook/generator/progress"
	"rampbook/generator/proof"
)

// TestQuizSteps: testdata/quizsteps.json is shared with components/path. The share is that of the attempt that counts.
func TestQuizSteps(t *testing.T) {
	var cases []struct {
		Name      string
		Submitted []json.RawMessage
		State     string
		Share     *float64
	}
	proof.ReadJSON(t, "testdata/quizsteps.json", &cases)
	step := Step{Page: "q", Title: "Q", Questions: []string{"one"}}
	portal := Portal{ID: "p", Paths: []Path{{Page: "paths/x", Stages: []Stage{{Steps: []Step{step}}}}}}
	for _, test := range cases {
		t.Run(test.Name, func(t *testing.T) {
			f, err := Finish(portal, "paths/x", "u-0123456789abcdef", submitted(t, test.Submitted))
			if err != nil {
				t.Fatal(err)
			}
			if done := len(f.Missing) == 0; done != (test.State == "done") || done != (f.Day != "") {
				t.Errorf("done %t on %q, want %s", done, f.Day, test.State)
			}
			if test.State == "done" && test.Share != nil && (len(f.Quizzes) != 1 || f.Quizzes[0].Share != *test.Share) {
				t.Errorf("the certificate has %v, want %v", f.Quizzes, *test.Share)
			}
		})
	}
}

// submitted are records of attempts at the quiz q, in this order.
func submitted(t *testing.T, list []json.RawMessage) []progress.Line {
	t.Helper()
	lines := make([]progress.Line, len(list))
	for n, data := range list {
		l, err := progress.Record{
			ID: fmt.Sprintf("0193568f-6a2b-7000-8000-%012x", n), Time: fmt.Sprintf("2026-11-20T10:00:%02d.000Z", n), Session: "s", N: int64(n),
			Actor: "u-0123456789abcdef", Portal: "p", Event: progress.Submitted, Object: "quiz/q", Data: string(data),
		}.Line()
		if err != nil {
			t.Fatal(err)
		}
		lines[n] = l
	}
	return lines
}
