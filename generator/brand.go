package generator

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The grounds of the theme on which text is hardest to read: of the light ones the darkest, of the dark
// ones the lightest (tokens.css: --sunk and --raised).
const lightGround, darkGround = "#f4f5f1", "#1f2623"

// brandCSS returns the custom properties of a brand colour, made readable on the theme's light and
// dark backgrounds: contrast at least 4.5 : 1 (WCAG 2.2, 1.4.3), with a little to spare.
func brandCSS(hex string) []byte {
	c := parseColour(hex)
	light := c.towards(rgb{0, 0, 0}, func(x rgb) bool { return contrast(x, parseColour(lightGround)) >= 4.6 })
	dark := c.towards(rgb{1, 1, 1}, func(x rgb) bool { return contrast(x, parseColour(darkGround)) >= 5.5 })
	properties := func(value func(light, dark rgb) string) string {
		return fmt.Sprintf("    --brand: %s;\n    --brand-strong: %s;\n    --on-brand: %s;\n",
			value(light, dark), value(light.mix(rgb{}, 0.2), dark.mix(rgb{1, 1, 1}, 0.2)), value(inkOn(light), inkOn(dark)))
	}
	plain := properties(func(light, _ rgb) string { return light.String() })
	both := properties(func(light, dark rgb) string { return fmt.Sprintf("light-dark(%s, %s)", light, dark) })
	return fmt.Appendf(nil, "@layer tokens {\n  :root {\n%s  }\n  @supports (color: light-dark(#000, #fff)) {\n  :root {\n%s  }\n  }\n}\n", plain, both)
}

// An rgb is a colour of sRGB, each part 0 to 1.
type rgb struct{ r, g, b float64 }

// parseColour reads "#rgb" or "#rrggbb", which the configuration has checked.
func parseColour(hex string) rgb {
	h := strings.TrimPrefix(hex, "#")
	if len(h) == 3 {
		h = string([]byte{h[0], h[0], h[1], h[1], h[2], h[2]})
	}
	n, _ := strconv.ParseUint(h, 16, 32)
	return rgb{float64(n>>16&255) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

func (c rgb) String() string {
	part := func(v float64) int { return int(math.Round(v * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", part(c.r), part(c.g), part(c.b))
}

// mix goes a share of the way to another colour.
func (c rgb) mix(to rgb, share float64) rgb {
	return rgb{c.r + (to.r-c.r)*share, c.g + (to.g-c.g)*share, c.b + (to.b-c.b)*share}
}

// towards mixes in as little of another colour as good asks for.
func (c rgb) towards(to rgb, good func(rgb) bool) rgb {
	for share := 0.0; share < 1; share += 0.02 {
		if x := c.mix(to, share); good(x) {
			return x
		}
	}
	return to
}

// luminance is WCAG's relative luminance.
func (c rgb) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast is WCAG's contrast ratio, 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// inkOn is black or white, whichever is easier to read on c.
func inkOn(c rgb) rgb {
	black, white := rgb{}, rgb{1, 1, 1}
	if contrast(c, black) > contrast(c, white) {
		return black
	}
	return white
}
