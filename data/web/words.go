package web

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
)

// plain is an error of the network in words of its own, which errors.Is and errors.As
// see through.
type plain struct {
	text string
	error
}

func (p plain) Error() string { return p.text }

func (p plain) Unwrap() error { return p.error }

// Words says for a person why the network failed. What is no error of the network, or has
// words already, stays as it is.
func Words(err error) error {
	if err == nil || Final(err) || errors.Is(err, ErrSlow) || errors.Is(err, ErrStopped) || errors.Is(err, context.Canceled) {
		return err
	}
	if text := networkWords(err); text != "" {
		return plain{text, err}
	}
	return err
}

func networkWords(err error) string {
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return "the name " + dns.Name + " is not known on the network"
	case errors.As(err, &dns):
		return "the name " + dns.Name + " could not be looked up: is there a connection to the network?"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "the server did not answer in time"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nobody answers there (the connection was refused)"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return "the server cannot be reached: is there a connection to the network?"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "the server broke the connection off"
	case strings.Contains(err.Error(), "first record does not look like a TLS handshake"):
		return "the server does not speak https there"
	case strings.Contains(err.Error(), "malformed"), strings.Contains(err.Error(), "net/http"), strings.Contains(err.Error(), "chunk"):
		return "what the server answers is not HTTP that can be understood"
	}
	return ""
}
