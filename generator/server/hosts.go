package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
)

// A hostSet holds the names under which the server answers, as hostname writes them.
type hostSet map[string]bool

func newHostSet(extra []string) hostSet {
	set := hostSet{}
	set.add("localhost", "127.0.0.1", "::1")
	set.add(extra...)
	return set
}

// add takes names as an author writes them: with or without a port, addresses of version 6
// with or without brackets.
func (set hostSet) add(hosts ...string) {
	for _, h := range hosts {
		if _, err := netip.ParseAddr(h); err == nil {
			h = bracket(h)
		}
		if name, ok := hostname(h); ok {
			set[name] = true
		}
	}
}

// allow reports whether a request with this Host header may be answered.
func (set hostSet) allow(host string) bool {
	name, ok := hostname(host)
	return ok && set[name]
}

// hostname returns the host of a Host header in lower case, without port, brackets and the
// dot that ends a full name; false when the header is malformed.
func hostname(host string) (string, bool) {
	name, port := host, ""
	if end := strings.LastIndexByte(host, ']'); strings.HasPrefix(host, "[") {
		if end < 0 {
			return "", false
		}
		name, port = host[1:end], host[end+1:]
		if addr, err := netip.ParseAddr(name); err != nil || !addr.Is6() {
			return "", false
		}
	} else if colon := strings.IndexByte(host, ':'); colon >= 0 {
		name, port = host[:colon], host[colon:]
	}
	if strings.Trim(strings.TrimPrefix(port, ":"), "0123456789") != "" || port != "" && port[0] != ':' {
		return "", false
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if addr, err := netip.ParseAddr(name); err == nil {
		name = addr.Unmap().String()
	}
	return name, name != ""
}

// machineHosts returns the names and addresses by which others reach this machine.
func machineHosts() []string {
	var hosts []string
	if name, err := os.Hostname(); err == nil {
		hosts = append(hosts, name)
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return hosts // Options.Hosts is left to name them
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok {
			hosts = append(hosts, n.IP.String())
		}
	}
	return hosts
}

// bracket writes an address of version 6 as it stands in a URL.
func bracket(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

func refuseHost(w http.ResponseWriter, host string) {
	text := fmt.Sprintf("This preview does not answer to the name %q.\n\n"+
		"It answers to localhost and to the names it was started with, so that no foreign\n"+
		"web site can read it. If the name is right, start the preview with it as a host.", host)
	http.Error(w, text, http.StatusMisdirectedRequest)
}
