"""The reading as Markdown: every statement as a quote with its source, ready for a note or a report."""

from collections.abc import Iterator

from summitreader.exporters.citation.quotes import escaped
from summitreader.exporters.citation.words import cue_beside, words_of
from summitreader.exporters.plain import agreement_line, by_voice, facts, in_order, theme_line
from summitreader.exporters.wording import one_line, source_of, why_nothing
from summitreader.model import Reading

_HOW = {"direct": "", "mixed": "partly paraphrased", "indirect": "paraphrased", "implied": "paraphrased, carried on"}


def write_markdown(reading: Reading) -> str:
    """Return the reading as Markdown, without the last line end."""
    article = reading.article
    lines = [f"# {escaped(article.shown_title)}", ""]
    lines += [f"{escaped(fact)}  " for fact in facts(reading)]
    for title, body in (
        ("Who said what", _statements(reading)),
        ("Agreements", (f"- {escaped(agreement_line(agreement, article.text))}" for agreement in reading.agreements)),
        ("Themes", (f"- {escaped(theme_line(theme))}" for theme in in_order(reading.themes))),
    ):
        if section := list(body):
            lines += ["", f"## {title}", "", *section]
    if not reading.statements:
        lines += ["", escaped(why_nothing(reading)), "", escaped(article.text.strip())]
    return "\n".join(lines).rstrip()


def _statements(reading: Reading) -> Iterator[str]:
    for number, (voice, statements) in enumerate(by_voice(reading)):
        yield from [""] * bool(number)
        yield from (f"### {escaped(voice)}", "")
        for statement in statements:
            words = one_line(words_of(reading, statement))
            cue = cue_beside(reading, statement)
            how = _HOW[statement.kind] + (f": “{escaped(cue)}”" if cue else "")
            yield f"- {escaped(words)}" + (f" ({how})" if how else "")
    if source := source_of(reading):
        yield from ("", f"Source: {escaped(source)}")
