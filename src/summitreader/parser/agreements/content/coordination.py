"""Rows: which members a coordination of phrases has, by parallelism.

A semicolon parts more strongly than a repeated preposition, that more than a comma, and a comma more than "and".
A member has a head of its own, or shares the next one's: "coastal, lake and river traffic" is one.
"""

from collections.abc import Iterator

from summitreader.parser.agreements.content.lines import behind_bracket
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, word_list
from summitreader.parser.lexicon.gazetteer import gazetteer

Phrase = tuple[int, int]  # the first word, and the one behind the last

_ADJECTIVAL = ("al", "ic", "ary", "ive", "ous", "ian", "ish", "able", "ible", "ese", "lar", "ern")
_ADJECTIVES = word_list("adjectives")
_ACTING = ("tion", "sion", "ment", "ing", "ance", "ence", "ure", "sal", "val", "age", "ery", "pair", "port", "ease")
_SHARING = frozenset(("of", "along", "among", "within", "between"))
_TIED = frozenset(("other", "related", "its", "their", "relevant", "associated", "further", "allied"))


def members(line: TaggedSentence, start: int, end: int, pairs: frozenset[str], row: bool = True) -> list[Phrase]:
    """Return the members of a row in order; a `row` without commas is parted at its "and" too.

    >>> fishing, tourism and chess => fishing | tourism | chess
    >>> coastal, lake and river traffic => coastal, lake and river traffic
    >>> the smuggling of tobacco and spirits; on ferries => the smuggling of tobacco and spirits | ferries
    >>> purchase of ferries and the lease of docks => purchase of ferries | the lease of docks
    >>> production and repair of drones => production and repair of drones
    """
    cuts = list(_cuts(line, start, end))
    if any(line.tags[a] == ";" for a, _ in cuts):
        parts = _parted(start, end, [cut for cut in cuts if line.tags[cut[0]] == ";"])
        return [member for part in parts for member in _in_part(line, part, pairs, False)]
    return _in_part(line, (start, end), pairs, row)


def _in_part(line: TaggedSentence, part: Phrase, pairs: frozenset[str], row: bool = True) -> list[Phrase]:
    start, end = part
    while start < end and line.tags[start] == "C":
        start += 1
    if line.tags[start:end].startswith("I") or line.word(start) == "to":
        start += 1
    cuts = [cut for cut in _cuts(line, start, end) if line.tags[cut[0]] == ","]
    if start == end:
        return []
    if not cuts:
        return _halves(line, (start, end), pairs) if row else [(start, end)]
    firm = _closing(line, start, end, cuts)
    found = _parted(start, end, [*cuts, *firm])
    found = _joined(line, found, pairs)
    if not firm and len(found) > 1 and not _closes(line, cuts[-1]):
        found = [*found[:-1], *_halves(line, found[-1], pairs)]
    return found


