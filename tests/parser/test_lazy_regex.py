"""Patterns are compiled when they are first used, and once."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from summitreader.parser.text.lazy_regex import LazyPattern, regex

_PARSER = Path(__file__).parents[2] / "src/summitreader/parser"
_MODULES = sorted(".".join(file.relative_to(_PARSER).with_suffix("").parts) for file in _PARSER.rglob("[!_]*.py"))


def test_every_pattern_can_be_compiled() -> None:
    found = 0
    for name in _MODULES:
        for value in vars(import_module(f"summitreader.parser.{name}")).values():
            if isinstance(value, LazyPattern):
                assert re.compile(value.pattern, value.flags), name
                found += 1
    assert found > 200


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    late = regex(r"(?P<who>[a-z]+) said", re.IGNORECASE)
    assert late.pattern == r"(?P<who>[a-z]+) said"
    assert [found["who"] for found in late.finditer("Xi said; Li SAID")] == ["Xi", "Li"]
    assert late.match("Xi said so", 1, 3) is None


@pytest.mark.slow
def test_loading_the_grammar_compiles_next_to_nothing_and_a_second_text_nothing_at_all() -> None:
    code = (
        "import re; from re import _compiler; true, counted = _compiler.compile, []\n"
        "def count(pattern, flags=0):\n"
        "    counted.append(pattern)\n"
        "    return true(pattern, flags)\n"
        "_compiler.compile = count\n"
        "import dataclasses, json, string, tomllib  # what reads the word lists has patterns of its own\n"
        "import summitreader.controls\n"
        "import summitreader; from summitreader import session; from importlib import import_module\n"
        "counted.clear()\n"
        f"for name in {_MODULES!r}: import_module('summitreader.parser.' + name)\n"
        "loading = len(counted)\n"
        "article = session.open_article(session.seed())\n"
        "counted.clear(); session.parse(article); first = len(counted)\n"
        "counted.clear(); session.parse(article); print(loading, first, len(counted))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loading, first, second = map(int, done.stdout.split())
    assert loading < 10
    assert first < 280
    assert second == 0
