"""What the verbs that mark up articles share: where in which articles, and what was made, is there, or has gone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import json_argument, library_argument, private_argument
from summitreader.cli.articles import NamedArticles
from summitreader.cli.findings.listing import put_article
from summitreader.cli.findings.quotes import quote_arguments, wanted_quotes
from summitreader.cli.output.streams import tell
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.model import Mark, MarkKind, Span, Statement
    from summitreader.session.library import Library, NewMark

Place = tuple["Span", "list[Statement]"]
"""A passage, and the statements that share words with it."""


def marked_arguments(parser: ArgumentParser, text: str = "", about: str = "") -> None:
    """Declare which articles are marked up, and where; `text` is what is written on them, `about` what that is."""
    parser.set_defaults(misuse=parser.error, all=False, across=False)
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a file, an address, the key of a kept article; - is standard input (default: list those of the library)",
    )
    if text:
        parser.add_argument("text", nargs="?", metavar=text, help=f"{about} (default: list those of FILE)")
    parser.add_argument("--find", metavar="QUERY", help="in the place of FILE: all that a search of the library finds")
    parser.add_argument(
        "--on", action="append", default=[], metavar="WORDS", help="the words that are meant, as they stand in the text"
    )
    parser.add_argument(
        "--at", action="append", default=[], metavar="START-END", help="the same by offsets, as --json tells them"
    )
    quote_arguments(parser)
    parser.add_argument("--remove", metavar="UID", help="take off the one whose uid begins so")
    library_argument(parser)
    private_argument(parser)
    json_argument(parser, "for each article: what is listed, made or removed")


class MarkingVerb(NamedArticles):
    """A verb that marks up articles."""

    def __init__(self, arguments: Namespace, verb: str) -> None:
        if arguments.find is not None and arguments.file is not None:
            if getattr(arguments, "text", "") is not None:
                arguments.misuse("--find QUERY stands in the place of FILE: no FILE beside it")
            arguments.text, arguments.file = arguments.file, None
        super().__init__(arguments)
        arguments.files = [] if arguments.file is None else [arguments.file]
        self.verb = verb
        self.count = 0
        self._wanted = wanted_quotes(arguments)

    @property
    def names_articles(self) -> bool:
        """Whether articles are named, by FILE or by a search."""
        return bool(self.arguments.files) or self.arguments.find is not None

    @property
    def names_places(self) -> bool:
        """Whether passages are named, by words, offsets, a search or conditions."""
        return bool(self.arguments.on or self.arguments.at or self.arguments.find is not None or self._narrows)

    @property
    def _narrows(self) -> bool:
        return self._wanted != session.NO_NARROWING

    def places(self, source: session.TableSource) -> Iterator[Place]:
        """Yield the passages of an article that are meant.

        Raises:
            SummitReaderError: Words are not there, or more than once.
        """
        reading = source.reading
        named = [session.words_once_in(reading, words) for words in self.arguments.on]
        named += [session.offsets_in(reading, offsets) for offsets in self.arguments.at]
        for span in named:
            yield span, session.statements_in(reading, span)
        if not named and (self._narrows or self.arguments.find is not None):
            passes = session.narrowed(self._wanted)
            (found,) = session.rows_of([session.ArticleSource("", source)], "statements")
            for row, said in zip(found.rows, session.findings_of(source, "statements"), strict=True):
                if passes(source, row):
                    yield session.span_to_copy(reading, said), [said]  # type: ignore[arg-type, list-item]

    def end(self) -> None:
        """Say where nothing in any of the articles was as it was asked for."""
        if not self.count and not self.status:
            self.complain("nothing was found that is as it is asked for")

    def listed(self, keys: Callable[[Library], Iterable[str]]) -> Iterator[session.TableSource]:
        """Return the articles that are named; where none is, those of the library whose keys these are.

        Raises:
            LibraryFault: A library was named that is not there.
        """
        if self.names_articles:
            return self.whole()
        from summitreader.cli.keeping import library_there

        self.library = library_there(self.arguments)
        return self.kept([*keys(self.library)] if self.library.exists() else [])

    def kept(self, keys: Sequence[str]) -> Iterator[session.TableSource]:
        """Yield kept articles by their keys."""
        for found in session.sources_of_kept(self.library, session.whole_articles(keys)):
            self.tell(found.name, found.fault)
            if found.source is not None:
                yield found.source


class MarkVerb(MarkingVerb):
    """A verb of marks, of one kind or of all."""

    def __init__(self, arguments: Namespace, verb: str, kinds: Sequence[MarkKind]) -> None:
        super().__init__(arguments, verb)
        self._kinds = kinds

    def run(self, new: NewMark | None) -> int:
        """Make the mark on each passage that is meant; without one list what there is, or take one off.

        Returns:
            The exit status: 1 if something could not be marked, after all others.
        """
        if self.arguments.remove:
            self._remove(self.arguments.remove)
        elif new is None:
            self._list()
        elif not self.names_articles:
            self.arguments.misuse("say of what: FILE, the key of a kept article, or --find QUERY")
        else:
            for source in self.whole():
                self._mark(source, new)
            self.end()
        return self.status

    def _mark(self, source: session.TableSource, new: NewMark) -> None:
        from summitreader.session.library import mark_once

        try:
            places = [span for span, _ in self.places(source)]
            if not self.names_places:
                places = [session.first_sentence(source.reading)]
            made: dict[bool, list[Mark]] = {True: [], False: []}
            for span in places:
                mark, is_new = mark_once(self.library, source.reading, new._replace(span=span))
                made[is_new].append(mark)
        except SummitReaderError as fault:
            self.complain(str(fault))
            return
        self.count += len(places)
        for is_new, marks in made.items():
            if marks:
                self._put(source, marks, "made" if is_new else "kept")

    def _list(self) -> None:
        count = 0
        for source in self.listed(session.marked_articles):
            marks = [mark for mark in source.marks if mark.kind in self._kinds]
            count += len(marks)
            if marks or (self.arguments.files and self.arguments.json):
                self._put(source, marks, "listed")
        if not count and not self.status:
            tell(f"there are no {self.verb}s (to make one: summitreader help {self.verb})")

    def _remove(self, uid: str) -> None:
        from summitreader.session.library import all_marks, delete_mark

        known = [mark for mark in all_marks(self.library) if mark.kind in self._kinds] if self.library.exists() else []
        mark = session.called(known, uid, self.verb)
        for source in self.kept([mark.article]):
            placed = next((one for one in source.marks if one.uid == mark.uid), mark)
            delete_mark(self.library, mark)
            self._put(source, [placed], "removed")

    def _put(self, source: session.TableSource, marks: Sequence[Mark], done: session.Done) -> None:
        if self.arguments.json:
            print(session.json_of_marks(self.verb, source, marks, done))
        else:
            put_article(source, [session.listed_mark(mark, done) for mark in marks])


def text_given(arguments: Namespace) -> str | None:
    """Return what is to be written on the words; - is standard input, read to its end."""
    if arguments.text == session.STDIN:
        if arguments.file == session.STDIN:
            arguments.misuse("standard input is the article or what is written on it, not both")
        return sys.stdin.read().strip("\n")
    text: str | None = arguments.text
    return text
