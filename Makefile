# Lectern's two commands are `make site` and `make test`; everything else is for people who work on it.

SHELL := /bin/bash
BUILD := .build/release
LECTERN := $(BUILD)/lectern
PREFIX ?= /usr/local

.PHONY: site store test test-all check bench fuzz install deb setup build clean format

# Renders notebooks/ into site/, from a bare clone on a bare machine.
site: build
	$(LECTERN) build notebooks --output site
	$(LECTERN) build notebooks/guide --output site/guide

# Builds and runs the tests: all that see what they test within their process, and of those that cost much (compilers,
# browsers, sandboxes, clusters) one in so many, those whose turn it is at this commit. CI takes one in four.
LECTERN_TURNS ?= 16
test: export LECTERN_TURNS := $(LECTERN_TURNS)
test: setup
	swift build -c release --product LecternPackageTests
	$(MAKE) build
	swift test -c release --skip-build
	@[ "$(LECTERN_TURNS)" = 1 ] || echo "Of the tests that take turns one in $(LECTERN_TURNS) was run; make test-all runs all."

# All tests, in a quarter of an hour; LECTERN_EVERY=1 takes the long lists of cases whole as well.
test-all:
	$(MAKE) test LECTERN_TURNS=1

# What a change must pass before it is sent: format, imports, chapters, the committed site's digests.
check: build
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests
	swift build -c release --explicit-target-dependency-import-check error
	Scripts/check-map --prove
	$(LECTERN) check notebooks
	$(LECTERN) check notebooks/guide
	$(LECTERN) build notebooks --output site --check
	$(LECTERN) build notebooks/guide --output site/guide --check

bench: build
	swift build -c release --product lectern-bench
	swift build -c release --product lectern-bench-charts
	swift build -c release --product lectern-bench-cluster
	Benchmarks/authoring
	Benchmarks/preview
	Benchmarks/scale
	Benchmarks/run
	Benchmarks/charts
	Benchmarks/grading
	Benchmarks/live
	Benchmarks/cluster

# Builds course and guide and puts their finished experiments and chapters into notebooks/results and
# notebooks/guide/results, which are committed with the site. Where nothing is there yet, this trains everything: some
# ten minutes on two cores. What nobody uses any more goes first, so that it takes no room of what is used.
store: build
	$(LECTERN) build notebooks --output site
	$(LECTERN) build notebooks/guide --output site/guide
	for course in notebooks notebooks/guide; do \
	  $(LECTERN) store prune --course $$course && $(LECTERN) store push --course $$course || exit 1; \
	done
	$(LECTERN) build notebooks --output site
	$(LECTERN) build notebooks/guide --output site/guide

# Feeds each reader of foreign bytes for a quarter of an hour; finds are kept as tests.
fuzz: setup
	Scripts/fuzz all 900

# The program, what cells import, and the process that runs them: no tests, no benchmarks.
build: setup
	swift build -c release --product lectern
	swift build -c release --product LecternKit
	swift build -c release --product lectern-worker

# Installs what is missing, by Debian's package names.
setup:
	@Scripts/setup

install: build
	Scripts/install $(BUILD) "$(PREFIX)"

# A Debian package, .build/lectern_VERSION_ARCHITECTURE.deb.
deb: build
	@Scripts/setup package
	Scripts/deb $(BUILD)

format:
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

clean:
	rm -rf .build notebooks/.lectern
