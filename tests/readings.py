"""A small reading made by hand, so that what is written out does not depend on what the parser finds."""

from summitreader.model import (
    Agreement,
    Article,
    Block,
    Event,
    Reading,
    Source,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Theme,
)

TEXT = """\
President Amara Diallo of Bissora met Prime Minister Jon Vik in Oslo on Friday, Nord.No reports, citing NTB.

Diallo said the two countries are close. “We will build,” she said, “and soon.”

Vik welcomed “a new chapter” for the region. They signed 2 memoranda on fishing and ports.

Vik's wife, Kari Vik, was there."""


def span(words: str, nth: int = 0) -> Span:
    """Where words stand in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _statement(speaker: str, kind: StatementKind, who: str, cue: str, *says: str) -> Statement:
    start = span(f"{who} {cue}").start
    end = start + len(who)
    return Statement(
        speaker, tuple(map(span, says)), Span(end + 1, end + 1 + len(cue)), Span(start, end), kind, "by_hand"
    )


READING = Reading(
    article=Article(TEXT, tuple(Block(span(paragraph)) for paragraph in TEXT.split("\n\n"))),
    sentences=tuple(span(paragraph) for paragraph in TEXT.split("\n\n")),
    speakers=(
        Speaker("Amara Diallo", "President", "Republic of Bissora", ("Diallo",), (span("Amara Diallo"),), "by_hand"),
        Speaker("Jon Vik", "Prime Minister", "Norway", ("Vik",), (span("Jon Vik"),), "by_hand"),
        Speaker("Kari Vik", None, None, (), (span("Kari Vik"),), "by_hand"),
    ),
    statements=(
        _statement("Amara Diallo", "indirect", "Diallo", "said", "the two countries are close"),
        _statement("Amara Diallo", "direct", "she", "said", "“We will build,”", "“and soon.”"),
        _statement("Jon Vik", "mixed", "Vik", "welcomed", "“a new chapter” for the region"),
    ),
    themes=(
        Theme("ties", "Ties", (span("the two countries are close"),), (), "by_hand", ritual=True),
        Theme("fish", "Fisheries", (span("fishing"), span("ports")), (span("fishing"),), "by_hand"),
    ),
    agreements=(
        Agreement(
            span("They signed 2 memoranda on fishing and ports."),
            *("memorandum", span("memoranda"), 2, "exact", (span("fishing"), span("ports")), ()),
            *(("Republic of Bissora", "Norway"), "signed", "by_hand"),
        ),
    ),
    event=Event("talks", span("Oslo"), span("Friday"), ("Amara Diallo", "Jon Vik"), span("met"), "by_hand"),
    source=Source(span("Nord.No"), span("NTB"), "by_hand"),
)
