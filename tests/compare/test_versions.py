"""Two versions of one text: what became of each passage."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader import session
from summitreader.comparer.rule import PairRule
from summitreader.comparer.sides.whose import side_of
from summitreader.comparer.versions import compare_versions
from summitreader.comparer.versions.order import heaviest_run
from summitreader.comparer.versions.rules import RULES
from summitreader.comparison import Comparison, Point, Ruling, VersionBlock
from summitreader.model import Reading, Span


def _versions(old: str, new: str) -> Comparison:
    sides = [side_of(Reading(session.open_bytes(text.encode(), "a.txt"))) for text in (old, new)]
    return compare_versions(*sides)


def _told(found: Comparison) -> list[tuple[str, bool, str, str]]:
    """What became of each passage, with its words on both sides."""
    old, new = (side.reading.article.text for side in found.sides)
    return [(one.status, one.moved, _words(old, one.spans[0]), _words(new, one.spans[1])) for one in found.versions]


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(text) for span in spans)


def _example() -> Comparison:
    return session.compare_versions(*(session.read(name) for name in session.example_pair("versions")))


def _fate(words: str) -> tuple[str, bool]:
    """What became of the passage of the example that has the words."""
    return next(
        (status, moved) for status, moved, *sides in _told(_example()) if words in sides[0] or words in sides[1]
    )


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ("Charter of Port Elvin", ("kept", False)),
        ("situation in the Strait", ("reworded", False)),
        ("our common heritage", ("kept", True)),
        ("all fishing vessels", ("reworded", True)),
        ("under protection", ("reworded", True)),
        ("talks between Maroa", ("dropped", False)),
        ("cholera vaccine", ("dropped", False)),
        ("artificial intelligence", ("new", False)),
        ("joint patrols", ("reworded", False)),
    ],
)
def test_the_years_that_come_along_show_what_became_of_a_passage(words: str, fate: tuple[str, bool]) -> None:
    assert _fate(words) == fate


def test_numbers_of_paragraphs_bullets_case_and_punctuation_make_no_difference() -> None:
    old = "16. We condemn piracy, in all its forms.\n\n- We will Meet twice a year."
    new = "15. We condemn piracy in all its forms;\n\n• we will meet twice a year!"
    assert [status for status, *_ in _told(_versions(old, new))] == ["kept", "kept"]


def test_a_text_is_kept_by_itself_in_its_order() -> None:
    text = "We thank the people of Bree.\n\nWe will meet again in Dale in May.\n\nTrade between us grew by a third."
    assert {(status, moved) for status, moved, *_ in _told(_versions(text, text))} == {("kept", False)}


def test_every_passage_has_one_fate() -> None:
    found = _example()
    for side in (0, 1):
        spans = sorted(span for one in found.versions if not one.formula for span in one.spans[side])
        assert all(one.end <= other.start for one, other in pairwise(spans))


def _both(old: str, new: str) -> list[tuple[str, bool, str, str]]:
    """What became of the clauses of two texts of one paragraph each, that stand among others which are kept."""
    frame = "We recall the Treaty of Bree.\n\n{}\n\nWe will meet again in the spring."
    kept = ("We recall the Treaty of Bree.", "We will meet again in the spring.")
    return [one for one in _told(_versions(frame.format(old), frame.format(new))) if one[2] not in kept]


def test_a_clause_that_went_elsewhere_is_told_apart_from_its_sentence() -> None:
    old = "We welcome the inscription of the floating markets of Lumen on the Heritage List."
    new = old.removesuffix(".") + ", and support the candidacy of the rope bridges of Karrow."
    assert [one[0] for one in _both(old, new)] == ["kept", "new"]


def test_a_pattern_of_other_names_is_a_set_phrase_and_no_matter_of_both() -> None:
    old = "We decide to grant observer status to the Grand Duchy of Norrin."
    new = "We decide to grant observer status to the Republic of San Amato."
    told = _both(old, new)
    assert {one[0] for one in told if not (one[2] and one[3])} == {"new", "dropped"}
    assert [one.rule for one in _versions(old, new).versions if one.formula] == ["one_pattern"]


def test_who_is_thanked_and_where_all_meet_next_may_change_its_names() -> None:
    told = _both(
        "We thank the people of Dale for their hospitality.", "We thank the people of Morn for their hospitality."
    )
    assert [one[0] for one in told] == ["reworded"]


def test_what_is_split_is_one_passage_of_the_older_text_and_two_of_the_newer() -> None:
    old = "We will act together against illegal fishing on the lower river and publish the positions of all trawlers."
    new = "We will act together against illegal fishing on the lower river.\n\nWe publish the positions of trawlers."
    found = _versions(old, new)
    assert [tuple(map(len, one.spans)) for one in found.versions] == [(1, 2)]


def test_a_set_phrase_is_found_in_a_passage_about_something_else() -> None:
    old = "We will train two hundred nurses a year, with one half of the places reserved for young women."
    new = "The shipyards of Velle take apprentices, with one half of the places reserved for young women."
    found = _versions(old, new)
    text = found.sides[1].reading.article.text
    phrases = [one.spans[1][0].of(text) for one in found.versions if one.formula]
    assert phrases == ["with one half of the places reserved for young women"] or len(found.links) == 1


def test_few_words_without_a_counterpart_are_no_claim_that_there_is_none() -> None:
    found = _versions("We recall the Treaty of Bree.", "We recall the Treaty of Bree.\n\nOur ministers will report.")
    assert [one.status for one in found.versions] == ["kept", "new"]
    assert [point.only for point in found.points] == [None]


_PATROLS, _BOATS = "We will begin joint patrols of the strait.", "Boats of both navies guard the narrows from May on."


def _ruled(old: str, new: str, ruling: Ruling) -> VersionBlock:
    """The first passage of the older text, after what the reader said."""
    sides = [side_of(Reading(session.open_bytes(text.encode(), "a.txt"))) for text in (old, new)]
    found = compare_versions(*sides, rulings=[ruling])
    return next(one for one in found.versions if one.spans[0] and one.spans[0][0].start == 0)


def test_what_the_reader_ties_is_one_matter_and_what_the_reader_parts_are_two() -> None:
    old, new = Span(0, len(_PATROLS)), Span(0, len(_BOATS))
    tied = _ruled(_PATROLS, _BOATS, Ruling((0, 1), (old, new), True))
    assert (tied.status, tied.rule, len(tied.spans[1])) == ("reworded", "ruled_same", 1)
    assert _ruled(_PATROLS, _PATROLS, Ruling((0, 1), (old, old), False)).status == "dropped"


def test_the_reader_may_say_that_nothing_or_something_of_the_other_text_tells_it() -> None:
    text = Span(0, len(_PATROLS))
    alone = _ruled(_PATROLS, _PATROLS, Ruling((0, 1), (text, None), False))
    assert (alone.status, alone.rule, alone.weak) == ("dropped", "ruled_alone", False)
    told = _ruled(_PATROLS, _BOATS, Ruling((0, 1), (text, None), True))
    assert (told.status, told.rule, told.weak) == ("dropped", "ruled_told", True)


_KEPT = "We recall the Treaty of Bree, which has kept the peace on the river for eighty years."


def test_what_a_paragraph_tells_in_several_clauses_is_no_claim_that_there_is_none() -> None:
    newer = "We will let ferries, lighthouses, harbours and pilots of the isles be examined by engineers every winter."
    older = (
        f"{_KEPT}\n\nFerries are old. Lighthouses of the isles are dark. Every winter the harbours freeze. "
        "Pilots are rare, and engineers rarer."
    )
    found = _versions(older, f"{_KEPT}\n\n{newer}")
    assert not [one for one in found.versions if one.status == "new" and one.rule == "not_found"]


def test_a_set_phrase_may_vary_in_its_words_and_in_their_order() -> None:
    kept = "We will train nurses at the hospital of Dale."
    old = f"{kept[:-1]}, for a free, open and peaceful sea.\n\nThe shipyards of Morn take apprentices."
    new = f"{kept}\n\nThe shipyards of Morn take apprentices, as befits an open, free, clean and peaceful sea."
    assert ("reworded", False, "free, open and peaceful sea", "open, free, clean and peaceful sea") in _told(
        _versions(old, new)
    )


def test_what_a_rewritten_clause_keeps_of_the_older_one_is_a_set_phrase() -> None:
    old = "Our ministers of Bree and Rohan met in May, and spoke at length of how dams serve the common good of all."
    new = "Dams on the Karrow, which cost us 40 million, serve the common good, as engineers told Rohan in Dale."
    assert any(one.formula and one.status == "kept" for one in _versions(old, new).versions)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_of_versions_finds_what_its_example_shows(rule: PairRule) -> None:
    found = _versions(rule.one, rule.other)
    texts = [side.reading.article.text for side in found.sides]
    shown = [
        span.of(texts[side])
        for one in found.versions
        if one.rule == rule.name
        for side in (0, 1)
        for span in one.spans[side]
    ]
    shown += [one.spans[side].of(texts[side]) for one in found.differences if one.rule == rule.name for side in (0, 1)]
    shown += [one.spans[side].of(texts[side]) for one in found.links if one.rule == rule.name for side in (0, 1)]
    assert any(rule.shows in words for words in shown), shown


@pytest.mark.parametrize(
    ("old", "new", "firmer"),
    [
        ("We are concerned about the tension in Kell.", "We are gravely concerned about the tension in Kell.", 1),
        ("We will explore joint patrols in Kell.", "We will begin joint patrols in Kell.", 1),
        ("We commit to opening the port of Kell.", "We hope to open the port of Kell.", 0),
        ("Leaders urged both parties in Kell to talk.", "Leaders called on both parties in Kell to talk.", 0),
        ("We support the talks in Kell.", "We support the new talks in Kell.", None),
    ],
)
def test_a_verb_that_became_firmer_or_weaker_is_told(old: str, new: str, firmer: int | None) -> None:
    assert [one.firmer for one in _versions(old, new).differences] == ([] if firmer is None else [firmer])


def test_the_words_that_changed_are_told_with_what_stands_in_their_place() -> None:
    found = _versions("We will meet in Bree in March, and thank the hosts.", "We will meet in Dale in March.")
    old, new = (side.reading.article.text for side in found.sides)
    changes = [(one.of(old), other.of(new)) for fate in found.versions for one, other in fate.changes]
    assert ("Bree", "Dale") in changes


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), max_size=8))
def test_no_run_in_order_is_heavier(rows: list[tuple[int, int, int]]) -> None:
    order = sorted(range(len(rows)), key=lambda one: rows[one][:2])
    best = {one: rows[one][2] for one in order}
    for at, one in enumerate(order):
        earlier = [best[other] for other in order[:at] if rows[other][1] <= rows[one][1]]
        best[one] += max(earlier, default=0)
    run = sorted(heaviest_run(rows), key=lambda one: rows[one][:2])
    assert [rows[one][1] for one in run] == sorted(rows[one][1] for one in run)
    assert sum(rows[one][2] for one in run) == max(best.values(), default=0)


def test_a_sentence_that_stands_a_thousand_times_keeps_its_order() -> None:
    lines = [f"We thank the people of town {Random(n).randint(1, 3)}." for n in range(1000)]
    assert {moved for _, moved, *_ in _told(_versions("\n\n".join(lines), "\n\n".join(lines)))} == {False}


def test_a_matter_of_versions_has_a_theme_and_says_that_all_tell_it_where_they_were_parsed() -> None:
    point = next(one for one in _example().points if "Trade among" in _words_of(one))
    assert point.theme == "trade_investment"
    assert all(account and account.joint for account in point.accounts)


def _words_of(point: Point) -> str:
    text = _example().sides[1].reading.article.text
    return _words(text, point.accounts[1].spans) if point.accounts[1] else ""
