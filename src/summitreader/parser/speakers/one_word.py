"""Persons whom one word names, where the cast has it for something else, or spelt in another way."""

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import Person, one_slip_apart
from summitreader.parser.speakers.registry import Voice, Voices


def named_like_a_thing(voices: Voices, who: Span, words: str) -> Person | None:
    """Somebody named before whose family name is a capital's, a country's or a thing's: "Hill".
    >>> Minister <name>Valeska Lima</name> met Premier Hu. <who>Lima</who> said the port was open.
    """
    family = fold(words.rpartition(" ")[2])
    if not words[:1].isupper() or " " in words:
        return None
    fits = (p for p in voices.cast.by_word.get(family, ()) if len(p.words) > 1 and p.words[-1] == family)
    return next((p for p in fits if p.known and p.mentions and p.mentions[0][0] < who.start), None)


def leader(voices: Voices, words: str) -> Voice | None:
    """A known leader by the family name alone.
    >>> The markets fell. <who><name>Macron</name></who> said they would rise.
    """
    side = gazetteer().short_leaders.get(fold(words)) if words[:1].isupper() and " " not in words else None
    mentions = voices.cast.loose.get(fold(words))
    if side is None or not mentions:
        return None
    person = Person(words, (fold(words),), True, None, side, rule="known_leader", mentions=sorted(mentions))
    person.forms[words] = len(mentions)
    voices.cast.add(person)
    del voices.cast.loose[fold(words)]
    return voices.of(person)


def misspelt(voices: Voices, name: str) -> Person | None:
    """The one whose family name a slip of the pen has changed.
    >>> <name>Kathryn Maurer</name> said art is free. <who>Mauer</who> said galleries help.
    """
    word = fold(name)
    if len(word) < 5:
        return None
    return next((p for p in voices.cast.people if len(p.words) > 1 and one_slip_apart(word, p.words[-1])), None)
