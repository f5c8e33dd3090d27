"""A verification as plain text: what a pipe gets, and a person without a screen reads."""

import textwrap
from collections.abc import Iterator, Mapping

from summitreader.exporters.verification.told import (
    headline,
    passage_facts,
    passage_words,
    place_words,
    quote_words,
    source_name,
    verdict_sentence,
    verdict_title,
)
from summitreader.verification import QuoteVerdict, Verification

_WIDTH = 80


def write_verification_text(found: Verification, rules: Mapping[str, str], *, whole: bool = False) -> str:
    """Return what is wrong in a draft in 80 columns, without the last line end; `whole` tells what is right too."""
    lines = [headline(found).upper(), ""]
    for source in found.sources[:_NAMED]:
        lines += _wrapped(source_name(source), "  against ", "    ")
    if len(found.sources) > _NAMED:
        lines.append(f"  and {len(found.sources) - _NAMED} more")
    told = found.verdicts if whole else found.wrong
    for number, verdict in enumerate(told, 1):
        lines += ["", *_verdict(found, number, verdict)]
    if names := dict.fromkeys(verdict.rule for verdict in told):
        lines += ["", "RULES"]
        for name in names:
            lines += _wrapped(f"{name}: {rules.get(name, '')}", "  - ", "    ")
    return "\n".join(lines)


_NAMED = 12


def _verdict(found: Verification, number: int, verdict: QuoteVerdict) -> Iterator[str]:
    quote = verdict.quote
    yield from _wrapped(f"{verdict_title(verdict).upper()} [{verdict.rule}]", f"{number}. ", "   ")
    yield from _wrapped(verdict_sentence(found, verdict), "   ", "   ")
    kind = "quotation" if quote.marked else "paraphrase"
    whose = f"{kind} of {quote.speaker}" if quote.speaker else kind
    place = place_words(found.draft, quote.span)
    yield from _wrapped(f"“{quote_words(found, verdict)}” ({whose}, {place})", "   draft:  ", "           ")
    if verdict.passage:
        facts = passage_facts(found, verdict.passage)
        yield from _wrapped(f"“{passage_words(found, verdict.passage)}” ({facts})", "   source: ", "           ")


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
