"""A comparison as Markdown, for a note or a report: each difference with both sides' words as quotes."""

from collections.abc import Iterator, Mapping

from summitreader.comparison import Comparison
from summitreader.exporters.citation.quotes import escaped, escaped_words, linked
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.sections import ComparedEntry, headline, rules_told, side_name
from summitreader.exporters.comparison.side_words import SideWords, side_facts, theme_titles, where
from summitreader.exporters.wording import capital

_BOLD = "\0"  # stands for the marks of bold type while all else is escaped; no text has it


def write_comparison_markdown(found: Comparison, rules: Mapping[str, str]) -> str:
    """Return a comparison as Markdown, without the last line end.

    Args:
        found: What is told.
        rules: What each rule does, by its name.
    """
    lines = [f"# {headline(found)}", ""]
    for number, side in enumerate(found.sides):
        url = side.reading.article.url or ""
        title, *facts = side_facts(side)
        lines.append(f"- **{side_name(number)}**: {'; '.join((escaped(title), *(linked(one, url) for one in facts)))}")
    sections, titles = outline(found), theme_titles(found)
    for section in sections:
        lines += ["", f"## {section.title}", "", section.counted]
        for number, entry in enumerate(section.entries, 1):
            lines += ["", f"### {number}. {escaped_words(entry.says)}", *_entry(entry, titles)]
    if told := rules_told(sections, rules):
        lines += ["", "## Rules", "", *(f"- `{name}`: {escaped(sentence)}" for name, sentence in told)]
    return "\n".join(lines)


def _entry(entry: ComparedEntry, titles: Mapping[str, str]) -> Iterator[str]:
    for words in entry.words:
        yield from ("", *_quoted(words))
    theme = titles.get(entry.theme, "") if entry.words else ""
    if facts := [*([escaped_words(theme)] if theme else []), *([f"rule `{entry.rule}`"] if entry.rule else [])]:
        yield from ("", capital("; ".join(facts)))


def _quoted(words: SideWords) -> Iterator[str]:
    """Yield the passages of a side as a block quote; a lone one stands in its sentence, in bold type."""
    before, after = words.around
    # Bold type begins and ends at the edge of a word.
    is_part = bool(before or after) and not before[-1:].isalnum() and not after[:1].isalnum()
    for passage in words.passages:
        told = f"{before}\0{passage}\0{after}" if is_part else passage
        yield f"> {escaped(told).replace(_BOLD, '**')}"
        yield ">"
    whose = ", ".join((*map(escaped_words, words.speakers), where(words)))
    yield f"> — {side_name(words.side)}, {whose}"
