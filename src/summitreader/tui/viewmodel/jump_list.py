"""Where the reader came from: back and forward between jumps, as in a browser. Pure."""

_KEPT = 100


class JumpList:
    """Places left behind, latest last, and those that going back left ahead."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []
        self._by = ""

    def left(self, at: int, by: str) -> None:
        """Note the place a jump leaves. A run of jumps by the same action counts as one, left where it began."""
        if by != self._by or not self._behind:
            self._behind = [*(place for place in self._behind if place != at), at][-_KEPT:]
        self._ahead.clear()
        self._by = by

    def back(self, now: int) -> int | None:
        """Return the place before the last jump, None if there was none."""
        return self._step(now, self._behind, self._ahead)

    def forward(self, now: int) -> int | None:
        """Return the place that the last step back left, None if there was none."""
        return self._step(now, self._ahead, self._behind)

    def _step(self, now: int, source: list[int], target: list[int]) -> int | None:
        self._by = ""
        if not source:
            return None
        target.append(now)
        return source.pop()
