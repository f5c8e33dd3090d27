"""The agreements' pane: instrument and count, status, parties; opened, the fields, titles and people of it."""

from dataclasses import dataclass
from typing import ClassVar

from summitreader import session
from summitreader.model import Agreement, Span
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart


@dataclass(frozen=True, slots=True)
class AgreementsListing:
    """Rows of the agreements in the order of the text."""

    index: ReadingIndex
    head_lines: ClassVar[int] = 2
    child_lines: ClassVar[int] = 1

    @property
    def title(self) -> str:
        return f"Agreements  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.index.reading.agreements)

    def children(self, head: int) -> int:
        return len(details(self.index.reading.agreements[head]))

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        found, text = self.index.reading.agreements[head], self.index.text
        if child is not None:
            label, span = details(found)[child]
            (words,) = wrapped(text[span.start : span.end], width - 11, 1)
            return (RowLine((TextPart(f"  {label:<8} ", "quiet"), TextPart(words))),)
        (instrument,) = wrapped(session.agreement_words(found, text), width, 1)
        return (
            RowLine((TextPart(instrument, "strong"),), (TextPart(f" {found.status}", "plain"),)),
            RowLine((TextPart("  " + self._about(found, width), "quiet"),)),
        )

    def _about(self, found: Agreement, width: int) -> str:
        if subjects := session.agreement_subjects(found, self.index.text)[:8]:
            return wrapped("; ".join(subjects), width - 2, 1)[0]
        return ", ".join(found.parties)

    def pick(self, head: int, child: int | None) -> PanePick:
        found = self.index.reading.agreements[head]
        span = found.span if child is None else details(found)[child][1]
        return PanePick(PaneChoice("agreement", found.instrument.of(self.index.text), found.span.start), span)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return child is None and self.index.reading.agreements[head].span.start == here.agreement

    def head_here(self, here: CursorContext) -> int | None:
        return None if here.agreement is None else self.index.agreement_rank(here.agreement)

    def head_of(self, choice: PaneChoice) -> int | None:
        return self.index.agreement_rank(choice.at) if choice.kind == "agreement" else None

    def name(self, head: int) -> str:
        return str(self.index.reading.agreements[head].span.start)


def details(found: Agreement) -> tuple[tuple[str, Span], ...]:
    """Return the parts of an agreement that the text names, each with its label."""
    one = (("money", found.money), ("place", found.place), ("date", found.date))
    return (
        *(("title", span) for span in found.titles),
        *(("field", span) for span in found.fields),
        *(("signed by", span) for span in found.signers),
        *(("witness", span) for span in found.witnesses),
        *((label, span) for label, span in one if span),
    )
