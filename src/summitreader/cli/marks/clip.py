"""`summitreader clip`: puts quotes among the clippings, prints the clippings and takes them out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli.findings.listing import put_article
from summitreader.cli.marks.marking import MarkingVerb, marked_arguments
from summitreader.cli.output.streams import tell
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitreader.model import Clipping

_NONE = "there are no clippings (to make one: summitreader help clip)"


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--note", metavar="NOTE", default="", help="your note beside the quotes")
    parser.add_argument("--form", choices=session.CLIPPING_FORMS, help="print all clippings in this form, with sources")
    marked_arguments(parser)


def run(arguments: Namespace) -> int:
    """Clip each passage that is meant, or print the clippings; return the exit status."""
    verb = _Clip(arguments, "clip")
    if arguments.form and (arguments.json or verb.names_articles):
        arguments.misuse("--form prints all clippings: no FILE, --find or --json beside it")
    if arguments.remove:
        verb.remove(arguments.remove)
    elif arguments.form:
        _print_all(verb, arguments)
    elif verb.names_places:
        verb.make()
    else:
        verb.print_all()
    return verb.status


def _print_all(verb: MarkingVerb, arguments: Namespace) -> None:
    from summitreader.session.library import write_clippings

    if text := write_clippings(verb.library, arguments.form) if verb.library.exists() else "":
        print(text)
    else:
        tell(_NONE)


class _Clip(MarkingVerb):
    """Quotes for the clippings."""

    def make(self) -> None:
        """Put the passages that are meant among the clippings."""
        if not self.names_articles:
            self.arguments.misuse("say of what: FILE, the key of a kept article, or --find QUERY")
        for source in self.whole():
            try:
                self._clip(source)
            except SummitReaderError as fault:
                self.complain(str(fault))
        self.end()

    def _clip(self, source: session.TableSource) -> None:
        from summitreader.session.library import clip_article, note_clipping

        made: dict[bool, list[tuple[int, Clipping]]] = {True: [], False: []}
        for span, said in self.places(source):
            clipped = clip_article(self.library, source.reading, source.reading, span, said)
            clipping = clipped.clipping
            if self.arguments.note:
                clipping = note_clipping(self.library, clipping, self.arguments.note)
            made[not clipped.was_there].append((clipped.number, clipping))
            self.count += 1
        for is_new, clippings in made.items():
            if clippings:
                self._put(source, clippings, "made" if is_new else "kept")

    def print_all(self) -> None:
        """Print the clippings, of the articles that are named or of all."""
        count = 0
        for source in self.listed(session.clipped_articles):
            count += len(source.clippings)
            if source.clippings or (self.arguments.files and self.arguments.json):
                self._put(source, source.clippings, "listed")
        if not count and not self.status:
            tell(_NONE)

    def remove(self, uid: str) -> None:
        """Take a quote out."""
        from summitreader.session.library import clippings, drop_clipping

        known = clippings(self.library) if self.library.exists() else ()
        clipping = session.called(known, uid, "clipping")
        sources = [*self.kept([clipping.article])]
        drop_clipping(self.library, clipping)
        for source in sources:
            self._put(source, [one for one in source.clippings if one[1].uid == clipping.uid], "removed")

    def _put(self, source: session.TableSource, clipped: Sequence[tuple[int, Clipping]], done: session.Done) -> None:
        if self.arguments.json:
            print(session.json_of_clippings(source, clipped, done))
        else:
            put_article(source, [session.listed_clipping(number, clipping, done) for number, clipping in clipped])
