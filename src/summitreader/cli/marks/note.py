"""`summitreader note`: writes notes on words of articles, and lists them."""

from argparse import ArgumentParser, Namespace

from summitreader.cli.marks.marking import MarkVerb, marked_arguments, text_given
from summitreader.model import Span


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    marked_arguments(parser, "NOTE", "what is written; - is standard input")


def run(arguments: Namespace) -> int:
    """Write the note on each passage that is meant, or list the notes; return the exit status."""
    from summitreader.session.library import NewMark

    verb, text = MarkVerb(arguments, "note", ["note"]), text_given(arguments)
    if text is not None and not text.strip():
        arguments.misuse("an empty note says nothing")
    return verb.run(None if text is None else NewMark("note", Span(0, 0), text))
