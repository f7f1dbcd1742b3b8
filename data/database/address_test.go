package database

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"runtime"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, c := range []struct{ system, path, want string }{
		{"linux", "/home/me/front.gpkg", "file:///home/me/front.gpkg?mode=ro"},
		{"linux", "/home/me/a b.gpkg", "file:///home/me/a%20b.gpkg?mode=ro"},
		{"linux", "/what?/100 %25 #1.gpkg", "file:///what%3F/100%20%2525%20%231.gpkg?mode=ro"},
		{"linux", `/odd\name`, "file:///odd%5Cname?mode=ro"},
		{"linux", "/фронт", "file:///%D1%84%D1%80%D0%BE%D0%BD%D1%82?mode=ro"},
		{"darwin", "/Users/me/a&b=c;d", "file:///Users/me/a&b=c;d?mode=ro"},
		{"windows", `C:\Users\me\front.gpkg`, "file:///C:/Users/me/front.gpkg?mode=ro"},
		{"windows", `C:\Мої документи\100 % #1.mbtiles`, "file:///C:/%D0%9C%D0%BE%D1%97%20%D0%B4%D0%BE%D0%BA%D1%83%D0%BC%D0%B5%D0%BD%D1%82%D0%B8/100%20%25%20%231.mbtiles?mode=ro"},
		{"windows", `\\server\share\front.gpkg`, "file:////server/share/front.gpkg?mode=ro"},
		{"windows", `\\?\C:\long\front.gpkg`, "file:////%3F/C:/long/front.gpkg?mode=ro"},
		{"windows", "D:/a.gpkg", "file:///D:/a.gpkg?mode=ro"},
	} {
		if got := addressOn(c.system, c.path, url.Values{"mode": {"ro"}}); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.path, c.system, got, c.want)
		}
	}
}

// SQLite takes the address for the file that is meant, and reads the rest of it as said.
func TestAddressIsOpened(t *testing.T) {
	names := []string{"plain", "a b", "100%", "%41", "a#b", "фронт's", "a&b=c;d+e", "(1), [2] {3} $4 @5 ~6 !7"}
	if runtime.GOOS != "windows" { // which has no such names
		names = append(names, "what?", "what?mode=rwc", `odd\name`, `"quoted"`, "a:b", "a\nb")
	}
	for _, name := range names {
		path := filepath.Join(t.TempDir(), name)
		do := func(mode, statement string) error {
			db, err := sql.Open("sqlite", address(path, url.Values{"mode": {mode}}))
			if err != nil {
				return err
			}
			defer db.Close()
			_, err = db.Exec(statement)
			return err
		}
		if err := do("rwc", "CREATE TABLE t (x)"); err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if all, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(all) != 1 || all[0] != path {
			t.Errorf("%q became %q, %v", name, all, err)
		}
		if err := do("ro", "SELECT x FROM t"); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if err := do("ro", "INSERT INTO t VALUES (1)"); err == nil {
			t.Errorf("%q is written to, though it was opened to be read", name)
		}
	}
}
