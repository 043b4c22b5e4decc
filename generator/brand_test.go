package generator

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"rampbook/themes"
)

var (
	declared = regexp.MustCompile(`--(brand|brand-strong|on-brand): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`)
	ground   = regexp.MustCompile(`--(paper|sunk|raised): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`)
)

// TestBrandIsReadable: whatever the colour, text in it is readable on all grounds of the theme, and
// so is text on it (WCAG 2.2, 1.4.3).
func TestBrandIsReadable(t *testing.T) {
	tokens, err := fs.ReadFile(themes.FS, "rampbook/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	grounds := ground.FindAllStringSubmatch(string(tokens), -1)
	if len(grounds) != 3 {
		t.Fatalf("tokens.css has %d grounds, want 3", len(grounds))
	}
	r := rand.New(rand.NewPCG(11, 12))
	colours := []string{"#000", "#fff", "#000000", "#ffffff", "#ff0", "#00f", "#7f7f7f", "#0a6b8a"}
	for range 1000 {
		colours = append(colours, fmt.Sprintf("#%06x", r.IntN(1<<24)))
	}
	for _, colour := range colours {
		found := declared.FindAllStringSubmatch(string(brandCSS(colour)), -1)
		if len(found) != 3 {
			t.Fatalf("%s: %d properties, want 3", colour, len(found))
		}
		for scheme := 2; scheme <= 3; scheme++ {
			brand, strong, on := parseColour(found[0][scheme]), parseColour(found[1][scheme]), parseColour(found[2][scheme])
			worst := contrast(on, brand)
			for _, g := range grounds {
				worst = min(worst, contrast(brand, parseColour(g[scheme])), contrast(strong, parseColour(g[scheme])))
			}
			if worst < 4.5 {
				t.Errorf("%s: a contrast of only %.2f: %v", colour, worst, found)
			}
		}
	}
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21},
		{"#fff", "#ffffff", 1},
		{"#777777", "#ffffff", 4.48}, // known from WCAG's own examples: just not enough
		{"#767676", "#ffffff", 4.54},
	} {
		got := contrast(parseColour(c.a), parseColour(c.b))
		if math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %s and %s is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
		if back := contrast(parseColour(c.b), parseColour(c.a)); back != got {
			t.Errorf("contrast of %s and %s is %v one way and %v the other", c.a, c.b, got, back)
		}
	}
}

// TestReadableBrandStays: a colour that is readable on the light grounds is not changed there, also where a
// browser knows no light-dark().
func TestReadableBrandStays(t *testing.T) {
	for _, colour := range []string{"#0a6b8a", "#123456"} {
		css := string(brandCSS(colour))
		if !strings.Contains(css, "--brand: "+colour+";") || !strings.Contains(css, "--brand: light-dark("+colour+", ") {
			t.Errorf("%s became\n%s", colour, css)
		}
	}
}
