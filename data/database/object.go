package database

import (
	"context"
	"fmt"
	"regexp"
	"strings"
)

// object is a table or a view.
type object struct {
	name, sql string
	view      bool
}

// longestSQL bounds the definition of a table or view, in bytes.
const longestSQL = 100_000

// harmless are the functions that a view may use: none of them makes a value that is larger
// than what it is given, or compares all of one with all of another.
var harmless = strings.Fields(`abs avg cast ceil ceiling coalesce count date datetime dense_rank exp first_value floor ifnull iif
	julianday lag last_value lead length like likely ln log log10 lower ltrim max min mod nullif pow power quote rank round row_number rtrim
	sign sqrt strftime substr substring sum time total trim trunc typeof unicode unixepoch unlikely upper`)

var (
	notCode = regexp.MustCompile(`(?s)'(?:[^']|'')*'|--[^\n]*|/\*.*?(?:\*/|$)`)
	word    = regexp.MustCompile("\"(?:[^\"]|\"\")*\"|\\[[^\\]]*\\]|`[^`]*`|[\\pL_][\\pL\\pN_$]*")
	// A column of a table is computed, or its rows have no numbers of the library's own.
	isMade = regexp.MustCompile(`(?i)\bAS\s*\(|\bWITHOUT\s+ROWID|_rowid_`)
)

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// readObjects lists the tables and views.
func (d *DB) readObjects(ctx context.Context) error {
	d.objects = map[string]object{}
	const most = 10_000
	query := fmt.Sprintf("SELECT name, type = 'view', substr(sql, 1, %d) FROM sqlite_schema WHERE type IN ('table', 'view') LIMIT %d", longestSQL+1, most+1)
	err := d.Each(ctx, query, func([]string) error { return nil }, func(values []any) error {
		name, _ := values[0].(string)
		view, _ := values[1].(int64)
		sql, _ := values[2].(string)
		d.objects[strings.ToLower(name)] = object{name, sql, view != 0}
		return nil
	})
	if err == nil && len(d.objects) > most {
		err = fmt.Errorf("it has more than %d tables", most)
	}
	return err
}

// Has tells whether there is a table or a view of a name.
func (d *DB) Has(name string) bool {
	_, there := d.objects[strings.ToLower(name)]
	return there
}

// isPlain tells whether a name is that of a table whose values are all stored, each row with
// its number.
func (d *DB) isPlain(name string) bool {
	o, there := d.objects[strings.ToLower(name)]
	return there && !o.view && !isMade.MatchString(o.sql)
}

// MayRead tells whether tables and views and all that they are made of compute nothing but
// what is harmless. Time and memory are bounded as well; but a single function can take
// beyond measure before it is noticed.
func (d *DB) MayRead(ctx context.Context, names ...string) error {
	forbidden, err := d.forbidden(ctx)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for len(names) > 0 {
		name := strings.ToLower(names[0])
		names = names[1:]
		o, there := d.objects[name]
		if !there || seen[name] {
			continue
		}
		seen[name] = true
		if len(o.sql) > longestSQL {
			return fmt.Errorf("the definition of %.60q has more than %d bytes", o.name, longestSQL)
		}
		if d.isPlain(name) && !strings.HasPrefix(strings.ToUpper(o.sql), "CREATE VIRTUAL") {
			continue
		}
		words, err := wordsOf(o, forbidden)
		if err != nil {
			return err
		}
		names = append(names, words...)
	}
	return nil
}

// wordsOf lists the names in a definition, unless it computes what is forbidden.
func wordsOf(o object, forbidden map[string]kind) (words []string, err error) {
	if strings.HasPrefix(strings.ToUpper(o.sql), "CREATE VIRTUAL") {
		return nil, fmt.Errorf("%.60q is a table of a module: export it as a plain table", o.name)
	}
	code := notCode.ReplaceAllString(o.sql, " ")
	for _, at := range word.FindAllStringIndex(code, -1) {
		name := strings.ToLower(strings.Trim(code[at[0]:at[1]], "\"[]`"))
		called := strings.HasPrefix(strings.TrimSpace(code[at[1]:]), "(")
		if is, known := forbidden[name]; known && (called || is == module) || strings.HasPrefix(name, "pragma_") {
			return nil, fmt.Errorf("%.60q computes with %s, which is not done here: export it as a plain table", o.name, name)
		}
		words = append(words, name)
	}
	return words, nil
}

// kind is what a name is that a definition may not have.
type kind uint8

const (
	function kind = iota
	module        // also without brackets behind it
)

// forbidden are the functions and modules that the library has and that are not harmless.
func (d *DB) forbidden(ctx context.Context) (map[string]kind, error) {
	all := map[string]kind{}
	for _, list := range []struct {
		query string
		kind  kind
	}{{"SELECT name FROM pragma_function_list", function}, {"SELECT name FROM pragma_module_list", module}} {
		err := d.Each(ctx, list.query, func([]string) error { return nil }, func(values []any) error {
			if name, ok := values[0].(string); ok {
				all[strings.ToLower(name)] = list.kind
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, name := range harmless {
		delete(all, name)
	}
	return all, nil
}
