# Everything runs in .venv, which the first target that needs it makes; on Windows in Git's bash.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
CATALOGS := $(wildcard sip/language/locale/*.po)

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
	$(BIN)/pytest -m "not measured"
	$(BIN)/pytest -m measured --numprocesses=0

.PHONY: quick
quick: .venv/installed ## run lint, types and the tests that start no process
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --quiet -m "not process" --hypothesis-profile=quick

.PHONY: check
check: .venv/installed ## run everything that has to pass: lint, types, data, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/sip validate
	$(BIN)/pytest -m "not measured" --cov --cov-report=term
	$(BIN)/pytest -m measured --numprocesses=0

.PHONY: bench
bench: .venv/installed ## measure sip beside its floor and other programs, for the best part of an hour
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m tests.bench.run

.PHONY: golden
golden: .venv/installed ## write anew every golden file and what pages say of the code: look at the difference
	SIP_REFRESH_GOLDEN=1 $(BIN)/pytest --quiet tests/test_golden.py tests/test_cases.py \
		tests/test_contributing.py tests/test_tutorial.py tests/render/problems/test_rules.py

.PHONY: picture
picture: .venv/installed ## draw docs/status.svg anew
	$(BIN)/python -m tests.support.picture

.PHONY: pins
pins: .venv/installed ## write anew which packages, by hash, the workflow for pull requests installs
	$(BIN)/python -m tests.support.pins

.PHONY: schema
schema: .venv/installed ## write the JSON Schemas of any plan that editors read
	@mkdir -p schema
	@for kind in action snapshot plan; do $(BIN)/sip schema $$kind --general > schema/$$kind.json; done

TEMPLATE := sip/language/locale/sip.pot
.PHONY: catalog-template
catalog-template: .venv/installed ## write sip/language/locale/sip.pot, which a translator starts from
	$(BIN)/pybabel --quiet extract --no-default-keywords --keyword=message --keyword=counted:1,2 \
		--keyword=in_context:1c,2 --project=sip --header-comment='# Wording of sip.' \
		--output=$(TEMPLATE) sip

.PHONY: languages
languages: .venv/installed ## show what is missing in each language's catalog, and fail where something is
	@$(BIN)/python -m tests.support.catalogs
