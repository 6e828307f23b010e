# `make run` serves the dashboard, `make test` passes all tests, `make bench` measures (`make bench QUICK=yes`: roughly).
# PYTHON=/path/to/python chooses the Python; any from 3.11 on will do.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done)

venv := .venv
python := $(venv)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test bench requirements

run: $(venv)/installed
	$(python) -m dashboard demo --if-empty
	$(python) -m dashboard serve

test: $(venv)/installed-for-tests
	$(python) -m pytest

bench: $(venv)/installed-for-tests
	$(python) -m benchmarks $(if $(QUICK),--quick)

$(python):
	@"$(PYTHON)" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "No Python 3.11 or newer with its venv module was found." >&2; \
		echo "Install one (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python)," >&2; \
		echo "or say where it is: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(venv)

$(venv)/installed: requirements.txt $(python)
	@echo "Installing what the dashboard needs (about half a minute)"
	$(install) --requirement requirements.txt
	@touch $@

$(venv)/installed-for-tests: requirements-test.txt | $(venv)/installed
	@echo "Installing what the tests need"
	$(install) --requirement requirements-test.txt
	@touch $@

requirements:
	uv pip compile --universal --generate-hashes --no-header pyproject.toml --output-file requirements.txt
	uv pip compile --universal --generate-hashes --no-header --extra test pyproject.toml --output-file requirements-test.txt
