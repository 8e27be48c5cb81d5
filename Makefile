# Every command of the project; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help setup run test format bench docs lock develop clean

lock := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-header --no-annotate \
	--no-emit-index-url $(if $(UPGRADE),--upgrade)

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /\1:/p' Makefile | while IFS=: read -r name what; do \
		printf 'make %-8s %s\n' "$$name" "$$what"; done

setup: ## Install what Million Miles needs to run, in .venv
	@sh setup.sh run

run: setup ## Tell the journey of José Hernández, then start a plan of your own
	@.venv/bin/miles demo
	@.venv/bin/miles new

test: develop ## Check format, lint, types and contracts, then run every test
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/lint-imports
	.venv/bin/mypy
	.venv/bin/pytest

format: develop ## Put every Python file into the one format
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

bench: develop ## Measure beside peers (NAME=roadmap for one, QUICK=1 for a short look)
	@sh setup.sh bench
	.venv/bin/python -m benchmarks $(or $(NAME),all) $(if $(QUICK),--quick)

docs: develop ## Write the pages made from code anew: docs/cli.md and docs/schemas
	.venv/bin/python -m million_miles.cli.reference > docs/cli.md
	.venv/bin/python docs/schemas/write.py

lock: develop ## Write the locks anew from pyproject.toml (UPGRADE=1 for newer releases)
	$(lock) --group uv --output-file requirements-uv.lock
	$(lock) pyproject.toml --group build --output-file requirements.lock
	$(lock) pyproject.toml --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(lock) pyproject.toml --group bench --constraint requirements-dev.lock \
		--output-file requirements-bench.lock

develop: ## Install what working on Million Miles needs as well
	@sh setup.sh dev

clean: ## Remove .venv and what the tools leave behind
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks -name __pycache__ -prune -exec rm -r {} +
