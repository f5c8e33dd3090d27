"""A verification as Markdown, for a note or a review: each quotation that is not right, with the source's words."""

from collections.abc import Iterator, Mapping

from summitreader.exporters.citation.quotes import escaped, escaped_words
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
from summitreader.exporters.wording import capital
from summitreader.verification import QuoteVerdict, Verification


def write_verification_markdown(found: Verification, rules: Mapping[str, str], *, whole: bool = False) -> str:
    """Return what is wrong in a draft as Markdown, without the last line end; `whole` tells what is right too."""
    lines = [f"# {escaped(found.draft.reading.article.shown_title)}: its quotations", "", f"{headline(found)}.", ""]
    lines += [f"- against {escaped_words(source_name(source))}" for source in found.sources]
    told = found.verdicts if whole else found.wrong
    for number, verdict in enumerate(told, 1):
        lines += ["", *_verdict(found, number, verdict)]
    if names := dict.fromkeys(verdict.rule for verdict in told):
        lines += ["", "## Rules", "", *(f"- `{name}`: {escaped(rules.get(name, ''))}" for name in names)]
    return "\n".join(lines)


def _verdict(found: Verification, number: int, verdict: QuoteVerdict) -> Iterator[str]:
    quote = verdict.quote
    yield f"## {number}. {capital(verdict_title(verdict))}"
    kind = "quotation" if quote.marked else "paraphrase"
    whose = f"{kind} of {escaped_words(quote.speaker)}" if quote.speaker else kind
    yield from ("", f"> {escaped(quote_words(found, verdict))}", ">")
    yield f"> — the draft, {whose}, {place_words(found.draft, quote.span)}"
    if verdict.passage:
        yield from ("", f"> {escaped(passage_words(found, verdict.passage))}", ">")
        yield f"> — {escaped_words(passage_facts(found, verdict.passage))}"
    yield from ("", f"{escaped(verdict_sentence(found, verdict))} Rule `{verdict.rule}`.")
