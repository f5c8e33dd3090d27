"""Which passages of two accounts tell one matter, and what one side alone tells."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitreader
from summitreader.comparer import compare
from summitreader.comparison import Comparison, Link, Ruling
from summitreader.exporters.comparison.json import write_comparison_json
from summitreader.model import Span

ONE = "President Ana Ruiz of Peru met President Li Wen of Chile in Lima."
OTHER = "President Li Wen of Chile had talks with President Ana Ruiz of Peru."
SAME = [
    ("same_country", "They discussed North Korea.", "Both leaders spoke of the Korean Peninsula."),
    ("same_term", "Ana Ruiz named new sanctions.", "Li Wen noted that economic measures may follow."),
    ("same_country", "The JCPOA was raised.", "They exchanged views on the Iranian nuclear programme."),
    ("same_term", "They backed the two-state solution.", "Li Wen called for a Palestinian state."),
    ("same_term", "Ana Ruiz blamed criminal gangs.", "Li Wen said that organised crime must be fought."),
    ("same_term", "They spoke about rare earths.", "Critical minerals were discussed."),
    ("same_term", "Ana Ruiz raised the Kuril Islands.", "Li Wen spoke about the Northern Territories."),
    ("same_country", "They discussed the situation in Mongolia.", "Li Wen spoke about the Mongolian elections."),
    ("same_term", "Ana Ruiz urged an end to the war.", "Li Wen said that peace talks should begin."),
    ("same_term", "Ana Ruiz blamed Li Wen for the tariffs.", "Li Wen defended the duties on timber."),
    ("rare_words", "The salted lagoon of Huaral will be dredged.", "Dredging the lagoon near Huaral takes a year."),
    ("same_number", "Peru will pay 4,350 thousand dollars.", "The sum that was promised is 4.35 million."),
]
TWO = [
    ("A hospital will be built in Khabarovsk.", "The railway to Tacna will have new locomotives."),
    ("They discussed fisheries.", "They discussed visas for students."),
    ("Ana Ruiz welcomed the cooperation of both countries.", "Li Wen supported efforts to work together."),
    ("They discussed Mongolia.", "They discussed Ghana."),
    ("New mines must keep high standards on water.", "They spoke about the Nile and its fish."),
]
APART = (
    "Experts on tea met in Cuzco in April. The dolphins of Paracas were counted. Ana Ruiz praised the choir of Puno."
)


def _compare(*texts: str, rulings: tuple[Ruling, ...] = ()) -> Comparison:
    return compare([summitreader.parse(text) for text in texts], rulings)


def _words(found: Comparison, link: Link) -> tuple[str, ...]:
    pairs = zip(link.sides, link.spans, strict=True)
    return tuple(span.of(found.sides[side].reading.article.text) for side, span in pairs)


@pytest.mark.parametrize(("rule", "one", "other"), SAME)
def test_one_matter_is_linked_whatever_it_is_called(rule: str, one: str, other: str) -> None:
    found = _compare(f"{ONE} {one}", f"{OTHER} {other}")
    linked = {_words(found, link): link for link in found.links}
    assert linked[one, other].rule == rule
    assert linked[one, other].evidence


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_matters_are_not_linked_though_they_are_worded_alike(one: str, other: str) -> None:
    found = _compare(f"{ONE} {one}", f"{OTHER} {other}")
    assert (one, other) not in [_words(found, link) for link in found.links]


def test_a_name_that_stands_in_one_passage_of_each_links_them() -> None:
    one = "Ana Ruiz recalled what is due under ZSP."
    other = "The importance of full use of ZSP was emphasised."
    found = _compare(f"{ONE} {APART} {one}", f"{OTHER} They spoke about chess. {other}")
    assert (one, other) in [_words(found, link) for link in found.links]


def test_a_country_of_several_passages_links_none_of_them_alone() -> None:
    one = "Ana Ruiz spoke about the floods in Mongolia."
    found = _compare(f"{ONE} {one}", f"{OTHER} Li Wen praised Mongolian films. He hopes for flights to Mongolia.")
    assert not [link for link in found.links if one in _words(found, link)]


def test_a_list_of_what_a_told_matter_consists_of_is_no_only() -> None:
    found = _compare(
        f"{ONE} Peru will give $40 million in aid for Ghana, including hospitals, medicines and boats for fishermen.",
        f"{OTHER} Li Wen thanked Peru for $40 million in aid for Ghana.",
    )
    assert all(point.only is None for point in found.points)


def test_what_the_label_of_a_turn_names_is_nobody_who_was_met() -> None:
    found = _compare(ONE, "PRESIDENT LI WEN: A sailor is on his way home, and I thank President Ruiz for that.")
    assert found.links == ()


def test_how_long_and_how_the_talks_were_is_one_matter_each() -> None:
    found = _compare(
        f"{ONE} It lasted a bit over an hour. The call was professional.",
        f"{OTHER} It lasted for an hour. The conversation was business-like.",
    )
    assert [_words(found, link)[0] for link in found.links[1:]] == [
        "It lasted a bit over an hour.",
        "The call was professional.",
    ]


def test_that_they_met_is_one_matter() -> None:
    found = _compare(ONE, OTHER)
    assert [_words(found, link) for link in found.links] == [(ONE, OTHER)]


def test_a_sentence_that_packs_several_matters_is_cut() -> None:
    packed = "They also discussed strategic stability, a dialogue on ransomware, and the war in Sudan."
    found = _compare(
        f"{ONE} {packed}",
        f"{OTHER} Li Wen spoke about Sudan. Information security was discussed. Arms control was raised.",
    )
    assert [_words(found, link) for link in found.links[1:]] == [
        ("They also discussed strategic stability", "Arms control was raised."),
        ("a dialogue on ransomware", "Information security was discussed."),
        ("the war in Sudan.", "Li Wen spoke about Sudan."),
    ]


def test_what_goes_on_is_of_the_matter_before_it() -> None:
    found = _compare(
        f"{ONE} They discussed ransomware.",
        f"{OTHER} Li Wen raised information security. Experts will meet on this issue in May.",
    )
    goes_on = [_words(found, link) for link in found.links if link.rule == "goes_on"]
    assert goes_on == [("They discussed ransomware.", "Experts will meet on this issue in May.")]


def test_headings_greetings_and_questions_are_of_no_matter() -> None:
    transcript = (
        "Press conference\n\nPRESIDENT RUIZ: Good morning, everyone. We discussed fisheries.\n\n"
        "QUESTION: What about the railway to Tacna?\n\nPRESIDENT RUIZ: The railway will open in May."
    )
    found = _compare(transcript, f"{OTHER} They discussed fisheries.")
    text = found.sides[0].reading.article.text
    told = [span.of(text) for point in found.points if (one := point.accounts[0]) for span in one.spans]
    assert sorted(told) == ["PRESIDENT RUIZ: The railway will open in May.", "We discussed fisheries."]


def test_what_one_side_alone_tells_comes_first_the_weightiest_before_all() -> None:
    found = _compare(
        f"{ONE} They discussed ransomware. Peru will build a railway to Tacna and a port in Ilo for 90 million "
        "dollars. The dolphins of Paracas were mentioned.",
        f"{OTHER} Cyber security was discussed.",
    )
    text = found.sides[0].reading.article.text
    alone = [
        point.accounts[0].spans[0].of(text)[:14] for point in found.points if point.only == 0 and point.accounts[0]
    ]
    assert alone[0] == "Peru will buil"
    assert [point.only for point in found.points] == sorted(
        (p.only for p in found.points), key=lambda only: only is None
    )


def test_courtesy_is_never_an_only() -> None:
    found = _compare(f"{ONE} Ana Ruiz thanked Li Wen for the warm hospitality.", f"{OTHER} Fisheries were discussed.")
    courtesy = [point for point in found.points if point.theme in ("bilateral_ties", "high_level_exchange")]
    assert all(point.only is None for point in courtesy)


def test_three_sides_share_one_point() -> None:
    third = "Foreign Minister Ole Vik of Norway took part."
    found = _compare(
        f"{ONE} They discussed ransomware.", f"{OTHER} Cybercrime was raised.", f"{third} Cyberattacks were discussed."
    )
    assert [point.sides for point in found.points if point.theme == "digital_cyber"] == [(0, 1, 2)]
    assert {link.sides for link in found.links if link.rule == "same_term"} >= {(0, 1), (0, 2), (1, 2)}


def test_a_speech_that_runs_on_without_pointing_back_is_neither_linked_nor_said_to_be_told_alone() -> None:
    speech = "Then we came to ransomware. Our screens were dark for days. Nobody can live like that."
    found = _compare(f"{ONE}\n\n{speech}", f"{OTHER} Information security was raised.")
    mine = [_words(found, link)[0] for link in found.links if "security" in _words(found, link)[1]]
    assert mine == ["Then we came to ransomware."]
    text = found.sides[0].reading.article.text
    weak = {span.of(text): one.weak for one in found.points if (told := one.accounts[0]) for span in told.spans}
    assert weak["Our screens were dark for days."]
    assert weak["Nobody can live like that."]


SENTENCES = (*(one for _, one, _ in SAME), *(other for _, _, other in SAME), *(one for one, _ in TWO))
ACCOUNTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


def _span(found: Comparison, side: int, words: str) -> Span:
    at = found.sides[side].reading.article.text.index(words)
    return Span(at, at + len(words))


def _swapped(found: Comparison) -> set[tuple[Span, ...]]:
    return {link.spans[::-1] for link in found.links}


@given(ACCOUNTS, ACCOUNTS)
def test_swapping_the_sides_swaps_the_links(one: str, other: str) -> None:
    there, back = _compare(one, other), _compare(other, one)
    assert _swapped(there) == {link.spans for link in back.links}
    assert {p.accounts[::-1] for p in there.points} == {p.accounts for p in back.points}


@given(ACCOUNTS, ACCOUNTS)
def test_same_input_same_bytes(one: str, other: str) -> None:
    assert write_comparison_json(_compare(one, other)) == write_comparison_json(_compare(one, other))


@given(ACCOUNTS, ACCOUNTS, ACCOUNTS)
def test_every_passage_is_of_one_point_and_every_link_inside_one(one: str, other: str, third: str) -> None:
    found = _compare(one, other, third)
    where: dict[tuple[int, Span], int] = {}
    for number, point in enumerate(found.points):
        for side, account in enumerate(point.accounts):
            for span in account.spans if account else ():
                assert where.setdefault((side, span), number) == number
    for link in found.links:
        here, there = (where[end] for end in zip(link.sides, link.spans, strict=True))
        assert here == there
        for mine, theirs in link.evidence:
            assert link.spans[0].start <= mine.start < link.spans[0].end
            assert link.spans[1].start <= theirs.start < link.spans[1].end


@given(ACCOUNTS, ACCOUNTS, st.data())
def test_what_the_reader_says_holds(one: str, other: str, data: st.DataObject) -> None:
    before = _compare(one, other)
    spans = [[s for p in before.points if (told := p.accounts[side]) for s in told.spans] for side in (0, 1)]
    mine, theirs = (data.draw(st.sampled_from(sorted(side))) for side in spans)
    for same in (True, False):
        found = _compare(one, other, rulings=(Ruling((0, 1), (mine, theirs), same),))
        together = [p for p in found.points if all(p.accounts) and _tells(p.accounts, mine, theirs)]
        assert bool(together) == same
        assert ((mine, theirs) in {link.spans for link in found.links}) <= same


def _tells(accounts: tuple[object, ...], *spans: Span) -> bool:
    return all(span in getattr(account, "spans", ()) for account, span in zip(accounts, spans, strict=True))


@pytest.mark.parametrize(("sides", "order"), [((0, 1), 1), ((1, 0), -1)])
def test_one_passage_and_all_of_another_side_can_be_ruled_on(sides: tuple[int, int], order: int) -> None:
    one, other = f"{ONE} They discussed ransomware.", f"{OTHER} Cybercrime was raised."
    span = _span(_compare(one, other), 0, "They discussed ransomware.")
    nowhere = _compare(one, other, rulings=(Ruling(sides, ((span, None)[::order]), False),))  # type: ignore[arg-type]
    alone = next(p for p in nowhere.points if p.accounts[0] and span in p.accounts[0].spans)
    assert (alone.only, alone.rule) == (0, "ruled_alone")
    told = _compare(one, OTHER, rulings=(Ruling(sides, ((span, None)[::order]), True),))  # type: ignore[arg-type]
    point = next(p for p in told.points if p.accounts[0] and span in p.accounts[0].spans)
    assert (point.only, point.rule) == (None, "ruled_told")


def test_three_sides_in_any_order_share_the_same_points() -> None:
    texts = (f"{ONE} They discussed ransomware.", f"{OTHER} Cybercrime was raised.", "Cyberattacks were discussed.")
    shared = {
        tuple(sorted(a.spans for a in point.accounts if a))
        for order in permutations(texts)
        for point in _compare(*order).points
        if point.theme == "digital_cyber"
    }
    assert len(shared) == 1


def test_the_readers_own_words_count_beside_ours() -> None:
    readings = [summitreader.parse(f"{ONE} They discussed vicuñas."), summitreader.parse(f"{OTHER} Camelids matter.")]
    assert "same_term" not in {link.rule for link in compare(readings).links if link.spans[0].start}
    own = compare(readings, synonyms=(("vicuñas", "camelids"),))
    assert [_words(own, link) for link in own.links][1:] == [("They discussed vicuñas.", "Camelids matter.")]


def test_of_what_no_list_knows_there_is_no_only() -> None:
    found = _compare(f"{ONE} The mood in the hall was lifted by an old song.", f"{OTHER} Fisheries were discussed.")
    text = found.sides[0].reading.article.text
    told = {span.of(text): point.only for point in found.points if (one := point.accounts[0]) for span in one.spans}
    assert told["The mood in the hall was lifted by an old song."] is None


@given(st.text(alphabet=st.sampled_from("abAB .,;“”\n12é’-"), max_size=200), ACCOUNTS)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    found = _compare(one, other)
    text = found.sides[0].reading.article.text
    spans = [span for point in found.points if point.accounts[0] for span in point.accounts[0].spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
