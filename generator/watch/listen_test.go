package watch

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A script drives a listener by hand, on the fake clock of synctest.
type script struct {
	root   string
	events chan fsnotify.Event
	errors chan error
	out    chan Batch
	limit  error // what add returns
}

func newScript(t *testing.T) *script {
	s := &script{
		root:   t.TempDir(),
		events: make(chan fsnotify.Event),
		errors: make(chan error),
		out:    make(chan Batch),
	}
	o := Options{Root: s.root, Quiet: 30 * time.Millisecond, MaxWait: 500 * time.Millisecond}
	nothing := func(string) error { return nil }
	l := newListener(o, func(string) error { return s.limit }, nothing)
	l.follow(".")
	l.known = scan(o, ".")
	go l.run(t.Context(), feed{s.events, s.errors, s.out})
	return s
}

func (s *script) write(t *testing.T, name string) {
	t.Helper()
	full := filepath.Join(s.root, name)
	if err := os.WriteFile(full, []byte(time.Now().String()), 0o644); err != nil {
		t.Fatal(err)
	}
	s.events <- fsnotify.Event{Name: full, Op: fsnotify.Write}
}

func TestBatchClosesWhenQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, start := newScript(t), time.Now()
		s.write(t, "a")
		time.Sleep(29 * time.Millisecond)
		s.write(t, "b")
		b := <-s.out
		if want := []Change{{"a", Create}, {"b", Create}}; !reflect.DeepEqual(b.Changed, want) {
			t.Errorf("got %v, want %v", b.Changed, want)
		}
		if took := time.Since(start); took != 59*time.Millisecond {
			t.Errorf("the batch closed after %v", took)
		}
	})
}

func TestBatchClosesAfterMaxWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, start := newScript(t), time.Now()
		stop, done := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(done)
			for tick := time.Tick(17 * time.Millisecond); ; <-tick {
				select {
				case <-stop:
					return
				default:
					s.write(t, "a")
				}
			}
		}()
		<-s.out
		took := time.Since(start)
		close(stop)
		<-done
		if took != 500*time.Millisecond {
			t.Errorf("the batch closed after %v", took)
		}
	})
}

func TestBatchGrowsWhileReceiverIsBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(t)
		for _, name := range []string{"a", "b", "c"} {
			s.write(t, name)
			time.Sleep(time.Minute)
		}
		if b := <-s.out; len(b.Changed) != 3 {
			t.Errorf("got %v, want all three", b.Changed)
		}
	})
}

func TestSameStampIsAnEdit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(t)
		s.write(t, "a")
		<-s.out
		s.events <- fsnotify.Event{Name: filepath.Join(s.root, "a"), Op: fsnotify.Write}
		if b, want := <-s.out, []Change{{"a", Edit}}; !reflect.DeepEqual(b.Changed, want) {
			t.Errorf("got %v, want %v", b.Changed, want)
		}
	})
}

func TestOverflowReadsAllAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(t)
		if err := os.WriteFile(filepath.Join(s.root, "lost"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		s.errors <- fsnotify.ErrEventOverflow
		b := <-s.out
		if want := []Change{{"lost", Create}}; !b.Overflow || !reflect.DeepEqual(b.Changed, want) {
			t.Errorf("got %+v, want an overflow and %v", b, want)
		}
	})
}

func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(t)
		s.limit = syscall.ENOSPC
		dir := filepath.Join(s.root, "new")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		s.events <- fsnotify.Event{Name: dir, Op: fsnotify.Create}
		b := <-s.out
		var limit *LimitError
		if !errors.As(b.Err, &limit) || !errors.Is(b.Err, syscall.ENOSPC) || limit.Folder != dir {
			t.Fatalf("got %v", b.Err)
		}
		if !strings.Contains(limit.Hint(), "fs.inotify.max_user_watches") {
			t.Errorf("the hint is %q", limit.Hint())
		}
	})
}

func TestPollWaitsForSteadyFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		root, start := t.TempDir(), time.Now()
		batches, err := Watch(t.Context(), Options{Root: root, Poll: 100 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(root, "a")
		for text := ""; time.Since(start) < 250*time.Millisecond; text += "x" {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			time.Sleep(30 * time.Millisecond) // never at the moment of a look
		}
		<-batches
		if took := time.Since(start); took != 400*time.Millisecond {
			t.Errorf("reported after %v, want the second look that saw the file steady", took)
		}
	})
}

func TestDropping(t *testing.T) {
	for name, want := range map[string]bool{
		".a.md.swp": true, "a.swo": true, "a.md~": true, "4913": true, ".#a.md": true, "#a.md#": true,
		".DS_Store": true, "~$a.docx": true, ".goutputstream-X1": true, "a.md___jb_tmp___": true,
		"a.md": false, "4913.md": false, "#a.md": false, ".a": false, "a~b": false, "swp": false,
	} {
		if got := dropping(name); got != want {
			t.Errorf("dropping(%q) = %v", name, got)
		}
	}
}

func TestRelayNeverBlocksTheSender(t *testing.T) {
	in := make(chan error)
	out := relay(in)
	in <- syscall.EINVAL
	for range 10 {
		in <- fsnotify.ErrEventOverflow // nobody receives yet
	}
	close(in)
	got := 0
	for err := range out {
		if err != fsnotify.ErrEventOverflow {
			t.Errorf("got %v", err)
		}
		got++
	}
	if got == 0 {
		t.Error("the overflow was lost")
	}
}
