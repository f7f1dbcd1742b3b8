package database

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// The library is built without counting its memory, and without that it keeps to no limit
// of it. It can be told otherwise only before a first database is opened.
func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	on := libc.NewVaList(int32(1))
	defer libc.Xfree(tls, on)
	sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_MEMSTATUS, on)
}
