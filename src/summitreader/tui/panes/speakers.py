"""The speakers' pane: each voice with its mark, who it is, how much it says; opened, what it says in order."""

from dataclasses import dataclass
from typing import ClassVar

from summitreader.model import Span
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_INDENT = 4
_SIGNS = {"direct": "“", "mixed": "“", "indirect": "·", "implied": "…"}


@dataclass(frozen=True, slots=True)
class SpeakersListing:
    """Rows of the voices that speak."""

    index: ReadingIndex
    head_lines: ClassVar[int] = 2
    child_lines: ClassVar[int] = 2

    @property
    def title(self) -> str:
        return f"Speakers  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.index.voices)

    def children(self, head: int) -> int:
        return len(self.index.voices[head].statements)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        voice = self.index.voices[head]
        if child is not None:
            return self._statement(voice.statements[child], child, width)
        digit = str(head + 1) if head < 9 else " "
        share = f"{100 * voice.words / max(1, self.index.reported_words):.0f}%"
        figures = (TextPart(f" {len(voice.statements)}", "strong"), TextPart(f" · {share:>4}", "quiet"))
        name = voice.name or "not named"
        first = (
            TextPart(f"{digit} ", "quiet"),
            TextPart(f" {voice.mark.letter} ", f"voice-{voice.mark.colour}"),
            TextPart(f" {name}", "strong"),
        )
        return RowLine(first, figures), RowLine((TextPart(" " * 6 + self._who(head), "quiet"),))

    def _who(self, head: int) -> str:
        speaker = self.index.voices[head].speaker
        if speaker is None:
            return ""
        if speaker.kind == "joint" and speaker.members:
            return "together: " + ", ".join(speaker.members)
        role, country = speaker.role or "", speaker.country or ""
        return role if country in role else ", ".join(filter(None, (role, country)))

    def _statement(self, at: int, child: int, width: int) -> tuple[RowLine, ...]:
        statement = self.index.reading.statements[at]
        says = statement.says[0] if statement.says else Span(statement.start, statement.end)
        words = self.index.text[says.start : min(says.end, says.start + 4 * width)]
        act = (TextPart(f" {statement.act}", "quiet"),) if statement.act != "say" else ()
        first, second = wrapped(words, width - _INDENT - 3 - sum(len(part.words) for part in act), 2)
        number = TextPart(f"{child + 1:>{_INDENT}} ", "quiet")
        sign = TextPart(_SIGNS[statement.kind] + " ", "quiet")
        return RowLine((number, sign, TextPart(first)), act), RowLine((TextPart(" " * (_INDENT + 3)), TextPart(second)))

    def pick(self, head: int, child: int | None) -> PanePick:
        voice = self.index.voices[head]
        statement = self.index.reading.statements[voice.statements[child or 0]]
        return PanePick(PaneChoice("speaker", voice.name), Span(statement.start, statement.end))

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        voice = self.index.voices[head]
        return voice.name == here.speaker and (child is None or voice.statements[child] == here.statement)

    def head_here(self, here: CursorContext) -> int | None:
        return None if here.speaker is None else self.index.rank(here.speaker)

    def head_of(self, choice: PaneChoice) -> int | None:
        return self.index.rank(choice.name) if choice.kind == "speaker" else None

    def name(self, head: int) -> str:
        return self.index.voices[head].name
