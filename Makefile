# Every path here is relative: the checkout may lie under a path with spaces or Arabic letters.
.POSIX:
.PHONY: help run setup setup-formats setup-dev test test-neural score lint format lock clean

help: ## what can be made
	@sed -n "s/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p" Makefile

run: setup ## set up, then serve on 127.0.0.1:8000 (PORT=…) until Ctrl-C
	@exec .venv/bin/python -m newsreader.run --stop-with-parent

setup: ## the virtual environment with the locked packages (PYTHON=… names the interpreter)
	@tools/setup.sh

setup-formats: ## the same with what Parquet and DocBin need
	@tools/setup.sh formats

setup-dev: ## all of it with what the tests and checks need
	@tools/setup.sh dev

test: setup-dev lint ## set up, then check the code and run every test (ARGS=… goes to pytest)
	@.venv/bin/python -m tests.browser.chromium
	@exec .venv/bin/python -m pytest -n auto --maxprocesses=4 --dist=loadscope --no-loadscope-reorder $(ARGS)

test-neural: ## the neural recogniser's loading path, in .venv-neural; says why where it cannot be tried
	@tools/test-neural.sh

score: setup ## how good the suggestions are on annotated articles (GOLD=… names a file; else the samples)
	@exec .venv/bin/python manage.py score_suggestions $${GOLD:+"$$GOLD"}

lint: setup-dev ## ruff, mypy and djade
	@tools/lint.sh

format: setup-dev ## let ruff and djade rewrite what they can
	@tools/lint.sh --fix

lock: setup-dev ## new exact versions of everything in requirements*.txt
	@tools/lock.sh

clean: ## remove what can be made again; the corpus in .data stays
	@rm -rf .venv .data/test .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
