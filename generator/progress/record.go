package progress

import (
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
	"time"
)

// MaxLine is the most bytes a line may have, without its end.
const MaxLine = 64 << 10

// Version is the version of the format that this package writes and reads.
const Version = 1

// The events of this version. A reader keeps records of others as they are and counts nothing by
// them.
const (
	Opened       = "opened"       // a page was opened
	Read         = "read"         // a page was read
	Started      = "started"      // an attempt began
	Answered     = "answered"     // a question was answered
	Submitted    = "submitted"    // an attempt was handed in
	Checked      = "checked"      // an item was ticked
	Unchecked    = "unchecked"    // ticks were taken back: those that "of" in the data names
	Acknowledged = "acknowledged" // somebody signed
	Rated        = "rated"        // somebody else gave a mark
	Paused       = "paused"
	Resumed      = "resumed"
	Note         = "note"
	Reset        = "reset"  // records were erased: those that "seen" in the data names
	Export       = "export" // first line of an export
	End          = "end"    // last line of an export
)

// timeForm is RFC 3339 in UTC with exactly three decimals.
const timeForm = "2006-01-02T15:04:05.000Z"

// A Record is one thing that happened to one learner.
type Record struct {
	ID       string // UUID of version 7, lower case
	Time     string // as the learner's clock had it: 2026-11-23T10:00:00.123Z
	Session  string // 1 to 32 letters and digits
	N        int64  // 0, 1, 2 … within the session
	Actor    string // pseudonym
	Portal   string
	Revision string // eight hex digits of the text the learner saw; "" where there is no text
	Event    string
	Object   string // "quiz/quizzes/refunds#q3"
	Data     string // JSON object, "" when there is none
}

// When returns the record's time; the zero time when it is malformed.
func (r *Record) When() time.Time {
	t, err := time.Parse(timeForm, r.Time)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Line writes the record in its one form, without a line end. It fails when the record could not be read back.
func (r Record) Line() (Line, error) {
	if r.Data != "" {
		data, err := canonical(r.Data)
		if err != nil {
			return Line{}, fmt.Errorf("write a record: %w", err)
		}
		r.Data = data
	}
	b := make([]byte, 0, 256+len(r.Data))
	b = append(b, `{"v":1,"id":`...)
	b = appendString(b, r.ID)
	for _, m := range []struct{ name, value string }{{"t", r.Time}, {"s", r.Session}} {
		b = appendMember(b, m.name, m.value)
	}
	b = append(b, `,"n":`...)
	b = strconv.AppendInt(b, r.N, 10)
	for _, m := range []struct{ name, value string }{{"a", r.Actor}, {"p", r.Portal}, {"r", r.Revision}, {"e", r.Event}, {"o", r.Object}} {
		b = appendMember(b, m.name, m.value)
	}
	if r.Data != "" {
		b = append(append(b, `,"d":`...), r.Data...)
	}
	b = fmt.Appendf(b, `%s%08x"}`, sumMember, checksum(string(b)))
	l := ParseLine(string(b))
	if l.Quality != Good {
		return Line{}, errors.New("write a record: " + l.Reason)
	}
	return l, nil
}

func appendMember(b []byte, name, value string) []byte {
	b = append(append(append(b, ',', '"'), name...), '"', ':')
	return appendString(b, value)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(text string) uint32 {
	var sum uint32
	var buffer [512]byte // a text is no slice of bytes, and copying all of it would take as long as summing
	for text != "" {
		n := copy(buffer[:], text)
		sum = crc32.Update(sum, castagnoli, buffer[:n])
		text = text[n:]
	}
	return sum
}

// The checksum is always the last member.
const (
	sumMember = `,"c":"`
	sumLength = len(sumMember) + 8 + len(`"}`)
)

// sumRight reports whether a line ends with the checksum of the bytes before it.
func sumRight(line string) bool {
	at := len(line) - sumLength
	if at < 0 || line[at:at+len(sumMember)] != sumMember || line[len(line)-2:] != `"}` {
		return false
	}
	digits := line[at+len(sumMember) : len(line)-2]
	sum := checksum(line[:at])
	for i := range len(digits) {
		if digits[i] != "0123456789abcdef"[sum>>(28-4*i)&15] {
			return false
		}
	}
	return true
}
