"""Invented accounts of one meeting, with a comparison of them made by hand: every kind of difference once.

Its rules are none of the program's, which may find otherwise without a change to what the screen shows of these.
"""

from dataclasses import replace

from summitreader import session
from summitreader.comparison import (
    Account,
    BlockStatus,
    ComparedSide,
    Comparison,
    CrossReport,
    Difference,
    Link,
    Point,
    SharedAgreement,
    Tone,
    VersionBlock,
)
from summitreader.model import Article, Block, Span

NORTH = (
    "Call with Prime Minister Wen\n\n"
    "President Ada Berg spoke with Prime Minister Li Wen on Friday. She said that fifteen documents on trade were "
    "signed.\n\n"
    "Berg would like to express hope that the ferry line opens. She raised ransomware attacks by criminal gangs. She "
    "called for a museum of herring.\n\n"
    "The two leaders agreed to meet again. The talks were candid."
)
SOUTH = (
    "Conversation with President Berg\n\n"
    "Prime Minister Li Wen had a conversation with President Ada Berg. Fourteen documents on trade were signed.\n\n"
    "The ferry line will be put in place. Information security was discussed, and the regime was blamed. President "
    "Berg strongly supported the fishing rights of the south.\n\n"
    "Wen proposed another meeting. The talks were constructive."
)
OLDER = "Ministers met in Norhaven.\n\nWe hope to build a bridge.\n\nWe will study the tides.\n\nWe thank our hosts."
NEWER = "Ministers met in Norhaven.\n\nWe will build a long bridge.\n\nWe thank our hosts.\n\nWe agreed on herring."


def span(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str, title: str, publisher: str = "", published: str = "2026-05-01") -> Article:
    """A text whose blocks are its paragraphs, the first a title."""
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        blocks.append(Block(Span(at, at + len(part)), "paragraph" if number else "title"))
        at += len(part) + 2
    return Article(text, tuple(blocks), title=title, publisher=publisher, published=published)


ARTICLES = (
    article(NORTH, "Call with Prime Minister Wen", "Office of the North"),
    article(SOUTH, "Conversation with President Berg", "Office of the South"),
)
VERSIONS = (article(OLDER, "Statement of 2024"), article(NEWER, "Statement of 2025"))


def side(one: Article, leader: str = "") -> ComparedSide:
    """A side with all that the parser finds in its account."""
    reading = session.parse(one)
    return ComparedSide(
        reading, "", one.shown_title, one.publisher or "", "2026-05-01", "", (leader,) if leader else ()
    )


def _told(text: str, *passages: str, joint: bool = False, speaker: str = "") -> Account:
    return Account(tuple(span(text, words) for words in passages), (speaker,) if speaker else (), joint)


def _north(*passages: str, joint: bool = False, speaker: str = "Ada Berg") -> Account:
    return _told(NORTH, *passages, joint=joint, speaker=speaker)


def _south(*passages: str, joint: bool = False, speaker: str = "Li Wen") -> Account:
    return _told(SOUTH, *passages, joint=joint, speaker=speaker)


FERRY = "Berg would like to express hope that the ferry line opens."
PUT_IN_PLACE = "The ferry line will be put in place."
HOPE = "would like to express hope"
MUSEUM = "She called for a museum of herring."
FISHING = "President Berg strongly supported the fishing rights of the south."
_GANGS = "She raised ransomware attacks by criminal gangs."
_REGIME = "Information security was discussed, and the regime was blamed."
_FIFTEEN = "She said that fifteen documents on trade were signed."
_FOURTEEN = "Fourteen documents on trade were signed."
_AGREED, _PROPOSED = "The two leaders agreed to meet again.", "Wen proposed another meeting."


