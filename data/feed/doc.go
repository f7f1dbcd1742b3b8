// Package feed brings front lines from the places that publish them, by date, and
// keeps what it brought. Nothing is contacted unless a caller says Fetch.
//
// A Source is a row of a table that is data: sources.json, and a file of the same
// shape in the user's folder. A Fetcher brings one date of a source:
//
//	sources.go, template.go     row of the table → address
//	guard.go                    how long, how much and how often; how one request is made is in package web
//	attempt.go, resume.go       one request → bytes in a file, continued where it broke off
//	download.go, retry.go       as many requests as it takes, with pauses
//	pages.go                    answers that come in pages → one file
//	check.go                    bytes → bytes that are a front line, or an error
//	lock.go                     one at a time
//	fetch.go, cache.go          kept with date, address, hash, time and size
//
// The libraries for repeating requests stop at the head of an answer and sleep by
// the system's clock. Here a broken body is continued and the sleeping is injected,
// so the few lines of it are in retry.go.
package feed
