package main

import "delimit/data"

// writeOut writes a file that a flag names. The program's own standard output may be
// named too; any other device is refused.
func writeOut(to streams, path string, b []byte) error {
	if path == "/dev/stdout" {
		_, err := to.out.Write(b)
		return err
	}
	return data.WriteFile(path, b)
}
