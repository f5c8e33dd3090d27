"""`summitreader explain`: every sentence with what was found in it, what the reader corrected, and why."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain_of_words, json_argument
from summitreader.cli.articles import NamedArticles, article_arguments, settle_articles


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--why-not", action="store_true", help="tell also why verbs of saying begin no statement")
    json_argument(parser)
    article_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the explanation of each article.

    Returns:
        The exit status: 1 if one could not be read, after all others.
    """
    if fault := settle_articles(arguments):
        arguments.misuse(fault)
    complain_of_words()
    articles, before = NamedArticles(arguments), ""
    for found in articles.whole():
        if arguments.json:
            print(session.json_of_explanation(found, refused=arguments.why_not))
            continue
        print(f"{before}{session.explain(found.reading, refused=arguments.why_not)}")
        before = f"{session.between('text')}\n"
    return articles.status
