package generator

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"rampbook/generator/diag"
	"rampbook/generator/project"
)

// skillNames gives the skills that [skills] in rampbook.toml names, as readers of a language see them. Where a
// language has no name, that of the base language stands in.
func (s *site) skillNames(lang string) map[string]string {
	names := map[string]string{}
	for skill, in := range s.portal.Config.Skills {
		if name := cmp.Or(in[lang], in[s.portal.Languages[0].Code]); name != "" {
			names[skill] = name
		}
	}
	return names
}

// checkSkills reports names that nobody will see: of skills that no question has, or in languages that the portal has not.
func (s *site) checkSkills(ds *diag.List) {
	skills := map[string]bool{}
	for _, src := range s.sources {
		if !src.hasQuestions() {
			continue
		}
		for _, q := range src.quiz.All() {
			skills[q.Skill] = true
		}
	}
	known := slices.DeleteFunc(slices.Collect(maps.Keys(skills)), func(name string) bool { return name == "" })
	for _, skill := range slices.Sorted(maps.Keys(s.portal.Config.Skills)) {
		if !skills[skill] {
			ds.Warn("skill-unused", s.portal.KeyPos("skills."+skill), fmt.Sprintf("no question has the skill %q", skill), nearestSkill(skill, known))
		}
		for _, lang := range slices.Sorted(maps.Keys(s.portal.Config.Skills[skill])) {
			if !slices.ContainsFunc(s.portal.Languages, func(l project.Language) bool { return l.Code == lang }) {
				ds.Warn("skill-language", s.portal.KeyPos("skills."+skill), fmt.Sprintf("the portal has no language %q", lang), `write the names as en = "Discovery" and zh = "需求调研"`)
			}
		}
	}
}

func nearestSkill(skill string, known []string) string {
	if near := diag.Nearest(skill, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "questions name theirs with skill= in their comment"
}
