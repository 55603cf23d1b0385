# Every target makes and uses .venv in this folder. PYTHON is the interpreter it is made with (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test slow check rest format lint types layers bench browser postgres pack clean

demo: .venv/.ready  ## Check the example report and say where its page is
	$(BIN)/python -m examples.demo

test: .venv/.ready-dev  ## The tests, but for the slow ones and those that need a browser
	$(BIN)/pytest -q -m "not browser and not slow" -n auto

check: rest test slow  ## What must hold before a change lands

rest: .venv/.ready-dev format lint types layers

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

slow: .venv/.ready-dev  ## The tests that start servers, or ask every endpoint
	$(BIN)/pytest -q -m slow -n auto

postgres: .venv/.ready-dev  ## The tests of a catalog in PostgreSQL; needs Debian's postgresql
	tools/with_postgres $(BIN)/pytest -q -m postgres

browser: .venv/.ready-dev  ## The tests in a real browser; needs Debian's chromium
	$(BIN)/pytest -q -m browser

bench: .venv/.ready-dev  ## What is measured, against what a user would otherwise run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.claims --generated 1500 --write
	$(BIN)/python -m benchmarks.scale --write
	$(BIN)/python -m benchmarks.hostile --write
	$(BIN)/python -m benchmarks.measure --write
	$(BIN)/python -m benchmarks.workbench --write
	$(BIN)/python -m benchmarks.brief

pack: .venv/.ready-dev  ## Build the Pakistan pack again from the harvested files
	$(BIN)/python -m tools.build_pack --from $(SHARED)/data --to src/tahqiq/packs/pakistan

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/.ready: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/.ready-dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@ .venv/.ready

clean:
	rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
