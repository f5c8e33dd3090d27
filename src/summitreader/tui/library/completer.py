"""What is offered while a search of the library is typed: fields, and the values they have, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.tui.widgets.completion_line import CompletionLine

if TYPE_CHECKING:
    from summitreader.session.library import Completion
    from summitreader.tui.widgets.search_bar import SearchBar


class Completer:
    """Shows the ways to go on, and takes one after the other: the search line then says what the way says.

    `nothing` is said where there is no way to go on.
    """

    def __init__(self, nothing: str) -> None:
        self._nothing = nothing
        self._bar: SearchBar | None = None
        self._line: CompletionLine | None = None
        self._ways: tuple[Completion, ...] = ()
        self._taken = -1

    def begin(self, bar: SearchBar) -> tuple[CompletionLine]:
        """Return what is to stand above a search line in which something is now typed."""
        self._bar, self._ways, self._taken = bar, (), -1
        self._line = CompletionLine(self._nothing, id="completions")
        return (self._line,)

    def offer(self, words: str, ways: tuple[Completion, ...]) -> None:
        """Show how these words may go on; not while the reader goes through ways of before."""
        if self._is_taken(words):
            return
        self._ways, self._taken = ways, -1
        self._show()

    def take(self) -> None:
        """Take the next way to go on, or the first."""
        if self._ways and self._bar:
            self._taken = (self._taken + 1) % len(self._ways) if self._is_taken(self._bar.words) else 0
            self._show()
            self._bar.put(self._ways[self._taken].line)

    def _is_taken(self, words: str) -> bool:
        # A field alone is gone on from: its values come next.
        taken = self._ways[self._taken] if 0 <= self._taken < len(self._ways) else None
        return taken is not None and taken.line == words and not (words.endswith(":") and len(self._ways) == 1)

    def _show(self) -> None:
        if self._line is not None and self._line.is_attached:
            self._line.taken = self._taken
            self._line.ways = tuple(
                (one.shown, "" if one.passages is None else f"{one.passages:,}") for one in self._ways
            )
