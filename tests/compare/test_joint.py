"""Whether a passage is told as said or done by all who met."""

import pytest

import summitreader
from summitreader.comparer.telling.joint import passage_is_joint, told_jointly
from summitreader.comparer.telling.voices import AccountVoices
from summitreader.model import Span

LEAD = "President Ana Ruiz of Peru met President Li Wen of Chile. "


def _joint(sentence: str, words: str) -> bool:
    text = LEAD + sentence
    start = text.index(words, len(LEAD))
    return passage_is_joint(AccountVoices(summitreader.parse(text)), Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The two leaders discussed the port and the mines.", "the mines"),
        ("“We did discuss the port,” President Ruiz said.", "We did discuss the port"),
        ("They agreed to open the port.", "open the port"),
        ("On trade, both sides noted progress.", "noted progress"),
        ("The road was opened after talks with the guest, President Li Wen.", "The road was opened"),
        ("The building of a port was discussed.", "The building of a port"),
        ("The talks concluded with the signing of two memoranda.", "two memoranda"),
        ("Peru and Chile have signed six agreements.", "six agreements"),
        ("President Ruiz spoke with President Li Wen about tariffs.", "about tariffs"),
        ("A call took place between President Ana Ruiz and President Li Wen.", "A call took place"),
        ("Building on the talks of May, the two leaders opened a port.", "opened a port"),
        ("“I spoke with President Li Wen about tariffs,” President Ruiz said.", "I spoke with President Li Wen"),
        ("“We agreed to open the port,” President Ruiz said.", "We agreed to open the port"),
        (
            "Ana Ruiz said that the port is vital, a view shared by Li Wen.",
            "the port is vital, a view shared by Li Wen",
        ),
    ],
)
def test_what_all_say_or_do_is_joint(sentence: str, words: str) -> None:
    assert _joint(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("President Ruiz said that the port is vital.", "the port is vital"),
        ("She raised the fate of two sailors.", "the fate of two sailors"),
        ("President Ruiz will travel on to Arequipa.", "travel on to Arequipa"),
        ("The two sides should build a port.", "build a port"),
        (
            "“He repeated his view and I repeated ours,” President Ruiz said.",
            "He repeated his view and I repeated ours",
        ),
        ("“We are proud of our mines,” President Ruiz said.", "We are proud of our mines"),
        (
            "“He has proposals like those that we outlined and sent,” President Ruiz said.",
            "He has proposals like those that we outlined and sent",
        ),
        ("“Peru will not waver as they fight,” President Ruiz said.", "Peru will not waver as they fight"),
    ],
)
def test_what_one_says_or_does_is_not(sentence: str, words: str) -> None:
    assert not _joint(sentence, words)


def test_what_a_spokesperson_is_said_to_tell_is_the_narrators() -> None:
    sentence = (
        "President Ruiz held a summit with President Li Wen on May 3, the presidential spokesperson said in a note."
    )
    assert _joint(sentence, "held a summit with President Li Wen")


def test_most_of_the_passages_decide_and_of_two_the_first() -> None:
    text = LEAD + "The two leaders discussed the port. Ana Ruiz said that it is vital. Li Wen said that it is dear."
    voices = AccountVoices(summitreader.parse(text))
    joint, *ones = voices.reading.sentences[1:4]
    assert told_jointly(voices, [joint, ones[0]])
    assert not told_jointly(voices, [ones[0], joint])
    assert not told_jointly(voices, [joint, *ones])
    assert not told_jointly(voices, [*ones, joint])
    assert not told_jointly(voices, [])


def test_where_we_speak_throughout_all_is_joint() -> None:
    text = (
        "Fishing\n\n6. We call for fair quotas. We will open the port. There are no quotas on tuna. We oppose dredging."
    )
    voices = AccountVoices(summitreader.parse(text))
    assert all(passage_is_joint(voices, sentence) for sentence in voices.reading.sentences)
    alone = AccountVoices(summitreader.parse(text + " I am glad."))
    assert not all(passage_is_joint(alone, sentence) for sentence in alone.reading.sentences)
