"""Whose a quotation of a draft is said to be, and the words that say so."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from summitreader.model import Reading, Span, Statement
from summitreader.verification import VerifiedText
from summitreader.verifier.names import countries_in
from summitreader.verifier.spans import SpansByPlace
from summitreader.verifier.voices import NOBODY, NamedVoice, names_several, names_text, voice_named, voice_of_words
from summitreader.word_files import word_file

_LOOKED_AT = 240
_CREDITED_ALONE = 5  # words of a quotation that need no verb of saying beside them
_SIGNED = re.compile(r"\s*(?:>\s*)*(?:[—–]|--|- (?=[A-Z]))\s*([^\n]{2,120})")
_TEXTS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|a|[Tt]his|[A-Z]\w+['’]s?) (?:[\w.’'-]+ ){0,4}?"
    r"(?:readouts?|statement|communiqu[eé]|declaration|fact sheet|transcript|document|text|press service|account)\b"
)
_SEVERAL = re.compile(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Aa]ll) (?:[\w-]+ ){0,2}?(?:sides|leaders|parties|presidents|countries|ministers|members|"
    r"governments|participants)|[Tt]he two|[Jj]ointly)\b"
)
# "And of Kyiv: “…”": no verb, and so the voice of the quotation before.
_GOES_ON = re.compile(r"(?:(?:And|But) )?(?:[Oo]n|[Oo]f|[Aa]s for|[Ff]or|[Aa]bout|[Tt]hen)\b[^.:“\"]{0,60}: ?[“\"‘'«]?")
_ACCORDING = re.compile(
    r"According to ((?:(?:the|its|their|a) )?(?:[\w’'.-]+ ){0,4}?(?:readouts?|statement|communiqu[eé]|declaration|"
    r"fact sheet|transcript|document|text|account)),"
)
# A name, and the quotation right behind it or behind one verb: of a name that the parser does not know.
_ALONE = re.compile(r"((?:[A-Z][\w.’'-]++ ?){1,4})(?: \w+)? ?[“\"‘'«]")
_FAR_BACK = 900
_PRONOUNS = frozenset(("he", "she", "it", "they", "the latter"))
_IT_WAS = re.compile(r"\bIt was (?:the )?(?:\w+ ){0,3}?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)* who\b")
_INLINE = re.compile(
    r"(?:, | – | — |^|… ,? ?)([Hh]e|[Ss]he|[Ii]t|[Tt]hey) (?:(?:then|also|later) )?(?:went on|goes on|said|says|added|"
    r"adds|continued|claimed|allowed|conceded|argued|wrote|told|noted|insisted)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")


class Credit(NamedTuple):
    """Whom a draft credits: the voice, the words that name it, and whether the sentence names a text or house too."""

    voice: NamedVoice
    who: Span | None
    by_text: bool


class _Named(NamedTuple):
    span: Span
    voice: NamedVoice


class Credits:
    """The voices that a draft names, in order, by which its quotations are credited."""

    def __init__(self, draft: VerifiedText) -> None:
        """Look at each name of the draft once."""
        self.draft, self.text, self.reading = draft, draft.text, draft.reading
        self._last: Credit | None = None
        self._named = sorted(_voices_named(self.reading), key=lambda one: (one.span.start, -one.span.end))
        self._named_starts = [one.span.start for one in self._named]
        self._sentences = SpansByPlace((one, one) for one in self.reading.sentences)
        self._quotations = SpansByPlace((one, one) for one in draft.quotations)
        self._told = SpansByPlace((says, one) for one in self.reading.statements for says in one.says)
        self._speakers = SpansByPlace((one.who, one) for one in self.reading.statements if one.who and one.speaker)
        self._block_ends = [one.span.end for one in self.reading.article.blocks]

    def credit(self, words: Span, block_quote: bool) -> Credit:
        """Return whom the draft credits with words of it."""
        sentence = self.sentence(words)
        if block_quote:
            found = self._of_block_quote(words)
        elif self._last and self._goes_on(sentence, words):
            found = self._last
        else:
            found = self._in_sentence(words, sentence)
        self._last = found if found.voice.sort != "nobody" else self._last
        return found

    def _goes_on(self, sentence: Span, words: Span) -> bool:
        """Return whether nothing before the words says whose they are, but that the draft goes on."""
        led = _GOES_ON.fullmatch(self.text, sentence.start, words.start)
        return bool(led) and not _says().search(self.text, sentence.start, words.start)

    def _in_sentence(self, words: Span, sentence: Span) -> Credit:
        if pointed := _IT_WAS.search(self.text, sentence.start, words.start):
            named = self._between(Span(pointed.start(), words.start))
            if named and named[0].span.start <= pointed.end():
                return Credit(named[0].voice, named[0].span, by_text=False)
        if told := _ACCORDING.match(self.text, sentence.start, words.start):
            return Credit(voice_of_words(told[1]), Span(*told.span(1)), by_text=True)
        statement = self._statement(words)
        inline = _INLINE.search(self._outside(sentence, words))
        if inline and (last := self._meant_by(inline[1], sentence.start)):
            return Credit(last.voice, last.span, last.voice.sort == "text")
        if statement and statement.speaker:
            return self._of_statement(statement, words, sentence)
        return self._nearby(words, sentence, statement)

    def sentence(self, words: Span) -> Span:
        """Return the sentences that hold the words, of long ones what is near: a list without a stop is one."""
        held = self._sentences.meeting(words)
        if not held:
            return words
        start, end = min(held[0].start, words.start), max(held[-1].end, words.end)
        return Span(max(start, words.start - _FAR_BACK), min(end, words.end + _FAR_BACK))

    def _statement(self, words: Span) -> Statement | None:
        """Return the shortest statement of the draft that has the words."""
        having = [
            one
            for one in self._told.meeting(words)
            if any(says.start <= words.start + 1 and words.end - 1 <= says.end for says in one.says)
            or any(
                min(says.end, words.end) - max(says.start, words.start) > 0.6 * (words.end - words.start)
                for says in one.says
            )
        ]
        return min(having, key=lambda one: one.end - one.start, default=None)

    def _of_statement(self, statement: Statement, words: Span, sentence: Span) -> Credit:
        voice = voice_named(self.reading, statement.speaker)
        if statement.who:
            told = statement.who.of(self.text)
            if told.casefold() in _PRONOUNS or self._is_common(told, voice):
                meant = self._meant_by(told, statement.who.start)
                voice = meant.voice if meant else voice
            elif names_text(told) and voice.sort != "person":
                voice = voice._replace(sort="text")
            elif names_several(told) and voice.sort == "side" and not voice.country:
                voice = voice._replace(sort="joint")
        by_text = voice.sort == "text" or self._tells_text(words, sentence)
        if (inner := self._inside(statement, words)) and inner.voice.name != voice.name:
            return Credit(inner.voice, inner.span, by_text or voice.sort in ("text", "side"))
        return Credit(voice, statement.who, by_text)

    def _inside(self, statement: Statement, words: Span) -> _Named | None:
        """Return who is said to say it inside what somebody else says: "The Kremlin said that Putin told Modi that"."""
        starts = [says.start for says in statement.says if says.start < words.start < says.end]
        if not starts:
            return None
        before = Span(max(starts[0], words.start - _LOOKED_AT), words.start)
        for one in reversed(self._between(before)):
            behind = self.text[one.span.end : words.start]
            if one.voice.sort in ("person", "joint") and _saying().match(behind):
                return one
        return None

    def _nearby(self, words: Span, sentence: Span, statement: Statement | None) -> Credit:
        """Return who is named nearest in the sentence, where it says that somebody says something."""
        around = self.text[sentence.start : words.start] + " " + self.text[words.end : sentence.end]
        is_told = _says().search(around) or ":" in self.text[sentence.start : words.start]
        if not is_told and len(words.of(self.text).split()) < _CREDITED_ALONE:
            return Credit(NOBODY, None, False)
        by_text = self._tells_text(words, sentence)
        before = self._between(Span(sentence.start, words.start))
        behind = self._between(Span(words.end, sentence.end))
        texts = [
            _Named(Span(sentence.start + m.start(), sentence.start + m.end()), voice_of_words(m[0]))
            for m in _TEXTS.finditer(self.text[sentence.start : words.start])
        ]
        several = [
            _Named(Span(sentence.start + m.start(), sentence.start + m.end()), voice_of_words(m[0]))
            for m in _SEVERAL.finditer(self.text[sentence.start : words.start])
        ]
        people = [one for one in before if one.voice.sort in ("person", "joint")]
        chosen = (people or several or texts or before or behind)[:1]
        if not people and not several and not texts and behind and not before:
            chosen = behind[:1]
        if not chosen and (word := _PRONOUN.search(around)) and (last := self._meant_by(word[0], sentence.start)):
            chosen = [last]
        if not chosen and (alone := _ALONE.fullmatch(self.text, sentence.start, words.start)):
            return Credit(voice_of_words(alone[1].strip()), Span(*alone.span(1)), by_text)
        if not chosen:
            opening = self.text[sentence.start : words.start].split()
            sides = countries_in(opening[:4])
            if len(sides) == 1:
                place = Span(sentence.start, sentence.start + len(" ".join(opening[:1])))
                return Credit(NamedVoice("side", opening[0], next(iter(sides))), place, by_text)
        return Credit(chosen[0].voice, chosen[0].span, by_text) if chosen else Credit(NOBODY, None, by_text)

    def _of_block_quote(self, words: Span) -> Credit:
        """Return who signs a passage that is set off, else who is named in the line that leads to it."""
        for at in (words.end, *(words.start + m.start() for m in re.finditer(r"\n", words.of(self.text)))):
            signed = _SIGNED.match(self.text, at)
            if signed:
                place = Span(*signed.span(1))
                named = self._between(place)
                voice = named[0].voice if named else voice_of_words(signed[1].split(",")[0])
                return Credit(voice, place, names_text(signed[1]))
        above = bisect_right(self._block_ends, words.start)
        if not above:
            return Credit(NOBODY, None, False)
        lead = self.reading.article.blocks[above - 1].span
        lead = Span(max(lead.start, lead.end - _LOOKED_AT), lead.end)
        sentence = self.sentence(Span(lead.end - 1, lead.end))
        lead = Span(max(lead.start, sentence.start), lead.end)
        spoken = [one for one in self._speakers.meeting(lead) if one.who and lead.start <= one.who.start]
        by_text = bool(_TEXTS.search(lead.of(self.text)))
        if spoken:
            return Credit(voice_named(self.reading, spoken[-1].speaker), spoken[-1].who, by_text)
        named = self._between(lead)
        if not named and by_text:
            match = _TEXTS.search(self.text, lead.start, lead.end)
            return Credit(voice_of_words(match[0]), Span(*match.span()), True) if match else Credit(NOBODY, None, True)
        people = [one for one in named if one.voice.sort == "person"] or named
        if not people and (several := _SEVERAL.search(self.text, lead.start, lead.end)):
            return Credit(voice_of_words(several[0]), Span(*several.span()), by_text)
        if (
            not people
            and (word := _PRONOUN.search(lead.of(self.text)))
            and (last := self._meant_by(word[0], lead.start))
        ):
            people = [last]
        return Credit(people[0].voice, people[0].span, by_text) if people else Credit(NOBODY, None, by_text)

    def _outside(self, sentence: Span, words: Span) -> str:
        """Return what stands in a sentence outside of the words and of all other quotations."""
        kept = list[str]()
        at = sentence.start
        for one in (*[one for one in self._quotations.meeting(sentence) if at <= one.start], words):
            if one.start >= at:
                kept.append(self.text[at : one.start])
                at = one.end
        return " … ".join((*kept, self.text[at : sentence.end]))

    def _is_common(self, told: str, voice: NamedVoice) -> bool:
        """Return whether what opens a sentence is a common noun, which the draft writes small elsewhere."""
        alone = " " not in told and voice.sort == "side" and not voice.country
        return alone and _is_written(told.lower(), self.text)

    def _meant_by(self, pronoun: str, before: int) -> _Named | None:
        """Return whom a pronoun stands for: who was named last, outside of all that is quoted or told."""
        word = pronoun.casefold()
        if word == "it":
            texts = [*_TEXTS.finditer(self.text, max(0, before - _FAR_BACK), before)]
            place = Span(*texts[-1].span()) if texts else Span(before, before)
            return _Named(place, voice_of_words(texts[-1][0]) if texts else NamedVoice("text"))
        if word == "they":
            several = [*_SEVERAL.finditer(self.text, max(0, before - _FAR_BACK), before)]
            place = Span(*several[-1].span()) if several else Span(before, before)
            return _Named(place, voice_of_words(several[-1][0]) if several else NamedVoice("joint", "they"))
        for one in reversed(self._named[: bisect_left(self._named_starts, before)]):
            if one.voice.sort != "person" or one.span.end > before:
                continue
            if before - one.span.end > _FAR_BACK:
                return None
            told = (says for said in self._told.meeting(one.span) for says in said.says if says.end <= before)
            if not self._quotations.meeting(one.span) and not any(_meet(says, one.span) for says in told):
                return one
        return None

    def _tells_text(self, words: Span, sentence: Span) -> bool:
        """Return whether the sentence says, outside of the words, that it is a text or a house that says so."""
        around = self.text[sentence.start : words.start] + " … " + self.text[words.end : sentence.end]
        return bool(_TEXTS.search(around))

    def _between(self, place: Span) -> list[_Named]:
        first, last = (bisect_left(self._named_starts, at) for at in (place.start, place.end))
        return [one for one in self._named[first:last] if one.span.end <= place.end]

    def named_in(self, place: Span) -> list[_Named]:
        """Return the voices that a stretch of the draft names, in order."""
        return self._between(place)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=1024)
def _is_written(word: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text))


def _voices_named(reading: Reading) -> list[_Named]:
    return [
        _Named(mention, voice_named(reading, speaker.name))
        for speaker in reading.speakers
        for mention in speaker.mentions
    ]


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_file('verifying')['saying'])})\b")


@cache
def _saying() -> re.Pattern[str]:
    """Return what stands between somebody and what they say: "told Prime Minister Modi that"."""
    verbs = "|".join(word_file("verifying")["saying"])
    return re.compile(rf"(?:['’]s)?,? (?:\w+ ){{0,2}}?(?:{verbs})\b[^.;\n“”\"]{{0,80}}[“\"‘'«]?\s*$")
