# Two commands on a fresh machine: 'make demo' opens the screen on sample data, 'make test' runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check format bench picture demo-register clean

demo: $(VENV)/used
	$(BIN)/ka demo

test: $(VENV)/developed
	$(BIN)/pytest -n auto

check: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/developed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/developed
	$(BIN)/python bench/command_line.py
	$(BIN)/python bench/screen.py
	$(BIN)/python bench/papers.py
	$(BIN)/python bench/checks.py

picture: $(VENV)/developed
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/make_checks.py

demo-register: $(VENV)/developed
	$(BIN)/python sample_data/build_demo_register.py

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ka-tui needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/used: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[all]'
	touch $@

$(VENV)/developed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	touch $@ $(VENV)/used

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
