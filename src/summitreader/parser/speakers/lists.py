"""Lists below a report: "The ministers agreed to:", "welcomed progress in the following fields:", and their items."""

from typing import NamedTuple

from summitreader.model import Block, Span, Statement
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex


class ReportedList(NamedTuple):
    """Who is reported to have said what a list holds, and the report whose cue leads to it."""

    speaker: str
    report: Statement


_OPENS = regex(r"\b(?:following\b[^.:;]{0,120}|as follows|to|on):[\s*]*$")
_ONLY_LEADS = regex(r"(?:on |in |to )?(?:the |these )?following(?: [\w-]+){0,3}|as follows")
_HEADING = 120  # code points of a line between the colon and the first item


def list_below(
    text: str, sentence: Span, blocks: tuple[Block, ...], at: int, found: list[Statement]
) -> ReportedList | None:
    """Return the list that the last report of a sentence leads to by a colon; None where it leads to none.

    A report that says no more than "the following steps" is taken out of `found`.
    """
    if not found or text[sentence.end - 1] != ":" or not _items_follow(blocks, at):
        return None
    last = found[-1]
    if last.end < sentence.end - 2 or not last.cue or not _OPENS.search(text, sentence.start, sentence.end):
        return None
    if _ONLY_LEADS.fullmatch(last.says[-1].of(text).rstrip(" :")):
        found.pop()
    return ReportedList(last.speaker, last)


def _items_follow(blocks: tuple[Block, ...], at: int) -> bool:
    below = blocks[at + 1 : at + 3]
    if len(below) > 1 and below[0].kind != "item" and below[0].span.end - below[0].span.start < _HEADING:
        below = below[1:]
    return bool(below) and below[0].kind == "item"


_ITEM = regex(r"(?:[-*•–—·]\s+|\(?\w{1,3}[.)]\s+)?(?P<says>[A-Za-z][a-z]+(?: [^\s*]+){4})")


def statement_of_item(text: str, item: Span, opened: ReportedList, cast: Cast) -> Statement | None:
    """Return what an item of such a list says; None for a name, a bold heading or a few words."""
    match = _ITEM.match(text, item.start, item.end)
    if match is None or any(one.known for one in cast.mentioned_in(match.start("says"), match.start("says") + 1)):
        return None
    says, report = Span(match.start("says"), item.end - (text[item.end - 1] in ".;,")), opened.report
    return Statement(
        opened.speaker, (says,), report.cue, None, "indirect", "item_of_a_reported_list", report.act, report.stance
    )
