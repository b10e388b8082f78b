# The one entry. It needs make and any Python from 3.11 on; it makes .venv by itself, and is quick the second time.
#   make demo    lint the example reports            make fmt     format and mend what can be mended by machine
#   make test    run the tests (ARGS=… for pytest)   make bench   speed and accuracy, beside peers by ratio
#   make check   format, lint, types, architecture   make docs    write the generated pages again
#   make onefile dist/reportlint.pyz for people      make clean   remove what make made

.DEFAULT_GOAL := demo
.PHONY: demo test check fmt bench docs onefile clean
.DELETE_ON_ERROR:

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check -qq install
ARGS ?=

# Exit code 1 says that there are findings, which is what the demo is there to show.
demo: $(VENV)/.installed
	@$(PYTHON) -m reportlint check fixtures/reports || test $$? -eq 1

test: $(VENV)/.developing
	@$(PYTHON) -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/.developing
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

fmt: $(VENV)/.developing
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: $(VENV)/.developing
	@$(PYTHON) -m bench.speed
	@$(PYTHON) -m bench.accuracy

docs: $(VENV)/.developing
	@$(PYTHON) docs/generate.py

# One file with all readers in it, for a machine that has Python and nothing else; it unpacks itself when first run.
onefile: $(VENV)/.developing
	@mkdir -p dist
	@$(VENV)/bin/shiv -q -c reportlint -p "/usr/bin/env python3" -o dist/reportlint.pyz '.[docx,pdf,xlsx]'
	@echo dist/reportlint.pyz

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: $(VENV)/.made pyproject.toml src/reportlint/__init__.py
	@echo "installing reportlint into $(VENV) (only now and when pyproject.toml or the version changes)" >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "installing the developers' tools into $(VENV)" >&2
	@$(PIP) --group dev
	@touch $@

# A name may be on the path and still not run (a version manager's shim), or lack what it takes to make an environment.
$(VENV)/.made:
	@for python in python3.13 python3.12 python3.11 python3 python; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  found=$$python; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || continue; \
	  "$$python" -m venv --clear $(VENV) && $(PIP) 'pip>=25.1' && touch $@ && exit 0; \
	  echo "$$python could not make $(VENV): see above" >&2; exit 1; \
	done; \
	if [ -n "$$found" ]; then \
	  echo "$$found has no ensurepip, so it cannot make $(VENV). On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	else \
	  echo "reportlint needs Python 3.11 or newer, and none runs as python3.13, python3.12, python3.11, python3 or python" >&2; \
	fi; exit 1
