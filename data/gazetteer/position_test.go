package gazetteer

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func close(p, q orb.Point, within float64) bool {
	return math.Abs(p[0]-q[0]) <= within && math.Abs(p[1]-q[1]) <= within
}

func TestPositions(t *testing.T) {
	donetsk := orb.Point{37.8025, 48.0159}
	for _, s := range []string{
		"48.0159, 37.8025", "48.0159 37.8025", "48.0159;37.8025", "48,0159 37,8025", "48,0159, 37,8025", "48,0159; 37,8025", "48.0159/37.8025",
		"37.8025 48.0159", "37.8025E 48.0159N", "E37.8025 N48.0159", "E 37.8025, N 48.0159", "48.0159N, 37.8025E", "n48.0159 e37.8025", "48.0159° N, 37.8025° E",
		"48°00'57.24\"N 37°48'09\"E", "48° 00′ 57.24″ N, 37° 48′ 9″ E", "48 00 57.24 N 37 48 9 E", "48 00 57.24 37 48 9", "37°48'9''E 48°0'57.24''N",
		"N48°0.954' E37°48.15'", "48 0.954, 37 48.15", "48°0.954' 37°48.15'", "48°0.954'; 37°48.15'", "48.0159 пн.ш., 37.8025 сх.д.", "48.0159° пн 37.8025° сх",
		"  48.0159 , 37.8025  ", "48.0159, N 37.8025, E", "+48.0159 +37.8025",
	} {
		got, err := Positions(s)
		if err != nil || !close(got[0], donetsk, 1e-9) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
	for s, want := range map[string]orb.Point{
		"-33.5, -70.6": {-70.6, -33.5}, "33.5S 70.6W": {-70.6, -33.5}, "70°36'W 33°30'S": {-70.6, -33.5}, "0 0": {0, 0}, "90N 180E": {180, 90},
		"−0.5, 10": {10, -0.5}, "-0 30 0, 10 0 0": {10, -0.5}, "37.8, 12": {12, 37.8}, "100, 20": {100, 20},
	} {
		got, err := Positions(s)
		if err != nil || !close(got[0], want, 1e-9) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
}

// Without letters both readings are offered where both are possible.
func TestBothReadings(t *testing.T) {
	for s, want := range map[string][]orb.Point{
		"48 37": {{37, 48}, {48, 37}}, "37 48": {{37, 48}, {48, 37}}, "10 12": {{12, 10}, {10, 12}}, "37, 148": {{148, 37}}, "48N 37E": {{37, 48}},
	} {
		got, err := Positions(s)
		if err != nil || len(got) != len(want) || got[0] != want[0] || len(want) > 1 && got[1] != want[1] {
			t.Errorf("%q is %v, %v; want %v", s, got, err, want)
		}
	}
}

func TestWhatIsNoPosition(t *testing.T) {
	for _, s := range []string{"", " ", "Donetsk", "48", "48.0159", "48 37 12", "N", "N E", "1 2 3 4 5", "1,2,3", "48..1 37", "37U", "Pokrovsk 2", ",", "48°", "1e5 2e5", "NaN NaN", strings.Repeat("1 ", 200), "1 2 3 4 5 6 7 8"} {
		if got, err := Positions(s); !errors.Is(err, ErrNoPosition) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
	for s, says := range map[string]string{
		"97N 30E": "pole", "40N 200E": "180°", "48°61'N 37°E": "minutes", "48 10 75 N 37 10 10 E": "seconds", "48N 37N": "N and N", "48N 37": "N", "91 181": "",
		"37U DQ 123 4567": "as many digits", "37UDQ123": "as many digits", "37UDQ123456123456": "five digits", "61UDQ": "no such square", "37UKA1212": "no such square as 37U KA",
	} {
		got, err := Positions(s)
		if err == nil || errors.Is(err, ErrNoPosition) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
}

// The expectations are those of GeoConvert of GeographicLib 2.1.2.
func TestMGRS(t *testing.T) {
	for want, p := range map[string]orb.Point{
		"37U DP 10726 18760": {37.80285, 48.0159}, "37T CN 89462 16983": {37.5434, 47.0971}, "35U LQ 32333 21465": {24.7111, 48.9234},
		"36T WQ 41684 40495": {33.5254, 44.6166}, "36U UA 24227 92113": {30.5238, 50.45466}, "36T US 26836 50489": {30.74383, 46.48572},
		"36U YA 14957 41829": {35.999, 49.99}, "37U BR 84978 41832": {36.0001, 49.99}, "36U WC 27337 83358": {33.4, 52.2},
		"19H CC 51375 92135": {-70.6, -33.5}, "32V KN 91330 13123": {5.2, 60.5}, "33X UA 15633 53151": {9.5, 72.5},
	} {
		if got := MGRS(p); got != want {
			t.Errorf("%v is %s, want %s", p, got, want)
		}
		back, err := Positions(want)
		if err != nil || !close(back[0], p, 3e-5) {
			t.Errorf("%s is %v, %v; want %v", want, back, err, p)
		}
	}
	for s, want := range map[string]orb.Point{
		"37UDQ": {38.31363799, 49.20075621}, "37U CQ 1 2": {36.47309674, 48.95022495}, "37UCQ1234": {36.43460227, 49.03484504}, "37u dp 123 456": {37.81908690, 48.25799532}, "37TCN 98": {37.60022647, 47.70984125},
	} {
		got, err := Positions(s)
		if err != nil || len(got) != 1 || !close(got[0], want, 0.001) {
			t.Errorf("%s is %v, %v; want %v", s, got, err, want)
		}
	}
	if s := MGRS(orb.Point{10, 88}); s != "" {
		t.Errorf("near the pole: %s", s)
	}
}

func TestMGRSThereAndBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		p := orb.Point{22 + 19*random.Float64(), 44 + 9*random.Float64()}
		back, err := Positions(MGRS(p))
		if err != nil || !close(back[0], p, 3e-5) {
			t.Fatalf("%v → %s → %v, %v", p, MGRS(p), back, err)
		}
	}
}

func FuzzPositions(f *testing.F) {
	for _, s := range []string{"48.0159, 37.8025", "37U DQ 12345 67890", "48°00'57\"N 37°48'09\"E", "N48 E37", "48,0 37,0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		points, err := Positions(s)
		if err == nil && len(points) == 0 {
			t.Error("neither a position nor an error")
		}
		for _, p := range points {
			if !(math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90) {
				t.Errorf("%q is %v", s, p)
			}
		}
		Search(s, 5)
	})
}
