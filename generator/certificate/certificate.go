// Package certificate signs that somebody finished a learning path.
//
// A certificate is one JSON object on one line. Its signature is the last member and covers, with
// Ed25519 (RFC 8032), the exact bytes before the comma in front of it:
//
//	{"v":1,"portal":"acme-onboarding","path":"content/paths/account-executive","title":"Account executive",
//	 "name":"Mia Chen","actor":"u-3f9c1e7ab2d04c55","done":"2026-11-20","steps":24,"quizzes":[{"path":"quizzes/1-process","score":0.92}],
//	 "records":812,"log":"<SHA-256 of the log>","signer":"Lin Qiao","signed":"2026-11-23","sig":"<128 hex digits>"}
//
// What a valid signature proves: whoever holds the key saw a log in which the path was done, on the day of
// signing, and put the name to it. What it does not prove: that the person of that name answered alone. A log
// is a file on the learner's own machine, and nothing in a static site keeps a learner from writing one.
//
// Keys are PEM files: PKCS #8 for the private, PKIX for the public one, as openssl writes them.
package certificate

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Version is the version of the format that is written.
const Version = 1

// MaxBytes is the size of the largest certificate that is read.
const MaxBytes = 64 << 10

// A Certificate says what was done, by whom, and who says so.
type Certificate struct {
	Version int    `json:"v"`
	Portal  string `json:"portal"`
	Path    string `json:"path"`
	Title   string `json:"title"`
	Name    string `json:"name"`  // as the signer wrote it
	Actor   string `json:"actor"` // the pseudonym of the log
	Done    string `json:"done"`  // day of the last step, 2006-01-02
	Steps   int    `json:"steps"`
	Quizzes []Quiz `json:"quizzes"`
	Records int    `json:"records"` // in the log
	Log     string `json:"log"`     // SHA-256 of the log as merged, hex
	Signer  string `json:"signer"`
	Signed  string `json:"signed"` // day, 2006-01-02
}

// A Quiz is the best attempt at one quiz of the path.
type Quiz struct {
	Path  string  `json:"path"`
	Score float64 `json:"score"` // 0 to 1
}

// ErrSignature says that a certificate is not what the key signed.
var ErrSignature = errors.New("the signature does not fit: the certificate was changed, or signed with another key")

// Sign returns the certificate as a line that ends with its signature. It sets the version.
func Sign(c Certificate, key ed25519.PrivateKey) ([]byte, error) {
	c.Version = Version
	if c.Quizzes == nil {
		c.Quizzes = []Quiz{}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(c); err != nil {
		return nil, fmt.Errorf("write certificate: %w", err)
	}
	signed := bytes.TrimSuffix(b.Bytes(), []byte("}\n"))
	signature := ed25519.Sign(key, signed)
	return fmt.Appendf(signed, `,"sig":"%x"}`+"\n", signature), nil
}

// behind is how far the signature's member and what follows reach from the end of the line.
const behind = len(`,"sig":""}`) + 2*ed25519.SignatureSize

// Verify reads a signed certificate and checks it against the key. The error is ErrSignature, or says what is no certificate.
func Verify(line []byte, key ed25519.PublicKey) (Certificate, error) {
	c, signed, signature, err := parse(line)
	if err != nil {
		return Certificate{}, err
	}
	if !ed25519.Verify(key, signed, signature) {
		return Certificate{}, ErrSignature
	}
	return c, nil
}

func parse(line []byte) (c Certificate, signed, signature []byte, err error) {
	line = bytes.TrimSpace(line)
	if len(line) > MaxBytes {
		return c, nil, nil, fmt.Errorf("a certificate has at most %d bytes", MaxBytes)
	}
	if len(line) < behind {
		return c, nil, nil, errors.New("this is no signed certificate: it is too short")
	}
	signed, tail := line[:len(line)-behind], line[len(line)-behind:]
	digits, okHead := bytes.CutPrefix(tail, []byte(`,"sig":"`))
	digits, okTail := bytes.CutSuffix(digits, []byte(`"}`))
	signature, hexErr := hex.DecodeString(string(digits))
	if !okHead || !okTail || hexErr != nil {
		return c, nil, nil, errors.New("this is no signed certificate: it does not end with a signature")
	}
	decoder := json.NewDecoder(bytes.NewReader(append(bytes.Clone(signed), '}')))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return c, nil, nil, fmt.Errorf("read certificate: %w", err)
	}
	if c.Version != Version {
		return c, nil, nil, fmt.Errorf("the certificate has version %d, and this program knows version %d", c.Version, Version)
	}
	return c, signed, signature, nil
}
