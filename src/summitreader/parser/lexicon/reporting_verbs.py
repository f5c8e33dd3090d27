"""The words of attribution: reporting verbs with all their forms, read from `data/cues.toml` once.

`build_lexicon` is pure, so that a reader's own words can be merged over ours; `lexicon()` is what is in use.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, get_args

from summitreader.model import Act
from summitreader.parser.lexicon.user_words import Frame, UserWords, words_in_use
from summitreader.word_files import word_file

ACTS: tuple[Act, ...] = get_args(Act)
FRAMES: tuple[Frame, ...] = get_args(Frame)


@dataclass(slots=True)
class Verb:
    """A reporting verb: which act it performs with which complement, and the longer verbs that begin with it."""

    frames: dict[Frame, Act] = field(default_factory=dict)
    attitude: bool = False
    longer: dict[str, "Verb"] = field(default_factory=dict)
    modified: dict[str, "Verb"] = field(default_factory=dict)

    def then(self, words: Sequence[str], tags: str, at: int) -> tuple[int, "Verb"] | None:
        """Return the longer verb that word `at` leads to, and where it ends.

        An article and adjectives before a `~` noun.
        """
        if deeper := self.longer.get(words[at].lower()) if at < len(words) else None:
            return at + 1, deeper
        if not self.modified:
            return None
        for noun in range(at, min(at + _MODIFIERS, len(words))):
            if deeper := self.modified.get(words[noun].lower()):
                return noun + 1, deeper
            if tags[noun] not in "DRlEanGJ":
                return None
        return None


# "paid a very warm tribute to"
_MODIFIERS = 5


class Adjective(NamedTuple):
    """An adjective that reports behind "be": its act, and the prepositions that lead to its content."""

    act: Act
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class ReportingVerbs:
    """All forms of all reporting verbs, in lower case, and the nouns of attitude with their acts."""

    verbs: Mapping[str, Verb]
    finite: frozenset[str]
    base: frozenset[str]
    participles: frozenset[str]
    past_participles: frozenset[str]
    attitudes: Mapping[str, Act]
    made: frozenset[str]
    made_nouns: Mapping[str, Act]
    things: Mapping[str, frozenset[str]]
    all_but: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, "Adjective"]
    nouns_too: frozenset[str]
    joint_passives: frozenset[str]
    occasions: frozenset[str]
    occasion_verbs: frozenset[str]
    occasion_words: frozenset[str]
    judgements: frozenset[str]
    judging: tuple[str, ...]
    prepositions: Mapping[str, frozenset[str]]
    raising: frozenset[str]
    vehicles: frozenset[str]
    texts: frozenset[str]
    capitals: frozenset[str]
    chains: frozenset[str]


def lexicon() -> ReportingVerbs:
    """Return the lexicon that ships with the program, the reader's own verbs over it."""
    return _lexicon(words_in_use())


@lru_cache(maxsize=2)
def _lexicon(own: UserWords) -> ReportingVerbs:
    return build_lexicon(merge_words(word_file("cues"), own.table("verbs") or {}))


