"""What the reader makes of the article before them: marks, corrections and clippings, each of which keeps it first."""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.errors import LibraryFault
from summitreader.library.marks import delete_mark, marks_of, new_mark, put_mark
from summitreader.library.shelf import kept
from summitreader.library.storage.file import Library
from summitreader.model import Article, Colour, CorrectionKind, FindingKind, Mark, MarkKind, Reading, Span, Statement
from summitreader.session.library.clipping import Clipped, clip_words
from summitreader.session.library.correcting import correct, new_correction
from summitreader.session.library.keeping import keep
from summitreader.session.opening import parse
from summitreader.session.summary import Summary, summarize_again

__all__ = [
    "NewCorrection",
    "NewMark",
    "clip_article",
    "correct_article",
    "correct_shown",
    "keep_first",
    "mark_article",
    "mark_once",
    "unmark_article",
]


_LONGEST = 500  # code points of a name, a title, an office


class NewMark(NamedTuple):
    """A mark to be made: its kind, the words it is put on, what it says, and the colour of a highlight."""

    kind: MarkKind
    span: Span
    text: str = ""
    colour: Colour | None = None


class NewCorrection(NamedTuple):
    """A correction to be made: see `library.corrections.new_correction`."""

    kind: CorrectionKind
    finding: FindingKind
    span: Span | None
    name: str = ""
    other: str = ""
    field: str = ""
    words: tuple[Span, ...] = ()


def mark_article(library: Library, article: Article, whole: Reading | None, mark: NewMark) -> tuple[Mark, ...]:
    """Put a mark on an article.

    Args:
        library: where both are kept.
        article: what the mark is put on.
        whole: all that was found in it, None while that is not known.
        mark: what is to be made.

    Returns:
        All marks of the article.
    """
    keep_first(library, article, whole)
    put_mark(library, new_mark(article, mark.kind, mark.span, mark.text, mark.colour))
    return tuple(marks_of(library, article.id))


def mark_once(library: Library, reading: Reading, mark: NewMark) -> tuple[Mark, bool]:
    """Put a mark on an article unless the same is there.

    Args:
        library: where both are kept.
        reading: the article and what was found in it.
        mark: what is to be made.

    Returns:
        The mark, and whether it is new.
    """
    article = reading.article
    known = marks_of(library, article.id) if library.exists() else ()
    for one in known:
        if (one.kind, one.span, one.text, one.colour) == (mark.kind, mark.span, mark.text, mark.colour):
            return one, False
    before = {one.uid for one in known}
    new = next(one for one in mark_article(library, article, reading, mark) if one.uid not in before)
    return new, True


def unmark_article(library: Library, mark: Mark, article: str) -> tuple[Mark, ...]:
    """Delete a mark, and return those that the article of that key still has."""
    delete_mark(library, mark)
    return tuple(marks_of(library, article))


def correct_article(library: Library, reading: Reading, whole: Reading | None, new: NewCorrection) -> Reading:
    """Correct what was found in an article.

    Args:
        library: where it is kept.
        reading: what is shown of the article.
        whole: all that was found in it, None while that is not known.
        new: what is to be corrected.

    Returns:
        The reading with the correction.

    Raises:
        LibraryFault: It has no place in the article, says too much, or could not be saved.
    """
    if (length := max(map(len, (new.name, new.other)))) > _LONGEST:
        raise LibraryFault(f"nothing was corrected: {length:,} characters are no name (at most {_LONGEST})")
    keep_first(library, reading.article, whole)
    return correct(library, reading, new_correction(reading.article, *new))


def correct_shown(library: Library, whole: Reading | None, new: NewCorrection, found: Summary) -> Summary:
    """Do what `correct_article` does to what is shown, and look up again what is another now."""
    return summarize_again(correct_article(library, found.reading, whole, new), found)


def clip_article(
    library: Library, reading: Reading, whole: Reading | None, span: Span, said: Sequence[Statement]
) -> Clipped:
    """Put words of an article among the clippings.

    Args:
        library: where both are kept.
        reading: what is shown of the article.
        whole: all that was found in it, None while that is not known.
        span: the words.
        said: the statements that they are of.

    Returns:
        What became of them, and how many clippings there are by now.
    """
    keep_first(library, reading.article, whole)
    return clip_words(library, reading, span, said)


def keep_first(library: Library, article: Article, whole: Reading | None) -> None:
    """Keep an article unless it is kept: what is made of it has to stand on something."""
    if kept(library, article.id) is None:
        # What is corrected is none of what the parser found.
        keep(library, whole if whole and not whole.corrected else parse(article))
