package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"rampbook/generator/diag"
	"rampbook/generator/project"
	"rampbook/generator/publish"
	"rampbook/generator/search"
)

// outputFolder is where a build publishes to, absolute.
func outputFolder(o Options) string {
	if o.Output == "" {
		o.Output = "public"
	}
	if filepath.IsAbs(o.Output) {
		return filepath.Clean(o.Output)
	}
	return filepath.Join(absolute(o.Dir), o.Output)
}

// absolute is the folder's path as the portal is opened, for comparing paths.
func absolute(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

// checkFolder refuses a portal that is not there, or is a file.
func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = &os.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	if err != nil {
		return fmt.Errorf("open portal: %w", err)
	}
	return nil
}

// checkOutput refuses a portal that is not there, an address that is none, and an output folder that holds pages of the
// portal, which --force would bury under the site: a folder that was published to is not read.
func checkOutput(o Options) error {
	if err := checkFolder(o.Dir); err != nil {
		return err
	}
	if o.BaseURL != "" && !project.IsAddress(o.BaseURL) {
		return fmt.Errorf("%q is not the address of a site: write it as https://training.example.com/", o.BaseURL)
	}
	rel, err := filepath.Rel(absolute(o.Dir), absolute(o.Output))
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return nil // beside the portal, or refused by publish
	}
	if _, err := os.Stat(filepath.Join(o.Output, project.OutputMark)); err == nil {
		return nil
	}
	err = filepath.WalkDir(o.Output, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && project.IsMarkdown(name) {
			return fmt.Errorf("publish to %s: %w (%s)", o.Output, publish.ErrProtected, name)
		}
		return nil
	})
	if errors.Is(err, publish.ErrProtected) {
		return err
	}
	return nil
}

// dropClashes leaves out files of the portal that could not stand beside the rest on every system:
// names that differ only in case, or a file where there must be a folder. Pages come first.
func (r *rendering) dropClashes() []diag.Diagnostic {
	var ds diag.List
	r.dropped = map[string]bool{}
	taken, folders := map[string]string{}, map[string]string{}
	claim := func(output, name string) {
		key := strings.ToLower(output)
		taken[key] = name
		for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
			folders[dir] = name
		}
	}
	for name := range r.output {
		claim(name, "a page")
	}
	for _, l := range r.site.portal.Languages {
		claim(search.Folder(l.Code)+"index.js", "the search's index")
	}
	for _, name := range slices.Sorted(maps.Keys(r.site.files)) {
		output := r.site.filePath(name)
		if _, rendered := r.output[output]; rendered || !r.site.publishes(name, r.site.files[name]) {
			continue
		}
		if err := publish.CheckName(output); err != nil {
			r.dropped[name] = true
			ds.Warn("file-name", diag.Pos{File: name}, "the file is left out: its name cannot be published on every system", "give it a name in UTF-8, without a backslash")
			continue
		}
		if other := rival(strings.ToLower(output), taken, folders); other != "" {
			r.dropped[name] = true
			ds.Warn("file-clash", diag.Pos{File: name}, fmt.Sprintf("the file is left out: some systems cannot keep it beside %s", other), "give it a name that differs in more than upper and lower case")
			continue
		}
		claim(output, name)
	}
	return ds.Sorted()
}

// rival is what stands where a file would be published, or "".
func rival(key string, taken, folders map[string]string) string {
	if other := cmp.Or(taken[key], folders[key]); other != "" {
		return other
	}
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		if other := taken[dir]; other != "" {
			return other
		}
	}
	return ""
}
