package search

import "math/bits"

// A section's length is kept to four binary digits, as Lucene keeps it (SmallFloat.intToByte4), though rounded to the
// nearest: exact lengths were the largest part of what a first answer waits for, and order pages no better.

// roundLength is the nearest length that lengthCode can write, at most a seventeenth away.
func roundLength(n uint32) uint32 { return lengthOf(lengthCode(n)) }

// lengthCode numbers the rounded lengths by size: eight of them for each power of two.
func lengthCode(n uint32) uint32 {
	shift := max(0, bits.Len32(n)-4)
	return min(uint32(shift)<<3+uint32((uint64(n)+1<<shift>>1)>>shift), maxLengthCode)
}

// lengthOf is the length with a code.
func lengthOf(code uint32) uint32 {
	if code < 8 {
		return code
	}
	return (code&7 + 8) << (code>>3 - 1)
}

// maxLengthCode is the code of the greatest length.
const maxLengthCode = 28<<3 + 15

// more is a digit that says: 63, and the next digit as well.
const more = 63

// appendLength appends a length that is rounded.
func appendLength(to []byte, length uint32) []byte {
	code := lengthCode(length)
	for ; code >= more; code -= more {
		to = append(to, digits[more])
	}
	return append(to, digits[code])
}

// readLengths reads what appendLength wrote, one length after the other.
func readLengths(text string) (lengths []uint32, ok bool) {
	code, whole := uint32(0), true
	for i := range len(text) {
		digit := values[text[i]]
		code += uint32(digit)
		if digit > more || code > maxLengthCode {
			return nil, false
		}
		if whole = digit < more; whole {
			lengths, code = append(lengths, lengthOf(code)), 0
		}
	}
	return lengths, whole
}
