# make briefs   build the examples and say where the PDFs are
# make test     run every check
# Each does all the set-up it needs, on a bare Debian 12 too, and takes seconds when all is there.

BIN := .venv/bin
OUT := out
JOBS := 2

# Without compiled modules every process of the tests would compile them all again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help briefs test bench lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

briefs:
	@.ci/setup
	@$(BIN)/reportgen batch examples examples/*/ --out $(OUT)
	@echo "PDFs:"
	@find $(OUT) -name '*.pdf' -not -path '*/not-current/*' | sort | sed 's/^/  /'

test:
	@.ci/setup test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	.ci/wheel
	$(BIN)/python -m pytest -n $(JOBS)

# Seconds, memory and ratios; prints a table, asserts nothing.
bench:
	@.ci/setup test
	@$(BIN)/python tests/benchmarks

# Pin every package anew.
lock:
	@.ci/setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --group dev --output-file .ci/requirements.lock --upgrade pyproject.toml

clean:
	rm -rf $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
