"""`summitreader [FILE ...]`: opens the reader, or prints the reading where there is no terminal to open it on."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import (
    complain,
    complain_of_words,
    is_piped_in,
    library_argument,
    private_argument,
    queued,
    title_of,
)
from summitreader.cli.output.streams import tell
from summitreader.cli.output.terminal import why_plain
from summitreader.errors import ImportFailed, LibraryFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitreader.model import Article, KeptArticle, Reading
    from summitreader.session import PipeProcess, QueueItem, Settings
    from summitreader.tui.startup.first_words import Preview
    from summitreader.tui.terminal.guard import TerminalGuard
    from summitreader.tui.work.library_worker import LibraryWorker
    from summitreader.tui.work.prefetch import Prefetch


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="articles to read: files, folders, addresses; - is standard input "
        "(default: what is piped in, else what is kept in the library, else the bundled article)",
    )
    parser.add_argument(
        "--theme", metavar="NAME", help="dark, light, ansi (the terminal's own colours) or another name"
    )
    parser.add_argument(
        "--keymap", metavar="NAME", choices=session.KEYMAPS, help="default, or the keys of vim, less or emacs"
    )
    private_argument(parser)
    parser.add_argument("--keep", action="store_true", help="keep what is opened in the library")
    library_argument(parser)
    parser.add_argument("--plain", action="store_true", help="print findings and text, as when there is no terminal")


def run(arguments: Namespace) -> int:
    """Read standard input where asked to, then open the reader or print."""
    if arguments.library:
        _check_library(arguments)
    if arguments.plain or not sys.stdout.isatty():
        return _read(arguments, None)
    if reason := why_plain(os.environ):
        complain(reason)
        return _read(arguments, None)
    from summitreader.tui.terminal.guard import TerminalGuard

    guard = TerminalGuard()
    guard.watch()
    try:
        return _read(arguments, guard)
    finally:
        guard.give_back()


def _check_library(arguments: Namespace) -> None:
    """Raise LibraryFault for a library that is named and not there, unless an article that is named can begin it.

    Who reads an article reads on whatever its library is like: that is said when something is to be saved.
    """
    from summitreader.cli.keeping import library_of, library_there

    if not arguments.files and not is_piped_in():
        library_there(arguments)
    elif arguments.keep:
        library_of(arguments)


def _read(arguments: Namespace, guard: TerminalGuard | None) -> int:
    """Open the reader on a terminal that is guarded, or print."""
    if guard and not arguments.files and sys.stdin.isatty():
        settings = _settings(arguments)
        if _file(arguments, settings).exists():
            library, page = _shelf(arguments, settings)
            if page:
                # As for an article (see `_open`).
                gc.disable()
                from summitreader.tui.app import run as open_reader

                guard.take()
                return open_reader((), settings, None, library, page)
    # What reads a page is waited for first: a quarter of its first words' time is won by starting it before the parser.
    if guard and arguments.files:
        session.expect(arguments.files[0])
    # Before all else: with the grammar loaded beside all that follows, findings are there when Textual is.
    parser = session.start_parser(copy=True) if guard else None
    try:
        names = arguments.files or [session.STDIN if is_piped_in() else str(session.seed())]
        session.expect(names[0])
        queue, faults = _queue(names, arguments.allow_private)
        if not guard or not parser or not _keys_from_terminal():
            return _print(queue, faults, arguments)
        return _open(queue, guard, arguments, faults, parser)
    finally:
        if parser:
            parser.stop()


def _queue(names: list[str], allow_private: bool) -> tuple[tuple[QueueItem, ...], tuple[str, ...]]:
    """Return what to open, and what is wrong with the names that stand for nothing.

    Raises:
        ImportFailed: If all do.
    """
    queue: list[QueueItem] = []
    faults: list[str] = []
    for name in names:
        try:
            queue.extend(queued(name, allow_private))
        except ImportFailed as fault:
            faults.append(str(fault))
    if not queue:
        raise ImportFailed("\n".join(faults) or "there is nothing to read")
    return tuple(queue), tuple(faults)


def _open(
    queue: tuple[QueueItem, ...],
    guard: TerminalGuard,
    arguments: Namespace,
    faults: tuple[str, ...],
    parser: PipeProcess,
) -> int:
    """Open the reader, on the screen of which the first words and panes stand before Textual is loaded."""
    from summitreader.tui.startup.first_words import Preview

    settings = _settings(arguments)
    is_seed = not arguments.files and queue[0].name == str(session.seed())
    settings = replace(settings, tour=is_seed and session.is_first_run(settings.folders))
    preview = Preview(settings, guard)
    try:
        queue, prefetch = _previewed(queue, preview, parser)
        from summitreader.tui.work.library_worker import LibraryWorker

        library = LibraryWorker(_file(arguments, settings), arguments.keep or settings.keep)
    finally:
        preview.leave()
    # Imported here: every other command must start without Textual.
    from summitreader.tui.app import run as open_reader

    guard.take()
    return open_reader(queue, settings, prefetch, library, faults=faults, before_start=preview.let_echo)


def open_comparison(accounts: Sequence[Reading | Article], arguments: Namespace) -> int:
    """Open the reader on a comparison of accounts."""
    from summitreader.tui.terminal.guard import TerminalGuard

    guard = TerminalGuard()
    guard.watch()
    # Started first: its grammar is loaded while Textual is imported here.
    comparing = session.ComparingProcess(accounts, arguments.versions)
    try:
        settings = _settings(arguments)
        # As for an article (see `_previewed`).
        gc.disable()
        from summitreader.tui.app import run as open_reader
        from summitreader.tui.work.library_worker import LibraryWorker

        guard.take()
        library = LibraryWorker(_file(arguments, settings), settings.keep)
        return open_reader((), settings, None, library, comparing=comparing)
    finally:
        comparing.stop()
        guard.give_back()


def _previewed(
    queue: tuple[QueueItem, ...], preview: Preview, parser: PipeProcess
) -> tuple[tuple[QueueItem, ...], Prefetch]:
    """Return the queue with its first article, if that can be read, and what looks for findings in it.

    Raises:
        ImportFailed: If it cannot be read and is the only one; among several, the reader says so and shows the others.
    """
    preview.show(queue[0].article or session.beginning(queue[0]))
    # The article is read while Textual is being imported: together they take as long as the longer of the two. Its
    # first words are shown as soon as it is there: a web page's at 1.5 of the empty app's time instead of 2.9.
    article = session.open_soon(queue[0], preview.show)
    # All that importing Textual makes stays: the collector would look through it in vain, for 10 ms.
    gc.disable()
    from summitreader.tui.work.prefetch import Prefetch

    prefetch = Prefetch(session.ParserProcess(parser), article, preview.fill)
    import_module("summitreader.tui.app")
    try:
        return (replace(queue[0], article=article()), *queue[1:]), prefetch
    except ImportFailed:
        if len(queue) == 1:
            raise
    return queue, prefetch


def _settings(arguments: Namespace) -> Settings:
    from summitreader.tui.terminal.abilities import tell_textual, with_theme

    settings = replace(session.load_settings(), allow_private=arguments.allow_private)
    # A comparison is opened by another command, which has no such option.
    settings = replace(settings, keymap=getattr(arguments, "keymap", None) or settings.keymap)
    tell_textual(os.environ)
    return with_theme(settings, os.environ, arguments.theme)


def library_file(arguments: Namespace) -> Path:
    """Return the file of the library that is named, or of the user's own."""
    return _file(arguments, session.load_settings())


