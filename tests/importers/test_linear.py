"""Every pattern of the importers takes linear time on any text: it meets what a stranger wrote."""

import ast
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.growth

PACKAGE = "summitreader.importers"
FOLDER = Path(__file__).parents[2] / "src" / "summitreader" / "importers"
LONGEST = 8_192
SIZES = (*(int(12 * 1.25**step) for step in range(12)), 512, LONGEST)  # small steps first: 2 ** n is soon for ever
SECONDS = 0.05  # a linear pattern takes 1 ms for so many characters, a quadratic one 0.1 s and more
UNITS = (
    *(" ", "\n", "\t", "a", "A", "1", ".", "-", "–", "<", ">", "&", "_", "'", "²", "=", "(", ")", "[", "*", "|", "é"),
    *("a ", "A ", "A.", "a.", "1.", "1 ", "11.", "A-", "a-", ", ", " - ", " | ", "— ", "\n\n", "\n ", " \n", "a\n"),
    *("<!-- a -->", "<!--", "-->", "<a ", "<a>", "</a>", "<?xml?>", "<!DOCTYPE a>", "<![", "]", "&#1", "&#x1", "&amp;"),
    *(
        "by ",
        "by a ",
        "said by ",
        "and ",
        "Ann Lee ",
        "ANN LEE: ",
        "von ",
        "Dr. ",
        "March 4 ",
        "4 March ",
        "2026-",
        "a: ",
    ),
    *("https://", "https://a/", "a@b ", "charset=", "encoding=", "<meta ", "<script>", "a: b\n", "From: a\n", "---\n"),
    *("{", '{"', '"version":', ",]", "%1", "D:", "/2026", "\\'d2", "{\\title ", "# a|", "Q: ", "comment", "date"),
)
ENDS = ("", "!", "\n")
# Patterns that are only shown the beginning of something, with the most characters that they see.
BOUNDED = {"plain.dates._FORMS": 400, "kinds._HTML": 4096, "kinds._FEED": 4096, "kinds._MAIL": 4096}
METHODS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")


def _run(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    result = pattern.sub(text[:0], text) if method == "sub" else getattr(pattern, method)(text)
    if method == "finditer":
        list(result)


def _seconds(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    began = time.process_time()
    _run(pattern, method, text)
    return time.process_time() - began


def _slow(pattern: re.Pattern[Any], methods: set[str], longest: int = LONGEST) -> str | None:
    """What a pattern is slow on, twice; sizes grow, so that an exponential one is found before it takes for ever."""
    binary = isinstance(pattern.pattern, bytes)
    for unit in UNITS:
        for end in ENDS:
            for size in (size for size in SIZES if size <= longest):
                words = unit * (size // len(unit)) + end
                text: Any = words.encode() if binary else words
                for method in methods:
                    most = SECONDS * max(size, 1000) / LONGEST
                    if _seconds(pattern, method, text) > most and _seconds(pattern, method, text) > most:
                        return f"{method} of {unit!r} * {size // len(unit)} + {end!r}"
    return None


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        if path.name != "__init__.py":
            parts = path.relative_to(FOLDER).with_suffix("").parts
            yield ".".join(parts), ast.parse(path.read_text(encoding="utf-8"))


def _key(module: str, name: str) -> str:
    """What a pattern is called: private names are their module's own."""
    return f"{module}.{name}" if name.startswith("_") else name


def _patterns() -> Iterator[tuple[str, re.Pattern[Any], set[str]]]:
    """Every pattern with a name and the methods it is used with: constants of modules, literals in calls of `re`."""
    trees = dict(_modules())
    used: dict[str, set[str]] = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                used.setdefault(_key(name, node.value.id), set()).add(node.attr)
    for name, tree in trees.items():
        for key, value in vars(import_module(f"{PACKAGE}.{name}")).items():
            several = value if isinstance(value, tuple) else (value,)
            for pattern in several:
                if isinstance(pattern, re.Pattern):
                    yield f"{name}.{key}", pattern, used.get(_key(name, key), {"finditer"})
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                literal, method = node.args[0], ast.unparse(node.func)[3:]
                if method in METHODS and isinstance(literal, ast.Constant):
                    yield f"{name}:{node.lineno}", re.compile(literal.value), {method}


def test_no_pattern_of_the_importers_is_slow_on_any_repeated_unit() -> None:
    slow: dict[str, str] = {}
    for name, pattern, methods in _patterns():
        if found := _slow(pattern, methods, BOUNDED.get(name, LONGEST)):
            slow[name] = found
    assert not slow


@pytest.mark.parametrize("pattern", [r"(?:a|a )*b", r"\s*x", r"(?:\d{1,2}\.?)*\s"])
def test_a_pattern_that_is_worse_than_linear_is_found(pattern: str) -> None:
    assert _slow(re.compile(pattern), {"search"})


def test_patterns_are_found_wherever_they_stand() -> None:
    names = {name for name, _, _ in _patterns()}
    assert {"kinds._HTML", "plain.dates._FORMS"} <= names
    assert any(":" in name for name in names)
