# What a contributor runs, by name. `make quick` answers in about 20 seconds; `make test` is what README and .ci/run run.
# Folders whose every test is slow: loading them costs a second on each core.
SLOW_ROOMS = end_to_end cli tui/dialogs tui/library tui/work tui/textview
.PHONY: quick test check bench shots fuzz docs

quick:  ## style, types of what changed, and the tests that need neither terminal nor minutes
	ruff check . && ruff format --check .
	python -m pytest -n logical $(SLOW_ROOMS:%=--ignore tests/%) -m "not (growth or property or pty or slow)"

test:  ## all tests
	python -m pytest

check:  ## all that must pass before a change lands
	bash .ci/run

bench:  ## the figures of docs/accuracy.md and docs/speed.md, written anew (minutes)
	python -m tests.benchmarks --write

shots:  ## the pictures, drawn anew: look at them before you commit them
	python -m tests.screenshots

fuzz:  ## ten minutes of broken documents, exports, settings and texts
	python -m tests.fuzz --minutes 10

docs:  ## help text, key table, examples and table of rules, written anew
	python -m tests.generated && python -m tests.parser.write_rules
