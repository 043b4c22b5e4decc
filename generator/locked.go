package generator

import (
	"bytes"
	"cmp"
	"fmt"

	"rampbook/generator/diag"
	"rampbook/generator/lock"
	"rampbook/generator/markdown"
	"rampbook/generator/quiz"
)

// A lockedQuiz stands for the data of a quiz under a passphrase.
type lockedQuiz struct {
	Revision string            `json:"revision"`
	Settings quiz.DataSettings `json:"settings"`
	Locked   lock.Box          `json:"locked"` // of unlocked
}

// unlocked is what the passphrase opens: the questions of the page by their place, and their data.
type unlocked struct {
	HTML []string   `json:"html"`
	Quiz *quiz.Data `json:"quiz"`
}

// finishLocked puts the questions, which Hugo did not get, into the page for the tap, and takes them out again.
func (r *rendering) finishLocked(file string, html []byte, pg *page) ([]byte, map[string][]byte) {
	_, questions := quiz.CutLocked(r.site.bodyOf(pg))
	page, questions := quiz.CutLocked(r.tap.Veiled(file, quiz.PutLocked(html, questions), html))
	all := unlocked{HTML: []string{}}
	_, parts := quiz.Cut(bytes.Join(questions, nil))
	for _, question := range questions {
		question, _ = quiz.Cut(question)
		question, _ = quiz.CutQuestions(question)
		all.HTML = append(all.HTML, string(question))
	}
	all.Quiz = r.quizData(file, pg, parts)
	data := r.formData(file, pg)
	data.Quiz = r.lock(all)
	return page, map[string][]byte{exercisesFile(file): dataScript(data)}
}

// lock is the data of a locked page's questions. Should locking fail, the build does.
func (r *rendering) lock(all unlocked) any {
	key, err := r.site.settings.Key()
	var box lock.Box
	if err == nil {
		box, err = key.Lock([]byte(jsonText(all)))
	}
	if err != nil {
		r.mu.Lock()
		r.failed = cmp.Or(r.failed, fmt.Errorf("lock questions: %w", err))
		r.mu.Unlock()
		return nil
	}
	return lockedQuiz{all.Quiz.Revision, all.Quiz.Settings, box}
}

// locked reports whether the page's questions are published under a passphrase only.
func (src *source) locked() bool { return src.hasQuestions() && src.quiz.Settings.Locked }

// asks reports whether the page's questions are published in this build.
func (s *site) asks(src *source) bool {
	return src.hasQuestions() && (!src.locked() || s.settings.Key != nil)
}

// checkLocked warns of questions that this build leaves out, of a passphrase that is soon guessed, and of what a locked
// question cannot have.
func (s *site) checkLocked(passphrase string, ds *diag.List) {
	weak := passphrase != "" && len([]rune(lock.Clean(passphrase))) < lock.Short
	for _, src := range sortedSources(s.sources) {
		if !src.locked() {
			continue
		}
		pos := src.doc.Meta.Pos("locked")
		if passphrase == "" {
			ds.Warn("quiz-locked", pos, "the questions are left out: they are locked, and no passphrase was given", "set RAMPBOOK_PASSPHRASE, or name a file with --passphrase-file")
		}
		if weak {
			ds.Warn("quiz-locked", pos, fmt.Sprintf("the passphrase has fewer than %d characters", lock.Short), "whoever has the site can guess as long as they like: take four random words")
		}
		_, questions := quiz.CutLocked(src.doc.HTML(func(int, markdown.Link) (string, bool) { return "", true }))
		if html := bytes.Join(questions, nil); bytes.Contains(html, []byte("{{<")) || bytes.Contains(html, []byte("{{%")) {
			ds.Warn("quiz-locked", pos, "a shortcode stands in a locked question and is printed as it is", "write it out, or put it above the questions")
		}
	}
}
