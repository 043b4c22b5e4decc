// Package xapi writes a learner's records as statements of the Experience API 1.0.3 and sends them to a
// learning record store.
//
//	record          verb                       activity
//	opened          experienced                page, as a lesson
//	read            completed                  page
//	started         attempted                  quiz as an assessment, checklist, path as a course
//	answered        answered                   question, as a cmi.interaction with the response as xAPI writes it
//	submitted       passed, failed, completed  quiz, with the score
//	checked         completed                  item of a checklist
//	acknowledged    acknowledge                page, checklist
//	rated           scored                     question, scorecard
//	paused, resumed suspended, resumed         quiz
//
// Other records have no statement: what was taken back, notes, erasures, and events of later versions. Neither have a
// learner's own words, and the runs and reasons of checklists, which may name customers.
//
// A statement's id is its record's, so that the same record sent twice is one statement. The actor is an account of the portal
// whose name is the pseudonym. An activity is named by the portal's address and the record's object.
package xapi

import (
	"encoding/json"
	"math"
	"net/url"
	"strconv"
	"strings"

	"rampbook/generator/progress"
)

// Version is the version of the Experience API.
const Version = "1.0.3"

// A Portal is what statements say of the portal.
type Portal struct {
	IRI        string // the address of the portal, which ends with a slash
	Activities map[string]Activity
}

// An Activity is what a record is about.
type Activity struct {
	Name        map[string]string // by language
	Interaction string            // of a question: choice, fill-in, numeric, sequencing, matching or other
	Choices     []Choice          // of a choice and of what is ordered
}

// A Choice is one of the options of a question.
type Choice struct {
	ID          string            `json:"id"`
	Description map[string]string `json:"description"`
}

// A Statement is one statement, ready to be written as JSON.
type Statement struct {
	ID        string  `json:"id"`
	Actor     actor   `json:"actor"`
	Verb      verb    `json:"verb"`
	Object    object  `json:"object"`
	Result    *result `json:"result,omitempty"`
	Context   setting `json:"context"`
	Timestamp string  `json:"timestamp"`
	Version   string  `json:"version"`
}

type actor struct {
	Type    string  `json:"objectType"`
	Account account `json:"account"`
}

type account struct {
	HomePage string `json:"homePage"`
	Name     string `json:"name"`
}

type verb struct {
	ID      string            `json:"id"`
	Display map[string]string `json:"display"`
}

type object struct {
	Type       string      `json:"objectType"`
	ID         string      `json:"id"`
	Definition *definition `json:"definition,omitempty"`
}

type definition struct {
	Name        map[string]string `json:"name,omitempty"`
	Type        string            `json:"type"`
	Interaction string            `json:"interactionType,omitempty"`
	Choices     []Choice          `json:"choices,omitempty"`
}

type result struct {
	Score      *score `json:"score,omitempty"`
	Success    *bool  `json:"success,omitempty"`
	Completion *bool  `json:"completion,omitempty"`
	Response   string `json:"response,omitempty"`
	Duration   string `json:"duration,omitempty"`
}

