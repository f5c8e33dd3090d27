"""Subjects: the noun phrase that speaks, to the left of its verb or, turned round, to the right."""

from summitreader.parser.attribution.phrases import before_aside, speaker_phrase
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.text.lazy_regex import regex

Words = tuple[int, int]

# A subject longer than this is none: the bound keeps a text without stops linear.
_REACH = 60
# "people briefed on the talks"
_REDUCED = regex(r"[Nlan]VI")
# "of registered voters", "the announced plan"
_ADJECTIVAL = regex(r"[DI']V[ln]")
_FINITE = regex(r"[AVFE]|(?<=P)'")
_NAME = regex(r"(?:^|[,Q])N{1,5}$")
# "The Prime Minister of Malta," before her name
_BEARER = regex(r"(?:^|Q)D[ln]{0,2}N[Nln]{0,4}(?:I[DNl]{1,5})?$")
_VERB = regex(r"[APXFTWV]|E(?=[DPMY])")
_AFTER_REDUCED = frozenset(("I", "c"))
_NOUNISH = frozenset("NlanE#'vG)D")
_APPOSITION = frozenset("DWIEG#ln")
_NO_SUBJECT = frozenset("IcCJGdRt")
_STOPS = frozenset("(,;:.?!APYXTWwcVFM-Q")


def subject_before(line: TaggedSentence, end: int, floor: int) -> Words | None:
    """Return the noun phrase that ends just before word `end`, not further left than `floor`."""
    tags = line.tags
    floor = max(floor, end - _REACH)
    if end <= floor:
        return None
    if (aside := before_aside(line, end)) < end:
        return subject_before(line, aside, floor)
    last = tags[end - 1]
    if last == "M" and line.word(end - 1).endswith(("self", "selves")):
        return subject_before(line, end - 1, floor)
    if last == "M" and tags[end - 2 : end - 1] in ("I", "t"):
        return _trimmed(line, _run(tags, end - 1, floor), end)
    if last == "d":
        day = tags[end - 2 : end - 1] == "I" or line.word(end - 2) in _NEARER
        return subject_before(line, end - 1 - day, floor)
    if last == "R":
        return subject_before(line, end - 1, floor)
    if last in "PY":
        return end - 1, end
    if last in "EVF" and _CHOSEN.search(tags, max(floor, end - 3), end):
        # "all the experts I asked said"
        inner = subject_before(line, end - 2, floor)
        return (inner[0], end) if inner else None
    if last == "W":
        return _antecedent(line, end, floor)
    if last == ",":
        return _before_comma(line, end - 1, floor)
    if last == "Q":
        return _over_appositions(line, end, floor) if line.leads(end - 1) and "," in tags[floor:end] else None
    if last == "-":
        dash = tags.rfind("-", floor, end - 1)
        return subject_before(line, dash, floor) if dash > floor else None
    if last not in _NOUNISH:
        return _with_relative(line, end, end, floor) if last == "M" else None
    start = _run(tags, end, floor)
    if start > floor and tags[start - 1] == "," and (whole := _with_places(line, end, floor)):
        return whole
    if start > floor and tags[start - 1] in _IN_RELATIVE:
        whole = _with_relative(line, start, end, floor)
        if whole:
            return whole
    return _trimmed(line, _own_clause(tags, start, end, floor), end)


def _before_comma(line: TaggedSentence, comma: int, floor: int) -> Words | None:
    """Return the subject that appositions or asides part from its verb: "Smith, the mayor,", "He, for his part,"."""
    if pronoun := _PRONOUN_ASIDE.search(line.tags, max(floor, comma + 1 - _LONGEST_ASIDE), comma + 1):
        return pronoun.span(1)  # "He also, somewhat to her surprise, said"
    if (aside := before_aside(line, comma)) < comma:
        return subject_before(line, aside, floor)
    first = _before_places(line, comma, floor)
    if first < comma and _SAID_OF_WHO.search(line.tags, floor, first):
        comma = first  # "Ana Ruiz, who felt the quake in Padang, Sumatra, said"
    return (
        _before_apposition(line, comma, floor)
        or _over_appositions(line, comma, floor)
        or _over_asides(line, comma, floor)
    )


def _over_asides(line: TaggedSentence, comma: int, floor: int) -> Words | None:
    """Return the subject before pieces between commas that say when, where or of whom: "He, after the talks,"."""
    left = comma
    for _ in range(_ASIDES):
        begin = line.tags.rfind(",", floor, left) + 1
        if begin <= floor or not _is_aside(line.tags, begin, left, nested=left < comma):
            break
        left = begin - 1
    return subject_before(line, left, floor) if left < comma and line.tags[left - 1] in "PYNlanRd#E" else None


