# Everything is set up in .venv beside this file; only Python (3.11 or later) and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: samples test engines lint clean

samples: $(VENV)/.ready
	$(BIN)/govdocparse parse samples/*.txt -o output

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto

# Ray Data, PySpark (needs Java 17), DuckDB and Polars: one after the other, as each takes all cores.
engines: $(VENV)/.ready-engines
	$(BIN)/python -m pytest -n 0 -m engines tests/engines

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

$(VENV)/.ready-engines: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,engines]'
	touch $@

clean:
	rm -rf $(VENV) output
