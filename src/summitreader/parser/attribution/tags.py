"""The shape of a sentence: one letter a word, so that the grammar can be written as short patterns over letters.

    He   told reporters on Monday that talks  go on , adding that ...
    P    V    l         I  d      T    l      l  I  , J      T

The letters: P he, they; Y it, you; M him, them; X we've; D the, his, two; N a capital; # a number; l any other word;
E -ed; G -ing; F other past forms; R adverb; d Monday, today; A is, has, will, not; T that; W who, which; w what, how;
C and, but; c while, because; I in, of, on; t to; ' possessive; V v J K a reporting verb (said, say, saying, spoken);
n a reporting verb or a noun (reports); a clear, confident;
@ according; Q a whole quotation; punctuation stands for itself, - for any dash, * for any other sign.
"""

from dataclasses import dataclass, field
from functools import cache

from summitreader.model import Span
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs
from summitreader.parser.text.date_words import MONTHS
from summitreader.parser.text.lazy_regex import regex

_TITLES = r"A(?:dm)|C(?:apt|mdr|ol)|Dr|G(?:en|ov)|Hon|Jr|Lt|M(?:rs?|s|aj)|No|Prof|Re[pv]|S(?:en|gt|r|t)|[A-Z]"
# Plain words first: they are nearly all there is.
_TOKEN = regex(
    rf"[a-z]+(?![\w.'’–-])|[DRI]-[A-Z][a-z]{{2,5}}\.|,\s(?:Jr|Sr)\b\.?|(?:[A-Za-z]\.){{2,}}(?:[-–]\w+)*|(?:{_TITLES})\."
    r"|\d+(?:[.,]\d+)*(?:[-–][A-Za-z]\w*)*|--+|\w+(?:(?:[-–]|\.(?=[a-z])|['’](?!s\b))\w+)*|['’]s?\b|\S"
)

_WORDS = {
    "P": "he she they we i",
    "Y": "it you there",
    "M": "him them me us himself herself themselves itself",
    "D": "the a an this these those his her their its my our your some any many several most all both each"
    " every no another such two three four five six seven eight nine ten few more other one dozens"
    " hundreds thousands either",
    "A": "is are was were be been being am has have had having do does did will would shall should can could"
    " may might must cannot not never n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't"
    " didn't won't wouldn't shouldn't can't couldn't ain't",
    "X": "he'll she'll they'll we'll i'll it'll you'll he'd she'd they'd we'd i'd it'd you'd they've we've"
    " i've you've they're we're you're i'm",
    "T": "that",
    "W": "who whom whose which",
    "w": "what how why whether",
    "C": "and or but nor &",
    "c": "because while whilst as after before since although though until unless when if where than whereas once",
    "I": "of in on at for with from by about over into under against between among through during without"
    " within toward towards upon across behind near despite via regarding concerning including amid like"
    " per alongside aboard off out up down around following throughout",
    "t": "to",
    "R": "likewise similarly nonetheless nevertheless moreover furthermore twice thrice quite rather very almost yet"
    " ahead outright anew afresh"
    " also again later further then still already just now even only often repeatedly recently previously"
    " once earlier long soon thus therefore meanwhile however instead too first ever always sometimes"
    " perhaps maybe back",
    "d": "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight"
    " week month year weekend night morning afternoon evening",
    "F": "won went got took came ran held led met saw kept left lost knew felt became brought bought built"
    " caught chose drew fell found gave grew heard hit hurt laid lay lent meant put rose sat sold sent set"
    " shook showed stood struck taught threw understood wore cost cut let spent broke drove ate flew"
    " forgot forgave fought sought spoke swept won't helps wants needs seems goes gets comes becomes remains"
    " means makes takes gives knows",
}
_PUNCTUATION = (
    {mark: mark for mark in ",;:.?!()"}
    | dict.fromkeys("–—-", "-")
    | {"--": "-", "---": "-", "…": ".", "[": "(", "]": ")"}
)
_NO_ADVERBS = (
    "rally family ally supply assembly monopoly belly bully anomaly friendly deadly elderly costly ugly silly holy"
)


_CLOSING = frozenset("”\"’'»«›‹")
_LEADING = frozenset(",?!—–")
_LEADING_TWO = frozenset((",'", "?'", "!'"))


QUOTE = "\0\0"  # what stands for a quotation among the words: no word has two such signs
_REMEMBERED = 50_000


def without_hyphen(word: str) -> str:
    """Return "reaffirmed" for "re-affirmed"; any other word as it is."""
    return word.replace("-", "", 1) if word.startswith("re-") else word


class Letters(dict[str, str]):
    """Letter by word; a word that no list has is judged by its form."""

    def __missing__(self, word: str) -> str:
        plain = without_hyphen(word)
        return self[plain] if plain != word else _by_form(word)


class Tags(dict[str, tuple[list[str], str]]):
    """Words and their letters by what stands between white space ("said,"), remembered while there is room."""

    def __init__(self, letters: Letters) -> None:
        super().__init__()
        self.letters = letters

    def __missing__(self, piece: str) -> tuple[list[str], str]:
        words = _TOKEN.findall(piece)
        tagged = words, self.of(words)
        if len(self) < _REMEMBERED:
            self[piece] = tagged
        return tagged

    def of(self, words: list[str]) -> str:
        """Return the letters of words."""
        return "".join(map(self.letters.__getitem__, words))


