package generator

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"testing"
)

func TestMem(t *testing.T) {
	r, err := render(context.Background(), job{Options: Options{Dir: "/tmp/lead/p10000", Output: "/tmp/lead/none"}})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("live %d MB sys %d", m.HeapAlloc>>20, m.Sys>>20)
	f, _ := os.Create("/tmp/lead/heap.prof")
	pprof.WriteHeapProfile(f)
	f.Close()
	runtime.KeepAlive(r)
}
