package storage_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// changes are the functions of package os that change something on the disk.
var changes = []string{"Chmod", "Chtimes", "CopyFS", "Create", "CreateTemp", "Link", "Mkdir", "MkdirAll", "MkdirTemp", "OpenFile", "Remove", "RemoveAll", "Rename", "Symlink", "Truncate", "WriteFile"}

// elsewhere are the files that may do so: copies for a library in the folder for temporary
// files, what tests look at, and the program that cuts the embedded maps.
var elsewhere = []string{"data/format/geopackage.go", "mapview/paint/golden/", "data/atlas/cut/"}

// All that the program writes goes through this package, so that a test can put another
// disk in the place of the system's.
func TestAllIsWrittenHere(t *testing.T) {
	const root = "../.."
	seen := 0
	for _, room := range []string{"cmd/delimit", "data", "geo", "mapview"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			if strings.HasPrefix(rel, "data/storage/") || slices.ContainsFunc(elsewhere, func(s string) bool { return strings.HasPrefix(rel, s) }) {
				return nil
			}
			seen++
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(changes, s.Sel.Name) {
					t.Errorf("%s: os.%s: write through data/storage", set.Position(s.Pos()), s.Sel.Name)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 200 {
		t.Errorf("only %d files were seen", seen)
	}
}
