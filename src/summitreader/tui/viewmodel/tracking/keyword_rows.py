"""Words in their context: who says them, and what stands before and behind them, the words in one column. Pure."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from summitreader.tracking import KeywordLine
from summitreader.tui.viewmodel.fitting import fit, fit_name
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.wrap import drawn

_DAY = 11
_SEVERAL = 2
_NARRATED = "–"


def keyword_line(line: KeywordLine, width: int) -> RowLine:
    """Return a line: the day where there is room, the speaker, the words with what is around them."""
    day = _DAY if width >= 70 else 0
    speaker = max(8, min(24, width // 5))
    room = width - day - speaker - 1
    # Of a theme the passage itself is the match: it begins where the context would.
    before_room = min(room * 2 // 5, 60) if line.words else 0
    before = _end_of(_flat(line.before), before_room)
    name = fit_name(speaker_words(line.speaker, line.sides) or _NARRATED, speaker)
    parts = [
        *([TextPart(f"{line.day or 'no date':<{_DAY}}", "quiet")] if day else []),
        TextPart(name + " " * (speaker + 1 - cell_len(name)), "strong" if line.speaker else "quiet"),
        TextPart(" " * (before_room - cell_len(before)) + before),
    ]
    left = room - before_room
    match = fit(_flat(line.match), left)
    after = fit(_flat(line.after), left - cell_len(match)) if line.words else ""
    return RowLine((*parts, TextPart(match, "hit" if line.words else ""), TextPart(after)))


def keyword_words(line: KeywordLine) -> str:
    """Return all of a line, and where it stands, as words."""
    source = ", ".join(filter(None, (line.title, line.outlet, line.day or "no date")))
    how = " ".join(filter(None, (line.voice, f"“{line.cue}”" if line.cue else "", line.firmness)))
    who = speaker_words(line.speaker, line.sides) or "The article itself"
    return f"{who} ({how}): {_flat(line.before)}{_flat(line.match)}{_flat(line.after)} — {source}"


def speaker_words(speaker: str, sides: Sequence[str]) -> str:
    """Return how a voice is called: by its name, or by its sides where several speak as one under no name of theirs.

    >>> speaker_words("both sides", ("China", "India")), speaker_words("G7 Leaders", ("Italy", "Japan"))
    ('& China, India', 'G7 Leaders')
    """
    return speaker if speaker[:1].isupper() or len(sides) < _SEVERAL else f"& {', '.join(sides)}"


def _flat(words: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in words)


def _end_of(words: str, room: int) -> str:
    """Return the end of some words in so many cells, an ellipsis where they were cut."""
    words = drawn(words)
    if cell_len(words) <= room:
        return words
    if room <= 0:
        return ""
    backward = set_cell_size(words[::-1], room - 1)[::-1]
    return "…" + backward
