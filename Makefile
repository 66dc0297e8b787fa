# Everything is set up in .venv beside this file; only Python (3.11 or later) and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

SOURCES := $(shell find src grammars -type f -not -name '*.pyc')

.PHONY: samples test oldest engines lint clean

samples: $(VENV)/.ready
	$(BIN)/govdocparse parse samples/*.txt -o output

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto

# The oldest libraries that pyproject.toml allows, for those who cannot take the newest; in plain Python.
oldest: $(VENV)/.ready-oldest
	$(VENV)-oldest/bin/python -m pytest -n auto $(addprefix tests/,grammar/test_grammars.py grammar/test_kept.py test_samples.py \
		test_cli.py test_arrow.py annotation/test_quantities.py cleaning/test_script.py writers/test_workbook.py) \
		$(wildcard $(addprefix tests/readers/test_,html*.py docx.py ofd.py pdf.py))

# Ray Data, PySpark (needs Java 17), DuckDB and Polars: one after the other, as each takes all cores.
engines: $(VENV)/.ready-engines
	$(BIN)/python -m pytest -n 0 -m engines tests/engines

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# What users get: the package as a wheel, compiled where there is a C compiler (a minute; GOVDOCPARSE_BUILD=plain goes without).
$(VENV)/.ready: pyproject.toml hatch_build.py $(SOURCES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	touch $@

$(VENV)/.ready-oldest: pyproject.toml tests/oldest.txt
	$(PYTHON) -m venv $(VENV)-oldest
	$(VENV)-oldest/bin/python -m pip install --quiet --disable-pip-version-check --constraint tests/oldest.txt --editable '.[dev]'
	mkdir -p $(VENV) && touch $@

$(VENV)/.ready-engines: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'govdocparse[engines]'
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-oldest output