def _cuts(line: TaggedSentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the commas, semicolons and signs of conjunction at the level of the row, each with what joins on to it."""
    at = start
    while at < end:
        tag = line.tags[at]
        if tag == "(":
            at = behind_bracket(line, at, end)
            continue
        if at > start and (close := _name_of_body(line, at, end)):
            at = close
            continue
        if tag in ",;":
            behind = _behind_joint(line, at + 1, end)
            yield at, behind
            at = behind
        elif behind := _joint(line, at, end):
            yield at, behind
            at = behind
        else:
            at += 1


def _name_of_body(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind a body's name, 0 where none begins: "Commission on Trade and Technical Cooperation"."""
    if line.word(at) not in _BODIES or not _capital(line, at) or line.tags[at + 1 : at + 2] != "I":
        return 0
    close, at = 0, at + 2
    while at < end and (_capital(line, at) or (close and line.tags[at] in ",C") or line.tags[at] in "ID"):
        behind = at + 1 + (line.tags[at + 1 : at + 2] == "D" and line.tags[at] == "C")
        if line.tags[at] in ",C" and (not _capital(line, behind) or line.word(behind) in _BODIES):
            break
        close = at + 1 if _capital(line, at) else close
        at += 1
    return close


def _joint(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind "and" or "as well as"; 0 where neither stands."""
    if line.tags[at] == "C" and line.word(at) in ("and", "&", "or"):
        tight = line.word(at) == "&" and line.spans[at - 1][1] == line.spans[at][0]  # "R&D"
        return 0 if tight else at + 1
    return at + 3 if at + 3 <= end and [line.word(i) for i in range(at, at + 3)] == ["as", "well", "as"] else 0


def _behind_joint(line: TaggedSentence, at: int, end: int) -> int:
    return (_joint(line, at, end) or at) if at < end else at


def _closes(line: TaggedSentence, cut: tuple[int, int]) -> bool:
    """Return whether a comma has the conjunction that closes a row behind it: ", and"."""
    return cut[1] > cut[0] + 1


def _closing(line: TaggedSentence, start: int, end: int, commas: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the "and" before the last member of a row with commas, where no comma stands before it."""
    if _closes(line, commas[-1]):
        return []
    joints = [cut for cut in _cuts(line, commas[-1][1], end) if line.tags[cut[0]] not in ",;"]
    if not joints:
        return []
    parting = [cut for cut in joints if not _in_name(line, cut, end)]
    if not parting:
        return []
    return [parting[-1]] if line.word(parting[0][0]) != "as" else [parting[0]]


def _parted(start: int, end: int, cuts: list[tuple[int, int]]) -> list[Phrase]:
    edges = [start, *(edge for cut in sorted(cuts) for edge in cut), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _joined(line: TaggedSentence, parts: list[Phrase], pairs: frozenset[str]) -> list[Phrase]:
    """Join the members without a head to the one whose head they share, and what belongs together anyway."""
    if not parts:
        return []
    whole = " ".join(line.word(i) for i in range(parts[0][0], parts[-1][1]))
    kept = next((pair for pair in pairs if "," in pair and pair.replace(",", " ,") in whole), None)
    if kept:
        size = len(kept.split()) + kept.count(",")
        first = len(whole[: whole.index(kept.replace(",", " ,"))].split()) + parts[0][0]
        inside = [part for part in parts if part[1] > first and part[0] < first + size]
        if inside:
            at = parts.index(inside[0])
            parts[at : at + len(inside)] = [(inside[0][0], inside[-1][1])]
    if any(one(line, parts) for one in (shares_object, _one_of_a_kind, _share_last_head, _doings)):
        return [(parts[0][0], parts[-1][1])]
    found: list[Phrase] = []
    at = 0
    while at < len(parts):
        shared = _head_shared(line, parts, at) if lacks_head(line, parts[at]) else at
        found.append((parts[at][0], parts[shared][1]))
        at = shared + 1
    return found


def _head_shared(line: TaggedSentence, parts: list[Phrase], at: int) -> int:
    """Return the member whose head those from one on share: "coastal, lake and river traffic"; that one where none."""
    for i in range(at + 1, len(parts)):
        start, end = parts[i]
        if line.tags[start] == "D":
            return at
        if end - start > 1 and not lacks_head(line, parts[i]):
            return i
    return at


def lacks_head(line: TaggedSentence, part: Phrase) -> bool:
    """Return whether a member ends in an adjective: "coastal", "scientific", but not "festival"."""
    word = line.word(part[1] - 1)
    if line.tags[part[1] - 1] not in "laE" or word in content_words().nouns:
        return False
    return word.endswith(_ADJECTIVAL) or word in _ADJECTIVES


def shares_object(line: TaggedSentence, parts: list[Phrase]) -> bool:
    """Return whether the first member has an object that the others go on with: "the smuggling of tobacco, spirits"."""
    (start, end), *others = parts
    inner = next((i for i in range(start + 1, end) if line.word(i) in ("of", "against", "for")), None)
    if inner is None or not line.word(inner - 1).endswith(_ACTING) or end - inner > 3:
        return False
    return all(b - a == 1 and line.tags[a] in "lnEV" for a, b in others) and len(others) < 3


def _one_of_a_kind(line: TaggedSentence, parts: list[Phrase]) -> bool:
    """Return whether one article stands for the whole row: "a separation, refining and production complex"."""
    (start, end), *others = parts
    if not others or line.word(start) not in ("a", "an") or any(line.tags[i] in "It" for i in range(start, end)):
        return False
    return not any(line.tags[a] == "D" for a, _ in others)


def _doings(line: TaggedSentence, parts: list[Phrase]) -> bool:
    """Return whether what is done shares its object: "the cutting, storing and shipping of ice"."""
    *others, (start, end) = parts
    of = next((i for i in range(start, end) if line.word(i) == "of"), None)
    doing = [line.word(b - 1) for a, b in others if b - a == 1 + (line.tags[a] == "D")]
    if not others or of != start + 1 or len(doing) < len(others):
        return False
    ending = _ACTING if line.word(others[0][0]) == "the" else ("ing",)
    return all(word.endswith(ending) for word in (*doing, line.word(start)))


def _share_last_head(line: TaggedSentence, parts: list[Phrase]) -> bool:
    """Return whether nouns of one class share the last one's head: "road, rail and river transport"."""
    *others, (start, end) = parts
    if not others or end - start != 2 or any(b - a != 1 for a, b in others):
        return False
    nouns = [line.word(a) for a, _ in others] + [line.word(start)]
    return any(kind.issuperset(nouns) for kind in _KINDS)


_KINDS = (word_list("ways"), word_list("energies"), word_list("learners"))


def _halves(line: TaggedSentence, part: Phrase, pairs: frozenset[str]) -> list[Phrase]:
    """Return the two sides of the last "and" that joins two members with heads of their own, else the whole."""
    start, end = part
    joints = [cut for cut in _cuts(line, start, end) if line.tags[cut[0]] not in ",;"]
    loose = [cut for cut in joints if start < cut[0] and cut[1] < end and not _belong(line, part, cut, pairs)]
    if not loose:
        return [part]
    cut = loose[-1]
    return [(start, cut[0]), (cut[1], end)]


def _in_name(line: TaggedSentence, cut: tuple[int, int], end: int) -> bool:
    """Return whether an "and" joins the words of a name: "the Bree and Shire
    Road", "Oil and Gas Corporation’s share".
    """
    if not (_capital(line, cut[0] - 1) and _capital(line, cut[1])):
        return False
    after = cut[1]
    while after < end and _capital(line, after):
        after += 1
    if after < end and line.tags[after] in "'lnE":
        return line.words[after] != "s" and line.word(after) not in ("in", "of")
    first = cut[0] - 1
    while first > 0 and _capital(line, first - 1):
        first -= 1
    named = line.tags[first - 1 : first] == "D" if first else False
    return named and after - cut[1] > 0 and line.word(after - 1) in _BODIES


def _capital(line: TaggedSentence, at: int) -> bool:
    return at < len(line.tags) and line.tags[at] in "NJGVnE" and line.words[at][:1].isupper()


_BODIES = word_list("bodies")


def _belong(line: TaggedSentence, part: Phrase, cut: tuple[int, int], pairs: frozenset[str]) -> bool:
    """Return whether an "and" joins a fixed pair, two adjectives of one noun, or two activities with one object."""
    left, right = line.word(cut[0] - 1), line.word(cut[1])
    if any(_joins_pair(line, cut, pair) for pair in pairs):
        return True
    if _in_name(line, cut, part[1]):
        return True
    if right in _TIED or lacks_head(line, (part[0], cut[0])) or _share_verbal_head(line, part, cut):
        return True
    if line.text[line.spans[cut[1]][0] : line.spans[part[1] - 1][1]] in gazetteer().side_of:
        return True  # "the border crossings of Poland and Ukraine"
    if "between" in (line.word(i) for i in range(max(part[0], cut[0] - 6), cut[0])):
        return True  # "the ferry between Callao and Arica"
    if (
        cut[0] - part[0] > 2
        and line.tags[cut[0] - 3 : cut[0]] in ("IDl", "IDn")
        and line.tags[cut[1] : cut[1] + 2]
        in (
            "ll",
            "nl",
            "ln",
        )
    ):
        return True  # "jobs in the salt and cod trade"
    inner = next((i for i in range(cut[1], part[1]) if line.tags[i] in "It"), None)
    begun = part[0] + (line.tags[part[0]] == "D")
    if inner is not None and line.word(inner) in _SHARING and line.tags[cut[1] : cut[1] + 1] != "D":
        bare = not any(line.tags[i] in "It" for i in range(begun, cut[0]))
        return bare and left.endswith(_ACTING) and line.word(inner - 1).endswith(_ACTING)
    return False


def _share_verbal_head(line: TaggedSentence, part: Phrase, cut: tuple[int, int]) -> bool:
    """Return whether an "and" joins what shares an object or a general head: "building and running ports".

    >>> vaccine and hospital cooperation => (one)
    """
    left, right, last = line.word(cut[0] - 1), line.word(cut[1]), line.word(part[1] - 1)
    if left.endswith("ing") and right.endswith("ing") and part[1] > cut[1] + 1:
        return True
    return cut[0] - part[0] == 1 and part[1] - cut[1] == 2 and last in _GENERAL_HEADS


_GENERAL_HEADS = frozenset(("cooperation", "co-operation", "collaboration", "partnership", "services"))


def _joins_pair(line: TaggedSentence, cut: tuple[int, int], pair: str) -> bool:
    first, _, second = pair.partition(" and ")
    left, right = first.split(), second.split()
    return left == [line.word(i) for i in range(cut[0] - len(left), cut[0])] and right == [
        line.word(i) for i in range(cut[1], cut[1] + len(right))
    ]
