"""`summitreader correct`: corrects what was found in an article, and tells what can be corrected."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain_of_words, json_argument, library_argument, private_argument
from summitreader.cli.articles import NamedArticles
from summitreader.cli.findings.listing import put_article
from summitreader.cli.output.streams import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitreader.model import Span
    from summitreader.session.library import ListedCorrection, NewCorrection


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error, all=False, find=None, across=False)
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a file, an address or the key of a kept article (default: list the corrections of the library)",
    )
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--on", metavar="WORDS", help="the words that it is about, as they stand in the text")
    place.add_argument("--at", metavar="START-END", help="the same by offsets, as --json tells them")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FACT=VALUE", help="what is right: statement.act=request"
    )
    parser.add_argument("--speaker", metavar="NAME", help="whose words they are: short for statement.speaker=NAME")
    parser.add_argument("--no", metavar="FINDING", help="there is no such statement, agreement, theme, speaker, event")
    parser.add_argument(
        "--add", nargs=2, metavar=("FINDING", "NAME"), help="statement SPEAKER, theme KEY or agreement STATUS"
    )
    parser.add_argument("--same", nargs=2, metavar=("NAME", "OTHER"), help="two speakers are one, called by the first")
    parser.add_argument("--of", metavar="NAME", default="", help="which speaker or theme, where there are several")
    parser.add_argument("--facts", action="store_true", help="tell what can be corrected, with what is there now")
    parser.add_argument("--remove", metavar="UID", help="take back the one whose uid begins so")
    library_argument(parser)
    private_argument(parser)
    json_argument(parser, "for each article: the corrections that are listed, made or taken back")


def run(arguments: Namespace) -> int:
    """Correct, or list the corrections; return the exit status."""
    complain_of_words()
    verb = _Correct(arguments)
    if arguments.speaker:
        arguments.set.insert(0, f"statement.speaker={arguments.speaker}")
    asks = bool(arguments.set or arguments.no or arguments.add or arguments.same)
    if not arguments.file and (asks or arguments.facts or arguments.on or arguments.at):
        arguments.misuse("say of what: FILE or the key of a kept article")
    if arguments.json and arguments.facts:
        arguments.misuse("--facts is for people: no --json beside it")
    if arguments.remove:
        verb.remove(arguments.remove)
    elif asks:
        verb.make()
    elif arguments.facts or arguments.on or arguments.at:
        verb.facts()
    else:
        verb.print_all()
    return verb.status


class _Correct(NamedArticles):
    """Corrections of articles."""

    def __init__(self, arguments: Namespace) -> None:
        super().__init__(arguments)
        arguments.files = [] if arguments.file is None else [arguments.file]

    def make(self) -> None:
        """Make the corrections that are asked for. Raises SummitReaderError."""
        from summitreader.session.library import correct_article, listed_corrections

        for source in self.whole():
            reading, before = source.reading, self._known(source.key)
            for new in self._asked(source):
                reading = correct_article(self.library, reading, source.reading, new)
            made = [one for one in listed_corrections(self.library, source.key) if one.correction.uid not in before]
            self._put(source, made, "made")

    def facts(self) -> None:
        """Print what can be corrected of the words that are named, of the event and of the article."""
        for source in self.whole():
            here, found = self._here(source), []
            for one in session.correctables(source.reading, here):
                name = session.name_of_correctable(one)
                words = f"{name}: {one.now or session.NOTHING}" if one.field else f"{one.label} (--no {name})"
                found.append(session.ListedFinding(one.group, words))
            put_article(source, found)

    def print_all(self) -> None:
        """Print the corrections of the article that is named, or of all."""
        from summitreader.session.library import corrected_articles, listed_corrections

        if self.arguments.files:
            sources = self.whole()
        else:
            keys = corrected_articles(self.library) if self.library.exists() else ()
            found = session.sources_of_kept(self.library, session.whole_articles(keys))
            sources = (one.source for one in found if one.source)
        count = 0
        for source in sources:
            known = listed_corrections(self.library, source.key) if self.library.exists() else ()
            count += len(known)
            self._put(source, known, "listed")
        if not count and not self.status:
            tell("there are no corrections (to make one: summitreader help correct)")

    def remove(self, uid: str) -> None:
        """Take a correction back."""
        from summitreader.session.library import delete_correction, listed_corrections

        known = listed_corrections(self.library, None) if self.library.exists() else ()
        correction = session.called([one.correction for one in known], uid, "correction")
        delete_correction(self.library, correction)
        for found in session.sources_of_kept(self.library, session.whole_articles([correction.article])):
            if found.source:
                self._put(found.source, [one for one in known if one.correction == correction], "removed")

    def _known(self, key: str) -> set[str]:
        from summitreader.session.library import corrections_of

        return {one.uid for one in corrections_of(self.library, key)} if self.library.exists() else set()

    def _asked(self, source: session.TableSource) -> list[NewCorrection]:
        """Return the corrections that are asked for. Raises SummitReaderError."""
        arguments, reading = self.arguments, source.reading
        here = self._here(source)
        found = session.correctables(reading, here)
        asked = []
        for fact in arguments.set:
            name, equals, value = fact.partition("=")
            if not equals:
                arguments.misuse(f"--set takes FACT=VALUE, not '{fact}' (the facts: --facts)")
            one = session.named_correctable(found, name.strip(), arguments.of)
            asked.append(session.set_typed(reading, one, value))
        if arguments.no:
            asked.append(session.rejected(session.named_correctable(found, arguments.no, arguments.of)))
        if arguments.add:
            finding, name = arguments.add
            if finding not in ("statement", "theme", "agreement"):
                arguments.misuse(f"--add takes statement, theme or agreement, not '{finding}'")
            if not arguments.on and not arguments.at:
                arguments.misuse("--add takes --on WORDS or --at START-END: where it stands")
            asked.append(session.added(finding, here, name, reading.themes))
        if arguments.same:
            asked.append(session.merged(*arguments.same))
        return asked

    def _here(self, source: session.TableSource) -> Span:
        if self.arguments.on:
            return session.words_once_in(source.reading, self.arguments.on)
        if self.arguments.at:
            return session.offsets_in(source.reading, self.arguments.at)
        return session.first_sentence(source.reading)

    def _put(self, source: session.TableSource, found: Sequence[ListedCorrection], done: session.Done) -> None:
        if self.arguments.json:
            print(session.json_of_corrections(source, found, done))
        elif found:
            put_article(source, [session.listed_correction(one, done) for one in found])
