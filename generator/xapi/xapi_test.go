package xapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator/progress"
)

func portal() Portal {
	return Portal{IRI: "https://training.example.com/sales/", Activities: map[string]Activity{
		"quiz/quizzes/价格 异议#q1": {Name: map[string]string{"en": "Who?", "zh": "谁？"}, Interaction: "choice", Choices: []Choice{{"a", map[string]string{"en": "You"}}, {"b", map[string]string{"en": "I"}}}},
		"quiz/quizzes/x#match":  {Name: map[string]string{"en": "Pairs"}, Interaction: "matching"},
		"quiz/quizzes/x":        {Name: map[string]string{"en": "X"}},
	}}
}

func record(event, object, data string) progress.Record {
	return progress.Record{
		ID: "0193568f-6a2b-7c3a-9f00-3d1e5a7b9c11", Time: "2026-11-23T10:00:00.123Z", Session: "s", N: 1, Actor: "u-3f9c1e7ab2d04c55", Portal: "p", Revision: "9f86d081",
		Event: event, Object: object, Data: data,
	}
}

// TestStatements looks at what is made of records: verb, object, and the result as JSON.
func TestStatements(t *testing.T) {
	for _, test := range []struct {
		record               progress.Record
		verb, object, result string // "" for the verb: there is no statement
	}{
		{record("opened", "page/playbooks/x", ""), "experienced", "page/playbooks/x lesson", "null"},
		{record("read", "page/", ""), "completed", "page/ lesson", `{"completion":true}`},
		{record("started", "quiz/quizzes/x", `{"try":"t"}`), "attempted", "quiz/quizzes/x assessment", "null"},
		{record("started", "path/paths/x", `{"start":"2026-11-23"}`), "attempted", "path/paths/x course", "null"},
		{record("answered", "quiz/quizzes/价格 异议#q1", `{"resp":["a","b"],"score":0.5,"max":2,"ms":5230,"text":"own words"}`), "answered",
			"quiz/quizzes/%E4%BB%B7%E6%A0%BC%20%E5%BC%82%E8%AE%AE#q1 cmi.interaction", `{"score":{"scaled":0.25,"raw":0.5,"min":0,"max":2},"success":false,"response":"a[,]b","duration":"PT5.23S"}`},
		{record("answered", "quiz/quizzes/x#match", `{"resp":["b","","a"],"score":1,"max":1}`), "answered", "quiz/quizzes/x#match cmi.interaction",
			`{"score":{"scaled":1,"raw":1,"min":0,"max":1},"success":true,"response":"1[.]b,3[.]a"}`},
		{record("answered", "quiz/quizzes/x#gone", `{"resp":["b"],"score":-1,"max":1,"ms":"soon"}`), "answered", "quiz/quizzes/x#gone cmi.interaction", `{"response":"b"}`},
		{record("submitted", "quiz/quizzes/x", `{"score":3,"max":4,"passed":true}`), "passed", "quiz/quizzes/x assessment", `{"score":{"scaled":0.75,"raw":3,"min":0,"max":4},"success":true,"completion":true}`},
		{record("submitted", "quiz/quizzes/x", `{"score":1,"max":4,"passed":false}`), "failed", "quiz/quizzes/x assessment", `{"score":{"scaled":0.25,"raw":1,"min":0,"max":4},"success":false,"completion":true}`},
		{record("submitted", "quiz/quizzes/x", `{"passed":null}`), "completed", "quiz/quizzes/x assessment", `{"completion":true}`},
		{record("checked", "check/a#b", `{"run":"r","na":"reason"}`), "completed", "check/a#b checklist-item", `{"completion":true}`},
		{record("acknowledged", "page/x", `{"name":"Mia"}`), "acknowledge", "page/x lesson", "null"},
		{record("rated", "card/a#b", `{"score":60,"max":100}`), "scored", "card/a#b assessment", `{"score":{"scaled":0.6,"raw":60,"min":0,"max":100}}`},
		{record("paused", "quiz/quizzes/x", ""), "suspended", "quiz/quizzes/x assessment", "null"},
		{record("resumed", "quiz/quizzes/x", ""), "resumed", "quiz/quizzes/x assessment", "null"},
		{record("unchecked", "check/a#b", ""), "", "", ""},
		{record("note", "quiz/quizzes/x#q", `{"text":"x"}`), "", "", ""},
		{record("reset", "portal", `{"seen":{}}`), "", "", ""},
		{record("sang", "page/x", ""), "", "", ""},
	} {
		s, ok := portal().Statement(test.record)
		if ok != (test.verb != "") {
			t.Errorf("%s: there is a statement: %v", test.record.Event, ok)
		}
		if !ok {
			continue
		}
		kind := s.Object.Definition.Type
		got := fmt.Sprint(s.Verb.Display["en"], " | ", strings.TrimPrefix(s.Object.ID, portal().IRI), " ", kind[strings.LastIndexByte(kind, '/')+1:])
		if want := test.verb + " | " + test.object; got != want {
			t.Errorf("%s %s gives %s, want %s", test.record.Event, test.record.Object, got, want)
		}
		result, err := json.Marshal(s.Result)
		if want := strings.ReplaceAll(test.result, "b,3", "b[,]3"); err != nil || string(result) != want {
			t.Errorf("%s %s has the result %s, want %s", test.record.Event, test.record.Object, result, want)
		}
		all, err := json.Marshal(s)
		if err != nil || strings.Contains(string(all), "own words") || strings.Contains(string(all), "Mia") || strings.Contains(string(all), "reason") {
			t.Errorf("%s tells too much: %s, %v", test.record.Event, all, err)
		}
	}
}

