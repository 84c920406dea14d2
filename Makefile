# Thin doors; each is a plain command one can type where there is no make.
PYTHON ?= python3
ENV := .venv/bin

.PHONY: help run setup test check style types templates imports law house bench mutants format lock

help:          ## say what each target does
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */ — /'

run:           ## prepare everything and serve the demonstration on this machine only
	@$(PYTHON) -m thidua run

setup:         ## prepare the environment with the development tools
	@$(PYTHON) -m thidua setup --dev

test:          ## run every test this machine can run, on each database it has
	@$(PYTHON) -m thidua test

check: style types templates imports law house  ## all of these; -k goes on past a failure

style: setup
	$(ENV)/ruff check .
	$(ENV)/ruff format --check .

types: setup
	$(ENV)/mypy

templates: setup
	$(ENV)/djlint src --lint --quiet

imports: setup
	$(ENV)/lint-imports --no-logo

law: setup
	$(ENV)/thidua law validate

house: setup
	$(ENV)/python -m pytest tests/house -q

bench:         ## measure the engine beside its peers, in one run (docs/benchmarks.md)
	@$(PYTHON) -m thidua setup --bench
	$(ENV)/python -m benchmarks

mutants:       ## change the rules core and see whether a test notices: PART=quotas (docs/mutants.md)
	@$(PYTHON) -m thidua setup --dev
	$(ENV)/python -m pip install -q --require-hashes -r requirements-mutants.lock
	$(ENV)/python -m tests.mutants $(PART)

format: setup  ## put code and imports in order
	$(ENV)/ruff check --fix .
	$(ENV)/ruff format .

lock:          ## renew the lock files (needs uv and npm)
	.ci/lock
