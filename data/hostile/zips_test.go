package hostile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
)

// overlapping is a zip of which all entries are the same bytes.
func overlapping(w io.Writer) {
	var kernel bytes.Buffer
	f, err := flate.NewWriter(&kernel, flate.BestCompression)
	must(err)
	block := bytes.Repeat([]byte(" "), mega)
	sum := crc32.NewIEEE()
	const blocks = 20
	for range blocks {
		f.Write(block)
		sum.Write(block)
	}
	must(f.Close())
	var head bytes.Buffer
	local := func(name string) []byte {
		b := binary.LittleEndian.AppendUint32(nil, 0x04034b50)
		b = append(b, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0)
		b = binary.LittleEndian.AppendUint32(b, sum.Sum32())
		b = binary.LittleEndian.AppendUint32(b, uint32(kernel.Len()))
		b = binary.LittleEndian.AppendUint32(b, blocks*mega)
		b = binary.LittleEndian.AppendUint16(b, uint16(len(name)))
		b = append(b, 0, 0)
		return append(b, name...)
	}
	head.Write(local("a.shp"))
	head.Write(kernel.Bytes())
	start := head.Len()
	count := 0
	for i := range 300 {
		for _, ending := range []string{"shp", "dbf", "prj"} {
			name := fmt.Sprintf("%d.%s", i, ending)
			if i == 0 && ending == "shp" {
				name = "a.shp"
			}
			b := binary.LittleEndian.AppendUint32(nil, 0x02014b50)
			b = append(b, 20, 0)
			b = append(b, local(name)[4:30-4+4]...)
			b = append(b, make([]byte, 2+2+2+4+4)...)
			count++
			head.Write(append(b, name...))
		}
	}
	size := head.Len() - start
	end := binary.LittleEndian.AppendUint32(nil, 0x06054b50)
	end = append(end, 0, 0, 0, 0)
	end = binary.LittleEndian.AppendUint16(end, uint16(count))
	end = binary.LittleEndian.AppendUint16(end, uint16(count))
	end = binary.LittleEndian.AppendUint32(end, uint32(size))
	end = binary.LittleEndian.AppendUint32(end, uint32(start))
	head.Write(append(end, 0, 0))
	w.Write(head.Bytes())
}

// manyEntries is a zip of very many empty files.
func manyEntries(w io.Writer) {
	z := zip.NewWriter(w)
	for i := range 400_000 {
		_, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i), Method: zip.Store})
		must(err)
	}
	must(z.Close())
}

// absurdCount is a zip whose directory says that it has entries beyond number.
func absurdCount(w io.Writer) {
	b := zipOf("a.geojson", feature)
	end := bytes.LastIndex(b, []byte("PK\x05\x06"))
	more := binary.LittleEndian.AppendUint32(nil, 0x06064b50)
	more = binary.LittleEndian.AppendUint64(more, 44)
	more = append(more, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	more = binary.LittleEndian.AppendUint64(more, 1<<40)
	more = binary.LittleEndian.AppendUint64(more, 1<<40)
	more = binary.LittleEndian.AppendUint64(more, 1<<40)
	more = binary.LittleEndian.AppendUint64(more, 0)
	locator := binary.LittleEndian.AppendUint32(nil, 0x07064b50)
	locator = append(locator, 0, 0, 0, 0)
	locator = binary.LittleEndian.AppendUint64(locator, uint64(end))
	locator = append(locator, 1, 0, 0, 0)
	tail := bytes.Clone(b[end:])
	for i := 8; i < 20; i++ {
		tail[i] = 0xff
	}
	w.Write(b[:end])
	w.Write(more)
	w.Write(locator)
	w.Write(tail)
}

func manyLayers(w io.Writer) {
	z := zip.NewWriter(w)
	for i := range 1500 {
		f, err := z.Create(fmt.Sprintf("%d.shp", i))
		must(err)
		f.Write(shapefile(nil))
	}
	must(z.Close())
}

// manyLinks is a KMZ of many documents, each of which links to many others.
func manyLinks(w io.Writer) {
	z := zip.NewWriter(w)
	var links bytes.Buffer
	for i := range 2000 {
		fmt.Fprintf(&links, `<NetworkLink><Link><href>%d.kml</href></Link></NetworkLink>`, i)
	}
	for i := range 2000 {
		f, err := z.Create(fmt.Sprintf("%d.kml", i))
		must(err)
		fmt.Fprintf(f, `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>%s</Document></kml>`, links.Bytes())
	}
	must(z.Close())
}
