package scorecard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLabels has every word of the interface come from the page's language, and the theme say what the package does.
func TestLabels(t *testing.T) {
	theme, err := os.ReadFile(filepath.Join("..", "..", "themes", "rampbook", "i18n", "en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for key, word := range english {
		p := printer{labels: func(key string) string { return "<" + key + ">" }}
		if got := p.say(key); got != "<"+key+">" {
			t.Errorf("%s is said as %q", key, got)
		}
		if !strings.Contains(string(theme), "\n"+key+": "+word+"\n") && !strings.Contains(string(theme), "\n"+key+`: "`+word+`"`+"\n") {
			t.Errorf("the theme does not say %s: %s", key, word)
		}
	}
}
