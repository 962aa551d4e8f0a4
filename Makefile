# Lemma. `make chat` and `make test` do everything on a fresh Debian or Ubuntu machine; `make help` lists the rest.

PYTHON ?= python3
# A wheel index for torch, where plain pip would bring a build this machine has no use for (CUDA on a laptop, say):
#   make chat TORCH_INDEX=<address of the CPU wheels>
TORCH_INDEX ?=
HOST ?= 127.0.0.1
PORT ?= 7860

VENV := .venv
BIN := $(VENV)/bin
RUNS := libcairo2-dev libpango1.0-dev pkg-config gcc python3-dev python3-venv bubblewrap libseccomp2
TESTS := chromium espeak-ng
PIP := $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off

.DEFAULT_GOAL := help
.PHONY: help setup chat test test-all lint bench clean system system-dev

help:  ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(VENV)/.ready  ## install everything the chat needs into .venv

chat: $(VENV)/.ready  ## serve the chat (HOST=…, PORT=…)
	@$(BIN)/python -m assistant --host $(HOST) --port $(PORT)

test: $(VENV)/.ready-dev  ## run the quick tests, browser journeys included
	@$(BIN)/python -m pytest -n logical --dist loadfile --ignore tests/browser
	@$(BIN)/python -m pytest tests/browser

test-all: $(VENV)/.ready-dev  ## run every test, the slow ones too
	@$(BIN)/python -m pytest -n logical --dist loadfile --ignore tests/browser -m "slow or not slow"
	@$(BIN)/python -m pytest -n logical --doctest-modules assistant index tools
	@$(BIN)/python -m pytest tests/browser -m "slow or not slow"

lint: $(VENV)/.ready-dev  ## ruff and mypy
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(VENV)/.ready-dev  ## measure start, first words, clips, memory, and print the README's tables
	@$(BIN)/python -m tests.benchmarks

clean:  ## remove .venv and caches (not your lectures: those are in the folder `python -m assistant --help` names)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info media
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

system:
	@bin/system-packages $(RUNS)

system-dev:
	@bin/system-packages $(RUNS) $(TESTS)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Lemma needs Python 3.11 or newer; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@bin/system-packages $(RUNS)
	@echo "== Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# Each step leaves its own mark, so an interrupted install goes on where it stopped.
$(VENV)/.torch: | $(VENV)/bin/python
	@echo "== Installing torch (the largest part, once)"
	@$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch==2.13.0 | grep -vE '^(Requirement already|  )' ; test $${PIPESTATUS[0]} -eq 0
	@touch $@

$(VENV)/.ready: requirements.txt requirements-nodeps.txt constraints.txt pyproject.toml | $(VENV)/.torch
	@bin/system-packages $(RUNS)
	@echo "== Installing Lemma's requirements (a few minutes the first time)"
	@$(PIP) -r requirements.txt -c constraints.txt | grep -vE '^(Requirement already|  )' ; test $${PIPESTATUS[0]} -eq 0
	@$(PIP) --no-deps -r requirements-nodeps.txt | grep -vE '^(Requirement already|  )' ; test $${PIPESTATUS[0]} -eq 0
	@$(PIP) --no-deps -e . | grep -vE '^(Requirement already|  )' ; test $${PIPESTATUS[0]} -eq 0
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@bin/system-packages $(RUNS) $(TESTS)
	@echo "== Installing the test tools"
	@$(PIP) -r requirements-dev.txt -c constraints.txt | grep -vE '^(Requirement already|  )' ; test $${PIPESTATUS[0]} -eq 0
	@touch $@

SHELL := /bin/bash
