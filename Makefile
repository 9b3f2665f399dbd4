# Everything that a newcomer, a contributor and continuous integration need. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

EXAMPLE := Examples/energy-truce-2026
OUT := out/energy-truce-2026
SWIFT_SOURCES := Sources Tests Benchmarks/Sources FuzzTesting/Sources Package.swift Benchmarks/Package.swift \
	FuzzTesting/Package.swift
DATA ?= ../shared/data
SECONDS := 60
SIZES := 10000 100000 1000000
TRUCE := .build/release/truce
# Not optimised: built in half the time, and quick enough for a truce of some hundred reports. The tests build on it.
QUICK := .build/debug/truce
PREFIX ?= /usr/local
ASSESS := $(EXAMPLE)/energy-truce.md --reports $(EXAMPLE)/reports.csv --statements $(EXAMPLE)/statements.csv \
	--entries $(EXAMPLE)/entries.ndjson --origins $(EXAMPLE)/origins.csv

.PHONY: help demo install build test lint format library bench instructions growth peers ladder moratorium fuzz kill docs pictures land clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

demo: ## build, and assess the energy truce of 2026 from 611 real reports
	@Scripts/install-missing.sh build
	swift build --product truce
	$(QUICK) assess $(ASSESS) --out $(OUT)
	@echo
	@echo "The report lies at $(CURDIR)/$(OUT)/report.html: open it in a browser."
	@echo "Next: $(QUICK) explain kyiv/energy-spared/russia/I-T26-R0405 $(ASSESS)"

install: ## build the optimised program and put it into PREFIX/bin (PREFIX=/usr/local)
	@Scripts/install-missing.sh build
	swift build -c release --product truce
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(TRUCE) $(DESTDIR)$(PREFIX)/bin/truce

build: ## build everything, tests too
	@Scripts/install-missing.sh build
	swift build --build-tests

test: ## install what tests need, check the style, run all tests
	@Scripts/install-missing.sh test
	$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build --disable-xctest

lint: ## check the style of all Swift sources
	swift format lint --strict -p -r $(SWIFT_SOURCES)

format: ## put all Swift sources into the house style
	swift format -i -p -r $(SWIFT_SOURCES)

library: ## check every agreement of the library and write the table into its page
	@Scripts/install-missing.sh build
	swift build -c release --product truce
	Scripts/library-table.sh $(TRUCE)

bench: ## score fusion against the labels, and time it; time appends to a record beside plain tables, in one run
	@Scripts/install-missing.sh test
	swift run --package-path Benchmarks -c release fusion-score $(EXAMPLE)/reports.csv
	swift build --package-path Benchmarks -c release --product record-bench
	Benchmarks/record/run.sh $(EXAMPLE)/reports.csv

instructions: ## count the instructions of fixed work, and fail where any takes 5 % more than counts.csv says; RECORD=1 writes it anew
	@Scripts/install-missing.sh test
	swift build -c release --product truce
	Benchmarks/instructions/count.py $(TRUCE) $(if $(RECORD),--record)

growth: ## how assessments, and a record's import, export and verification grow; SIZES="10000 100000 1000000"
	@Scripts/install-missing.sh build
	swift build -c release --product truce
	Benchmarks/assess/grow.py $(TRUCE) $(EXAMPLE) $(SIZES)
	Benchmarks/record/growth.py $(TRUCE) $(EXAMPLE) $(SIZES)

peers: ## time the whole chain against peers in Python on 17 months of rows; DATA=FOLDER names them; PEERS=--without-plain
	@Scripts/install-missing.sh build
	Benchmarks/peers/pipeline/run.sh $(PEERS) $(DATA)/boundaries/ukraine_adm1_geoboundaries.geojson \
		$(DATA)/viina-monthly/viina_incidents_*.csv

ladder: ## time ladders on a stream beside C++, DuckDB and, with LADDER=--flink, Flink CEP
	@Scripts/install-missing.sh build
	Benchmarks/peers/ladder/run.sh $(LADDER) out/ladder

moratorium: ## run the example of the moratorium on DATA=FOLDER, and hold the figures of its page against what it wrote
	@Scripts/install-missing.sh build
	swift build -c release --product truce
	Examples/energy-moratorium-2025/run.sh $(DATA) out/energy-moratorium-2025
	TRUCE_MORATORIUM_VERDICT=$(CURDIR)/out/energy-moratorium-2025/verdict.json \
		swift test --disable-xctest --filter MoratoriumTests

fuzz: ## fuzz every reader; SECONDS=600 gives each ten minutes, READERS=geojson names which
	@Scripts/install-missing.sh build
	FuzzTesting/build.sh
	FuzzTesting/run.sh $(SECONDS) $(READERS)

kill: ## kill the program, and PostgreSQL, at KILLS=1000 random moments on each store; SEED=1 says from which seed
	@Scripts/install-missing.sh test
	swift build -c release --product truce
	swift build --build-tests
	TRUCE_PROGRAM=$(CURDIR)/$(TRUCE) TRUCE_KILLS=$(or $(KILLS),1000) TRUCE_KILL_SEED=$(or $(SEED),1) \
		swift test --skip-build --disable-xctest --filter KillTests

docs: ## make the reference documentation of the libraries, warnings as errors
	@Scripts/make-docs.sh

pictures: ## take the pictures of the documentation anew
	swift build -c release --product truce
	TRUCE=$(TRUCE) Scripts/make-pictures.sh

land: ## make the map's land and borders anew from Natural Earth
	python3 Scripts/land/make-land.py

clean: ## remove what was built and written
	rm -rf .build Benchmarks/.build FuzzTesting/.build out
