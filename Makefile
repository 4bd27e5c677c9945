PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
LOWEST := .venv-lowest/bin
LOWEST_STAMP := .venv-lowest/.installed
QUICK := tests/unit tests/rules tests/examples

.PHONY: demo quick test test-lowest lint bench clean update

demo: $(STAMP)
	@$(BIN)/partnerskab status examples/skovby-autisme --today 2027-03-20
	@mkdir -p build
	@$(BIN)/partnerskab render agreement examples/skovby-autisme --today 2027-03-20 -o build/aftale.html

# About a minute on two free cores: no browser, nothing packaged, nothing marked slow.
quick: lint
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -n auto -m 'not slow' $(QUICK)

test: lint
	$(BIN)/python -m pytest -n auto

# The newest versions that pyproject.toml allows are those that `make test` installs.
test-lowest: $(LOWEST_STAMP)
	HYPOTHESIS_PROFILE=quick $(LOWEST)/python -m pytest -n auto -m 'not slow' $(QUICK)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

update: $(STAMP)
	$(BIN)/python -m pytest tests/examples --update

bench: $(STAMP)
	$(BIN)/python tests/bench/bench.py

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "partnerskab needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 1; }
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

$(LOWEST_STAMP): pyproject.toml tests/lowest.txt
	@test -d .venv-lowest || $(PYTHON) -m venv .venv-lowest
	@$(LOWEST)/pip install --quiet --disable-pip-version-check --constraint tests/lowest.txt --editable '.[dev]'
	@touch $(LOWEST_STAMP)

clean:
	rm -rf .venv .venv-lowest build dist