@cache
def tags_of(lexicon: ReportingVerbs) -> Tags:
    """Letters of all words that the grammar and a lexicon know."""
    tags = Letters(_PUNCTUATION)
    for tag, words in (("v", lexicon.base), ("K", lexicon.past_participles), ("V", lexicon.finite)):
        tags.update(dict.fromkeys(words, tag))
    tags.update(dict.fromkeys(lexicon.nouns_too & tags.keys(), "n"))
    for word in lexicon.participles:
        tags[word] = tags[word.capitalize()] = tags[word.upper()] = "J"
    # Headlines write every word with a capital: "Minister Says Talks Will Go On".
    tags.update((word.capitalize(), "V") for word in lexicon.finite - lexicon.nouns_too if word.endswith("s"))
    # Resolutions write their verbs in capitals: "RECOGNIZING", "HEREBY DECIDE".
    tags.update((word.upper(), "J") for word in lexicon.capitals)
    tags.update((word.upper(), "v") for word in lexicon.base - lexicon.nouns_too if len(word) > 3)
    tags.update(dict.fromkeys(lexicon.adjectives, "a"))
    for tag, line in _WORDS.items():
        for word in line.split():
            for form in {word, word.replace("'", "’")}:
                tags.setdefault(form, tag)
                # "Dan Shook", "Will Rogers", "Per Dahl": with a capital these are names.
                if tag != "F" and form not in ("will", "may", "per"):
                    tags.setdefault(form[0].upper() + form[1:], tag)
    tags.update(
        {
            "'s": "'",
            "’s": "'",
            "'": "'",
            "’": "'",
            "I": "P",
            "according": "@",
            "According": "@",
            "Here": "R",
            "briefing": "l",
        }
    )
    tags[QUOTE] = "Q"
    tags.update(dict.fromkeys(_NO_ADVERBS.split(), "l"))
    tags.update(dict.fromkeys(MONTHS.split("|"), "N"))
    return Tags(tags)


# "Respectfully", "Previously": adverbs that open a sentence; names end in "-ly" too, but not so.
_NO_NAMES = ("fully", "ously", "ically", "edly", "ingly", "tively", "ately", "cantly", "rtantly", "ently", "ortly")


def _by_form(word: str) -> str:
    first = word[0]
    if first.isdigit() or first in "$€£":
        return "#"
    if not first.isalpha() and len(word) == 1:
        return "*"
    if first.isupper() or first == ",":
        return "R" if word.endswith(_NO_NAMES) else "N"
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 3:
        return "E"
    if word.endswith("ly"):
        return "R"
    return "l"


@dataclass(slots=True)
class TaggedSentence:
    """A sentence as words and letters; a quotation in it counts as one word.

    Where the words stand is worked out when first asked for: most sentences report nothing.
    """

    text: str
    sentence: Span
    quotes: list[Span]
    words: list[str]
    tags: str
    block: int
    _spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word, in code points of the text."""
        if not self._spans:
            at, quotes, find = self.sentence.start, iter(self.quotes), self.text.find
            for word in self.words:
                if word == QUOTE:
                    quote = next(quotes)
                    start, at = quote.start, quote.end
                else:
                    start = find(word, at)
                    at = start + len(word)
                self._spans.append((start, at))
        return self._spans

    @property
    def closed(self) -> bool:
        """False where the line ends in a quotation without its closing mark."""
        return self.text[self.sentence.end - 1] in _CLOSING

    def span(self, first: int, last: int) -> Span:
        """Return from word `first` up to word `last`, `last` left out."""
        return Span(self.spans[first][0], self.spans[last - 1][1])

    def leads(self, at: int) -> bool:
        """True for a quotation that ends as one before its speaker: “We will,”."""
        if self.tags[at] != "Q":
            return False
        end = self.spans[at][1] - 2
        return self.text[end] in _LEADING or self.text[end - 1 : end + 1] in _LEADING_TWO

    def word(self, at: int) -> str:
        """Return the word in lower case, "" outside the line."""
        words = self.words
        return words[at].lower() if 0 <= at < len(words) else ""


def shape(text: str, sentence: Span, quotes: list[Span], tags: Tags, block: int) -> TaggedSentence:
    """Return the line of one sentence. `quotes` lie inside the sentence, sorted and disjoint. Linear."""
    words: list[str] = []
    letters = ""
    at = sentence.start
    for quote in quotes:
        letters += _tagged(text[at : quote.start], tags, words) + "Q"
        words.append(QUOTE)
        at = quote.end
    letters += _tagged(text[at : sentence.end], tags, words)
    # "MINISTER SATO SAID THE PORT WOULD OPEN": capitals tell nothing where all are.
    if text[sentence.start : sentence.end].isupper():
        letters = tags.of([word.lower() for word in words]).replace("n", "l")
    return TaggedSentence(text, sentence, quotes, words, letters, block)


def _tagged(part: str, tags: Tags, words: list[str]) -> str:
    """Add the words of a part of a sentence to `words`, and return their letters."""
    if "Jr" in part or "Sr" in part:  # "Ana Ruiz, Jr.": the one word with white space in it
        found = _TOKEN.findall(part)
        words += found
        return tags.of(found)
    letters = ""
    for piece in part.split():
        own, tagged = tags[piece]
        words += own
        letters += tagged
    return letters
