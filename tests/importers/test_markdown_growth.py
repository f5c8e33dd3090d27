"""Markdown of up to 50 kB is read in the reader's own process: every construct of it takes linear time.

The texts are those by which readers of Markdown were slowed down in public (cmark, markdown-it), and units repeated.
"""

from collections.abc import Callable

import pytest

from summitreader.importers.opening import MARKDOWN_HERE
from summitreader.importers.plain.markdown import read_markdown
from tests.growth import grows, in_time

pytestmark = pytest.mark.growth

SIZE = 4_000
AT_ONCE = 0.3  # seconds for so many characters: slow machines, and two at work beside this one
UNITS = (
    *("# a\n", "- a\n", "* a\n  * b\n", "10) a\n", "> ", ">", "  - ", "    a\n", "- ", "1. ", "- [ ] a\n", "a\n---\n"),
    *("*", "_", "*a ", "a* ", "**a", "a**", "_a", "*a_ ", "*a **a ", "a_b", "a*_b", "~~a~~", "[ a_", "*_", "- a\n\n"),
    *("[", "]", "[a](", "[a](b", "[a](<b", "[a][b]", "[a]: b\n", "![", "![](", "![[]()", "[a\n", "[[", "][", "[*"),
    *("`[", "**x [a*b**c*](d)", '[a](b "c', "(", "<", "<a", "<a ", '<a b="c" ', "</a>", "<http://a", "<a:", "|", "|-"),
    *("`", "a`", "``a` ", "```\n", "~~~\na\n", "<!--", "-->", "<!-- a -- ", "</<!--", "<!A ", "<?", "<![CDATA["),
    *("]]>", "<div>\n", "a|b\n-|-\n", "&", "&amp", "&#1", "\\", "\\`", "a  \n", "\n", "\t", "é", "<br>", "<pre>\n"),
    *("a: [\n", '"', "'"),
)


def _deep_list(size: int) -> str:
    return "".join("  " * depth + "* a\n" for depth in range(int(size**0.5)))


def _ticks(size: int) -> str:
    return "".join("e" + "`" * length for length in range(int((2 * size) ** 0.5)))


def _table(size: int) -> str:
    return "|a" * (size // 5) + "|\n" + "|-" * (size // 5) + "|\n" + "|\n" * (size // 5)


def _references(size: int) -> str:
    names = range(size // 20)
    return "".join(f"[{name}]: b\n" for name in names) + "\n" + "".join(f"[{name}] " for name in names)


SHAPES: dict[str, Callable[[int], str]] = {
    "lists in lists": _deep_list,
    "runs of backticks": _ticks,
    "a wide table of empty rows": _table,
    "references": _references,
    "emphasis closed": lambda size: "*a **a " * (size // 20) + "b" + " a** a*" * (size // 20),
    "emphasis of three": lambda size: "a**b" + "c* " * (size // 3),
    "brackets closed": lambda size: "[" * (size // 2) + "a" + "]" * (size // 2),
    "images in images": lambda size: "![" * (size // 8) + "a" + "](b)" * (size // 8),
    "empty lines in lists": lambda size: "- " * (size // 3) + "a" + "\n" * (size // 3),
    "a quotation that runs on": lambda size: "> " * (size // 4) + "a\n" * (size // 4),
    "a title that never ends": lambda size: "[a]: b\n'" + "c\n" * (size // 2),
    "blanks in a tag": lambda size: "a <b" + " " * size,
    "comments in a block": lambda size: "<div>" + "<!--" * (size // 4),
    "front matter": lambda size: "---\n" + "a: b\n" * (size // 5) + "---\n",
}


def _is_slow(made: Callable[[int], str]) -> bool:
    """Whether so much of it takes long, and far more than half of it."""
    half, whole = made(SIZE // 2), made(SIZE)
    return grows(lambda: read_markdown(half), lambda: read_markdown(whole), 3, AT_ONCE)


def _repeated(unit: str, beginning: str) -> Callable[[int], str]:
    return lambda size: beginning + unit * (size // len(unit)) + "x"


def test_no_unit_of_markdown_is_slow_however_often_it_is_repeated() -> None:
    slow = [(beginning, unit) for unit in UNITS for beginning in ("", "- [") if _is_slow(_repeated(unit, beginning))]
    assert slow == []


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_markdown_is_slow(shape: str) -> None:
    assert not _is_slow(SHAPES[shape])


def test_the_slowest_of_them_is_read_in_seconds_at_the_size_that_is_read_in_the_readers_process() -> None:
    text = "![" * (MARKDOWN_HERE // 2) + "x"
    assert in_time(lambda: read_markdown(text), 8).blocks
