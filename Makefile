# What a contributor runs, by name. `make quick` answers in less than 20 seconds; `make test` is what README and .ci/run run.
# Folders whose every test is slow: loading them costs a second.
SLOW_ROOMS = end_to_end cli tui/library tui/work tui/textview tui/comparison
QUICK = python -m pytest -n 0 -m "not (growth or property or pty or slow)"
.PHONY: quick quick-one quick-other test check bench shots fuzz docs cast release

quick:  ## style, types of what changed, and the tests that need neither terminal nor minutes
	ruff check . && ruff format --check .
	@$(MAKE) --no-print-directory --jobs 2 --output-sync quick-one quick-other

# A core each: two workers of one run would both load all tests.
quick-one:
	$(QUICK) tests/parser tests/library tests/exporters tests/session
quick-other:
	$(QUICK) $(patsubst %,--ignore tests/%,parser library exporters session $(SLOW_ROOMS))

test:  ## all tests
	python -m pytest

check:  ## all that must pass before a change lands
	bash .ci/run

bench:  ## the figures of docs/accuracy.md and docs/speed.md, written anew (minutes)
	python -m tests.benchmarks --write

shots:  ## the pictures, drawn anew: look at them before you commit them
	python -m tests.screenshots && python -m tests.browser

fuzz:  ## ten minutes of broken documents, exports, settings and texts
	python -m tests.fuzz --minutes 10

docs:  ## help text, key table, examples and table of rules, written anew
	python -m tests.generated && python -m tests.parser.write_rules && python -m tests.compare.write_rules

cast:  ## the demonstration at the top of the README, recorded anew: look at it before you commit it
	python -m tests.cast

release:  ## sdist and wheel in dist/, built twice, compared, and used on every Python that is here (needs uv beside the dev extra)
	rm -rf build/release && python .ci/release.py build/release && mkdir -p dist && cp build/release/first/* dist/
