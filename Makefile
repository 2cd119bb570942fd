# Everything runs in .venv, which the first target that needs it makes.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
CATALOGS := $(wildcard sip/locale/*.po)

.PHONY: help
help: ## list these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml hatch_build.py $(CATALOGS)
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

.PHONY: status
status: .venv/installed ## print the status of the shipped data
	@$(BIN)/sip status

.PHONY: test
test: .venv/installed ## run all tests
	$(BIN)/pytest