_ASIDES = 5


def _is_aside(tags: str, start: int, end: int, nested: bool) -> bool:
    """Return whether a piece says when, where or of whom; "Md." does behind another such piece."""
    while start < end and tags[start] in "CR":
        start += 1
    if start >= end or tags[start] in "Wc#":
        return True
    piece = tags[start:end]
    return (tags[start] in "Id" and not _has_verb(tags, start, end)) or (nested and not piece.strip("N."))


def _with_places(line: TaggedSentence, end: int, floor: int) -> Words | None:
    """Return the subject that a town and its state end: "The storm centre in Miami, Florida said"."""
    comma = _before_places(line, end, floor)
    start = _run(line.tags, comma, floor) if comma < end else end
    if start == end or line.tags[start] not in "DNln#" or "E" in line.tags[start:comma]:
        return None
    return start, end


def _before_places(line: TaggedSentence, end: int, floor: int) -> int:
    """Return the comma behind a town, where names of places follow it up to `end`: "in Padang, Sumatra"."""
    match = _PLACES.search(line.tags, max(floor, end - _LONGEST_ASIDE), end)
    return match.end(1) if match and line.word(match.start(1)).lower() in _WHERE else end


_SAID_OF_WHO = regex(r",[WG]")
_PLACES = regex(r"(IN{1,4})(?:,N{1,4})+$")
_WHERE = frozenset(("in", "of", "from", "at", "near", "outside"))


def _own_clause(tags: str, start: int, end: int, floor: int) -> int:
    """Return where the subject begins in "matters were reviewed and the envoy said": behind the clause before."""
    joint = tags.rfind("C", start, end - 1)
    if joint < 0:
        return start
    # "the states’ continued support for peace and trade": no verb.
    predicate = start > floor and tags[start - 1] in "AFVX" and tags[max(0, start - 2) : start] not in ("DV", "'V")
    return joint + 1 if predicate or _PAST_CLAUSE.match(tags, start, joint) else start


# "The crew landed in Lima and the mayor said"
_PAST_CLAUSE = regex(r"[DNlan#'CR]*[Nlan]R?E(?=[ItDR])")


def _with_relative(line: TaggedSentence, start: int, end: int, floor: int) -> Words | None:
    """In "voters who want to leave the union say" the whole of it, not "leave the union"."""
    tags = line.tags
    pronoun = tags.rfind("W", max(floor, start - 16), start)
    if pronoun <= floor or line.word(pronoun) != "who":
        return None
    # "Moran, who was captain of the team said": no comma closes what is said of him.
    is_something = tags[pronoun - 1] == "," and tags[pronoun + 1] == "A"
    if _PARTED.search(tags, pronoun - (not is_something), end):
        return None
    found = _antecedent(line, pronoun + 1, floor)
    return (found[0], end) if found else None


_NEARER = frozenset(("this", "that", "last", "next", "the", "same"))
_CHOSEN = regex("[Nln]P[EVF]$")
_IN_RELATIVE = frozenset("tAFVEXM")
_PARTED = regex(r"[,;:Q-]|C(?=[PNDX])")


def subject_of(line: TaggedSentence, floor: int, end: int) -> Words | None:
    """Return the subject of the main verb nearest to the left of word `end`: not one in a subordinate clause."""
    tags = line.tags
    doubtful: Words | None = None
    for match in reversed(list(_FINITE.finditer(tags, max(floor + 1, end - 2 * _REACH), end))):
        at = match.start()
        told = tags[at] == "E" or line.word(at) in _GIVEN
        if told and tags[at - 1] in "D'" and tags[at + 1 : at + 2] in ("l", "n", "N"):
            continue  # "the unproven nature"
        reduced = told and tags[at + 1 : at + 2] in _AFTER_REDUCED
        while at > floor and tags[at - 1] in "AR":
            at -= 1
        found = subject_before(line, at, floor)
        if found and (found[0] == 0 or tags[found[0] - 1] not in "TwcW") and tags[found[1] - 1] != "W":
            if not reduced:
                return found
            doubtful = found
    if doubtful is None and (opening := _OPENING.match(tags, floor)) and line.word(opening.end() - 1).endswith("s"):
        return opening.span(1)  # "Sato keeps the plan a secret but says"
    return doubtful


# "the charges brought against it"
_GIVEN = frozenset(("brought", "made", "held", "given", "taken", "drawn", "laid", "set", "put"))
_OPENING = regex(r"(P|N{1,4})l")


