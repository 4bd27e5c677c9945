PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test bench clean update

demo: $(STAMP)
	@$(BIN)/partnerskab status examples/skovby-autisme --today 2027-03-20
	@mkdir -p build
	@$(BIN)/partnerskab render agreement examples/skovby-autisme --today 2027-03-20 -o build/aftale.html

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

update: $(STAMP)
	$(BIN)/python -m pytest tests/examples --update

bench: $(STAMP)
	$(BIN)/python tests/bench/bench.py

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "partnerskab needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 1; }
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

clean:
	rm -rf .venv build dist
