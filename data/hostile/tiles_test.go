package hostile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
)

// mbTiles makes MBTiles; the statements make the table of tiles.
func mbTiles(statements ...string) func(string) {
	return database(append([]string{
		`CREATE TABLE metadata (name TEXT, value TEXT)`,
		`INSERT INTO metadata VALUES ('name', 'a'), ('format', 'png')`,
	}, statements...)...)
}

// onePicture makes MBTiles of which every tile is one picture.
func onePicture(b []byte) func(string) {
	return mbTiles(`CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)`,
		fmt.Sprintf(`INSERT INTO tiles VALUES (0, 0, 0, X'%x'), (1, 0, 1, X'%[1]x')`, b))
}

func tiles() []file {
	good := picture(256)
	return []file{
		{"endless.mbtiles", mbTiles(`CREATE VIEW tiles AS ` + endless + `SELECT x AS zoom_level, 0 AS tile_column, 0 AS tile_row, X'89504E47' AS tile_data FROM c`), "endless.mbtiles"},
		{"endless-empty.mbtiles", mbTiles(`CREATE VIEW tiles AS ` + endless + `SELECT x AS zoom_level, 0 AS tile_column, 0 AS tile_row, X'89504E47' AS tile_data FROM c WHERE x < 0`), "endless-empty.mbtiles"},
		{"hex.mbtiles", mbTiles(`CREATE VIEW tiles AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, hex(zeroblob(1000000000)) AS tile_data`), "hex.mbtiles"},
		{"zeroblob.mbtiles", mbTiles(`CREATE TABLE n (z)`, `INSERT INTO n VALUES (0), (1)`, `CREATE VIEW tiles AS SELECT z AS zoom_level, 0 AS tile_column, 0 AS tile_row, zeroblob(990000000) AS tile_data FROM n`), "zeroblob.mbtiles"},
		{"metadata.mbtiles", database(`CREATE VIEW metadata AS `+endless+`SELECT 'name' || x AS name, 'b' AS value FROM c`, `CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)`, fmt.Sprintf(`INSERT INTO tiles VALUES (0, 0, 0, X'%x')`, good)), "metadata.mbtiles"},
		{"one-endless-tile.mbtiles", mbTiles(`CREATE TABLE a (z, x, y, d)`, fmt.Sprintf(`INSERT INTO a VALUES (0, 0, 0, X'%x')`, good),
			`CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, d AS tile_data FROM a UNION ALL SELECT 1, 0, 1, NULL FROM (`+endless+`SELECT x FROM c)`), "one-endless-tile.mbtiles"},
		{"wide.mbtiles", onePicture(pngHead(1<<30, 1<<30)), "tile"},
		{"over-wide.mbtiles", onePicture(picture(5000)), "tile"},
		{"vp8x.mbtiles", onePicture(vp8x(256, 16383)), "tile"},
		{"vp8l.mbtiles", onePicture(webp("VP8L", vp8l(16383))), "tile"},
		{"two-frames.mbtiles", onePicture(webp("VP8X", slices.Concat([]byte{0, 0, 0, 0, 255, 0, 0, 255, 0, 0}), "VP8L", vp8l(256), "VP8L", vp8l(16383))), "tile"},
		{"alpha.mbtiles", onePicture(webp("VP8X", []byte{0x10, 0, 0, 0, 255, 0, 0, 255, 0, 0}, "ALPH", append([]byte{1}, vp8l(256)[5:]...), "VP8 ", vp8(16383))), "tile"},
		{"scans.mbtiles", onePicture(scans()), "tile"},
		{"frames.mbtiles", onePicture(twoSizes()), "tile"},
		{"data.mbtiles", onePicture(longData()), ""},
		{"entries.pmtiles", made(func() []byte { return pmTiles(func(h []byte) []byte { return binary.AppendUvarint(nil, 1<<60) }) }), "entries.pmtiles"},
		{"loop.pmtiles", made(func() []byte { return pmTiles(func(h []byte) []byte { return []byte{1, 0, 0, 5, 1} }) }), "loop.pmtiles"},
		{"outside.pmtiles", made(func() []byte {
			return pmTiles(func(h []byte) []byte {
				binary.LittleEndian.PutUint64(h[8:], 1<<63)
				return []byte{1, 0, 1, 5, 1}
			})
		}), "outside.pmtiles"},
		{"bomb.pmtiles", made(func() []byte {
			return pmTiles(func(h []byte) []byte {
				h[97] = 2
				return gzipped("", letters(mega), 900, "")
			})
		}), "bomb.pmtiles"},
		{"long-tile.pmtiles", made(func() []byte {
			return pmTiles(func(h []byte) []byte {
				return slices.Concat([]byte{1, 0, 1}, binary.AppendUvarint(nil, 1<<31), []byte{1})
			})
		}), "long-tile.pmtiles"},
	}
}