def subject_after(line: TaggedSentence, start: int) -> Words | None:
    """Return the noun phrase that begins at word `start`, with its apposition."""
    end = speaker_phrase(line, start)
    return (start, end) if end else None


def _run(tags: str, end: int, floor: int) -> int:
    start = end
    while start > floor and (
        tags[start - 1] not in _STOPS or _REDUCED.match(tags, start - 2) or _ADJECTIVAL.match(tags, start - 2)
    ):
        if tags[start - 1] == ")":
            opening = tags.rfind("(", floor, start)
            if opening < 0:
                break
            start = opening
            continue
        if tags[start - 1] == "t" and tags[start - 2 : start - 1] not in ("G", "E") and tags[start] not in "DNM":
            break
        start -= 1
    return start


def _trimmed(line: TaggedSentence, start: int, end: int) -> Words | None:
    """Without what introduces the clause: conjunctions, adverbs, "In a statement", "On Monday"."""
    tags = line.tags
    while start < end and tags[start] in "CRd)Q('":
        closing = tags.find(")", start, end) if tags[start] == "(" else start
        start = max(start, closing) + 1
    if start < end and tags[start] == "E" and line.tags[max(0, start - 8) : start].rstrip("RA")[-1:] in _SUBJECTS:
        # "He also reviewed the measures announced last week": the run is an object, not a subject.
        return None
    if start < end and tags[start] in "IJG":
        start = _after_preposition(tags, start, end)
    return (start, end) if start < end else None


_SUBJECTS = frozenset("PYWX")


def _after_preposition(tags: str, start: int, end: int) -> int:
    """In "In a statement the company", where "the company" begins; else behind the phrase's last preposition."""
    for i in range(end - 1, start, -1):
        if tags[i] == "D" and tags[i - 1] in "Nland#'E":
            return i
    for i in range(start + 1, end):
        if tags[i] == "N" and tags[i - 1] in "lnd#":
            return i
    return end - 1


def without_apposition(line: TaggedSentence, who: Words) -> Words:
    """In "Smith, a man who has won before" only "Smith", where more than a short description follows."""
    comma = line.tags.find(",", *who) if who[1] - who[0] > _SHORT else -1
    return (who[0], comma) if comma > who[0] and line.tags[comma + 1] in _APPOSITION else who


_SHORT = 8


def head_of(line: TaggedSentence, who: Words) -> str:
    """Return the noun that a noun phrase is about, in lower case: "officials" in "officials of the ministry"."""
    for at in range(who[0] + 1, who[1]):
        if line.tags[at] in "It,W(G":
            of_noun = "Nlan#Ev" if line.tags[at] == "G" else "Nlan#DEv"  # "the meeting" is no "the" that meets
            if line.tags[at - 1] in of_noun:
                return line.word(at - 1)
    return line.word(who[1] - 1)


def _antecedent(line: TaggedSentence, end: int, floor: int) -> Words | None:
    """Return the noun before "who" or ", who", the pronoun included."""
    tags = line.tags
    if line.word(end - 1) not in ("who", "which"):
        return None
    at = end - 1
    noun_end = at - 1 if at > floor and tags[at - 1] == "," else at
    if noun_end <= floor or tags[noun_end - 1] not in _NOUNISH:
        return at, end
    found = _trimmed(line, _run(tags, noun_end, floor), noun_end)
    whole = _NOUN_AT_END.search(tags, floor, noun_end) if line.word(at) == "who" else None
    if whole and (found is None or whole.start() < found[0] or tags[found[0]] == "E"):
        return whole.start(), end
    return (found[0], end) if found else (at, end)


# "was overturned by [a judge in Lima] who deemed it unfair"
_NOUN_AT_END = regex(r"D[lanE#]{0,4}[ln](?:I[DNl]{1,4})?$")


