"""Where a topic ends: before a slot of its own level or a clause; a comma ends nothing by itself."""

from summitreader.parser.agreements.content.lines import behind_bracket
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, verb_at, word_list
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.text.date_words import MONTHS
from summitreader.parser.text.lazy_regex import regex

_MONTHS = frozenset(MONTHS.lower().split("|"))
_SIGNED = word_list("signed")
_WORTH = word_list("worth")
_ASIDE = word_list("aside")
_NOW = word_list("now")
_PERSON = word_list("person")
_WITH_TO = frozenset(("adjustments", "amendments", "changes", "access", "threats", "responses", "resistance"))
_SUBJECT = regex(r"R?(?:[PYX]|(?:[DNla#E']|I(?=[DN])){1,7}?(?:[AVFXP]|R[AVF]))")


def topic_end(line: TaggedSentence, inner: int, end: int, opener: str = "", told: bool = False) -> int:
    """Return where a topic ends: before a slot of its own level, or a clause."""
    at = inner
    while at < end:
        tag = line.tags[at]
        if tag == "(":
            at = behind_bracket(line, at, end)
            continue
        if tag in ".!?;-:" and at > inner and not (tag == ";" and ":" in line.tags[inner - 1 : inner + 1]):
            return at
        if at > inner and _ends_topic(line, at, end, opener, told):
            return at
        at += 1
    return end


def _ends_topic(line: TaggedSentence, at: int, end: int, opener: str, told: bool) -> bool:
    """Return whether a slot of the same level or a clause begins at a word."""
    word, tag = line.word(at), line.tags[at]
    if tag == "," or tag == "C" or (word == "as" and line.word(at + 1) == "well"):
        return _ends_row(line, at, opener, told)
    if tag in "WTAXP" or (tag == "V" and line.tags[at - 1] not in "D" and is_verb(line, at)):
        return not (tag == "W" and line.tags[at - 1] == "I")
    if word == "of" and at > 1 and is_time(line, at + 1) and line.tags[at + 2 : at + 3] == "#":
        return True
    if is_time(line, at) or word in _WORTH:
        return line.word(at - 1) not in ("of", "between")
    if tag == "l" and word.endswith("s") and (behind := verb_at(content_words().telling, line.words, at)):
        return behind > at + 1 or line.tags[behind : behind + 1] in ("D", "#")
    if word in ("between", "among"):
        return _parts_parties(line, at) and not _field_behind(line, at, end)
    if word == "with":
        return is_party(line, at + 1) or line.word(at + 1) in ("a", "an", "the")
    if word == "by":
        agent = line.tags[at + 1 : at + 2] == "D" and line.tags[at - 1] == "G"  # "training by the two armies"
        return line.tags[at + 1 : at + 2] in ("N", "D") and line.tags[at - 1] not in "EFKVJ" and not agent
    if word in _ASIDE:
        return not _in_title(line, at)
    if word == "to":
        return _ends_at_to(line, at, opener)
    return _ends_at_preposition(line, at, opener) or _is_signed(line, at)


def _is_signed(line: TaggedSentence, at: int) -> bool:
    """Return whether a participle tells what became of the instrument: "on lakes | signed in 2031"."""
    after = line.tags[at + 1 : at + 2]
    told = after in ("I", "d", "") or line.word(at + 1) in ("by", "in", "earlier", "last")
    return line.word(at) in _SIGNED and line.tags[at] in "EJFV" and told


def _in_title(line: TaggedSentence, at: int) -> bool:
    """Return whether "at" stands inside a name: "Rescue at Sea", but not "Trade at Lima"."""
    if line.word(at) != "at" or line.tags[at - 1 : at + 2] != "NIN":
        return False
    return line.words[at + 1] not in gazetteer().side_of


def _ends_at_to(line: TaggedSentence, at: int, opener: str) -> bool:
    if line.tags[at + 1 : at + 2] == "D":
        return line.word(at + 2) in content_words().occasions
    if line.word(at - 1) in _WITH_TO:
        return False  # "adjustments to tolls"
    return line.tags[at + 1 : at + 2] in ("l", "v") and opener != "to" and line.tags[at - 1] != "E"


def _ends_at_preposition(line: TaggedSentence, at: int, opener: str) -> bool:
    word = line.word(at)
    if word == "as":
        return line.word(at - 1) not in ("such", "known", "well") and line.word(at - 2) != "such"
    if word == "for" and line.tags[at + 1 : at + 2] == "#" and line.word(at + 1)[:2] in ("19", "20"):
        return True
    if word in ("within", "without"):
        return line.word(at + 1) == "the" and line.word(at + 2) == "framework"
    if word in ("on", "for") and line.word(at + 1) in ("the", "behalf"):
        return line.word(at + 2) in content_words().occasions or line.word(at + 1) == "behalf"
    return word == "in" and _ends_at_in(line, at)


def is_verb(line: TaggedSentence, at: int) -> bool:
    """Return whether a word that may be a verb is one: in "spirits and labels;", "exchanges for 2031" it is a noun."""
    after = line.tags[at + 1 : at + 2]
    return after not in ("", ",", ";", ".", "C", ":") and (after != "I" or line.word(at).endswith("ed"))


def _ends_at_in(line: TaggedSentence, at: int) -> bool:
    """Return whether "in" tells where or when the signing was: "in Paris", "in the presence of", "in 2031"."""
    after = line.word(at + 1)
    if after in ("which", "order", "addition", "line", "accordance", "return", "exchange", "front", "connection"):
        return True
    if after == "the" and line.word(at + 2) in ("presence", "framework", "context", "course", "wake", "form"):
        return True
    if line.tags[at + 1 : at + 2] == "N":
        name = line.words[at + 1]
        return gazetteer().side_of.get(name, ("", ""))[1] == "Z"
    return False


