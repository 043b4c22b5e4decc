package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/progress"
)

const (
	quizzes   = 10
	questions = 20
	perPerson = 2000
)

// A team is a portal with quizzes and a path, and learners' logs beside it; always the same bytes for the same size.
type team struct {
	dir      string
	learners int
	records  int
	bytes    int64
}

func (t *team) write() error {
	files := map[string]string{"rampbook.toml": "title = \"Bench\"\nid = \"bench\"\n", "roster.csv": t.roster()}
	var path strings.Builder
	path.WriteString("---\nkind: path\ntitle: Everything\n---\n")
	for q := range quizzes {
		files[fmt.Sprintf("quizzes/quiz-%d.md", q)] = quizText(q)
		fmt.Fprintf(&path, "\n## Week %d (day %d-%d)\n\n- [Quiz %d](../../quizzes/quiz-%d.md)\n", q+1, q*5+1, q*5+5, q, q)
	}
	files["content/paths/all.md"] = path.String()
	for name, text := range files {
		file := filepath.Join(t.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Join(t.dir, "progress"), 0o755); err != nil {
		return err
	}
	for i := range t.learners {
		if err := t.log(i); err != nil {
			return err
		}
	}
	return nil
}

func actor(i int) string { return fmt.Sprintf("u-%016x", i+1) }

func (t *team) roster() string {
	var b strings.Builder
	b.WriteString("actor,name,group,path,start\n")
	for i := range t.learners {
		fmt.Fprintf(&b, "%s,Learner %d,Group %d,paths/all,2026-09-%02d\n", actor(i), i, i%8, 1+i%28)
	}
	return b.String()
}

func quizText(q int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Quiz %d\npass: 80\nconfidence: on\n---\n", q)
	for i := range questions {
		fmt.Fprintf(&b, "\n### Q: What does rule %d of part %d say?\n<!-- id=q%02d -->\n\n- [x] What it says\n- [ ] What it does not\n- [ ] Something else\n- [ ] Nothing at all\n", i+1, q+1, i)
	}
	return b.String()
}

// log writes one learner's records: two attempts at each quiz, and pages opened and read for the rest.
func (t *team) log(i int) error {
	f, err := os.Create(filepath.Join(t.dir, "progress", actor(i)+".jsonl"))
	if err != nil {
		return err
	}
	defer f.Close()
	w := writer{
		Writer: bufio.NewWriterSize(f, 1<<16), random: rand.New(rand.NewPCG(uint64(i), 9)), actor: actor(i),
		clock: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute),
	}
	for q := range quizzes {
		text := []byte(quizText(q))
		w.revisions = append(w.revisions, markdown.Parse(text, markdown.Options{}, &diag.List{}).Revision)
	}
	able := w.random.Float64()
	for try := range 2 {
		for q := range quizzes {
			w.attempt(q, try, able+0.2*float64(try))
		}
	}
	for w.n < perPerson {
		page := fmt.Sprintf("page/playbooks/part-%d/page-%d", w.random.IntN(9), w.random.IntN(50))
		w.record([]string{progress.Opened, progress.Read}[w.n%2], page, "")
	}
	t.records, t.bytes = t.records+w.n, t.bytes+w.bytes
	return w.Flush()
}

type writer struct {
	*bufio.Writer
	random *rand.Rand
	actor  string
	clock  time.Time
	n      int
	bytes  int64

	revisions []string // of the quizzes, so that options are counted
	revision  string   // of what the next record is about
}

func (w *writer) attempt(q, try int, able float64) {
	object := fmt.Sprintf("quiz/quizzes/quiz-%d", q)
	name := fmt.Sprintf("try%d%09d", try, w.n)
	w.revision = w.revisions[q]
	defer func() { w.revision = "" }()
	ids := make([]string, questions)
	for i := range ids {
		ids[i] = fmt.Sprintf("%q", fmt.Sprintf("q%02d", i))
	}
	w.record(progress.Started, object, fmt.Sprintf(`{"try":%q,"rev":"","lang":"en","ask":[%s],"rule":"balanced","pass":80}`, name, strings.Join(ids, ",")))
	score := 0
	for i := range questions {
		letter, right := "a", 1
		if w.random.Float64()*1.4 > able+float64(i%7)/10 {
			letter, right = string(rune('b'+w.random.IntN(2))), 0
		}
		score += right
		w.record(progress.Answered, fmt.Sprintf("%s#q%02d", object, i),
			fmt.Sprintf(`{"try":%q,"resp":[%q],"score":%d,"max":1,"ms":%d,"hints":0,"sure":%d}`, name, letter, right, 1000+w.random.IntN(60000), 1+w.random.IntN(3)))
	}
	w.record(progress.Submitted, object, fmt.Sprintf(`{"try":%q,"score":%d,"max":%d,"passed":%v,"answered":%d,"of":%d}`, name, score, questions, score >= 16, questions, questions))
}

func (w *writer) record(event, object, data string) {
	w.clock = w.clock.Add(time.Duration(1+w.random.IntN(90)) * time.Second)
	l, err := progress.Record{
		ID:   fmt.Sprintf("%08x-%04x-7%03x-8000-%s", w.clock.UnixMilli()>>16, w.clock.UnixMilli()&0xffff, w.n&0xfff, w.actor[len(w.actor)-12:]),
		Time: w.clock.Format("2006-01-02T15:04:05.000Z"), Session: fmt.Sprintf("s%d", w.n/200), N: int64(w.n % 200),
		Actor: w.actor, Portal: "bench", Revision: w.revision, Event: event, Object: object, Data: data,
	}.Line()
	if err != nil {
		panic(err) // the record is ours
	}
	n, _ := w.WriteString(l.Text + "\n") // Flush returns the error
	w.n, w.bytes = w.n+1, w.bytes+int64(n)
}