def _before_apposition(line: TaggedSentence, comma: int, floor: int) -> Words | None:
    """In "Smith, the mayor, said" the whole of "Smith, the mayor,".

    None where no noun phrase leads up to the comma.
    """
    tags = line.tags
    left = tags.rfind(",", floor, comma)
    if left > floor and tags[left + 1] in "VEJG":
        # "Sato, asked about the talks, said"
        inner = subject_before(line, left, floor)
        return (inner[0], comma) if inner else None
    start, subject = comma, None
    beside = False  # "Smith, with the mayor of Lima, Ruiz, said"
    while True:
        left = max(tags.rfind(",", floor, start), tags.rfind("Q", floor, start))
        begin = max(floor, left + 1)
        while begin < start and tags[begin] in "CR":
            begin += 1
        begin = _behind_a_day(tags, begin) if left < floor and subject is not None else begin
        if begin >= start:
            if left < floor or tags[left] == "Q":
                break
            start = left
            continue
        head = tags[begin]
        if subject is not None and line.word(begin) in _BESIDE and left > floor and "t" not in tags[begin:start]:
            start, beside = left, True
            continue
        if subject is not None and (
            head in _NO_SUBJECT or tags[start - 1] not in _NOUNISH or _has_verb(tags, begin, start)
        ):
            break
        if head not in _NO_SUBJECT or subject is None:
            subject = begin
        if beside and head in _APPOSITION:
            subject, beside = begin, False
        # The last piece stands between commas, so it is in apposition whatever it begins with.
        if left < floor or tags[left] == "Q":
            break
        named = _NAME.search(tags, max(floor, left - 6), left) or _BEARER.search(tags, max(floor, left - 12), left)
        if head not in _APPOSITION and start < comma and not named:
            break
        start = left
    if subject is None or _cannot_be(tags, floor, subject, comma):
        return None
    head_end = tags.find(",", subject, comma + 1)
    if _has_verb(tags, subject, head_end if head_end > 0 else comma):
        return None
    # "Smith, for his part, said", "Smith, in a statement, said"
    aside = 0 < head_end < comma and tags[head_end + 1] in "IRdc"
    return subject, head_end if aside else comma


def _cannot_be(tags: str, floor: int, subject: int, comma: int) -> bool:
    """Return whether what begins at a word is no subject: a clause, an age, a name that only ends the relative clause
    before it: "Ames, who is from Suva, | Fiji, | said".
    """
    if tags[subject] in "WJGcIt" or tags[subject : subject + 2] == "#,":
        return True
    begin = tags.rfind(",", floor, max(floor, subject - 1)) + 1
    last = tags[subject:comma]
    listed = "C" in last and "D" not in last  # "which tracks fronts, | floods and storms, | has said"
    return begin > 0 and tags[begin] == "W" and (listed or not last.strip("N")) and _has_verb(tags, begin, subject)


def _behind_a_day(tags: str, at: int) -> int:
    """Return where "Sato, the mayor," begins behind "On Monday", "In the afternoon"; the word itself for others."""
    day = _DAY.match(tags, at) if tags[at] == "I" else None
    return day.end() if day else at


_DAY = regex(r"I(?:D?l?d|dI?#?N?#?)(?=[DN])")
_PRONOUN_ASIDE = regex(r"(?:^|[,;:.C])(P)R*,[lRI][^,;:Q]{0,20},$")
_LONGEST_ASIDE = 30
_BESIDE = frozenset(("with", "alongside", "accompanied", "flanked", "joined"))
# "Smith, a man who has won before, and a friend of Ito, said": the speaker, then what is only said of them.
_SPEAKER = regex(r"[CR]{0,2}([DNl#n][DNlan#'E]*(?:I[DNlan#'EG]+)*)(?:W[^,]*)?")
_SAID_OF = regex(r"(?:C?[WJG]|[EFKV]I|C?[DNlnaI#E][DNlan#'EIGCQ()]*(?:$|W))[^,]*")


def _over_appositions(line: TaggedSentence, comma: int, floor: int) -> Words | None:
    """Return the first noun phrase of a row of pieces between commas, where all that follow are said of it."""
    start, pieces = floor, line.tags[floor:comma].split(",")
    for at, piece in enumerate(pieces[:-1]):
        dateline = piece.rfind("-") + 1  # "LIMA - President Ruiz, head of"
        start, piece = start + dateline, piece[dateline:]
        speaker = _SPEAKER.fullmatch(piece)
        if speaker and all(_SAID_OF.fullmatch(other) for other in pieces[at + 1 :]):
            return start + speaker.start(1), start + speaker.end(1)
        start += len(piece) + 1
    return None


def _has_verb(tags: str, start: int, end: int) -> bool:
    return _VERB.search(tags, start, end) is not None


def whose_information(line: TaggedSentence, who: Words) -> Words:
    """Return whose information, data or words a source is: "according to the mayor’s information"."""
    first, last = who
    owned = last - first > 2 and line.tags[last - 2] == "'" and line.word(last - 1) in _KNOWN_BY
    return (first, last - 2) if owned else who


_KNOWN_BY = frozenset(("information", "data", "words", "account", "estimate", "estimates", "figures", "calculations"))
