// Package lock keeps texts under a passphrase in files that everybody can load, such as those of a static site. What it
// locks, themes/rampbook/components/quiz/unseal.ts opens in a browser.
//
// # Form
//
// The key is made of the passphrase by PBKDF2 with HMAC-SHA-256 and 600,000 rounds (what OWASP asked for in
// 2023), the text is kept by AES-256-GCM. The passphrase is taken in Unicode's form NFC, without blanks at its
// ends: two keyboards may type one letter in two ways.
//
// # The same bytes for the same input
//
// A site that is built twice has to be the same, so neither salt nor nonce comes from chance.
//
//   - The salt is made of a name that the caller gives, such as a portal's id, and of nothing secret: a salt need not be
//     secret, only another one in each place, so that one table of guesses does not serve for all. It is not made of
//     the passphrase: then a guess could be compared with the published salt without those 600,000 rounds.
//   - The nonce is made of the key and the text by HMAC-SHA-256. Whoever would test a guess with it has to make the key
//     first, rounds and all. Another text has another nonce, so no nonce is ever used for two texts under one key,
//     which is all that GCM asks (the idea is that of SIV, RFC 5297). What it gives away is whether a text is the
//     same as before, which the bytes of any site that is built again say too.
//
// # What it does not do
//
// Who has the file can guess as long as they like. A passphrase of four random words holds; a name and a year do not.
package lock

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Iterations are the rounds of PBKDF2.
const Iterations = 600_000

// Short is the number of characters below which a passphrase is soon guessed.
const Short = 12

const (
	keySize  = 32
	saltSize = 16
)

// ErrPassphrase says that a box does not open: the passphrase is another, or the box is damaged.
var ErrPassphrase = errors.New("the passphrase does not open it")

// A Box is a locked text. Bytes are in base64.
type Box struct {
	Iterations int    `json:"iterations"`
	Salt       string `json:"salt"`
	IV         string `json:"iv"`
	Text       string `json:"text"`
}

// A Key locks texts. Making one takes as long as a guess takes: some tenths of a second.
type Key struct {
	salt, key []byte
}

// NewKey makes the key of a passphrase. place says where it is used; see the package's comment.
func NewKey(passphrase, place string) (*Key, error) {
	sum := sha256.Sum256([]byte("rampbook lock salt\n" + place))
	key, err := stretch(passphrase, sum[:saltSize], Iterations)
	if err != nil {
		return nil, err
	}
	return &Key{sum[:saltSize], key}, nil
}

// Clean is the form in which a passphrase is taken.
func Clean(passphrase string) string { return norm.NFC.String(strings.TrimSpace(passphrase)) }

func stretch(passphrase string, salt []byte, iterations int) ([]byte, error) {
	key, err := pbkdf2.Key(sha256.New, Clean(passphrase), salt, iterations, keySize)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return key, nil
}

// Lock locks a text.
func (k *Key) Lock(text []byte) (Box, error) {
	gcm, err := newGCM(k.key)
	if err != nil {
		return Box{}, err
	}
	iv := mac(mac(k.key, []byte("rampbook lock nonce")), text)[:gcm.NonceSize()]
	return Box{
		Iterations: Iterations, Salt: base64.StdEncoding.EncodeToString(k.salt), IV: base64.StdEncoding.EncodeToString(iv),
		Text: base64.StdEncoding.EncodeToString(gcm.Seal(nil, iv, text, nil)),
	}, nil
}

// Open returns the text of a box, or ErrPassphrase.
func (b Box) Open(passphrase string) ([]byte, error) {
	var parts [3][]byte
	for i, text := range []string{b.Salt, b.IV, b.Text} {
		part, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, ErrPassphrase
		}
		parts[i] = part
	}
	key, err := stretch(passphrase, parts[0], b.Iterations)
	if err != nil {
		return nil, err
	}
	gcm, err := newGCM(key)
	if err != nil {
		return nil, err
	}
	if len(parts[1]) != gcm.NonceSize() {
		return nil, ErrPassphrase
	}
	text, err := gcm.Open(nil, parts[1], parts[2], nil)
	if err != nil {
		return nil, ErrPassphrase
	}
	return text, nil
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("make a cipher: %w", err)
	}
	return gcm, nil
}

func mac(key, text []byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(text)
	return h.Sum(nil)
}
