"""Differences of wording, firmness and tone."""

import pytest

import summitreader
from summitreader.comparer import compare
from summitreader.comparer.wordings.differences import MOST_SHOWN
from summitreader.comparer.wordings.firmness import firm_words, firmer_of
from summitreader.comparison import Comparison
from summitreader.words.tone import tone_words

OURS = "President Ana Ruiz of Peru met President Li Wen of Chile. "
THEIRS = "President Li Wen of Chile met President Ana Ruiz of Peru. "


def _compared(ours: str, theirs: str) -> Comparison:
    return compare([summitreader.parse(OURS + ours), summitreader.parse(THEIRS + theirs)])


def _worded(ours: str, theirs: str) -> set[tuple[str, str, str, int | None]]:
    found = _compared(ours, theirs)
    texts = [side.reading.article.text for side in found.sides]
    return {(one.kind, one.spans[0].of(texts[0]), one.spans[1].of(texts[1]), one.firmer) for one in found.differences}


def test_thanks_for_what_the_other_pledges_is_another_voice() -> None:
    found = _worded(
        "President Ruiz reaffirmed support for the salted lagoon of Huaral.",
        "Li Wen thanked Ana Ruiz for the support for the salted lagoon of Huaral.",
    )
    assert any(kind == "voice" and theirs.startswith("thanked") for kind, _, theirs, _ in found), found


def test_a_firmer_verb_names_its_side() -> None:
    found = _worded(
        "The two leaders discussed the dredging of the lagoon of Huaral.",
        "President Li Wen stressed the dredging of the lagoon of Huaral.",
    )
    assert ("verb", "discussed", "stressed", 1) in found, found


def test_one_thing_under_two_names_is_a_term() -> None:
    found = _worded("They discussed ransomware.", "They exchanged views on information security.")
    assert ("term", "ransomware", "information security", None) in found, found


def test_a_limit_that_one_side_alone_names_is_another_number() -> None:
    found = _worded(
        "Peru will put 500 million euros into the salted lagoon of Huaral.",
        "Peru will put up to 500 million euros into the salted lagoon of Huaral.",
    )
    assert any(kind == "number" and theirs.startswith("up to 500") for kind, _, theirs, _ in found), found


def test_numbers_of_one_matter_that_differ_are_told() -> None:
    found = _worded(
        "Ana Ruiz welcomed that the dredging of Huaral fell by 50% in a year.",
        "Li Wen said that the dredging of Huaral fell by nearly a third.",
    )
    assert any(kind == "number" and theirs == "nearly a third" for kind, _, theirs, _ in found), found


def test_another_actor_of_one_thing_is_told() -> None:
    found = _worded(
        "Ana Ruiz said that the rebels have mined the lagoon of Huaral.",
        "Li Wen said that the army has mined the lagoon of Huaral.",
    )
    assert ("agency", "the rebels", "the army", None) in found, found


def test_a_list_on_one_side_is_a_detail() -> None:
    found = _worded(
        "Ana Ruiz offered to dredge the lagoons near Huaral, Ancon, Pisco and Ica.",
        "Li Wen welcomed the wish to dredge the lagoons of Huaral.",
    )
    assert any(kind == "detail" and "Ancon, Pisco and Ica" in ours for kind, ours, _, _ in found), found


def test_names_of_those_who_meet_are_no_wording() -> None:
    assert not [one for one in _worded("They spoke of trade.", "They spoke of trade.") if "President" in one[1]]


def test_a_country_and_its_people_are_no_two_names() -> None:
    found = _worded("They discussed the vote in Mongolia.", "They discussed the Mongolian vote.")
    assert not [one for one in found if one[0] == "term"], found


def test_the_same_words_are_no_difference() -> None:
    words = "The two leaders discussed the dredging of the lagoon of Huaral."
    assert _worded(words, words) == set()


def test_no_more_than_fifteen_differences_are_given_of_a_pair() -> None:
    things = (
        "lagoon viaduct glacier sawmill quarry orchard lighthouse aqueduct tannery brewery vineyard cannery kiln mint"
    )
    many = things.split() + [f"old {thing}" for thing in things.split()]
    ours = " ".join(f"President Ruiz said that Peru will mend the {thing} of {thing[::-1]}." for thing in many)
    theirs = " ".join(f"Li Wen hoped for the {thing} of {thing[::-1]} to be mended." for thing in many)
    assert len(_compared(ours, theirs).differences) == MOST_SHOWN


@pytest.mark.parametrize(
    ("weaker", "firmer"),
    [
        ("would like to express hope", "hope"),
        ("hope", "intend to"),
        ("intend to", "will"),
        ("discussed", "noted"),
        ("noted", "stressed"),
        ("called for", "demanded"),
        ("supports", "firmly supports"),
        ("concern", "deep concern"),
        ("deep concern", "condemned"),
    ],
)
def test_the_scales_order_what_is_weaker_and_firmer(weaker: str, firmer: str) -> None:
    one, other = (next(firm_words(words, 0, len(words))) for words in (weaker, firmer))
    assert (one.span.end, other.span.end) == (len(weaker), len(firmer))
    assert (firmer_of(one, other), firmer_of(other, one)) == (1, 0)


def test_words_of_two_scales_are_neither_weaker_nor_firmer() -> None:
    one, other = (next(firm_words(words, 0, len(words))) for words in ("urged", "stressed"))
    assert firmer_of(one, other) is None


def test_a_month_is_no_modal() -> None:
    text = "in May"
    assert not list(firm_words(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "tones"),
    [
        ("The talks were candid and constructive.", ["candid", "constructive"]),
        ("They had a frank, in-depth exchange of views.", ["frank", "in-depth"]),
        ("The conversation took place in a sincere and business-like atmosphere.", ["sincere", "business-like"]),
        ("It was a warm day and the dinner was good.", []),
    ],
)
def test_tone_words_are_said_of_the_meeting(text: str, tones: list[str]) -> None:
    assert [span.of(text) for span in tone_words(text)] == tones
