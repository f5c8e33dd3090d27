"""The agreements' pane: one line each, with the status; opened, all its words, the fields, titles and people of it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from summitreader import session
from summitreader.model import Agreement, Span
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.statements import filtered_titles
from summitreader.tui.viewmodel.filters.passing import passing_agreements
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.fitting import fit, fit_name, hanging
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.status_text import how_many

_FOLDED = "referenced"
_PARTIES = "between"
_LABEL = 12  # cells


@dataclass(frozen=True, slots=True)
class AgreementsListing(PaneListing):
    """Rows of the agreements: what was signed first, what is only mentioned last, each in the order of the text.

    Those only mentioned stand below one row with their number, which shows them when it is opened.
    """

    index: ReadingIndex
    groups: tuple[tuple[str, Sequence[int]], ...]
    terms: PaneFilter = ()
    is_unfolded: bool = False

    @classmethod
    def of(cls, index: ReadingIndex, terms: PaneFilter = ()) -> "AgreementsListing":
        """Return the pane of a reading."""
        return cls(index, tuple(passing_agreements(index, terms).items()), terms)

    @property
    def titles(self) -> tuple[str, ...]:
        every, listed = len(self.index.reading.agreements), sum(len(places) for _, places in self.groups)
        if self.terms:
            return filtered_titles(self.index, "Agreements", self.terms, listed, every, "passages")
        return f"Agreements  {how_many(every, 'passage')}", f"Agreements  {every:,}"

    @property
    def heads(self) -> int:
        above, below = self._sizes
        return above + (1 + below * self.is_unfolded if below else 0)

    @property
    def _sizes(self) -> tuple[int, int]:
        """How many agreements are always listed, and how many stand below the row with their number: one does not."""
        sizes = [(status, len(places)) for status, places in self.groups]
        below = sum(size for status, size in sizes if status == _FOLDED and size > 1 and not self.terms)
        return sum(size for _, size in sizes) - below, below

    def is_fold(self, head: int) -> bool:
        above, below = self._sizes
        return below > 0 and head == above

    def unfolded(self, is_unfolded: bool) -> "AgreementsListing":
        return replace(self, is_unfolded=is_unfolded)

    @property
    def is_filtered(self) -> bool:
        return bool(self.terms)

    def children(self, head: int) -> int:
        return 0 if self.is_fold(head) else len(details(self._agreement(head)))

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        if self.is_fold(head):
            return (self._fold_line(),)
        found, text = self._agreement(head), self.index.text
        if child is not None:
            label, words = self._detail(found, child)
            return (RowLine((TextPart(label, "quiet"), TextPart(fit_name(words, width - _LABEL)))),)
        status = TextPart(f" {found.status}", "plain")
        room = width - len(status.words)
        # Titles are told apart by their ends, "8 memoranda of understanding" is known by its beginning.
        shorten = fit_name if found.titles else fit
        instrument = shorten(" ".join(session.agreement_words(found, text).split()), room)
        left = room - cell_len(instrument) - 2
        about = TextPart("  " + fit(self._about(found), left), "quiet") if left > 1 else TextPart("")
        return (RowLine((TextPart(instrument, "strong"), about), (status,)),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        if self.is_fold(head):
            return (self._fold_line(),)
        found = self._agreement(head)
        if child is not None:
            label, words = self._detail(found, child)
            return hanging((TextPart(label, "quiet"),), words, width)
        status = (TextPart(f" {found.status}", "plain"),)
        first = hanging((), session.agreement_words(found, self.index.text), width, "strong", status)
        about = self._about(found)
        return (*first, *(hanging((TextPart("  "),), about, width, "quiet") if about else ()))

    def _fold_line(self) -> RowLine:
        sign = "▾" if self.is_unfolded else "▸"
        return RowLine((TextPart(f"{sign} {self._sizes[1]:,} {_FOLDED}", "quiet"),))

    def _about(self, found: Agreement) -> str:
        subjects = "; ".join(session.agreement_subjects(found, self.index.text))
        return " · ".join(filter(None, (subjects, ", ".join(found.parties))))

    def _detail(self, found: Agreement, child: int) -> tuple[str, str]:
        label, span = details(found)[child]
        return f"  {label:<9} ", ", ".join(found.parties) if label == _PARTIES else span.of(self.index.text)

    def _agreement(self, head: int) -> Agreement:
        above, _ = self._sizes
        left = head - (head > above)
        for _, places in self.groups:
            if left < len(places):
                return self.index.reading.agreements[places[left]]
            left -= len(places)
        raise IndexError(head)

    def _row(self, at: int) -> int | None:
        """Return the head of the agreement that starts at an offset, or of those that it is folded with."""
        found, before = self.index.agreement(at), 0
        above, below = self._sizes
        for status, places in self.groups:
            if found and found.status == status:
                is_folded = below > 0 and status == _FOLDED
                if is_folded and not self.is_unfolded:
                    return above
                return before + is_folded + bisect_left(places, self.index.agreement_rank(at) or 0)
            before += len(places)
        return None

    def pick(self, head: int, child: int | None) -> PanePick:
        if self.is_fold(head):
            return PanePick(None, None)
        found = self._agreement(head)
        span = found.span if child is None else details(found)[child][1]
        return PanePick(PaneChoice("agreement", found.instrument.of(self.index.text), found.span.start), span)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return child is None and here.agreement is not None and head == self._row(here.agreement)

    def head_here(self, here: CursorContext) -> int | None:
        return None if here.agreement is None else self._row(here.agreement)

    def head_of(self, choice: PaneChoice) -> int | None:
        return self._row(choice.at) if choice.kind == "agreement" else None

    def name(self, head: int) -> str:
        return _FOLDED if self.is_fold(head) else str(self._agreement(head).span.start)


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
