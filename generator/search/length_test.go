package search

import (
	"slices"
	"testing"
)

func TestLengthsAreKeptToFourBinaryDigits(t *testing.T) {
	for n, want := range map[uint32]uint32{0: 0, 1: 1, 15: 15, 16: 16, 17: 18, 18: 18, 31: 32, 100: 104, 1000: 1024, 5480: 5632, 1<<32 - 1: 15 << 28} {
		if got := roundLength(n); got != want {
			t.Errorf("%d is rounded to %d, not %d", n, got, want)
		}
	}
	for n := range uint32(1 << 16) {
		got := roundLength(n)
		if off := max(got, n) - min(got, n); 17*off > n {
			t.Fatalf("%d is rounded to %d", n, got)
		}
	}
}

func TestLengthsAreWrittenAndRead(t *testing.T) {
	var all []uint32
	var text []byte
	for code := range uint32(maxLengthCode + 1) {
		all = append(all, lengthOf(code))
		text = appendLength(text, lengthOf(code))
	}
	if !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Errorf("the lengths do not grow with their codes: %v", all)
	}
	if got, ok := readLengths(string(text)); !ok || !slices.Equal(got, all) {
		t.Errorf("read %v, %v", got, ok)
	}
	for _, damaged := range []string{"_", "A_", "A B", "A\x00", "____"} {
		if got, ok := readLengths(damaged); ok {
			t.Errorf("%q is read as %v", damaged, got)
		}
	}
}
