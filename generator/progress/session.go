package progress

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// A Session writes the records of one run of a program. It is not safe for several goroutines.
type Session struct {
	Actor    string
	Portal   string
	Revision string // of the text that the next records are about

	clock  func() time.Time
	random io.Reader
	name   string
	n      int64
	ids    ids
}

// NewSession begins a session.
func NewSession(actor, portal string) (*Session, error) {
	return newSession(&Session{Actor: actor, Portal: portal, clock: time.Now, random: rand.Reader})
}

func newSession(s *Session) (*Session, error) {
	var b [12]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return nil, fmt.Errorf("begin a session: %w", err)
	}
	for _, c := range b {
		s.name += string("0123456789abcdefghijklmnopqrstuvwxyz"[c%36])
	}
	return s, nil
}

// Record writes the session's next record. Data is what encoding/json can write as an object, or nil.
func (s *Session) Record(event, object string, data any) (Line, error) {
	now := s.clock()
	id, err := s.ids.next(now.UnixMilli(), s.random)
	if err != nil {
		return Line{}, err
	}
	r := Record{
		ID: id, Time: now.UTC().Format(timeForm), Session: s.name, N: s.n,
		Actor: s.Actor, Portal: s.Portal, Revision: s.Revision, Event: event, Object: object,
	}
	if data != nil {
		if r.Data, err = Data(data); err != nil {
			return Line{}, err
		}
	}
	l, err := r.Line()
	if err == nil {
		s.n++ // a number that is left out would mean a loss
	}
	return l, err
}

// NewActor makes a pseudonym by chance.
func NewActor() string {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // crypto/rand never fails
	}
	return "u-" + hex.EncodeToString(b[:])
}

// ids makes UUIDs of version 7 (RFC 9562), which begin with the time in milliseconds. They grow,
// also within a millisecond and when the clock goes back: the twelve bits after the time then
// count on.
type ids struct {
	last  int64
	count uint16
}

func (s *ids) next(now int64, random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	switch {
	case now > s.last:
		s.last, s.count = now, binary.BigEndian.Uint16(b[6:])&0x7ff // the upper half is room to count
	case s.count == 0xfff:
		s.last, s.count = s.last+1, 0
	default:
		s.count++
	}
	binary.BigEndian.PutUint32(b[:], uint32(s.last>>16))
	binary.BigEndian.PutUint16(b[4:], uint16(s.last))
	binary.BigEndian.PutUint16(b[6:], 0x7000|s.count)
	b[8] = b[8]&0x3f | 0x80
	text := hex.EncodeToString(b[:])
	return text[:8] + "-" + text[8:12] + "-" + text[12:16] + "-" + text[16:20] + "-" + text[20:], nil
}