def accounts() -> Comparison:
    """The comparison of the two accounts."""
    both = (0, 1)
    ferry = (span(NORTH, FERRY), span(SOUTH, PUT_IN_PLACE))
    return Comparison(
        (side(ARTICLES[0], "Ada Berg"), side(ARTICLES[1], "Li Wen")),
        points=(
            Point("fishing", (None, _south(FISHING)), "told_by_one"),
            Point("culture", (_north(MUSEUM), None), "told_by_one"),
            Point("transport", (_north(FERRY), _south(PUT_IN_PLACE)), "told_by_both"),
            Point("digital_cyber", (_north(_GANGS), _south(_REGIME)), "told_by_both"),
            Point("trade", (_north(_FIFTEEN), _south(_FOURTEEN)), "told_by_both"),
            Point("", (_north(_AGREED, joint=True), _south(_PROPOSED)), "told_by_both"),
        ),
        links=(
            Link(both, ferry, 0.5, "words_of_both", ((span(NORTH, "ferry line"), span(SOUTH, "ferry line")),)),
            Link(both, (span(NORTH, _GANGS), span(SOUTH, _REGIME)), 0.4, "terms_of_both"),
        ),
        agreements=(
            SharedAgreement(
                ((span(NORTH, "fifteen documents"),), (span(SOUTH, "Fourteen documents"),)), (15, 14), "same", "count"
            ),
        ),
        reports=(CrossReport(1, 0, "Ada Berg", span(SOUTH, FISHING), (), "told_of_leader"),),
        differences=(
            Difference(both, (span(NORTH, "ransomware"), span(SOUTH, "Information security")), "term", "terms"),
            Difference(both, (span(NORTH, "criminal gangs"), span(SOUTH, "the regime")), "agency", "agents"),
            Difference(
                both,
                (span(NORTH, "would like to express hope"), span(SOUTH, "will be put")),
                "commitment",
                "firmness",
                1,
            ),
            Difference(both, (span(NORTH, "fifteen"), span(SOUTH, "Fourteen")), "number", "numbers"),
        ),
        tones=(Tone(0, span(NORTH, "candid"), "candid"), Tone(1, span(SOUTH, "constructive"), "constructive")),
    )


def three_accounts() -> Comparison:
    """The comparison with the account of a third side, which tells three matters as the second does."""
    found = accounts()
    told = ("transport", "trade", "digital_cyber")
    points = tuple(
        replace(point, accounts=(*point.accounts, point.accounts[1] if point.theme in told else None))
        for point in found.points
    )
    host = article(SOUTH, "Talks end in Norhaven", "Harbour Post")
    return replace(found, sides=(*found.sides, side(host)), points=points, agreements=())


def versions() -> Comparison:
    """The comparison of the two versions: one block kept, one reworded, one moved, one new, one dropped."""

    def block(old: str, new: str, status: BlockStatus, moved: bool = False) -> VersionBlock:
        spans = ((span(OLDER, old),) if old else (), (span(NEWER, new),) if new else ())
        return VersionBlock(spans, status, moved, "words_of_both")

    same, thanks = "Ministers met in Norhaven.", "We thank our hosts."
    return Comparison(
        (side(VERSIONS[0]), side(VERSIONS[1])),
        versions=(
            block(same, same, "kept"),
            replace(
                block("We hope to build a bridge.", "We will build a long bridge.", "reworded"),
                changes=((span(OLDER, "hope to"), span(NEWER, "will")), (Span(46, 46), span(NEWER, "long"))),
            ),
            block("We will study the tides.", "", "dropped"),
            block(thanks, thanks, "kept", moved=True),
            block("", "We agreed on herring.", "new"),
        ),
    )


def long_accounts() -> Comparison:
    """A comparison of two texts of eighty matters each, every fourth of which one side alone tells."""
    said = "The leaders of both countries spoke of matter {0}, of its cost and of the {0} years that it will take."
    texts = ["\n\n".join(said.format(number) for number in range(80))] * 2
    articles = [article(text, f"Talks as {name} tells them", name) for text, name in zip(texts, "ab", strict=True)]
    points, differences = [], []
    for number in range(80):
        passage = _told(texts[0], said.format(number))
        alone = number % 4 == 0
        points.append(Point("trade", (passage, None if alone else passage), "told_by_one" if alone else "told_by_both"))
        if number % 4 == 1:
            words = span(texts[0], f"of matter {number}")
            differences.append(Difference((0, 1), (words, words), "term", "terms"))
    return Comparison(tuple(map(side, articles)), tuple(points), differences=tuple(differences))
