"""`summitreader tag`: puts tags on words of articles, and lists them."""

from argparse import ArgumentParser, Namespace

from summitreader.cli.marks.marking import MarkVerb, marked_arguments, text_given
from summitreader.model import Span


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    marked_arguments(parser, "TAG", "one tag; a comma does not begin another")


def run(arguments: Namespace) -> int:
    """Put the tag on each passage that is meant, or list the tags; return the exit status."""
    from summitreader.session.library import NewMark

    verb, text = MarkVerb(arguments, "tag", ["tag"]), text_given(arguments)
    if text is not None and not text.strip():
        arguments.misuse("an empty tag says nothing")
    return verb.run(None if text is None else NewMark("tag", Span(0, 0), " ".join(text.split())))
