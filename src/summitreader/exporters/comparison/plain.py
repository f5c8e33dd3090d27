"""A comparison as plain text: what a pipe gets, and a person without a screen reads."""

import textwrap
from collections.abc import Iterator, Mapping

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.sections import ComparedEntry, headline, rules_told
from summitreader.exporters.comparison.side_words import SideWords, side_facts, theme_titles, where

_WIDTH = 80


def write_comparison_text(found: Comparison, rules: Mapping[str, str]) -> str:
    """Return a comparison laid out in 80 columns, without the last line end.

    Args:
        found: What is told.
        rules: What each rule does, by its name.
    """
    lines = [headline(found).upper(), ""]
    for number, side in enumerate(found.sides):
        for first, fact in enumerate(side_facts(side)):
            lines += _wrapped(fact, "   " if first else f"{SIDE_NAMES[number]}  ", "   ")
    sections, titles = outline(found), theme_titles(found)
    for section in sections:
        lines += ["", section.title.upper(), *_wrapped(section.counted)]
        for entry in section.entries:
            lines += _entry(entry, titles.get(entry.theme, "") if entry.words else "")
    if told := rules_told(sections, rules):
        lines += ["", "RULES"]
        for name, sentence in told:
            lines += _wrapped(f"{name}: {sentence}", "  - ", "    ")
    return "\n".join(lines)


def _entry(entry: ComparedEntry, theme: str) -> Iterator[str]:
    facts = "; ".join(filter(None, (theme, entry.rule)))
    yield ""
    yield from _wrapped(entry.says + (f" [{facts}]" if facts else ""), "  - ", "    ")
    for words in entry.words:
        yield from _wrapped(_said(words), f"    {SIDE_NAMES[words.side]}: ", "       ")


def _said(words: SideWords) -> str:
    """Return the passages of a side, who is reported to say them, and where they stand."""
    told = " […] ".join(words.passages)
    return f"“{told}” ({', '.join((*words.speakers, where(words)))})"


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
