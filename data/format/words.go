package format

import (
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
)

// Words says for a person what a library found wrong with a text. The libraries speak
// of their own insides.
func Words(err error) string {
	var grammar *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var markup *xml.SyntaxError
	var number *strconv.NumError
	var value *json.UnsupportedValueError
	var packed flate.CorruptInputError
	switch {
	case errors.As(err, &kind):
		return misplaced(kind)
	case errors.As(err, &number):
		return fmt.Sprintf("%.60q is not a number that can be used", number.Num)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &markup) && markup.Msg == "unexpected EOF":
		return "it ends in the middle"
	case errors.As(err, &markup):
		return fmt.Sprintf("line %d: %s", markup.Line, markup.Msg)
	case errors.As(err, &value):
		return "a coordinate of it is no number"
	case errors.As(err, &grammar):
		return fmt.Sprintf("it makes no sense after byte %d", grammar.Offset)
	case errors.As(err, &packed), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm):
		return "its packed data are damaged"
	}
	return sqliteCode.ReplaceAllString(err.Error(), "")
}

// sqliteCode is the number that the database puts behind its messages.
var sqliteCode = regexp.MustCompile(` \(\d+\)$`)

// misplaced says which value of a JSON text is not of the kind that stands there.
func misplaced(err *json.UnmarshalTypeError) string {
	s := kinds[err.Value]
	if s == "" {
		s = "something" // "number 1e999": it does not fit
	}
	s += " stands where " + wanted(err.Type) + " should"
	if err.Field != "" {
		s += " (" + err.Field + ")"
	}
	return s
}

var kinds = map[string]string{"string": "a text", "number": "a number", "array": "a list", "object": "an object", "bool": "a yes or no"}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Struct, reflect.Map, reflect.Pointer:
		return "an object"
	case reflect.Bool:
		return "a yes or no"
	}
	return "a number"
}
