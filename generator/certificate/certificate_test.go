package certificate

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"reflect"
	"strings"
	"testing"
)

var mia = Certificate{
	Version: 1, Portal: "acme-onboarding", Path: "content/paths/account-executive", Title: "Account executive <AE>", Name: "陈米娅",
	Actor: "u-3f9c1e7ab2d04c55", Done: "2026-11-20", Steps: 24, Quizzes: []Quiz{{"quizzes/1-process", 0.92}}, Records: 812,
	Log: strings.Repeat("ab", 32), Signer: "Lin Qiao", Signed: "2026-11-23",
}

func keys(t testing.TB) (ed25519.PrivateKey, ed25519.PublicKey) {
	t.Helper()
	privatePEM, publicPEM, err := NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	private, err := ReadPrivate(privatePEM)
	if err != nil {
		t.Fatal(err)
	}
	public, err := ReadPublic(publicPEM)
	if err != nil {
		t.Fatal(err)
	}
	return private, public
}

func TestSignAndVerify(t *testing.T) {
	private, public := keys(t)
	line, err := Sign(mia, private)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Verify(line, public)
	if err != nil || !reflect.DeepEqual(got, mia) {
		t.Errorf("got %+v, %v", got, err)
	}
	if bytes.Count(line, []byte("\n")) != 1 {
		t.Errorf("a certificate is one line: %q", line)
	}
}

// No byte of a certificate can be changed unnoticed, and no other key fits.
func TestChanged(t *testing.T) {
	private, public := keys(t)
	line, err := Sign(mia, private)
	if err != nil {
		t.Fatal(err)
	}
	line = bytes.TrimSpace(line)
	for i := range line {
		changed := bytes.Clone(line)
		changed[i] ^= 1
		if strings.EqualFold(string(changed), string(line)) {
			continue // the case of a hex digit of the signature
		}
		if _, err := Verify(changed, public); err == nil {
			t.Errorf("byte %d (%q) can be changed", i, line[i])
		}
	}
	_, other := keys(t)
	if _, err := Verify(line, other); !errors.Is(err, ErrSignature) {
		t.Errorf("with another key: %v", err)
	}
}

func TestNoCertificate(t *testing.T) {
	private, public := keys(t)
	sign := func(text string) string {
		sig := ed25519.Sign(private, []byte(text))
		return text + `,"sig":"` + hex.EncodeToString(sig) + `"}`
	}
	for _, test := range []struct{ name, line, want string }{
		{"empty", "", "too short"},
		{"no signature", `{"v":1,"name":"` + strings.Repeat("x", 300) + `"}`, "does not end with a signature"},
		{"large", strings.Repeat("x", MaxBytes+1), "at most"},
		{"not JSON", sign(strings.Repeat("x", 10)), "read certificate"},
		{"unknown member", sign(`{"v":1,"grade":"A"`), "unknown field"},
		{"newer", sign(`{"v":2`), "version 2"},
	} {
		if _, err := Verify([]byte(test.line), public); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestNoKey(t *testing.T) {
	private, public, err := NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"empty": nil, "public": public, "cut": private[:60], "broken": bytes.Replace(private, []byte("M"), []byte("A"), 1)} {
		if _, err := ReadPrivate(file); err == nil {
			t.Errorf("%s is read as a private key", name)
		}
	}
	if _, err := ReadPublic(private); err == nil {
		t.Error("a private key is read as a public one")
	}
}

func FuzzVerify(f *testing.F) {
	private, public := keys(f)
	line, err := Sign(mia, private)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Add([]byte(`{"v":1}`))
	f.Fuzz(func(t *testing.T, changed []byte) {
		if _, err := Verify(changed, public); err == nil && !bytes.EqualFold(bytes.TrimSpace(changed), bytes.TrimSpace(line)) {
			t.Errorf("%q is accepted", changed)
		}
	})
}
