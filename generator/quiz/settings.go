package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// Settings are what the front matter of a quiz says.
type Settings struct {
	Pass       float64       // pass: 80; percent of the points; 0: no pass mark
	Attempts   int           // attempts: 3; 0: as many as one likes
	Time       time.Duration // time: 15m; advice only; 0: none
	Reveal     string        // reveal: after-each, after-submit or never
	Grade      Rule          // grade: balanced, exact, edc, canvas or none
	Shuffle    bool          // shuffle: true; the order of questions and options
	Seed       string        // seed: attempt, learner or date; what a shuffle depends on
	Confidence bool          // confidence: on; the learner says how sure the answer is
	Sealed     bool          // sealed: true; the key never reaches the site
	Locked     bool          // locked: true; the questions reach the site under a passphrase only
	given      []string      // the keys that are there
}

// settingKeys are the keys of a quiz's front matter.
func settingKeys() []string {
	return []string{"pass", "attempts", "time", "reveal", "grade", "shuffle", "seed", "confidence", "sealed", "locked"}
}

// A settingsReader reads front matter.
type settingsReader struct {
	meta markdown.Meta
	ds   *diag.List
}

// readSettings reads the front matter of a page with questions.
func readSettings(meta markdown.Meta, ds *diag.List) Settings {
	r := settingsReader{meta, ds}
	s := Settings{Reveal: "after-each", Grade: Balanced, Seed: "attempt"}
	for _, key := range settingKeys() {
		if value, ok := meta.Values[key]; ok {
			s.given = append(s.given, key)
			r.set(&s, key, strings.TrimSpace(fmt.Sprint(value)))
		}
	}
	return s
}

func (r settingsReader) set(s *Settings, key, value string) {
	switch key {
	case "pass":
		s.Pass = r.number(key, strings.TrimSuffix(value, "%"), 100)
	case "attempts":
		s.Attempts = int(r.number(key, value, 1000))
	case "time":
		s.Time = r.duration(value)
	case "reveal":
		s.Reveal = r.oneOf(key, value, "after-each", "after-submit", "never")
	case "grade":
		s.Grade = Rule(r.oneOf(key, value, rules()...))
	case "shuffle":
		s.Shuffle = r.onOff(key, value)
	case "seed":
		s.Seed = r.oneOf(key, value, "attempt", "learner", "date")
	case "confidence":
		s.Confidence = r.onOff(key, value)
	case "sealed":
		s.Sealed = r.onOff(key, value)
	case "locked":
		s.Locked = r.onOff(key, value)
	}
}

func (r settingsReader) fail(key, message, hint string) {
	r.ds.Error("quiz-setting", r.meta.Pos(key), message, hint)
}

// number reads a number above 0, at most most.
func (r settingsReader) number(key, value string, most float64) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(n > 0 && n <= most) {
		r.fail(key, fmt.Sprintf("%s: %q is no number from 1 to %s", key, value, formatNumber(most)), "write "+key+": "+map[string]string{"pass": "80", "attempts": "3"}[key])
		return 0
	}
	return n
}

var durationPattern = regexp.MustCompile(`^(?:\d{1,2}h)?(?:\d{1,4}m)?$`)

func (r settingsReader) duration(value string) time.Duration {
	d, err := time.ParseDuration(value)
	if err != nil || !durationPattern.MatchString(value) || d <= 0 {
		r.fail("time", fmt.Sprintf("time: %q is no time", value), "write time: 15m, or 1h30m")
		return 0
	}
	return d
}

// oneOf returns value if it is one of the known, else the first of these.
func (r settingsReader) oneOf(key, value string, known ...string) string {
	if slices.Contains(known, value) {
		return value
	}
	r.fail(key, fmt.Sprintf("%s: unknown value %q", key, value), diag.OneOf(value, known))
	return known[0]
}

func (r settingsReader) onOff(key, value string) bool {
	switch value {
	case "true", "on":
		return true
	case "false", "off":
		return false
	}
	r.fail(key, fmt.Sprintf("%s: %q is neither true nor false", key, value), diag.OneOf(value, []string{"true", "false"}))
	return key == "sealed" || key == "locked" // what was meant to be kept is kept
}