def build_lexicon(words: Mapping[str, Any]) -> ReportingVerbs:
    """Return a lexicon from the tables of one cues file, or of several merged. Never raises on well-typed tables."""

    def listed(table: str, key: str = "verbs") -> Iterable[str]:
        found: Iterable[str] = words.get(table, {}).get(key, ())
        return found

    def by_form(lines: Mapping[str, str]) -> dict[str, frozenset[str]]:
        return {
            form: frozenset(line.split())
            for base, line in lines.items()
            for form in (base, *_forms(base, irregular.get(base)))
        }

    irregular: Mapping[str, str] = words.get("irregular", {})
    bases = _bases(words)
    attitudes = words.get("attitudes", {})
    nouns = {noun: act for act in ACTS for noun in attitudes.get("nouns", {}).get(act, ())}
    made = attitudes.get("made", {})
    forms = {base: _forms(base, irregular.get(base)) for base in bases}
    british = _british(bases)
    clauses = {_forms(base, None)[2]: Verb({"to": "commit", "object": "say"}) for base in listed("resolutions")}
    return ReportingVerbs(
        verbs=clauses | {form: bases[base] for of in (british, forms) for base in of for form in (base, *of[base])},
        finite=frozenset(form for of in (forms, british) for four in of.values() for form in four[:2]),
        base=frozenset(bases),
        participles=frozenset(three[2] for three in forms.values()),
        past_participles=frozenset(three[3] for three in forms.values()),
        attitudes=nouns,
        made=frozenset(made.get("verbs", ())),
        made_nouns={noun: act for act in ACTS for noun in made.get(act, ())},
        things={form: nouns for table in words.get("things", {}).values() for form, nouns in by_form(table).items()},
        all_but={form: nouns for table in words.get("all_but", {}).values() for form, nouns in by_form(table).items()},
        adjectives=_adjectives(words.get("adjectives", {})),
        nouns_too=frozenset(form for base in listed("nouns_too") for form in (base, _forms(base, None)[1])),
        joint_passives=frozenset(_forms(base.split()[0], irregular.get(base))[3] for base in listed("passives")),
        occasions=frozenset(listed("occasions", "nouns")),
        occasion_verbs=frozenset(listed("occasions")),
        occasion_words=frozenset(listed("occasions", "words")),
        judgements=frozenset(listed("judgements", "words")),
        judging=tuple(listed("judgements", "endings")),
        prepositions=by_form(words.get("prepositions", {})),
        raising=frozenset(listed("raising", "words")),
        vehicles=frozenset(listed("vehicles")),
        texts=frozenset(listed("vehicles", "texts")),
        capitals=frozenset(clauses),
        chains=frozenset(_forms(base, irregular.get(base))[2] for base in listed("chains")),
    )


def _bases(words: Mapping[str, Any]) -> dict[str, Verb]:
    """Return the verbs by the first word of their base forms."""
    bases: dict[str, Verb] = {}
    for act in ACTS:
        for frame in FRAMES:
            for phrase in words.get(act, {}).get(frame, ()):
                _verb(bases, phrase.split()).frames.setdefault(frame, act)
    for phrase in words.get("attitudes", {}).get("verbs", ()):
        _verb(bases, phrase.split()).attitude = True
    for act in ACTS:
        for table in ("things", "all_but"):
            for base in words.get(table, {}).get(act, ()):
                _verb(bases, [base]).frames.setdefault("object", act)
    return bases


def _adjectives(tables: Mapping[str, Mapping[str, str]]) -> dict[str, Adjective]:
    return {
        word: Adjective(act, frozenset(prepositions.split()))
        for act in ACTS
        for word, prepositions in tables.get(act, {}).items()
    }


def _british(bases: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
    """Return the forms with two l: "signalled", "labelling"."""
    return {base: _forms(base, f"{base}led") for base in bases if base.endswith(("nal", "bel", "sel"))}


def merge_words(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Tables of the reader's own words over ours: lists grow, single values are replaced."""
    merged: dict[str, Any] = dict(ours)
    for key, value in theirs.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = merge_words(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*value, *old]
        else:
            merged[key] = value
    return merged


def _verb(verbs: dict[str, Verb], path: Iterable[str]) -> Verb:
    verb = Verb(longer=verbs)
    for word in path:
        after = verb.modified if word.startswith("~") else verb.longer
        verb = after.setdefault(word.removeprefix("~"), Verb())
    return verb


def _forms(base: str, irregular: str | None) -> tuple[str, str, str, str]:
    """Past, third person, -ing and past participle of an English verb."""
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if irregular:
        past, *rest = irregular.split()
        participle = rest[0] if rest else past
    elif base.endswith("e"):
        past = participle = base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past = participle = base[:-1] + "ied"
    else:
        past = participle = base + "ed"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    doubled = base + base[-1] if irregular and past == base + base[-1] + "ed" else stem
    return past, third, doubled + "ing", participle
