# Everything is installed into .venv; the lists of packages are locked with their hashes.

PYTHON ?= python3
BIN := .venv/bin
# Compiled modules are kept, whatever the shell says: every start would compile them anew.
unexport PYTHONDONTWRITEBYTECODE
RUNTIME := .venv/.requirements.installed
DEV := .venv/.requirements-dev.installed
ANALYTICS := .venv/.requirements-analytics.installed

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast check pictures bench docs lock vendor messages analytics clean

help: ## what can be asked for
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(RUNTIME) ## the site with its demonstration year; ARGS="--port 9000" is passed on
	@$(BIN)/thidua demo $(ARGS)

test: $(DEV) ## every test, on both databases and in the browser
	@$(BIN)/python -m tools.run_tests $(ARGS)

test-fast: $(DEV) ## the tests that touch nothing, in under 20 seconds
	@$(BIN)/python -m tools.run_tests --fast

check: $(DEV) ## format, lint, types, imports, sizes and every other gate
	@$(BIN)/python -m tools.check

pictures: $(DEV) ## pages and guide as pictures in docs/assets; ARGS="desk:home", "first-day", "states" for some
	@$(BIN)/python -m tools.take_pictures $(ARGS)

bench: $(DEV) $(ANALYTICS) ## timed comparisons; results in benchmarks/results
	@$(BIN)/python -m benchmarks

docs: $(DEV) ## the documentation as a site in site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

lock: $(DEV) ## write the locked lists anew; UPGRADE=1 takes newer versions
	@$(BIN)/python -m tools.lock $(if $(UPGRADE),--upgrade)

vendor: $(DEV) ## fetch the front-end files again and compare them with those kept; RENEW=1 keeps them
	@$(BIN)/python -m tools.vendor $(if $(RENEW),,--check)

messages: $(DEV) ## compile the translations
	@$(BIN)/python -m tools.messages

analytics: $(ANALYTICS) ## what population-wide questions need besides

clean: ## remove everything that was installed or built
	rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(RUNTIME): requirements.txt tools/install.py
	@$(PYTHON) tools/install.py requirements.txt

$(DEV): requirements-dev.txt tools/install.py
	@$(PYTHON) tools/install.py requirements-dev.txt

$(ANALYTICS): requirements-analytics.txt tools/install.py
	@$(PYTHON) tools/install.py requirements-analytics.txt