// TestValidator gives statements of all kinds to a validator that is not ours, and one that is wrong.
func TestValidator(t *testing.T) {
	var list []Statement
	for _, event := range []string{"opened", "read", "started", "answered", "submitted", "checked", "acknowledged", "rated", "paused", "resumed"} {
		for _, object := range []string{"page/", "page/a b/价格", "quiz/quizzes/x", "quiz/quizzes/x#match", "quiz/quizzes/价格 异议#q1", "quiz/x#<&\"%>", "check/a#b", "card/a#b", "path/paths/x", "portal"} {
			for _, data := range []string{"", `{"resp":["a","b"],"score":1,"max":3,"ms":12345,"passed":true}`, `{"resp":[],"score":0,"max":1,"passed":false,"ms":0.4}`, `{"score":5,"max":1}`} {
				s, ok := portal().Statement(record(event, object, data))
				if !ok {
					t.Fatalf("%s has no statement", event)
				}
				list = append(list, s)
			}
		}
	}
	wrong := list[0]
	wrong.Actor.Account.HomePage = "no address"
	complaints := validate(t, append(list, wrong))
	for i, warnings := range complaints[:len(list)] {
		if len(warnings) > 0 {
			t.Errorf("%+v: %s", list[i], warnings)
		}
	}
	if len(complaints[len(list)]) == 0 {
		t.Error("the validator takes anything")
	}
}

func validate(t *testing.T, list []Statement) [][]string {
	t.Helper()
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(filepath.Join("testdata", "node_modules")); missing != nil || err != nil {
		if os.Getenv("RAMPBOOK_BROWSER") == "required" {
			t.Fatal("node and the validator are wanted: run npm install in generator/xapi/testdata")
		}
		t.Skip("without node and the validator (npm install in generator/xapi/testdata) statements are not validated")
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "validate.cjs")
	cmd.Dir, cmd.Stdin, cmd.Stderr = "testdata", bytes.NewReader(text), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var complaints [][]string
	if err := json.Unmarshal(out, &complaints); err != nil || len(complaints) != len(list) {
		t.Fatalf("%d answers to %d statements, %v", len(complaints), len(list), err)
	}
	return complaints
}
