"""What the signs beside the words mean, once for the screen and the docs. No Textual here."""

from typing import NamedTuple


class Sign(NamedTuple):
    """A sign as it is drawn, and what it means."""

    sign: str
    words: str


LEGEND: tuple[Sign, ...] = (
    Sign("▌", "in the text: the current sentence; in a pane: what n and N follow"),
    Sign("›", "in a pane: stands under the current sentence"),
    Sign("X", "a speaker's letter: a statement begins here"),
    Sign("│", "the statement goes on"),
    Sign("┆", "it is carried on without a verb of saying"),
    Sign("&", "several speak as one"),
    Sign("1 … 9", "before a speaker: the key that follows them"),
    Sign("15 · 66%", "statements, and the share of all statements"),
    Sign("“", "quoted, at least in part"),
    Sign("·", "told in the article's own words"),
    Sign("…", "carried on from the sentence before"),
    Sign("─━─", "where in the text a theme's passages lie"),
    Sign("▐", "at the right edge: passages of what is followed"),
    Sign("✎ # ⚑", "your note, tag, bookmark"),
    Sign("y g b p", "your highlight, by its colour"),
    Sign("●", "in the library: not opened yet"),
    Sign("✓", "in the library: selected, to be compared"),
    Sign("█▌", "in a track: passages, in eighths of a cell"),
    Sign("├─●─┤", "the share of articles in its interval of 95%"),
    Sign("[12]", "in the matrix: the cell that enter opens"),
)
"""The signs in the margin of the text, in the rows of the panes, and at the right edge."""
