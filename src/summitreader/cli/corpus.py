"""`summitreader corpus`: articles by the million, read into tables that other programs take."""

import re
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from summitreader import session
from summitreader.cli import complain, complain_of_words, json_argument
from summitreader.cli.output.streams import tell

_SHOWN_EVERY = 0.2  # seconds
_WIDTH = 79


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", required=True, metavar="DIR", help="the folder for tables and done-files")
    parser.add_argument(
        "--shard", type=_shard, default=(1, 1), metavar="I/N", help="do the I-th of N shards: each is another run's"
    )
    parser.add_argument(
        "--format", choices=session.CORPUS_FORMATS, default="jsonl", help="how tables are written (default: jsonl)"
    )
    parser.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one for each core)")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="the machines of a Dask scheduler do it")
    parser.add_argument(
        "--text-field",
        default="",
        metavar="NAME",
        help="the field or column with the text (default: text, content, body or another usual name)",
    )
    json_argument(parser, "for the whole run")
    parser.add_argument(
        "files", nargs="+", metavar="IN", help="files and folders: articles, JSON lines, CSV, WARC, quotation graphs"
    )


def run(arguments: Namespace) -> int:
    """Read the corpus, or the rest of it; say what was done.

    Returns:
        The exit status: 0 where all batches of the shard are done, but 1 if not one of its articles could be read.
    """
    complain_of_words()
    options = session.CorpusOptions(
        arguments.shard, arguments.format, arguments.jobs, arguments.scheduler, arguments.text_field
    )
    line, out = _Line(), Path(arguments.out)
    try:
        result = session.read_corpus(arguments.files, out, options, session.CorpusWatch(line.say, line.told))
    except KeyboardInterrupt:
        line.say("stopped; the same command goes on behind the batches that are done")
        raise
    finally:
        line.clear()
    if arguments.json:
        print(session.json_line("corpus", {"out": str(out), **result._asdict()}))
    tell(_said(result, session.visible(str(out)), arguments.shard))
    return int(result.counts["faults"] > 0 and not result.counts["articles"])


class _Line:
    """The line of progress on a terminal, and sentences above it."""

    def __init__(self) -> None:
        self._is_shown, self._next = sys.stderr.isatty(), 0.0

    def say(self, sentence: str) -> None:
        self.clear()
        complain(sentence)

    def told(self, progress: session.CorpusProgress) -> None:
        if self._is_shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _SHOWN_EVERY
            tell(f"\r{_progress_words(progress)[:_WIDTH]}".ljust(_WIDTH + 1), end="\r")

    def clear(self) -> None:
        if self._is_shown and self._next:
            tell("\r".ljust(_WIDTH + 1), end="\r")
            self._next = 0.0


def _progress_words(progress: session.CorpusProgress) -> str:
    """Return how far it is, how fast it goes, and how long it will take."""
    share = progress.bytes / progress.all_bytes if progress.all_bytes else 1.0
    done = round(share * 20)
    words = f"{'█' * done}{'░' * (20 - done)} {share:4.0%}  {progress.articles:,} articles"
    if progress.seconds < 1 or not progress.bytes:
        return words
    left = progress.seconds * (1 - share) / share
    return f"{words}, {progress.articles / progress.seconds:,.0f} a second, {_duration(left)} left"


def _duration(seconds: float) -> str:
    """Return a time in hours, minutes and seconds.

    >>> _duration(3725), _duration(59)
    ('1:02:05', '0:59')
    """
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:,}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _said(result: session.CorpusResult, out: str, shard: tuple[int, int]) -> str:
    """Return what a run has come to, for people."""
    counts = result.counts
    found = ", ".join(f"{counts[kind]:,} {kind}" for kind in session.CORPUS_KINDS)
    articles = f"{counts['articles']:,} article{'' if counts['articles'] == 1 else 's'}"
    words = f"'{out}' has {found} of {articles}"
    if shard[1] > 1:
        words = f"shard {shard[0]} of {shard[1]}: {words}"
    if counts["faults"]:
        words += f"; {counts['faults']:,} could not be read (named in '{out}/faults')"
    if counts["not_english"]:
        words += f"; {counts['not_english']:,} are not in English"
    return f"{words}." if result.is_whole else f"{words}; other shards are not done yet."


def _shard(written: str) -> tuple[int, int]:
    """Return which shard of how many is meant; raise ArgumentTypeError where it is none."""
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", written)
    if not found:
        raise ArgumentTypeError(f"'{written}' is no shard: write I/N, as 1/8")
    shard, shards = int(found[1]), int(found[2])
    if not 1 <= shard <= shards:
        raise ArgumentTypeError(f"there is no shard {shard} of {shards}: they are counted from 1 to {shards}")
    return shard, shards


def _jobs(written: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", written):
        raise ArgumentTypeError(f"'{written}' is no number of processes")
    return int(written)
