"""`summitreader explain`: every sentence with what was found in it, and why."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain_of_words, queued


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a file or an address; - is standard input")
    parser.add_argument("--why-not", action="store_true", help="tell also why verbs of saying begin no statement")


def run(arguments: Namespace) -> int:
    """Print the explanation of the article, or of each where there are several."""
    complain_of_words()
    before = ""
    for line in queued(arguments.file):
        reading = session.parse(line.article or session.open_queued(line))
        explained = session.explain(reading, refused=arguments.why_not)
        print(f"{before}{explained}")
        before = f"{session.between('text')}\n"
    return 0
