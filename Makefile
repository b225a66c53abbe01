# make run    the workbook, from nothing but Python 3.11+
# make test   everything that is checked, with all it needs
# make soak   the same with the full counts, where a sample is enough for every day; an hour and a half
# make docs   the manual, as web pages in build/manual
# make bench  side by side with peers; by hand, on a quiet machine

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
# Two workers; the tests of a file share a room.
TOGETHER := -n 2 --dist loadfile --no-loadscope-reorder
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test soak lint docs bench wheel clean

run: .make/installed
	@$(BIN)/balancekit demo --out balancekit-demo
	@$(BIN)/balancekit open

test: .make/installed-for-tests .make/programs lint
	$(BIN)/pytest -q $(TOGETHER) --durations 10

soak: .make/installed-for-tests .make/programs
	BALANCEKIT_SOAK=1 $(BIN)/pytest -q $(TOGETHER) --durations 10

lint: .make/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: .make/installed-for-tests
	$(BIN)/mkdocs build --strict

bench: .make/installed-for-tests .make/programs
	for file in $(filter-out benchmarks/probe.py benchmarks/scoring_case.py,$(wildcard benchmarks/*.py)); do $(BIN)/python $$file || exit 1; done

wheel: .make/installed-for-tests
	$(BIN)/python -m build --wheel

clean:
	rm -rf .venv .make build dist

.make/venv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "balancekit needs Python 3.11 or newer: make run PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	mkdir -p .make && touch $@

.make/installed: .make/venv pyproject.toml
	@echo "Installing; the first time takes a minute or two."
	$(BIN)/python -m pip install -q -e .
	touch $@

.make/installed-for-tests: .make/venv pyproject.toml
	$(BIN)/python -m pip install -q -e '.[test]'
	touch $@ .make/installed

# A browser, the PDF tools, npm, Java (for Spark) and, on Linux, strace: what is missing comes from
# the system where it has apt (only that: Node.js from elsewhere does not get on with Debian's npm),
# else Playwright's own browser. And by npm the proxy that JupyterHub needs.
.make/programs: .make/installed-for-tests
	@missing=; need() { command -v $$1 >/dev/null || missing="$$missing $$2"; }; \
	need chromium chromium; need npm npm; need pdftotext poppler-utils; need strace strace; need java default-jre-headless; \
	if [ -z "$$missing" ]; then true; \
	elif command -v apt-get >/dev/null; then \
		$(SUDO) apt-get update -q && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	else $(BIN)/playwright install chromium; fi
	@command -v pdftotext >/dev/null || { echo "make test needs pdftotext: install poppler, then run it again"; exit 1; }
	@command -v npm >/dev/null || { echo "make test needs npm: install Node.js, then run it again"; exit 1; }
	npm install --silent --no-fund --no-audit --prefix .make/node configurable-http-proxy@5
	@[ "$$(uname)" != Linux ] || command -v strace >/dev/null || { echo "make test needs strace: install it, then run it again"; exit 1; }
	@command -v java >/dev/null || { echo "make test needs Java 17 or newer for Spark: install it, then run it again"; exit 1; }
	touch $@
