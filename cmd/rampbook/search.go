package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rampbook/generator"
	"rampbook/generator/search"
)

func newSearchCmd() *cobra.Command {
	var o search.Options
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search QUERY [DIR]",
		Short: "Search a portal as its readers do",
		Long: `Search looks for QUERY in the portal in DIR (the current folder if none is given),
or in a site that was built, and prints the pages that readers would find, the
best first, each with the place in it. A portal is built in memory for it; a
built site is searched through its own index.

Words are looked for in any form, the last one also as the beginning of a word,
Chinese in Simplified and Traditional characters or pinyin, and what
synonyms.txt says is the same. "in quotation marks" asks for these words in this
order, -word leaves pages out, and kind:, section:, tag: and lang: narrow the
search, as the flags do.

Exit codes: 0 done, also when nothing was found; 2 wrong usage, or the portal
could not be read.`,
		Example: `  rampbook search "price objection"
  rampbook search 报价 public --lang zh --limit 3
  rampbook search 'discount -rebate kind:quiz' --json`,
		Args: takes(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			answer, err := answerTo(cmd.Context(), args, o)
			if err != nil {
				return err
			}
			return printAnswer(cmd.OutOrStdout(), answer, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	searchFlags(cmd.Flags(), &o)
	return cmd
}

// answerTo searches for the first argument in the folder that the second names.
func answerTo(ctx context.Context, args []string, o search.Options) (search.Answer, error) {
	if o.Limit < 1 {
		return search.Answer{}, fmt.Errorf("--limit %d: at least one page is to be printed", o.Limit)
	}
	s, err := generator.OpenSearch(ctx, dirOf(args[1:]), o.Lang)
	if err != nil {
		return search.Answer{}, err
	}
	return s.Search(args[0], o)
}

func searchFlags(flags *pflag.FlagSet, o *search.Options) {
	flags.StringVar(&o.Lang, "lang", "", "the reader's `language`, whose pages come first (default: the portal's first)")
	flags.IntVar(&o.Limit, "limit", 10, "the most pages to print")
	flags.BoolVar(&o.Literal, "literal", false, "take the words as they are: no corrections, no synonyms")
	flags.StringVar(&o.Filters.Kind, "kind", "", "only pages of this `kind`: page, playbook, quiz or one that front matter names")
	flags.StringVar(&o.Filters.Section, "section", "", "only pages in this `folder`")
	flags.StringVar(&o.Filters.Tag, "tag", "", "only pages with this `tag`")
}

func printAnswer(w io.Writer, a search.Answer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(a)
	}
	if a.Corrected != "" {
		fmt.Fprintf(w, "looked for %q (--literal takes the words as they are)\n", a.Corrected)
	}
	if len(a.Widened) > 0 {
		fmt.Fprintf(w, "looked for %s too (--literal does not)\n", strings.Join(a.Widened, ", "))
	}
	for i, r := range a.Results {
		place := r.File
		if r.ID != "" {
			place += "#" + r.ID
		}
		fmt.Fprintf(w, "%d. %s\n   %s\n", i+1, strings.Join(append([]string{r.Title}, r.Headings...), " › "), place)
		if r.Excerpt != "" {
			fmt.Fprintf(w, "   %s\n", r.Excerpt)
		}
	}
	fmt.Fprintf(w, "%s found\n", count(a.Total, "page"))
	if a.More {
		fmt.Fprintln(w, "not every page was read for what is quoted or excluded: there may be more")
	}
	if a.Partial {
		fmt.Fprintln(w, "a part of the index could not be read: there may be more")
	}
	return nil
}