type score struct {
	Scaled float64 `json:"scaled"`
	Raw    float64 `json:"raw"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

// A setting is where something happened.
type setting struct {
	Platform   string     `json:"platform"`
	Revision   string     `json:"revision,omitempty"`
	Activities activities `json:"contextActivities"`
}

type activities struct {
	Parent   []object `json:"parent,omitempty"`
	Grouping []object `json:"grouping"`
}

// data are the members of records' data that statements have.
type data struct {
	Resp   []string `json:"resp"`
	Score  *float64 `json:"score"`
	Max    *float64 `json:"max"`
	Passed *bool    `json:"passed"`
	MS     float64  `json:"ms"`
}

// Statement returns the statement of a record; ok is false for a record that has none.
func (p Portal) Statement(r progress.Record) (s Statement, ok bool) {
	var d data
	if r.Data != "" {
		_ = json.Unmarshal([]byte(r.Data), &d) // JSON for certain; a member of another type is passed over
	}
	kind, _, _ := strings.Cut(r.Object, "/")
	v, ok := verbOf(r.Event, d)
	if !ok {
		return Statement{}, false
	}
	about := p.object(r.Object)
	s = Statement{
		ID: r.ID, Actor: actor{"Agent", account{p.IRI, r.Actor}}, Verb: v, Object: about, Timestamp: r.Time, Version: Version,
		Context: setting{Platform: "rampbook", Revision: r.Revision, Activities: activities{Grouping: []object{{Type: "Activity", ID: p.IRI}}}},
	}
	if page, _, part := strings.Cut(r.Object, "#"); part && kind == "quiz" {
		s.Context.Activities.Parent = []object{{Type: "Activity", ID: p.iri(page)}}
	}
	s.Result = p.result(r, d)
	return s, true
}

const adl = "http://adlnet.gov/expapi/verbs/"

func verbOf(event string, d data) (verb, bool) {
	id := map[string]string{
		progress.Opened: adl + "experienced", progress.Read: adl + "completed", progress.Started: adl + "attempted", progress.Answered: adl + "answered",
		progress.Submitted: adl + "completed", progress.Checked: adl + "completed", progress.Rated: adl + "scored", progress.Paused: adl + "suspended", progress.Resumed: adl + "resumed",
		progress.Acknowledged: "http://activitystrea.ms/schema/1.0/acknowledge",
	}[event]
	if event == progress.Submitted && d.Passed != nil {
		id = adl + map[bool]string{true: "passed", false: "failed"}[*d.Passed]
	}
	return verb{id, map[string]string{"en": id[strings.LastIndexByte(id, '/')+1:]}}, id != ""
}

// iri is the address of an object: the portal's, then the object's name with what an address cannot hold escaped.
func (p Portal) iri(object string) string {
	page, part, cut := strings.Cut(object, "#")
	address := p.IRI + (&url.URL{Path: page}).EscapedPath()
	if cut {
		address += "#" + (&url.URL{Fragment: part}).EscapedFragment()
	}
	return address
}

func (p Portal) object(name string) object {
	known := p.Activities[name]
	d := &definition{Name: known.Name, Type: typeOf(name), Interaction: known.Interaction, Choices: known.Choices}
	if d.Type == interaction && d.Interaction == "" {
		d.Interaction = "other" // the question is gone
	}
	return object{"Activity", p.iri(name), d}
}

const interaction = "http://adlnet.gov/expapi/activities/cmi.interaction"

func typeOf(object string) string {
	kind, rest, _ := strings.Cut(object, "/")
	part := strings.Contains(rest, "#")
	switch {
	case kind == "quiz" && part:
		return interaction
	case kind == "quiz", kind == "card":
		return "http://adlnet.gov/expapi/activities/assessment"
	case kind == "check":
		return "http://id.tincanapi.com/activitytype/checklist-item"
	case kind == "path":
		return "http://adlnet.gov/expapi/activities/course"
	case kind == "page":
		return "http://adlnet.gov/expapi/activities/lesson"
	}
	return "http://adlnet.gov/expapi/activities/objective"
}

func (p Portal) result(r progress.Record, d data) *result {
	var out result
	out.Score = scoreOf(d)
	switch yes := true; r.Event {
	case progress.Answered:
		if out.Score != nil {
			full := *d.Score >= *d.Max
			out.Success = &full
		}
		out.Response = response(p.Activities[r.Object].Interaction, d.Resp)
	case progress.Submitted:
		out.Completion, out.Success = &yes, d.Passed
	case progress.Read, progress.Checked:
		out.Completion = &yes
	case progress.Rated:
	default:
		return nil
	}
	out.Duration = duration(d.MS)
	if out == (result{}) {
		return nil
	}
	return &out
}

// scoreOf is the score that a record tells; nil for none, and for one that xAPI cannot hold.
func scoreOf(d data) *score {
	if d.Score == nil || d.Max == nil || !(*d.Max > 0) || *d.Score < 0 || *d.Score > *d.Max {
		return nil
	}
	return &score{Scaled: *d.Score / *d.Max, Raw: *d.Score, Max: *d.Max}
}

// response writes a response as SCORM 2004 does: parts between [,], pairs between [.].
func response(kind string, resp []string) string {
	if kind != "matching" {
		return strings.Join(resp, "[,]")
	}
	var pairs []string
	for i, letter := range resp {
		if letter != "" {
			pairs = append(pairs, strconv.Itoa(i+1)+"[.]"+letter)
		}
	}
	return strings.Join(pairs, "[,]")
}

// duration is a time of ISO 8601, in hundredths of a second; "" for none.
func duration(ms float64) string {
	if !(ms > 0) || ms > 1e12 {
		return ""
	}
	return "PT" + strconv.FormatFloat(math.Round(ms/10)/100, 'f', -1, 64) + "S"
}
