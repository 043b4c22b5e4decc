package generator

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"

	"rampbook/generator/diag"
)

// A TwinState says how a page in one language stands to its source in the base language.
type TwinState string

const (
	TwinMissing  TwinState = "missing"  // there is no page in this language
	TwinUnknown  TwinState = "unknown"  // it does not say what it was translated from
	TwinCurrent  TwinState = "current"  // it was translated from the source as it is now
	TwinOutdated TwinState = "outdated" // the source has changed since
)

// A Twin is a page of the base language and its counterpart in another.
type Twin struct {
	Source string    `json:"source"`
	Lang   string    `json:"lang"`
	File   string    `json:"file,omitempty"`
	State  TwinState `json:"state"`
	now    string    // revision of the source
}

// Twins lists every page of the base language with its counterpart in each other language. The
// diagnostics are only of the folder as a whole; Check names every page's.
func Twins(ctx context.Context, dir string) ([]Twin, []diag.Diagnostic, error) {
	var ds diag.List
	s, err := openSite(ctx, dir, &ds)
	if err != nil {
		return nil, nil, err
	}
	defer s.portal.Close()
	var list []Twin
	base := s.portal.Languages[0].Code
	for _, src := range sortedSources(s.sources) {
		for _, l := range s.portal.Languages[1:] {
			if src.Lang == base {
				list = append(list, s.twin(src, s.byPath[l.Code+"/"+src.Path]))
			}
		}
	}
	return list, ds.Sorted(), nil
}

func (s *site) twin(origin *source, pg *page) Twin {
	t := Twin{Source: origin.Source, Lang: pg.lang, State: TwinMissing, now: origin.doc.Revision}
	if pg.src == nil || pg.src.Lang != pg.lang {
		return t
	}
	t.File = pg.src.Source
	switch pg.src.doc.Meta.Values["translated_from"] {
	case nil:
		t.State = TwinUnknown
	case origin.doc.Revision:
		t.State = TwinCurrent
	default:
		t.State = TwinOutdated
	}
	return t
}

// Accept records in a twin's front matter that it says what its source says now. Nothing else in
// the file changes.
func Accept(dir string, t Twin) error {
	err := rewrite(filepath.Join(dir, filepath.FromSlash(t.File)), func(data []byte) ([]byte, error) {
		changed, ok := setTranslatedFrom(data, t.now)
		if !ok {
			return nil, fmt.Errorf("%s: only front matter in YAML can be changed; add translated_from = %q yourself", t.File, t.now)
		}
		return changed, nil
	})
	if err != nil {
		return fmt.Errorf("accept twin: %w", err)
	}
	return nil
}

// byteOrderMark begins the files of some editors.
const byteOrderMark = "\uFEFF"

var translatedFrom = regexp.MustCompile(`(?m)^translated_from:[^\r\n]*`)

// setTranslatedFrom sets the key in YAML front matter, which it adds to a file that has none.
func setTranslatedFrom(data []byte, now string) ([]byte, bool) {
	if text, marked := bytes.CutPrefix(data, []byte(byteOrderMark)); marked {
		changed, ok := setTranslatedFrom(text, now)
		return append([]byte(byteOrderMark), changed...), ok
	}
	line := `translated_from: "` + now + `"`
	end := "\n"
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.HasSuffix(first, []byte("\r")) {
		end = "\r\n"
	}
	if bytes.HasPrefix(data, []byte("+++")) || bytes.HasPrefix(data, []byte("{")) {
		return nil, false
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if string(bytes.TrimRight(first, " \t\r")) != "---" {
		return append([]byte("---"+end+line+end+"---"+end+end), data...), true
	}
	stop := bytes.Index(data[3:], []byte(end+"---"))
	if stop < 0 {
		return nil, false
	}
	front, rest := data[:3+stop], data[3+stop:]
	if translatedFrom.Match(front) {
		front = translatedFrom.ReplaceAll(bytes.Clone(front), []byte(line))
	} else {
		front = append(bytes.Clone(front), []byte(end+line)...)
	}
	return append(front, rest...), true
}
