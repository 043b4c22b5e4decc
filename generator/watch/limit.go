package watch

import (
	"errors"
	"fmt"
	"syscall"
)

// A LimitError says that the system does not allow one more watch.
type LimitError struct {
	Folder string // the first folder that could not be watched
	Err    error
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("watch %s: too many watched folders: %v", e.Folder, e.Err)
}

func (e *LimitError) Unwrap() error { return e.Err }

// Hint says how to mend it.
func (e *LimitError) Hint() string {
	return "raise fs.inotify.max_user_watches and fs.inotify.max_user_instances with sysctl, " +
		"and the limit of open files with ulimit -n; or watch with --poll"
}

// asLimit wraps the error of a watch on folder, as a *LimitError if it is one.
func asLimit(folder string, err error) error {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE} {
		if errors.Is(err, limit) {
			return &LimitError{Folder: folder, Err: err}
		}
	}
	return fmt.Errorf("watch %s: %w", folder, err)
}
