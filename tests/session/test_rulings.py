"""What the reader says of passages of compared accounts, as the screen saves it."""

from pathlib import Path

import pytest

from summitreader import parse, session
from summitreader.comparison import Ruling
from summitreader.errors import LibraryFault
from summitreader.model import Span
from summitreader.session.library import Library, kept, undo

OURS = parse("President Ana Ruiz said that the ferry will sail again.")
THEIRS = parse("Prime Minister Bo Lind said that the boats go back to sea.")


def _ruling(same: bool) -> Ruling:
    one, other = (Span(text.index("the"), len(text) - 1) for text in (OURS.article.text, THEIRS.article.text))
    return Ruling((0, 1), (one, other), same)


def test_a_ruling_keeps_both_accounts_and_holds_for_the_next_comparison(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    assert session.rulings_of(library, [OURS, THEIRS]) == ()
    assert not library.exists()
    session.rule(library, [OURS, THEIRS], _ruling(False))
    assert all(kept(library, one.article.id) for one in (OURS, THEIRS))
    assert session.rulings_of(library, [OURS, THEIRS]) == (_ruling(False),)
    assert undo(library) == "that “the ferry will sail again” and “the boats go back to sea” are two matters"
    assert session.rulings_of(library, [OURS, THEIRS]) == ()


def test_one_text_on_both_sides_is_ruled_on_by_nobody(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    with pytest.raises(LibraryFault, match="both sides are the same text"):
        session.rule(library, [OURS, OURS], _ruling(True))
