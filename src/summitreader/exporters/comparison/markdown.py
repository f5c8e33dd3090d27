"""A comparison as Markdown, for a note or a report: each difference with both sides' words as quotes."""

from collections.abc import Iterator, Mapping, Sequence

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.citation.quotes import escaped, escaped_words, linked
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.sections import ComparedEntry, headline, rules_told
from summitreader.exporters.comparison.side_words import Piece, SideWords, side_facts, theme_titles, where
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
        lines.append(f"- **{SIDE_NAMES[number]}**: {'; '.join((escaped(title), *(linked(one, url) for one in facts)))}")
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
    """Yield the passages of a side as a block quote, what stands out in them in bold type."""
    for pieces in words.pieces:
        yield f"> {escaped(_bold(pieces).strip()).replace(_BOLD, '**')}"
        yield ">"
    whose = ", ".join((*map(escaped_words, words.speakers), where(words)))
    yield f"> — {SIDE_NAMES[words.side]}, {whose}"


def _bold(pieces: Sequence[Piece]) -> str:
    """Return words with the signs of bold type, which begins and ends at the edge of a word."""
    told = ""
    for at, (piece, stands_out) in enumerate(pieces):
        before, after = told[-1:], "".join(words for words, _ in pieces[at + 1 :])[:1]
        is_bold = stands_out and piece == piece.strip() and not (before.isalnum() or after.isalnum())
        told += f"{_BOLD}{piece}{_BOLD}" if is_bold else piece
    return told