def _file(arguments: Namespace, settings: Settings) -> Path:
    return Path(arguments.library) if arguments.library else settings.folders.data / "library.db"


def _shelf(arguments: Namespace, settings: Settings) -> tuple[LibraryWorker, tuple[KeptArticle, ...]]:
    """Return the library there is, and the top of its shelf.

    Raises:
        LibraryFault: If it cannot be read.
    """
    from summitreader.session.library import first_page
    from summitreader.tui.work.library_worker import LibraryWorker

    file = _file(arguments, settings)
    library, page = first_page(file)
    return LibraryWorker(file, arguments.keep or settings.keep, library), page


def _keys_from_terminal() -> bool:
    """Put the terminal in the place of a standard input that was a pipe; False where there is no terminal at all."""
    if sys.stdin.isatty():
        return True
    try:
        terminal = os.open(os.ctermid() if hasattr(os, "ctermid") else "CON", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


def _print(queue: tuple[QueueItem, ...], faults: tuple[str, ...], arguments: Namespace) -> int:
    """Print every reading as plain text; keep the article, where that is asked for.

    Returns:
        The exit status: 1 if one could not be read, or there are `faults` already.
    """
    complain_of_words()
    for fault in faults:
        complain(fault)
    status, before = 1 if faults else 0, ""
    keeps = arguments.keep or session.load_settings().keep
    for line in queue:
        try:
            reading = session.read_queued(line)
            text = session.print_findings(reading, title_of(line))
        except ImportFailed as error:
            complain(str(error))
            status = 1
            continue
        if before:
            print(before)
        before = session.between("text")
        print(text)
        if keeps and not _keep(reading, arguments):
            status = 1
    return status


def _keep(reading: Reading, arguments: Namespace) -> bool:
    """Keep an article, and say what became of it; return whether it is in the library."""
    from summitreader.cli.keeping import library_of
    from summitreader.session.library import keep

    library = library_of(arguments)
    try:
        kept = keep(library, reading)
    except LibraryFault as fault:
        complain(str(fault))
        return False
    said = {"new": "kept", "version": "kept as a newer version of a page", "kept": "kept before"}
    how, where = said.get(kept.how, "back from the bin"), session.visible(str(library.path))
    tell(f"{kept.key}  {how}, in {where}: {session.visible(reading.article.shown_title)}")
    return True
