"""The lines of a verdict: what it is called, the words of the draft and those of the source, what is wrong."""

from __future__ import annotations

from itertools import zip_longest

from rich.cells import cell_len

from summitreader import session
from summitreader.tui.viewmodel.fitting import in_full
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.verification import QuoteVerdict, Verification

LINES = 6
"""Lines of a verdict, cut; with all words there are more."""

_WIDE = 100  # cells from which the source stands beside the draft
_WORDS = 3  # lines of words
_ENDLESS = 10_000  # cells
_APART = " │ "


def verdict_lines(found: Verification, verdict: QuoteVerdict, width: int) -> tuple[RowLine, ...]:
    """Return the lines of a verdict at a width; at one that no screen has, all of its words."""
    quote = verdict.quote
    kind = "quotation" if quote.marked else "paraphrase"
    whose = f"{kind} of {quote.speaker}" if quote.speaker else kind
    sign = TextPart("✓ ", "quiet") if verdict.is_right else TextPart("✗ ", "key")
    head = RowLine((sign, TextPart(session.verdict_title(verdict), "strong")), (TextPart(f"  {whose}", "quiet"),))
    mine = f"“{session.quote_words(found, verdict)}”"
    facts = theirs = ""
    if verdict.passage:
        theirs = f"“{session.passage_words(found, verdict.passage)}”"
        facts = f"— {session.passage_facts(found, verdict.passage)}"
    is_beside = _WIDE <= width < _ENDLESS
    words = _beside(mine, theirs, width) if is_beside else _below(mine, theirs, width)
    says = RowLine((TextPart(session.verdict_sentence(found, verdict)),))
    return (head, *words, RowLine((TextPart(facts, "quiet"),)), says)


def _beside(mine: str, theirs: str, width: int) -> list[RowLine]:
    """Return the words of the draft with those of the source on their right."""
    half = (width - len(_APART)) // 2
    rows = [*zip_longest(in_full(mine, half)[:_WORDS], in_full(theirs, half)[:_WORDS] if theirs else (), fillvalue="")]
    rows += [("", "")] * (_WORDS - len(rows))
    return [
        RowLine((TextPart(left + " " * (half - cell_len(left))), TextPart(_APART, "quiet"), TextPart(right)))
        for left, right in rows
    ]


def _below(mine: str, theirs: str, width: int) -> list[RowLine]:
    """Return the words of the draft with those of the source below them."""
    upper, lower = in_full(mine, width), in_full(theirs, width) if theirs else ()
    if width < _ENDLESS:
        upper, lower = upper[: _WORDS - 1], lower[:1]
    lines = [RowLine((TextPart(line),)) for line in upper] + [RowLine((TextPart(line, "quiet"),)) for line in lower]
    return lines + [RowLine(())] * (_WORDS - len(lines))
