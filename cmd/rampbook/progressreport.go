package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newProgressReportCmd() *cobra.Command {
	var r reporting
	cmd := &cobra.Command{
		Use:   "report [LOGS…]",
		Short: "Make a page about the team: progress, quizzes, questions",
		Long: `Report writes a folder with a page about the team (index.html, opened from disk,
no script and no server needed), the same as JSON, and tables as CSV: who is
where on which path and what is overdue, how quizzes went, which questions
everyone misses, which wrong options mislead or are never chosen, what was wrong
with confidence, checklists that nobody signed, scorecards over time.

Titles, files and lines are the portal's, from --portal; numbers come from the
logs. A roster is a CSV file with the columns actor,name,group,path,start; names
are only in it and in what you make of it, never in a log.

Figures need learners: a facility 5, a correlation 20, a group --min-group. What
has fewer is left out, and the page says so.

Exit codes: 0 all was read; 1 lines of logs or rows of the roster do not count,
and are named (the report is written); 2 wrong usage, or a file could not be read
or written.`,
		Example: `  rampbook progress report --roster roster.csv
  rampbook progress report handed-in -o team --anonymous`,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Logs = args
			if err := r.check(); err != nil {
				return err
			}
			team, ds, err := generator.ReportTeam(cmd.Context(), r.TeamOptions)
			if err == nil {
				err = writeTeam(cmd.OutOrStdout(), team, r.folder)
			}
			return finish(cmd, ds, err)
		},
	}
	r.flags(cmd)
	return cmd
}

// A reporting is what one run reports, and where to.
type reporting struct {
	generator.TeamOptions
	today  string
	folder string
}

func (r *reporting) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&r.Dir, "portal", ".", "the portal's `folder`")
	flags.StringVar(&r.Roster, "roster", "", "CSV `file`: actor,name,group,path,start")
	flags.StringVarP(&r.folder, "output", "o", "team", "`folder` to write to")
	flags.StringVar(&r.Lang, "lang", "", "`language` of the page, en or zh (default: the portal's)")
	flags.StringVar(&r.today, "today", "", "the `day` that decides what is overdue, 2026-11-23 (default: today)")
	flags.IntVar(&r.MinGroup, "min-group", 5, "fewest members of a group that is shown, at least 2")
	flags.BoolVar(&r.Anonymous, "anonymous", false, "leave out what is about single learners")
}

// check reads the day and refuses what would tell of single learners.
func (r *reporting) check() (err error) {
	if r.MinGroup < 2 {
		return fmt.Errorf("--min-group %d: a group of fewer than two would show what one person did", r.MinGroup)
	}
	r.Today, err = dateOf(r.today)
	return err
}

// dateOf reads a day; "" is today.
func dateOf(text string) (time.Time, error) {
	if text == "" {
		return time.Now(), nil
	}
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		return t, fmt.Errorf("%q is no date: write 2026-11-23", text)
	}
	return t, nil
}

func writeTeam(w io.Writer, team *generator.Team, folder string) error {
	names, err := team.Write(folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s, %s: %s\n", count(team.Learners, "learner"), count(team.Records, "record"), filepath.Join(folder, names[0]))
	fmt.Fprintf(w, "beside it: %s\n", strings.Join(names[1:], ", "))
	return nil
}
