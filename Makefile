# make run and make test are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test check static fix bench fuzz soak lock docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

run: $(VENV)/run.stamp ## install, ingest the seeds, serve the dashboard on port 8501 (Ctrl-C ends everything)
	$(BIN)/vlm-atlas up --port $(PORT)

test: $(VENV)/dev.stamp ## run every test
	$(BIN)/python -m pytest -q

check: static ## format, lint, types, import contracts and the quick tests; edits nothing
	$(BIN)/python -m pytest -q -m "not slow and not browser and not prefect"

static: $(VENV)/dev.stamp ## the part of check that runs no test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: $(VENV)/dev.stamp ## let the formatter and the linter edit
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/bench.stamp ## measure reading, understanding, warehouse and pipeline beside the peers
	for bench in tests/benchmarks/bench_*.py; do $(BIN)/python $$bench || exit 1; done

fuzz: $(VENV)/dev.stamp ## compare 100,000 generated tables with the oracle, and look for slow patterns
	$(BIN)/python tests/fuzz/fuzz_tables.py --count 100000
	$(BIN)/python tests/fuzz/fuzz_patterns.py --tries 100

soak: $(VENV)/dev.stamp ## the long crash and load tests, at full length
	VLM_ATLAS_SOAK=1 $(BIN)/python -m pytest -q -m slow

docs: $(VENV)/dev.stamp ## write the generated documentation anew
	$(BIN)/python -m warehouse.dictionary

lock: $(VENV)/dev.stamp ## pin every requirement anew, with hashes and no index addresses
	$(BIN)/uv pip compile $(LOCK) requirements/build.in -o requirements/run.txt
	$(BIN)/uv pip compile $(LOCK) --extra dev requirements/build.in -o requirements/dev.txt
	$(BIN)/uv pip compile $(LOCK) --extra dev --extra bench requirements/build.in -o requirements/bench.txt

LOCK := pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --upgrade

clean: ## remove what was built
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) not found; install Python 3.11 or say make PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/%.stamp: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "Installing the pinned packages of requirements/$*.txt into $(VENV); this takes a minute or two …"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/$*.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
