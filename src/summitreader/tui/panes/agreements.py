"""The agreements' pane: instrument and count, status, parties; opened, the fields, titles and people of it."""

from dataclasses import dataclass
from typing import ClassVar, get_args

from summitreader import session
from summitreader.model import Agreement, Span, Status
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart


@dataclass(frozen=True, slots=True)
class AgreementsListing:
    """Rows of the agreements: what was signed first, what is only mentioned last, each in the order of the text.

    `order` has the number of each row's agreement in the reading.
    """

    index: ReadingIndex
    order: tuple[int, ...]
    head_lines: ClassVar[int] = 2
    child_lines: ClassVar[int] = 1

    @classmethod
    def of(cls, index: ReadingIndex) -> "AgreementsListing":
        """Return the pane of a reading."""
        ranks = [_STATUSES.index(found.status) for found in index.reading.agreements]
        return cls(index, tuple(sorted(range(len(ranks)), key=ranks.__getitem__)))

    @property
    def title(self) -> str:
        return f"Agreements  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.order)

    def children(self, head: int) -> int:
        return len(details(self._agreement(head)))

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        found, text = self._agreement(head), self.index.text
        if child is not None:
            label, span = details(found)[child]
            words = ", ".join(found.parties) if label == _PARTIES else text[span.start : span.end]
            return (RowLine((TextPart(f"  {label:<9} ", "quiet"), TextPart(*wrapped(words, width - 12, 1)))),)
        (instrument,) = wrapped(session.agreement_words(found, text), width, 1)
        return (
            RowLine((TextPart(instrument, "strong"),), (TextPart(f" {found.status}", "plain"),)),
            RowLine((TextPart("  " + self._about(found, width), "quiet"),)),
        )

    def _about(self, found: Agreement, width: int) -> str:
        subjects = "; ".join(session.agreement_subjects(found, self.index.text)[:8])
        return wrapped(" · ".join(filter(None, (subjects, ", ".join(found.parties)))), width - 2, 1)[0]

    def _agreement(self, head: int) -> Agreement:
        return self.index.reading.agreements[self.order[head]]

    def _row(self, at: int) -> int | None:
        number = self.index.agreement_rank(at)
        return None if number is None else self.order.index(number)

    def pick(self, head: int, child: int | None) -> PanePick:
        found = self._agreement(head)
        span = found.span if child is None else details(found)[child][1]
        return PanePick(PaneChoice("agreement", found.instrument.of(self.index.text), found.span.start), span)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return child is None and self._agreement(head).span.start == here.agreement

    def head_here(self, here: CursorContext) -> int | None:
        return None if here.agreement is None else self._row(here.agreement)

    def head_of(self, choice: PaneChoice) -> int | None:
        return self._row(choice.at) if choice.kind == "agreement" else None

    def name(self, head: int) -> str:
        return str(self._agreement(head).span.start)


_STATUSES = get_args(Status)
_PARTIES = "between"


def details(found: Agreement) -> tuple[tuple[str, Span], ...]:
    """Return the parts of an agreement that the text tells, each with its label and where it stands."""
    one = (("money", found.money), ("place", found.place), ("date", found.date), ("status", found.told_by))
    return (
        *(((_PARTIES, found.span),) if found.parties else ()),
        *(("title", span) for span in found.titles),
        *(("field", span) for span in found.fields),
        *(("signed by", span) for span in found.signers),
        *(("witness", span) for span in found.witnesses),
        *((label, span) for label, span in one if span),
    )
