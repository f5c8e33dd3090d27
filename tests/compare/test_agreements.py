"""What the sides tell as agreed, which are one, and where they differ."""

import summitreader
from summitreader.comparer import compare
from summitreader.comparison import SharedAgreement
from summitreader.model import Span
from summitreader.words.money import Sum, sums_in

OURS = "President Ana Ruiz of Peru met President Li Wen of Chile. "
THEIRS = "President Li Wen of Chile met President Ana Ruiz of Peru. "


def _matched(ours: str, theirs: str) -> list[SharedAgreement]:
    found = compare([summitreader.parse(OURS + ours), summitreader.parse(THEIRS + theirs)])
    return [one for one in found.agreements if all(one.spans)]


def test_papers_of_the_meeting_are_one_and_their_counts_a_conflict() -> None:
    (one,) = _matched("Fifteen cooperation documents were signed.", "They signed 14 agreements on trade and mines.")
    assert (one.counts, one.conflict) == ((15, 14), "count")


def test_a_sum_that_one_promises_and_the_other_gives_thanks_for_is_one() -> None:
    (one,) = _matched("Peru will provide $500 million in aid.", "Li Wen thanked Peru for the $500 million in help.")
    assert one.conflict is None


def test_two_sums_of_one_currency_that_differ_a_little_are_a_conflict_of_money() -> None:
    (one,) = _matched("Peru will provide EUR 40 million for a dam.", "Peru will contribute €35 million to studies.")
    assert one.conflict == "money"


def test_what_both_are_said_to_have_agreed_is_one_in_whoever_tells_it() -> None:
    (one,) = _matched(
        "Ana Ruiz said that the two sides have agreed to dredge the lagoon of Huaral.",
        "“President Ruiz and I agreed to dredge the lagoon of Huaral,” Li Wen said.",
    )
    assert one.conflict is None


def test_a_goal_that_both_set_is_one_by_its_sum() -> None:
    (one,) = _matched(
        "The two sides agreed to strive for trade of 150 billion USD.",
        "Both countries set a trade goal of $150 billion.",
    )
    assert one.conflict is None


def test_two_sums_far_apart_are_two() -> None:
    assert _matched("Peru will provide $500 million for a dam.", "Chile will contribute $3 million to studies.") == []


def test_instruments_of_two_names_are_two() -> None:
    assert _matched("They spoke of the Cuzco Agreement.", "They praised the Paris Agreement.") == []


def test_papers_signed_are_one_whatever_they_are_called() -> None:
    (one,) = _matched("Seven acts were signed at the palace.", "The two sides signed nine agreements on roads.")
    assert (one.counts, one.conflict) == ((7, 9), "count")


def test_things_that_both_count_are_one() -> None:
    (one,) = _matched("Ana Ruiz announced 200 scholarships.", "The good news today: 250 scholarships for our nurses.")
    assert one.rule == "same_sum"


def test_a_partnership_and_cooperation_agreement_is_one_instrument() -> None:
    (one,) = _matched(
        "They recalled the signing of the Reinforced Partnership and Cooperation Agreement.",
        "The Reinforced Partnership and Cooperation Agreement was discussed.",
    )
    assert one.rule == "same_instrument_named"


def test_what_both_confirm_that_will_be_done_is_agreed() -> None:
    ours = "The two leaders confirmed that the lagoon of Huaral will be dredged in May."
    found = compare([summitreader.parse(OURS + ours), summitreader.parse(THEIRS + "Li Wen spoke about tariffs.")])
    assert [one.rule for one in found.agreements] == ["agreement_of_one_side"]


def test_what_is_told_as_one_agreement_is_one_matter() -> None:
    ours = "The two leaders agreed that their teams stay engaged."
    theirs = "The presidents agreed to continue contacts."
    found = compare([summitreader.parse(OURS + ours), summitreader.parse(THEIRS + theirs)])
    texts = [side.reading.article.text for side in found.sides]
    linked = [tuple(span.of(text) for span, text in zip(link.spans, texts, strict=True)) for link in found.links]
    assert (ours, theirs) in linked


def test_what_one_side_alone_tells_as_agreed_stands_alone() -> None:
    ours = "The two leaders agreed to dredge the lagoon of Huaral."
    found = compare([summitreader.parse(OURS + ours), summitreader.parse(THEIRS + "Li Wen spoke about tariffs.")])
    (one,) = found.agreements
    assert one.spans[1] == ()
    assert one.spans[0][0].of(OURS + ours) == "agreed to dredge the lagoon of Huaral"


def test_what_one_leader_will_do_is_no_agreement() -> None:
    assert _matched("Ana Ruiz said that she will travel to Arica.", "Li Wen said that he will travel to Arica.") == []


def test_what_one_side_will_do_is_one_where_the_other_tells_that_it_will_be_done() -> None:
    ours, theirs = "Ana Ruiz said that Peru would go on with twelve tugboats.", "Twelve tugboats will be sent to Arica."
    (one,) = _matched(ours, theirs)
    assert one.spans[1][0].of(THEIRS + theirs) == "Twelve tugboats will be sent to Arica"
    assert compare([summitreader.parse(OURS), summitreader.parse(THEIRS + theirs)]).agreements == ()


def test_any_form_of_a_word_for_giving_makes_a_sum_a_commitment() -> None:
    (one,) = _matched("Peru is announcing $500 million for a dam.", "The provision of $500 million was praised.")
    assert one.rule == "same_sum"


def test_sums_are_read_with_their_currency() -> None:
    text = "USD 6.1 billion, 3 million euros, £20 and ¥1,000"
    assert sums_in(text, Span(0, len(text))) == {
        Sum(6.1e9, "dollar"),
        Sum(3e6, "euro"),
        Sum(20.0, "pound"),
        Sum(1000.0, "yen"),
    }
