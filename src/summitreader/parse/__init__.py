"""The parser: one call from an Article to a Reading, stage by stage.

`parse` is total and pure: any text gives a Reading; no I/O, clock, randomness or global state; linear time.
"""

from summitreader.model import Article, Reading


def parse(article: Article) -> Reading:
    """All that the rules find in an article. Never raises."""
    # Imported here: compiling the grammar must not delay a program that only shows the text.
    from summitreader.parse.segment import find_sentences

    sentences = find_sentences(article.text, article.blocks)
    return Reading(article, sentences)
