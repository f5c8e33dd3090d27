"""What other programs made, into the library: exports of libraries, coded projects, codebooks, annotations."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.importers.opened import ImportedMark, ImportedProject, ImportedText
from summitreader.importers.opening import kind_of_project, open_project
from summitreader.library import undo as _undo
from summitreader.library.anchors import anchor_of, find_anchor
from summitreader.library.keep import article as kept_article
from summitreader.library.keep import key_at
from summitreader.library.marks import marks_of, put_marks
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import new_uid, now
from summitreader.model import Anchor, Article, Mark, Span
from summitreader.session.library.doctor import counted, import_file
from summitreader.session.library.keeping import keep
from summitreader.session.opening import QueueItem, read_queued, visible
from summitreader.session.user_words import add_themes

__all__ = ["BroughtIn", "bring_in"]

_LONGEST = 20_000  # code points of a quote that is looked for with other white space
_BESIDE = 40


class BroughtIn(NamedTuple):
    """What came of an import: the sentence that says how much of what, and sentences on what did not come along."""

    told: str
    notes: tuple[str, ...] = ()


def bring_in(library: Library, file: Path, key: str = "") -> BroughtIn:
    """Add what a file of another library or program holds; what is there already stays as it is.

    Texts of a coded project are kept, with codes as tags and memos as notes; annotations become marks on the articles
    that they are about; the codes of a codebook become themes in the user's own words.

    Args:
        library: Where it goes.
        file: An export of a library, a coded project (.qdpx), a codebook (.qdc) or annotations (JSON-LD).
        key: The kept article that annotations are about, whatever they say.

    Raises:
        OSError: The file cannot be read.
        SummitReaderError: It is none of these, or something in it could not be saved.
    """
    kind = kind_of_project(file)
    if kind is None:
        if key:
            raise LibraryFault(f"nothing was imported: '{visible(str(file))}' holds no annotations of one article")
        new = import_file(library, file)
        return BroughtIn(counted({table: number for table, number in new.items() if number}) or "nothing new")
    project = open_project(file)
    if kind == "qdc":
        number = add_themes((code.path, code.about) for code in project.codes)
        return BroughtIn(_counted(number, "theme") if number else "nothing new", project.notes)
    return _brought(library, project, visible(file.name), key)


def _brought(library: Library, project: ImportedProject, name: str, key: str) -> BroughtIn:
    before = _undo.last_step(library) if library.exists() else 0
    notes, articles = [*project.notes], 0
    found: dict[str, tuple[Article, list[ImportedMark]]] = {}
    for text in project.texts:
        try:
            article, kept, is_new = _article_of(library, text, key)
        except SummitReaderError as fault:
            notes.append(str(fault))
            continue
        articles += is_new
        found.setdefault(kept, (article, []))[1].extend(text.marks)
    if articles > 1:
        _undo.join(library, before, f"keep {articles} articles")
    placed = [_placed(article, kept, mark) for kept, (article, marks) in found.items() for mark in marks]
    new = list(_new_marks(library, filter(None, placed)))
    if new:
        put_marks(library, new, f"import {_counted(len(new), 'mark')} from {name}")
    for number, where in (
        (sum(mark.span is None for mark in new), "nowhere in the text (they are listed without a place)"),
        (placed.count(None), "beyond its end (they are left out)"),
    ):
        notes += [f"{_counted(number, 'mark')} of {name} stand{'s' * (number == 1)} {where}"] if number else []
    parts = [_counted(number, what) for number, what in ((articles, "article"), (len(new), "mark")) if number]
    return BroughtIn(", ".join(parts) or "nothing new", tuple(notes))


def _article_of(library: Library, text: ImportedText, key: str) -> tuple[Article, str, bool]:
    """Return the kept article that a text is, its key, and whether it was kept only now.

    Raises:
        SummitReaderError: It could not be read, or there is none.
    """
    if text.article is not None:
        outcome = keep(library, read_queued(QueueItem(text.name, article=text.article)))
        return text.article, outcome.key, outcome.how in ("new", "version")
    there = library.exists()
    for known in (key, text.key, key_at(library, text.address) if there else None):
        if known and there and (article := kept_article(library, known)):
            return article, known, False
    what = f"{_counted(len(text.marks), 'mark')} on '{visible(text.address)}'"
    raise LibraryFault(f"left out: {what}, which is not kept (keep it first, or name --article KEY)")


def _new_marks(library: Library, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield those marks that their articles do not have yet."""
    known: dict[str, set[tuple[object, ...]]] = {}
    for mark in marks:
        if mark.article not in known:
            known[mark.article] = {_look(one) for one in marks_of(library, mark.article)}
        if _look(mark) not in known[mark.article]:
            known[mark.article].add(_look(mark))
            yield mark


def _look(mark: Mark) -> tuple[object, ...]:
    return mark.kind, mark.text, mark.colour, mark.span or mark.anchor.quote


def _placed(article: Article, key: str, mark: ImportedMark) -> Mark | None:
    """Return a mark where its words stand in an article, without a `span` where they are nowhere.

    None where it has a place beyond the end, and no words.
    """
    place, text = mark.place, article.text
    span: Span | None
    if isinstance(place, Anchor):
        found = find_anchor(text, place)
        span = found[0] if found else _in_other_spacing(text, place)
        anchor = anchor_of(text, span) if span else place
    else:
        span = place or (article.blocks[0].span if article.blocks else Span(0, len(text)))
        if span.end > len(text):
            return None
        anchor = anchor_of(text, span)
    return Mark(new_uid(), key, mark.kind, anchor, mark.text, mark.colour, mark.made or now(), span)


def _in_other_spacing(text: str, anchor: Anchor) -> Span | None:
    """Return where words stand that another program has with other white space, None where they are nowhere.

    Of several places, that which has the most in common with what stood beside the words.
    """
    words = anchor.quote.split()
    if not words or len(anchor.quote) > _LONGEST:
        return None
    places = [Span(*found.span()) for found in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    before, after = "".join(anchor.before.split())[::-1], "".join(anchor.after.split())

    def likeness(place: Span) -> tuple[int, int]:
        ours = "".join(text[max(0, place.start - _BESIDE) : place.start].split())[::-1]
        theirs = "".join(text[place.end : place.end + _BESIDE].split())
        return _shared(before, ours) + _shared(after, theirs), -abs(place.start - anchor.start)

    return max(places, key=likeness, default=None)


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
