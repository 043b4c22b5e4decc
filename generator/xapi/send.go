package xapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	batchSize  = 100
	maxTries   = 6
	firstWait  = time.Second
	longestGap = 5 * time.Minute // longest time that a store may ask us to wait
	callTime   = 60 * time.Second
)

// A Sender posts statements to a learning record store. A statement that the store has already is not an
// error: its id is the record's.
type Sender struct {
	Endpoint string // of the store, such as https://lrs.example/xapi/
	Key      string
	Secret   string
	Client   *http.Client // nil: one that waits a minute for an answer
	// Wait waits between tries; nil: it sleeps. It returns the context's error when that ends first.
	Wait func(ctx context.Context, d time.Duration) error
	// Done is told of statements that the store has, after each batch. An error of it ends the sending.
	Done func(ids []string) error
}

// A Refused is a statement that the store does not take.
type Refused struct {
	ID     string
	Reason string
}

// An Outcome is what became of statements.
type Outcome struct {
	Sent    int // taken by the store now
	Known   int // it had them already
	Refused []Refused
}

// Send posts statements in batches. What cannot be reached, is busy or fails is tried again, with waits that double or are as long as the
// store asks; a batch that is refused is halved until the statement at fault is found. With an error, what was told to Done
// is in the store, and sending all again later is safe.
func (s *Sender) Send(ctx context.Context, statements []Statement) (Outcome, error) {
	var out Outcome
	address, err := s.address()
	if err != nil {
		return out, err
	}
	for len(statements) > 0 {
		n := min(batchSize, len(statements))
		if err := s.batch(ctx, address, statements[:n], &out); err != nil {
			return out, fmt.Errorf("send statements: %w", err)
		}
		statements = statements[n:]
	}
	return out, nil
}

// address is where statements go. Keys do not cross a network in the clear.
func (s *Sender) address() (string, error) {
	u, err := url.Parse(s.Endpoint)
	if err != nil {
		return "", fmt.Errorf("the store's address: %w", err)
	}
	ip := net.ParseIP(u.Hostname())
	local := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	switch {
	case u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil:
		return "", fmt.Errorf("%q is no address of a record store: write https://lrs.example/xapi/", s.Endpoint)
	case u.Scheme == "http" && !local:
		return "", fmt.Errorf("%s is not encrypted, and would show the store's key to everybody on the way: use https", s.Endpoint)
	}
	u.RawQuery, u.Fragment = "", ""
	if !strings.HasSuffix(strings.TrimSuffix(u.Path, "/"), "/statements") {
		u = u.JoinPath("statements")
	}
	return u.String(), nil
}

// batch sends statements, in halves if need be.
func (s *Sender) batch(ctx context.Context, address string, list []Statement, out *Outcome) error {
	status, reason, err := s.try(ctx, address, list)
	if err != nil {
		return err
	}
	switch {
	case status == http.StatusOK || status == http.StatusNoContent:
		out.Sent += len(list)
		return s.done(list)
	case status != http.StatusConflict && status != http.StatusBadRequest && status != http.StatusRequestEntityTooLarge:
		return fmt.Errorf("the store answers %d %s: %s", status, http.StatusText(status), reason)
	case len(list) > 1:
		half := len(list) / 2
		if err := s.batch(ctx, address, list[:half], out); err != nil {
			return err
		}
		return s.batch(ctx, address, list[half:], out)
	case status == http.StatusConflict:
		out.Known++
		return s.done(list)
	}
	out.Refused = append(out.Refused, Refused{list[0].ID, reason})
	return nil
}

func (s *Sender) done(list []Statement) error {
	if s.Done == nil {
		return nil
	}
	ids := make([]string, len(list))
	for i, one := range list {
		ids[i] = one.ID
	}
	return s.Done(ids)
}

// try posts statements until the store gives an answer that will stay the same.
func (s *Sender) try(ctx context.Context, address string, list []Statement) (status int, reason string, err error) {
	body, err := json.Marshal(list)
	if err != nil {
		return 0, "", err
	}
	wait := firstWait
	for n := 1; ; n++ {
		var after time.Duration
		status, reason, after, err = s.post(ctx, address, body)
		if ctx.Err() != nil {
			return 0, "", ctx.Err()
		}
		if err == nil && status != http.StatusTooManyRequests && status < 500 {
			return status, reason, nil
		}
		if n == maxTries {
			if err == nil {
				err = fmt.Errorf("the store answers %d %s after %d tries: %s", status, http.StatusText(status), n, reason)
			}
			return 0, "", err
		}
		pause := max(after, wait+time.Duration(rand.Int64N(int64(wait/4)))) // not all clients at once
		if err := s.wait(ctx, pause); err != nil {
			return 0, "", err
		}
		wait *= 2
	}
}

func (s *Sender) wait(ctx context.Context, d time.Duration) error {
	if s.Wait != nil {
		return s.Wait(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// post makes one request. after is how long the store asks to wait.
func (s *Sender) post(ctx context.Context, address string, body []byte) (status int, reason string, after time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return 0, "", 0, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Experience-API-Version", Version)
	request.SetBasicAuth(s.Key, s.Secret)
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if s.Client != nil {
		client.Transport, client.Timeout = s.Client.Transport, s.Client.Timeout
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, "", 0, err
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, 500))
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return 0, "", 0, err
	}
	return response.StatusCode, oneLine(text), retryAfter(response.Header.Get("Retry-After"), response.Header.Get("Date")), nil
}

// oneLine is what a store says, fit for a terminal.
func oneLine(text []byte) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(string(text), "?"), func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 })
	return strings.Join(words, " ")
}

// retryAfter reads the header: seconds, or a date, which counts from the store's own clock.
func retryAfter(value, date string) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds > 0 {
		return min(longestGap, time.Duration(min(seconds, 3600))*time.Second)
	}
	then, err := http.ParseTime(value)
	now, nowErr := http.ParseTime(date)
	if err != nil || nowErr != nil {
		return 0
	}
	return min(longestGap, max(0, then.Sub(now)))
}