def _field_behind(line: TaggedSentence, at: int, end: int) -> bool:
    """Return whether the field of "cooperation between the parties in customs" comes behind the parties."""
    if line.word(at - 1) not in content_words().leads:
        return False
    for i in range(at + 1, min(at + 8, end)):
        if line.word(i) in ("in", "on", "for"):
            return line.tags[i + 1 : i + 2] not in ("N", "#")
    return False


def _parts_parties(line: TaggedSentence, at: int) -> bool:
    """Return whether "between" tells the parties and not the ends of a way: "the ferry between Callao and Arica"."""
    if line.word(at - 1) in content_words().ways:
        return False
    return is_party(line, at + 1)


def _ends_row(line: TaggedSentence, at: int, opener: str, told: bool) -> bool:
    """Return whether a comma or an "and" ends the topic: a clause, a
    participle or an aside follows it, no further member.
    """
    behind = at + 1 + (line.tags[at : at + 2] == ",C")
    if signing_clause(line, at):
        return True
    if line.word(at) == "as":
        behind = at + 3
    elif line.word(behind) == "as" and line.word(behind + 1) == "well":
        behind += 3
    while line.tags[behind : behind + 1] == "R":
        behind += 1
    tag, word = line.tags[behind : behind + 1], line.word(behind)
    if line.tags[at] == "," and line.tags[at - 2 : at] == "IN" and line.word(at - 2) == "in" and tag == "N":
        return True  # "in Piketon, Ohio"
    if line.tags[behind + 1 : behind + 2] == "t" and tag in "nv":
        return True  # "and hope to sign it"
    if not tag or tag in "WTcXPMYAFQ" or (tag == "V" and is_verb(line, behind)):
        return True
    if word == opener and tag in "It":
        return not is_time(line, behind)
    if word == "in" and line.word(behind + 1) == "particular":
        return False
    if tag in "It":
        return word not in ("including", "of", "like") or (word == "of" and opener != "of")
    if word in ("such", "namely", "especially"):
        return word == "such" and line.word(behind + 1) != "as"
    if tag == "G":
        if line.tags[at] == "C" and line.word(at - 1).endswith("ing"):
            return False  # "building and running ports"
        return _is_participle(line, behind) and not _is_participle(line, _first(line, at, opener))
    if tag in "EF" or word in _SIGNED or word in _WORTH:
        return line.tags[behind + 1 : behind + 2] in ("I", "D", "t", "R", "d") or word in _SIGNED
    if word in ("expires", "allows", "enables", "provides", "remains", "helping", "but", "nor", "one", "another"):
        return True
    if any(line.word(i) in _PERSON for i in range(behind, behind + 3)) and tag in "DN#la":
        return not told
    clause = _SUBJECT.match(line.tags, behind)
    return not told and clause is not None and (line.tags[clause.end() - 1] != "V" or is_verb(line, clause.end() - 1))


def signing_clause(line: TaggedSentence, at: int) -> bool:
    """Return whether a clause with signers of its own begins behind a comma and an "and".

    >>> an accord on ice | , and the mayors of Bree and Lorien signed a memorandum
    """
    if line.tags[at : at + 2] != ",C":
        return False
    signs = next((i for i in range(at + 3, min(at + 20, len(line.tags) - 1)) if line.word(i) in _SIGNED), None)
    if signs is None or line.tags[signs + 1] not in "D#Q":
        return False
    return set(line.tags[at + 2 : signs]) <= _SIGNERS


_SIGNERS = frozenset("DNJla#EI'CRA")  # what words a subject and its auxiliaries are


def _first(line: TaggedSentence, at: int, opener: str) -> int:
    """Return the first word of the topic whose row goes on at a word."""
    return next((i + 1 for i in range(at - 1, -1, -1) if line.word(i) == opener), at)


def _is_participle(line: TaggedSentence, at: int) -> bool:
    """Return whether a word in -ing has an object: "paving the way", but not "fishing, tourism and chess"."""
    if line.tags[at : at + 1] not in ("G", "J"):
        return False
    after = line.tags[at + 1 : at + 2]
    return (line.word(at) in content_words().gerunds and after in tuple("DNMPlaEG#")) or after in (
        "D",
        "N",
        "M",
        "P",
        "#",
    )


def is_time(line: TaggedSentence, at: int) -> bool:
    """Return whether a phrase of time begins: "on Friday", "in late March", "this week", "today"."""
    word = line.word(at)
    if word in _NOW:
        return True
    if word not in ("on", "in", "by", "until", "this", "last", "next", "since", "late", "early", "for"):
        return word in _MONTHS
    for i in range(at + 1, at + 4):
        near, tag = line.word(i), line.tags[i : i + 1]
        if tag == "d" or near in _MONTHS:
            return word != "for"
        if tag == "#":
            if word in ("in", "by", "until", "since") and len(near) == 4 and near[:2] in ("19", "20"):
                return True
            continue
        if near not in ("the", "late", "early", "mid", "this", "last", "next", "past"):
            break
    return False


def is_party(line: TaggedSentence, at: int) -> bool:
    """Return whether a name of parties stands at a word: "Peru and Chile", "the two navies", "their ministries"."""
    words = content_words()
    for i in range(at, at + 4):
        tag = line.tags[i : i + 1]
        if tag == "N" or line.word(i) in words.party_nouns:
            return True
        if not tag or tag not in "Dla#'":
            break
    return False