func picture(side int) []byte {
	var b bytes.Buffer
	must(png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))))
	return b.Bytes()
}

// pngHead is a picture that says that it is so large.
func pngHead(width, height uint32) []byte {
	b := picture(8)
	binary.BigEndian.PutUint32(b[16:], width)
	binary.BigEndian.PutUint32(b[20:], height)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

// longData is a small picture with far more data than it has rows.
func longData() []byte {
	small, large := picture(16), picture(8000)
	at := bytes.Index(small, []byte("IDAT")) - 4
	from := bytes.Index(large, []byte("IDAT")) - 4
	return append(small[:at:at], large[from:]...)
}

// webp is a picture of chunks; kinds and contents take turns.
func webp(parts ...any) []byte {
	body := []byte("WEBP")
	for i := 0; i < len(parts); i += 2 {
		content := parts[i+1].([]byte)
		body = append(body, parts[i].(string)...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(content)))
		body = append(body, content...)
		if len(content)%2 == 1 {
			body = append(body, 0)
		}
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// vp8x is a picture that says one side, and whose frame has another.
func vp8x(said, side uint32) []byte {
	head := []byte{0, 0, 0, 0, byte(said - 1), byte((said - 1) >> 8), 0, byte(said - 1), byte((said - 1) >> 8), 0}
	return webp("VP8X", head, "VP8L", vp8l(side))
}

// vp8l is a frame without loss, all of one colour: what follows its head are codes of no bits.
func vp8l(side uint32) []byte {
	head := (side-1)&0x3fff | (side-1)<<14
	b := binary.LittleEndian.AppendUint32([]byte{0x2f}, head)
	// No transform, no cache, no groups; each code is of one symbol, 0, in one bit.
	return append(b, 0x88, 0x88, 0x08, 0, 0, 0, 0, 0)
}

// vp8 is the head of a key frame.
func vp8(side uint16) []byte {
	b := []byte{0x10, 0x02, 0, 0x9d, 0x01, 0x2a}
	b = binary.LittleEndian.AppendUint16(b, side)
	b = binary.LittleEndian.AppendUint16(b, side)
	return append(b, make([]byte, 200)...)
}

func jpegOf(side int) []byte {
	m := image.NewGray(image.Rect(0, 0, side, side))
	for i := range m.Pix {
		m.Pix[i] = color.Gray{uint8(i * 7)}.Y
	}
	var b bytes.Buffer
	must(jpeg.Encode(&b, m, nil))
	return b.Bytes()
}

// scans is a progressive JPEG whose whole area is gone over again and again.
func scans() []byte {
	b := jpegOf(1024)
	frame := bytes.Index(b, []byte{0xff, 0xc0})
	b[frame+1] = 0xc2
	scan := bytes.Index(b, []byte{0xff, 0xda})
	head := slices.Clone(b[:scan])
	first := []byte{0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0}
	head = append(append(head, first...), bytes.Repeat([]byte{0}, 1024*1024/64/4)...)
	refine := []byte{0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0}
	for len(head) < 3<<20 {
		head = append(head, refine...)
		head = append(head, bytes.Repeat([]byte{0x00}, 40)...)
	}
	return append(head, 0xff, 0xd9)
}

// twoSizes is a JPEG that says another size later on.
func twoSizes() []byte {
	b := jpegOf(64)
	frame := bytes.Index(b, []byte{0xff, 0xc0})
	more := slices.Clone(b[frame : frame+13])
	binary.BigEndian.PutUint16(more[5:], 65000)
	binary.BigEndian.PutUint16(more[7:], 65000)
	scan := bytes.Index(b, []byte{0xff, 0xda})
	return slices.Concat(b[:scan], more, b[scan:])
}

// pmTiles is PMTiles with one directory, behind the head.
func pmTiles(directory func(head []byte) []byte) []byte {
	h := make([]byte, 127)
	copy(h, "PMTiles\x03")
	binary.LittleEndian.PutUint64(h[8:], 127)
	h[97], h[98], h[99] = 1, 1, 2
	h[100], h[101] = 0, 5
	d := directory(h)
	binary.LittleEndian.PutUint64(h[16:], uint64(len(d)))
	binary.LittleEndian.PutUint64(h[40:], 127)
	binary.LittleEndian.PutUint64(h[48:], uint64(len(d)))
	binary.LittleEndian.PutUint64(h[56:], 127)
	binary.LittleEndian.PutUint64(h[64:], uint64(len(d)))
	return append(h, d...)
}
