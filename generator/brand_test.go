package generator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"testing"
)

var declared = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

// TestBrandIsReadable: whatever the colour, text in it is readable on the theme's backgrounds, and so is text
// on it (WCAG 2.2, 1.4.3).
func TestBrandIsReadable(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	colours := []string{"#000", "#fff", "#000000", "#ffffff", "#ff0", "#00f", "#7f7f7f", "#0a6b8a"}
	for range 1000 {
		colours = append(colours, fmt.Sprintf("#%06x", r.IntN(1<<24)))
	}
	light, dark := parseColour("#ffffff"), parseColour("#181b20")
	for _, colour := range colours {
		found := declared.FindAllStringSubmatch(string(brandCSS(colour)), -1)
		if len(found) != 9 {
			t.Fatalf("%s: %d properties, want 3 in each of 3 blocks", colour, len(found))
		}
		for i := 0; i < len(found); i += 3 {
			background := dark
			if i == 0 {
				background = light
			}
			brand, strong, on := parseColour(found[i][2]), parseColour(found[i+1][2]), parseColour(found[i+2][2])
			for name, ratio := range map[string]float64{"brand": contrast(brand, background), "brand-strong": contrast(strong, background), "on-brand": contrast(on, brand)} {
				if ratio < 4.5 {
					t.Errorf("%s: %s has a contrast of %.2f in block %d", colour, name, ratio, i/3)
				}
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

// TestReadableBrandStays: a colour that is readable on white is not changed.
func TestReadableBrandStays(t *testing.T) {
	for _, colour := range []string{"#0a6b8a", "#123456"} {
		found := declared.FindStringSubmatch(string(brandCSS(colour)))
		if found == nil || found[2] != colour {
			t.Errorf("%s became %v", colour, found)
		}
	}
}
