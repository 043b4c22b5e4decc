package project

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// link notes a symbolic link of the portal and the file that it leads to, "" when it leads to none.
func (p *Portal) link(name string) {
	if p.links == nil {
		p.links = map[string]string{}
	}
	p.links[name] = p.follow(name)
}

// follow is the file of the portal that a symbolic link leads to, "" when it leads out of it or nowhere.
func (p *Portal) follow(name string) string {
	target, err := filepath.EvalSymlinks(filepath.Join(p.Dir, filepath.FromSlash(name)))
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(p.Dir, target)
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// LinksTo lists the portal's symbolic links that lead to one of the files, or led there when the portal was opened.
func (p *Portal) LinksTo(files []string) []string {
	if len(p.links) == 0 {
		return nil
	}
	wanted := map[string]bool{}
	for _, file := range files {
		wanted[file] = true
	}
	var links []string
	for link, target := range p.links {
		if wanted[target] || wanted[p.follow(link)] {
			links = append(links, link)
		}
	}
	slices.Sort(links)
	return links
}

// IsLink reports whether path is a symbolic link now.
func (p *Portal) IsLink(path string) bool {
	info, err := os.Lstat(filepath.Join(p.Dir, filepath.FromSlash(path)))
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
