package project

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rampbook/generator/diag"
)

// Sources are the folders a portal keeps its pages in.
var sourceFolders = []string{"content", "playbooks", "quizzes"}

// OverrideFolders may hold an owner's changes to the theme; their files are no pages.
var OverrideFolders = []string{"assets", "data", "i18n", "layouts", "themes"}

// OutputMark is the file by which a folder that rampbook published to is known.
const OutputMark = ".rampbook.json"

// MaxBytes is the size above which a markdown file is refused.
const MaxBytes = 8 << 20

// Unreadable is the code of the error that a file cannot be read.
const Unreadable = "file-unreadable"

// A scanner walks a portal's folder.
type scanner struct {
	portal  *Portal
	output  string // absolute; not entered
	ds      *diag.List
	sources []source
}

// A source is a markdown file that was found.
type source struct {
	path string // below the portal
	size int64
}

func (s *scanner) scan() {
	fsys := s.portal.root.FS()
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			s.ds.Error(Unreadable, diag.Pos{File: name}, Cause(err), "check the file's permissions")
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if name == "." {
			return nil
		}
		return s.visit(name, d)
	})
	slices.SortFunc(s.sources, func(a, b source) int { return strings.Compare(a.path, b.path) })
	slices.Sort(s.portal.Files)
}

func (s *scanner) visit(name string, d fs.DirEntry) error {
	if d.Type()&fs.ModeSymlink != 0 {
		s.portal.link(name) // of ignored ones too: synonyms.txt may be one
	}
	if s.portal.Ignored(name) || filepath.Join(s.portal.Dir, filepath.FromSlash(name)) == s.output {
		return skip(d)
	}
	if d.IsDir() {
		if s.published(name) {
			return fs.SkipDir
		}
		return nil
	}
	info, ok := s.stat(name, d)
	if !ok {
		return nil
	}
	if !IsMarkdown(name) {
		s.portal.Files = append(s.portal.Files, name)
		return nil
	}
	if info.Size() > MaxBytes {
		s.ds.Error("file-huge", diag.Pos{File: name}, fmt.Sprintf("the file is larger than %d MB", MaxBytes>>20), "split it into several pages")
		return nil
	}
	s.sources = append(s.sources, source{name, info.Size()})
	return nil
}

// stat follows a symbolic link to a file inside the portal and refuses every other.
func (s *scanner) stat(name string, d fs.DirEntry) (fs.FileInfo, bool) {
	info, err := s.portal.root.Stat(filepath.FromSlash(name))
	if err != nil {
		message, hint := Cause(err), "check the file's permissions"
		if d.Type()&fs.ModeSymlink != 0 {
			message, hint = "this symbolic link leads out of the portal or nowhere", "put a copy of the file here"
		}
		s.ds.Error(Unreadable, diag.Pos{File: name}, message, hint)
		return nil, false
	}
	if info.IsDir() {
		s.ds.Note("link-folder", diag.Pos{File: name}, "a symbolic link to a folder is not followed", "")
		return nil, false
	}
	return info, info.Mode().IsRegular()
}

// published reports whether rampbook wrote this folder.
func (s *scanner) published(name string) bool {
	_, err := s.portal.root.Stat(filepath.Join(filepath.FromSlash(name), OutputMark))
	return err == nil
}

// Ignored reports whether a path of the portal is never read as a page or published file.
func (p *Portal) Ignored(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	if p.layout && !slices.Contains(sourceFolders, first) {
		return name != p.Config.Logo && !strings.HasPrefix(p.Config.Logo, name+"/")
	}
	if p.HasConfig && slices.Contains(OverrideFolders, first) || IsLog(name) {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "node_modules" || part == "vendor" {
			return true
		}
	}
	return name == ConfigFile || slices.ContainsFunc(p.Config.Ignore, func(pattern string) bool { return match(pattern, name) })
}

// LogFolder is where learners' logs are kept, in the portal's folder.
const LogFolder = "progress"

// IsLog reports whether a file is a learner's log or stands beside one. They are never published;
// a folder of that name may hold pages too.
func IsLog(name string) bool {
	dir, file := path.Split(name)
	return dir == LogFolder+"/" && strings.Contains(file, ".jsonl")
}

// isLayout reports whether the pages are in content, playbooks and quizzes only.
func (p *Portal) isLayout() bool {
	n := 0
	for _, dir := range sourceFolders {
		if fi, err := p.root.Stat(dir); err == nil && fi.IsDir() {
			n++
		}
	}
	return n >= 2 || n == 1 && p.HasConfig
}

// match reports whether a pattern names the path or a folder above it. Each part is a pattern of
// path.Match; ** stands for any number of parts. As in .gitignore, a pattern that is a single
// name counts in every folder.
func match(pattern, name string) bool {
	parts := strings.Split(strings.Trim(pattern, "/"), "/")
	if len(parts) == 1 && !strings.HasPrefix(pattern, "/") {
		parts = []string{"**", parts[0]}
	}
	return matchParts(parts, strings.Split(name, "/"))
}

func matchParts(pattern, name []string) bool {
	if len(pattern) == 0 {
		return true
	}
	if pattern[0] == "**" {
		for i := range name {
			if matchParts(pattern[1:], name[i:]) {
				return true
			}
		}
		return false
	}
	if len(name) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], name[0])
	return err == nil && ok && matchParts(pattern[1:], name[1:])
}

// IsMarkdown reports whether a file of this name is a page.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// Cause is the reason of a path error, without the path.
func Cause(err error) string {
	for {
		if pe, ok := err.(*os.PathError); ok {
			err = pe.Err
			continue
		}
		return err.Error()
	}
}
