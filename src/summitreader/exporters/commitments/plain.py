"""The register as plain text in 80 columns, and as Markdown."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from summitreader.exporters.citation.quotes import escaped, escaped_words
from summitreader.exporters.commitments.columns import Kept
from summitreader.exporters.commitments.outline import counted, dropped, entries, heading, rules_told

_WIDTH = 80
_DROPPED = "Of the text before, not found here by these rules:"


def write_registers_text(registers: Sequence[Kept], rules: Mapping[str, str]) -> str:
    """Return registers laid out in 80 columns, without the last line end.

    Args:
        registers: What is told, an article after the other.
        rules: What each rule does, by its name.
    """
    lines: list[str] = []
    for kept in registers:
        lines += [*_wrapped(heading(kept)), *(line for one in counted(kept) for line in _wrapped(one)), ""]
        lines += _entries(kept)
        if gone := list(dropped(kept.register)):
            lines += [_DROPPED]
            lines += [line for number, words in gone for line in _wrapped(f"“{words}”", f"{number:4}  ", "      ")]
            lines += [""]
    if told := rules_told(registers, rules):
        lines += ["Rules", *(line for name, said in told for line in _wrapped(f"{name}: {said}", "  - ", "    "))]
    return "\n".join(lines).rstrip("\n")


def _entries(kept: Kept) -> Iterator[str]:
    for one in entries(kept):
        yield from _wrapped(one.head, f"{one.number:4}  ", "      ")
        yield from _wrapped(f"“{one.words}”", "      ", "      ")
        yield from _wrapped("; ".join((*one.details, one.rule)), "      ", "      ")
        if one.fate:
            yield from _wrapped(one.fate, "      ", "      ")
        yield ""


def write_registers_markdown(registers: Sequence[Kept], rules: Mapping[str, str]) -> str:
    """Return registers as Markdown, without the last line end."""
    lines: list[str] = []
    for kept in registers:
        lines += [f"# {escaped_words(heading(kept))}", "", *map(escaped_words, counted(kept)), ""]
        for one in entries(kept):
            lines += [f"## {one.number}. {escaped_words(one.head)}", "", f"> {escaped(one.words)}", ""]
            lines += [f"{escaped_words('; '.join(one.details))}; rule `{one.rule}`", ""]
            lines += [escaped_words(one.fate), ""] if one.fate else []
        if gone := list(dropped(kept.register)):
            lines += [f"## {_DROPPED}", "", *(f"- {number}: {escaped(words)}" for number, words in gone), ""]
    if told := rules_told(registers, rules):
        lines += ["## Rules", "", *(f"- `{name}`: {escaped(sentence)}" for name, sentence in told)]
    return "\n".join(lines).rstrip("\n")


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
