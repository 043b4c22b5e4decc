// Package project reads a portal's folder: its configuration, its files, its languages, and
// the address each page will have.
//
// # Which files are pages
//
// Every markdown file (.md, .markdown) that is not ignored. In a portal with a rampbook.toml or
// with at least two of the folders content, playbooks and quizzes, only these three are read, and
// content/ is the root of the site. In any other folder everything is read. Ignored are names
// that begin with a dot, node_modules, vendor, a folder this program published to, and what
// `ignore` in rampbook.toml names.
//
// # Addresses
//
// The page a/b.md has the path "a/b" and is published at a/b/index.html. The files _index.md,
// index.md and README.md are, in this order of preference, their folder's page; so is a.md for a
// folder a/ that has none of them. Paths are lower case, a blank becomes "-", letters of every
// script stay, and marks that mean something in an address go. When two files would get one
// path, the second in order gets "-2"; so does a top-level tags/, where the pages of the tags are,
// and a folder named like one of the other languages.
//
// # Languages
//
// x.zh.md is the twin of x.md in the language zh. A portal's languages are those its rampbook.toml
// names; without it, the base language is guessed from the text, and each language that has a
// twin is one of the portal's.
//
// Everything is read through os.Root: a symbolic link that leads out of the folder is refused.
package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rampbook/generator/diag"
)

// ConfigFile is the name of a portal's configuration.
const ConfigFile = "rampbook.toml"

// A Portal is a folder as it was found.
type Portal struct {
	Dir       string // absolute, symbolic links resolved
	Config    Config
	HasConfig bool              // there is a rampbook.toml
	Languages []Language        // the base language first
	Pages     []*Page           // by source; each in one language
	Files     []string          // all other files, by path
	layout    bool              // only content, playbooks and quizzes are read
	links     map[string]string // symbolic links → the files they lead to, "" when none
	root      *os.Root
}

// A Page is one markdown file.
type Page struct {
	Source string // path of the file below the portal's folder, with forward slashes
	Lang   string
	Path   string // address without the language: "" is home, else "playbooks/first-call"
	Branch bool   // the page of a folder
	Size   int64  // bytes
}

// Options say how to read a folder.
type Options struct {
	Output string // absolute path of the output folder, which is not read; may be empty
}

// Open reads the folder. What is wrong in it goes to ds; the error is for a folder that cannot be
// read at all. The Portal is nil only with an error.
func Open(dir string, o Options, ds *diag.List) (*Portal, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open portal: %w", err)
	}
	if abs, err = filepath.EvalSymlinks(abs); err != nil {
		return nil, fmt.Errorf("open portal: %w", plain(err))
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("open portal: %w", plain(err))
	}
	p := &Portal{Dir: abs, root: root}
	if err := p.readConfig(ds); err != nil {
		return nil, err
	}
	p.layout = p.isLayout()
	s := &scanner{portal: p, output: o.Output, ds: ds}
	s.scan()
	p.Languages = p.languages(s.sources, ds)
	p.address(s.sources, ds)
	return p, nil
}

// Read returns a file of the portal.
func (p *Portal) Read(path string) ([]byte, error) {
	return p.root.ReadFile(filepath.FromSlash(path))
}

// IsFile reports whether path is a regular file of the portal, or a link to one inside it.
func (p *Portal) IsFile(path string) bool {
	info, err := p.root.Stat(filepath.FromSlash(path))
	return err == nil && info.Mode().IsRegular()
}

// InContent reports whether a file is in the folder content/ of a portal whose pages are there:
// the folder's name is then no part of an address.
func (p *Portal) InContent(path string) bool {
	return p.layout && strings.HasPrefix(path, "content/")
}

// Close releases the folder.
func (p *Portal) Close() error { return p.root.Close() }

// plain drops the operation from a path error: "x: no such file or directory".
func plain(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return fmt.Errorf("%s: %w", pe.Path, pe.Err)
	}
	return err
}
