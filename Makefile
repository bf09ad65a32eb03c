# Everything sets itself up: `make demo` and `make test` need only Python 3.11 or newer, its venv module and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.ready-to-run
DEV_STAMP := $(VENV)/.ready-to-develop
AUDIT := .venv-audit
AUDIT_STAMP := $(AUDIT)/.ready-to-audit
SECONDS ?= 600
KILLS ?= 1000
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo install test lint format bench bench-quick bench-reading fuzz torture docs statements patterns lock audit wheel clean
.DEFAULT_GOAL := help

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(RUN_STAMP) ## Run the whole loop on the example office
	$(BIN)/nhiemvu demo

install: $(RUN_STAMP) ## Leave .venv/bin/nhiemvu with the extras

# Three processes on two cores: many tests wait for a server, a browser or LibreOffice. What hundreds of processes load is
# compiled once, whatever the surroundings say.
test: export PYTHONDONTWRITEBYTECODE =
test: $(DEV_STAMP) ## Run the tests
	$(BIN)/python -m pytest -n 3 --dist worksteal

lint: $(DEV_STAMP) ## Hold style, types and the arrows between packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=tools $(BIN)/lint-imports

format: $(DEV_STAMP) ## Lay the code out
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(DEV_STAMP) ## Time commands over offices of up to a million tasks, and long documents; ARGUMENTS=--help
	$(BIN)/python -m tools.bench $(ARGUMENTS)

bench-quick: $(DEV_STAMP) ## The same on small offices and short documents, under two minutes
	$(BIN)/python -m tools.bench --quick

bench-reading: $(DEV_STAMP) ## Score the reading of real documents, where they lie beside the project
	$(BIN)/python -m tools.bench.reading

fuzz: $(DEV_STAMP) ## Read damaged files and type hostile commands for SECONDS=600
	$(BIN)/python -m tools.fuzz --seconds $(SECONDS)

torture: $(DEV_STAMP) ## Kill writers KILLS=1000 times, fill disks, damage files; nothing acknowledged may be lost
	$(BIN)/python -m tools.torture --kills $(KILLS)

docs: $(RUN_STAMP) ## Write docs/cli.md, docs/the-thuc.md and the sample sessions of the documents anew
	$(BIN)/python tools/build_cli_docs.py
	$(BIN)/python tools/build_form_docs.py
	$(BIN)/python -m tools.check_sessions --rewrite

audit: $(RUN_STAMP) $(AUDIT_STAMP) ## Hold dependencies against the list of known vulnerabilities (needs the network)
	$(BIN)/python -m tools.audit --pip-audit $(AUDIT)/bin/pip-audit

statements: $(RUN_STAMP) ## Compile the statements of daily commands after one of them changed
	$(BIN)/python -m tools.compile_statements

patterns: $(DEV_STAMP) ## Keep the patterns of reading ready after a fact changed
	$(BIN)/python -m tools.keep_patterns

wheel: $(DEV_STAMP) ## Build dist/*.whl
	$(BIN)/python -m hatchling build -t wheel

clean: ## Remove what was made
	rm -rf $(VENV) $(AUDIT) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(BIN)/python requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src migrations
	@touch $@

$(DEV_STAMP): $(RUN_STAMP) requirements/dev.txt
	$(PIP) install --no-compile --require-hashes -r requirements/dev.txt
	@touch $@

$(AUDIT_STAMP): requirements/audit.txt
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements/audit.txt
	@touch $@

lock: $(BIN)/python ## Lock the newest allowed dependencies with their hashes
	$(PIP) install uv
	$(BIN)/python tools/lock.py
