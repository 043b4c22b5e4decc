package generator

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
	"rampbook/generator/xapi"
)

// StatementOptions say which records become statements.
type StatementOptions struct {
	Dir   string   // the portal
	Logs  []string // files and folders of records; none: the portal's own
	Actor string   // only this learner's; "": everybody's
	IRI   string   // the portal's address; "": that of rampbook.toml
}

// Statements makes xAPI statements of the portal's records, by id.
func Statements(ctx context.Context, o StatementOptions) ([]xapi.Statement, []diag.Diagnostic, error) {
	s, err := openSite(ctx, o.Dir, &diag.List{})
	if err != nil {
		return nil, nil, err
	}
	defer s.portal.Close()
	portal := xapi.Portal{IRI: cmp.Or(o.IRI, s.portal.Config.BaseURL), Activities: s.activities()}
	if !strings.HasPrefix(portal.IRI, "https://") && !strings.HasPrefix(portal.IRI, "http://") {
		return nil, nil, errors.New("statements are about addresses: say with --iri what the portal's is, or set base_url in rampbook.toml; it must never change")
	}
	portal.IRI = strings.TrimSuffix(portal.IRI, "/") + "/"
	lines, ds, err := mergedLogs(LogsOf(o.Dir, o.Logs))
	if err != nil {
		return nil, nil, err
	}
	list := []xapi.Statement{}
	for _, l := range lines {
		if l.Quality != progress.Good || l.Record.Portal != s.portalID() || o.Actor != "" && l.Record.Actor != o.Actor {
			continue
		}
		if statement, ok := portal.Statement(l.Record); ok {
			list = append(list, statement)
		}
	}
	return list, ds, nil
}

// WriteStatements writes statements as a JSON array, one a line.
func WriteStatements(w io.Writer, list []xapi.Statement) error {
	out := bufio.NewWriter(w)
	for i, statement := range list {
		text, err := json.Marshal(statement)
		if err != nil {
			return fmt.Errorf("write statements: %w", err)
		}
		out.WriteString(map[bool]string{true: "[\n", false: ",\n"}[i == 0]) // the writer keeps its first error for Flush
		out.Write(text)
	}
	if len(list) == 0 {
		out.WriteString("[")
	}
	out.WriteString("\n]\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	return nil
}

// activities are the names and kinds of what records are about, in all languages.
func (s *site) activities() map[string]xapi.Activity {
	all := map[string]xapi.Activity{}
	name := func(object, lang, words string) xapi.Activity {
		a, there := all[object]
		if !there {
			a.Name = map[string]string{}
			all[object] = a
		}
		a.Name[lang] = words
		return a
	}
	for _, pg := range s.pages {
		if pg.src == nil || pg.fallback() != "" {
			continue
		}
		name("page/"+pg.path, pg.lang, pg.title)
		if pg.src.path != nil {
			name("path/"+pg.path, pg.lang, pg.title)
		}
		if !pg.src.hasQuestions() {
			continue
		}
		name("quiz/"+pg.path, pg.lang, pg.title)
		for _, q := range pg.src.quiz.All() {
			if q.Kind != quiz.KindPool {
				object := "quiz/" + pg.path + "#" + q.LogID()
				all[object] = addChoices(name(object, pg.lang, q.Words()), q, pg.lang)
			}
		}
	}
	return all
}

// addChoices says how a question is asked, and which options it has in a language.
func addChoices(a xapi.Activity, q *quiz.Question, lang string) xapi.Activity {
	a.Interaction = cmp.Or(map[quiz.Kind]string{
		quiz.KindChoice: "choice", quiz.KindText: "fill-in", quiz.KindNumber: "numeric", quiz.KindCloze: "fill-in", quiz.KindOrder: "sequencing", quiz.KindMatch: "matching",
	}[q.Kind], "other")
	choice, ok := q.Body.(*quiz.Choice)
	if !ok {
		return a
	}
	for i, o := range choice.Options {
		if i == len(a.Choices) {
			a.Choices = append(a.Choices, xapi.Choice{ID: string(rune('a' + i)), Description: map[string]string{}})
		}
		a.Choices[i].Description[lang] = o.Text.Words()
	}
	return a
}

// SendStatements sends the statements that this store has not had from here. What was sent is kept in a file in the portal's folder of
// logs, one for each store, so that the next time only new records go.
func SendStatements(ctx context.Context, dir string, sender *xapi.Sender, list []xapi.Statement) (outcome xapi.Outcome, before int, err error) {
	k := newKeeper(dir, "")
	if err := k.hide(); err != nil {
		return outcome, 0, err
	}
	sum := sha256.Sum256([]byte(sender.Endpoint))
	file := filepath.Join(dir, project.LogFolder, fmt.Sprintf(".sent-%x", sum[:8]))
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return outcome, 0, fmt.Errorf("read what was sent: %w", err)
	}
	sent := map[string]bool{}
	for id := range strings.FieldsSeq(string(text)) {
		sent[id] = true
	}
	fresh := slices.DeleteFunc(slices.Clone(list), func(s xapi.Statement) bool { return sent[s.ID] })
	before = len(list) - len(fresh)
	state, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return outcome, before, fmt.Errorf("keep what was sent: %w", err)
	}
	defer func() { err = errors.Join(err, state.Close()) }()
	sender.Done = func(ids []string) error {
		if _, err := state.WriteString(strings.Join(ids, "\n") + "\n"); err != nil {
			return fmt.Errorf("keep what was sent: %w", err)
		}
		return nil
	}
	outcome, err = sender.Send(ctx, fresh)
	return outcome, before, err
}
