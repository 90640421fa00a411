# `make run` and `make test` are all that a fresh Debian 12 with Swift needs: they install what is missing and say so.
#
#   make run      build the release binary and start a server with demo data       (RUN_ARGS="serve --data ./data")
#   make test     unit, endpoint and wire tests, on SQLite and PostgreSQL          (PYTEST_ARGS="-k evo", WIRE_DATABASES=sqlite;
#                                                                                   what no engine changes is done on SQLite)
#   make soak     the wire tests of files, longer: larger files, more kills
#   make quickstarts  the programs of docs/quickstart, Go among them: its package takes 450 MB
#   make check    format lint, generated files, build with warnings as errors
#   make docs     the guides and symbols of the client library, with every link checked   (in .build/docs)
#   make api-breakage  what the public libraries have broken since a commit      (BASE=v1.0.0; the last tag by default)
#   make bench    speed and size against their targets                             (DATABASE=postgresql, PEERS=1, MILLION=1,
#                                                                                   ONLY="refresh start")
#   make fuzz     each byte parser under libFuzzer for a bounded time
#   make format   rewrite the Swift files in the house format

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run

SWIFT ?= swift
# Debian's own interpreter: the one that python3-venv belongs to.
PYTHON ?= /usr/bin/python3
VENV := .venv
RUN_ARGS ?= serve --demo
PYTEST_ARGS ?=
# The engines under the wire tests' installations, a run for each.
WIRE_DATABASES ?= sqlite postgresql
SWIFT_SOURCES := Sources Tests $(wildcard Examples) Package.swift

# One set of flags for `check` and `test`: a flag that differed would compile everything twice. Warnings are errors by the
# manifest, for our own targets only.
BUILD_FLAGS := --explicit-target-dependency-import-check error

.PHONY: run test soak check docs api-breakage bench fuzz format swift packages-build packages-wire packages-bench wire-clients

run: swift packages-build
	@echo "==> building the release binary (a first build takes some minutes)"
	$(SWIFT) build -c release --product lintel
	@echo "==> starting: lintel $(RUN_ARGS)   (stop with Ctrl-C)"
	@exec .build/release/lintel $(RUN_ARGS)

test: swift packages-build packages-wire wire-clients
	@echo "==> building the debug binary and the tests"
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	@echo "==> unit and endpoint tests; stores and engines on SQLite and PostgreSQL"
	POSTGRESQL_FSYNC=off scripts/with-postgresql.sh $(SWIFT) test --skip-build --skip LintelClientTests
	@echo "==> the client library, by itself: its HTTP client's time-outs are of real time"
	$(SWIFT) test --skip-build --filter LintelClientTests
	@for database in $(WIRE_DATABASES); do \
	  echo "==> wire tests on $$database: real clients against .build/debug/lintel"; \
	  WIRE_DATABASE=$$database scripts/with-postgresql.sh \
	    $(VENV)/bin/python -m pytest Tests/WireTests $(PYTEST_ARGS); \
	done

soak: swift packages-build packages-wire wire-clients
	$(SWIFT) build $(BUILD_FLAGS) --product lintel
	@for database in $(WIRE_DATABASES); do \
	  WIRE_SOAK=1 WIRE_DATABASE=$$database scripts/with-postgresql.sh \
	    $(VENV)/bin/python -m pytest Tests/WireTests/test_blobs.py $(PYTEST_ARGS); \
	done

.PHONY: quickstarts packages-quickstarts
quickstarts: swift packages-build packages-wire packages-quickstarts wire-clients
	@echo "==> building the debug binary, and the library that Swift's page uses"
	$(SWIFT) build $(BUILD_FLAGS)
	WIRE_QUICKSTARTS=all WIRE_DATABASE=sqlite \
	  $(VENV)/bin/python -m pytest Tests/WireTests/test_quickstart*.py $(PYTEST_ARGS)

check: swift packages-build
	@echo "==> format lint"
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)
	@echo "==> generated page sources are up to date"
	$(PYTHON) scripts/embed-pages.py --check
	@echo "==> every public declaration is documented"
	$(PYTHON) scripts/check-public-documentation.py
	@echo "==> the examples' own manifests"
	@for example in Examples/*/; do $(SWIFT) package --package-path "$$example" dump-package >/dev/null; done
	@echo "==> build with warnings as errors and declared imports only"
	$(SWIFT) build --build-tests $(BUILD_FLAGS)

# Symbols come from a build of the one library, so this costs no other compilation.
docs: swift packages-build
	scripts/build-documentation.sh LintelClient

# Not a part of `check`: both states are built anew, which takes as long as the first build of everything.
BASE ?= $(shell git describe --tags --abbrev=0 2>/dev/null)
api-breakage: swift packages-build
	@[[ -n "$(BASE)" ]] || { echo "error: there is no tag to compare with; name a commit: make api-breakage BASE=…" >&2; exit 1; }
	$(SWIFT) package diagnose-api-breaking-changes "$(BASE)"

bench: swift packages-build packages-bench
	@echo "==> building the release binary"
	$(SWIFT) build -c release --product lintel
	Bench/bench.sh

fuzz: swift packages-build
	Fuzz/run.sh

format:
	$(SWIFT) format format --in-place --recursive $(SWIFT_SOURCES)

swift:
	@command -v $(firstword $(SWIFT)) >/dev/null || { \
	  echo "error: swift is not on the PATH. Install Swift 6.3 or newer: https://www.swift.org/install/linux/" >&2; exit 1; }

packages-build packages-wire packages-bench packages-quickstarts: packages-%:
	@scripts/install-debian-packages.sh $*

# Newer than the pins it was made from: a changed pin is installed, an unchanged one costs nothing.
wire-clients: $(VENV)/.wire-clients

$(VENV)/.wire-clients: Tests/WireTests/requirements.txt Tests/WireTests/requirements-axe.txt | packages-wire
	@echo "==> installing the wire tests' clients into $(VENV)"
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement Tests/WireTests/requirements.txt
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement Tests/WireTests/requirements-axe.txt
	@touch $@
