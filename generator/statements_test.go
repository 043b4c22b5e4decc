package generator

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/xapi"
)

// TestSendStatements sends a log's statements twice, and then with one record more: a store gets each once.
func TestSendStatements(t *testing.T) {
	a, err := txtar.ParseFile("testdata/team/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := unpack(t, a, t.TempDir()).Dir
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var batch []struct{ ID string }
		if err := json.NewDecoder(r.Body).Decode(&batch); err != nil {
			t.Error(err)
		}
		for _, s := range batch {
			got = append(got, s.ID)
		}
	}))
	defer server.Close()
	var scripts []string
	for line := range strings.Lines(section(a, "records")) {
		if !strings.HasPrefix(line, "!") {
			scripts = append(scripts, line)
		}
	}
	last := len(scripts) - 1
	for _, run := range []struct{ records, sent int }{{last, -1}, {last, 0}, {last + 1, 1}} {
		list := statementsOf(t, dir, strings.Join(scripts[:run.records], ""))
		out, before, err := SendStatements(t.Context(), dir, &xapi.Sender{Endpoint: server.URL}, list)
		if err != nil {
			t.Fatal(err)
		}
		if run.sent >= 0 && (out.Sent != run.sent || before != len(list)-run.sent) {
			t.Errorf("with %d records %d are sent and %d were before", run.records, out.Sent, before)
		}
	}
	slices.Sort(got)
	if len(got) < 20 || len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Errorf("the store got %d statements, some of them twice", len(got))
	}
}

func statementsOf(t *testing.T, dir, records string) []xapi.Statement {
	t.Helper()
	s, err := openSite(t.Context(), dir, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.portal.Close()
	log := filepath.Join(t.TempDir(), "log.jsonl")
	if err := os.WriteFile(log, []byte(recordsOf(t, s, records)), 0o600); err != nil {
		t.Fatal(err)
	}
	list, ds, err := Statements(t.Context(), StatementOptions{Dir: dir, Logs: []string{log}, IRI: "https://training.example.com"})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	return list
}

// TestStatementsNames has the names and options of a question in every language.
func TestStatementsNames(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"rampbook.toml": "title = \"A\"\nid = \"acme\"\n[languages.zh]\ntitle = \"甲\"\n",
		"quizzes/x.md":  "# X\n\n### Q: Who?\n<!-- id=q1 -->\n\n- [x] You\n- [ ] I\n\n### Order: First\n<!-- id=q2 -->\n\n1. a\n2. b\n", "quizzes/x.zh.md": "# 甲\n\n### 题：谁？\n<!-- id=q1 -->\n\n- [x] 你\n- [ ] 我\n\n### 排序：先后\n<!-- id=q2 -->\n\n1. a\n2. b\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		mustMkdir(t, filepath.Dir(file))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := openSite(t.Context(), dir, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.portal.Close()
	got, err := json.Marshal([]xapi.Activity{s.activities()["quiz/quizzes/x#q1"], s.activities()["quiz/quizzes/x#q2"], s.activities()["page/quizzes/x"]})
	want := `[{"Name":{"en":"Who?","zh":"谁？"},"Interaction":"choice","Choices":[{"id":"a","description":{"en":"You","zh":"你"}},{"id":"b","description":{"en":"I","zh":"我"}}]},` +
		`{"Name":{"en":"First","zh":"先后"},"Interaction":"sequencing","Choices":null},{"Name":{"en":"X","zh":"甲"},"Interaction":"","Choices":null}]`
	if err != nil || string(got) != want {
		t.Errorf("activities are %s, want %s", got, want)
	}
}
