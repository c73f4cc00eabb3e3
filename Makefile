# Two commands are enough: `make run` and `make test`. Both set up what is missing first.
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
CATALOGUES := $(wildcard resources/locale/*/LC_MESSAGES/agent_assist.po)
WORKERS ?= auto
COMPRESSION ?= xz

.PHONY: run test check lint test-without-qt bench package set-up texts clean

run: set-up
	@packaging/linux/run

test: set-up
	packaging/linux/system-packages test
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile

check: lint test

lint: set-up
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/typos

# Everything but windows and desktop, with Qt not installed: the core knows no screen.
test-without-qt: .venv-core/installed
	.venv-core/bin/python -m pytest -n $(WORKERS) --dist loadfile -p no:pytest-qt -m "not desktop" \
	  --ignore=tests/ui --ignore=tests/desktop --ignore=tests/journeys \
	  --ignore=tests/contracts/test_single_instance.py

bench: set-up
	packaging/linux/system-packages test bench
	$(PYTHON) -m benchmarks

# The packages for Linux in dist/: COMPRESSION=zstd is quick, xz (minutes) is for releases.
package: set-up
	packaging/linux/system-packages package
	packaging/linux/package $(COMPRESSION)

set-up: $(VENV)/installed $(CATALOGUES:.po=.mo)

$(VENV)/installed: constraints.txt pyproject.toml packaging/linux/packages-run.txt
	packaging/linux/system-packages run
	packaging/linux/virtual-environment $(VENV) constraints.txt
	@touch $@

.venv-core/installed: constraints.txt pyproject.toml
	packaging/linux/system-packages run
	packaging/linux/without-qt constraints.txt > build-constraints.txt
	packaging/linux/virtual-environment .venv-core build-constraints.txt
	@rm -f build-constraints.txt
	@touch $@

%.mo: %.po $(VENV)/installed
	$(VENV)/bin/pybabel -q compile --input-file=$< --output-file=$@

# Collect the texts of the program anew and merge them into the catalogues.
texts: set-up
	$(VENV)/bin/pybabel -q extract -k N_ -k _ -k ngettext:1,2 --no-location --sort-output \
	  --omit-header -o build-texts.pot agent_assist
	for po in $(CATALOGUES); do \
	  $(VENV)/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete \
	    --no-wrap -i build-texts.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po))) && \
	  sed -i -E '/^"(Report|Last|PO-Rev|Language-T|POT|Generated)/d' $$po; done
	@rm -f build-texts.pot

clean:
	rm -rf $(VENV) .venv-core build dist
