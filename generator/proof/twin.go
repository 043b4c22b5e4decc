package proof

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// themeFolder is where the theme is, seen from a package of generator.
const themeFolder = "../../themes/rampbook"

// Twin hands in as JSON to a script of testdata, which runs the theme's TypeScript, and reads out from what it prints.
// Without Node or the theme's tools the test is skipped; where RAMPBOOK_BROWSER is "required" it fails.
func Twin(t *testing.T, script string, in, out any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(themeFolder, "node_modules", "tsx"))
	}
	if err != nil && os.Getenv("RAMPBOOK_BROWSER") != "required" {
		t.Skipf("the browser's half needs Node, and npm install in themes/rampbook: %v", err)
	}
	if err != nil {
		t.Fatalf("the browser's half needs Node, and npm install in themes/rampbook: %v", err)
	}
	name, err := filepath.Abs(filepath.Join("testdata", script))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "--import", "tsx", name)
	cmd.Dir, cmd.Stdin = themeFolder, bytes.NewReader(data)
	var problem bytes.Buffer
	cmd.Stderr = &problem
	printed, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &problem)
	}
	if err := json.Unmarshal(printed, out); err != nil {
		t.Fatal(err)
	}
}
