package lock

import (
	"errors"
	"testing"

	"rampbook/generator/proof"
)

// A vector is a box that this package made and that the browser opens.
type vector struct {
	Passphrase string `json:"passphrase"`
	Place      string `json:"place"`
	Plain      string `json:"plain"`
	Box        Box    `json:"box"`
}

const vectorFile = "testdata/boxes.json"

// TestBoxes: what is locked is the same every time, and opens again.
func TestBoxes(t *testing.T) {
	var vectors []vector
	proof.ReadJSON(t, vectorFile, &vectors)
	for i, v := range vectors {
		key, err := NewKey(v.Passphrase, v.Place)
		if err != nil {
			t.Fatal(err)
		}
		box, err := key.Lock([]byte(v.Plain))
		if err != nil {
			t.Fatal(err)
		}
		vectors[i].Box = box
		if text, err := box.Open(" " + v.Passphrase + "\n"); err != nil || string(text) != v.Plain {
			t.Errorf("%q opens as %q, %v", v.Plain, text, err)
		}
	}
	proof.File(t, vectorFile, proof.JSON(t, vectors))
}

func TestBoxStaysClosed(t *testing.T) {
	key, err := NewKey("four random words here", "portal")
	if err != nil {
		t.Fatal(err)
	}
	box, err := key.Lock([]byte("text"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := key.Lock([]byte("texu"))
	if err != nil || other.IV == box.IV || other.Salt != box.Salt {
		t.Errorf("two texts have the nonces %s and %s", box.IV, other.IV)
	}
	moved := box
	moved.IV = other.IV
	cut := box
	cut.Text = cut.Text[:len(cut.Text)-4]
	for name, b := range map[string]Box{"passphrase": box, "nonce": moved, "cut": cut, "no base64": {1, "?", "?", "?"}, "empty": {Iterations: 1}} {
		passphrase := "four random words here"
		if name == "passphrase" {
			passphrase = "four random words Here"
		}
		if text, err := b.Open(passphrase); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%s: opened as %q, %v", name, text, err)
		}
	}
}

func BenchmarkNewKey(b *testing.B) {
	for b.Loop() {
		if _, err := NewKey("four random words here", "portal"); err != nil {
			b.Fatal(err)
		}
	}
}
