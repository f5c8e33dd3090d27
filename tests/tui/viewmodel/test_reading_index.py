"""Look-ups over hand-made readings, and what the panes make of them."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitreader import parse
from summitreader.importers.plain.text import read_text
from summitreader.model import Agreement, Event, Reading, Span, Speaker, Statement, Theme
from summitreader.session import disjoint, summarize
from summitreader.tui.panes.agreements import AgreementsListing
from summitreader.tui.panes.cells import PaneRows
from summitreader.tui.panes.contents import ContentsListing
from summitreader.tui.panes.event import EventListing
from summitreader.tui.panes.speakers import SpeakersListing
from summitreader.tui.panes.themes import ThemesListing
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, manner, track
from summitreader.tui.viewmodel.row_layout import RowLine
from summitreader.tui.viewmodel.why import evidence

TEXT = (
    "Anna Berg, the envoy of Norland, said the road is open.\n\n"
    "Ben Alder said it is not. It never was.\n\n"
    "They signed 12 memoranda on fishing and on rail."
)


def _span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


ANNA = Speaker("Anna Berg", "envoy", "Norland", ("Berg",), (_span("Anna Berg"),), "name")
BEN = Speaker("Ben Alder", None, None, (), (_span("Ben Alder"),), "name")
CLARA = Speaker("Clara Dove", "host", None, (), (_span("They"),), "name")
FIRST = Statement("Anna Berg", (_span("the road is open"),), _span("said"), _span("Anna Berg"), "indirect", "r")
SECOND = Statement("Ben Alder", (_span("it is not"),), _span("said", 60), _span("Ben Alder"), "indirect", "r")
THIRD = Statement("Ben Alder", (_span("It never was."),), None, None, "implied", "r")
DEAL = Agreement(
    _span("12 memoranda on fishing and on rail"), "memorandum", _span("memoranda"), 12, "exact",
    (_span("fishing"), _span("rail")), (), ("Norland", "Southland"), "signed", "r",
)  # fmt: skip
ROADS = Theme("roads", "Roads and rail", (_span(TEXT.split("\n\n")[0]), _span(TEXT.split("\n\n")[2])), (), "r")
POLITE = Theme("polite", "Courtesy", (_span(TEXT.split("\n\n")[1]),), (), "r", ritual=True)
READING = Reading(
    read_text(TEXT),
    speakers=(ANNA, BEN, CLARA),
    statements=(FIRST, SECOND, THIRD),
    themes=(POLITE, ROADS),
    agreements=(DEAL,),
    event=Event("meeting", None, None, ("Anna Berg", "Clara Dove"), _span("signed"), "r"),
)
PLACES = ReadingIndex(summarize(READING))


def _words(lines: tuple[RowLine, ...]) -> list[str]:
    return [" | ".join("".join(part.words for part in side).strip() for side in line if side) for line in lines]


def test_what_stands_under_a_sentence_is_found() -> None:
    here = PLACES.here(_span("It never was."))
    assert (here.statement, here.speaker, here.themes) == (2, "Ben Alder", frozenset({"polite"}))
    assert PLACES.here(_span("They signed")).agreement is None
    assert PLACES.here(_span(TEXT.split("\n\n")[2])).agreement == DEAL.span.start


def test_a_speaker_of_the_same_initial_gets_another_letter() -> None:
    both = [Speaker(name, None, None, (), (), "r") for name in ("Bo Berg", "Al Berg", "Cy Berg")]
    statements = tuple(Statement(s.name, (Span(0, 4),), None, None, "implied", "r") for s in both)
    index = ReadingIndex(summarize(Reading(read_text(TEXT), speakers=tuple(both), statements=statements)))
    letters = [voice.mark.letter for voice in index.voices]
    assert len(set(letters)) == 3
    assert letters[0] == "B"


def test_a_joint_voice_has_the_same_sign_in_every_article() -> None:
    both = Speaker("the two sides", None, None, ("sides",), (), "joint", "joint", ("Anna Berg", "Ben Alder"))
    said = Statement(both.name, (Span(0, 4),), None, None, "implied", "r")
    index = ReadingIndex(summarize(Reading(read_text(TEXT), speakers=(ANNA, both), statements=(said, FIRST))))
    assert index.marks[both.name].letter == "&"


def test_a_long_name_is_cut_and_a_blank_stands_before_the_number() -> None:
    said = replace(FIRST, speaker="Joseph R. Biden, Jr.")
    index = ReadingIndex(summarize(Reading(READING.article, statements=(said,))))
    for width in range(22, 40):
        parts = PaneRows.of(SpeakersListing.of(index)).line(0, 0, width + 2, is_cursor=False).parts
        line = "".join(part.words for part in parts)
        assert " 1 · 100%" in line, line
        assert re.search(r"Jr\. +1 ·|… +1 ·", line), line


def test_the_speakers_keep_their_numbers_when_a_statement_is_corrected() -> None:
    statements = (FIRST, replace(SECOND, speaker="Anna Berg"), THIRD)
    found = summarize(replace(READING, statements=statements))
    assert [voice.name for voice in ReadingIndex(found, PLACES, is_corrected=True).voices] == ["Ben Alder", "Anna Berg"]
    assert [voice.name for voice in ReadingIndex(found, PLACES).voices] == ["Anna Berg", "Ben Alder"]


def test_marks_stay_when_more_is_found() -> None:
    part = ReadingIndex(summarize(Reading(READING.article, speakers=(BEN,), statements=(SECOND,))))
    assert ReadingIndex(summarize(READING), part).marks["Ben Alder"] == part.marks["Ben Alder"]


def test_the_passages_of_a_choice_are_sorted_and_disjoint() -> None:
    for choice in (
        PaneChoice("speaker", "Ben Alder"),
        PaneChoice("theme", "roads"),
        PaneChoice("agreement", "", DEAL.span.start),
    ):
        passages = PLACES.passages(choice)
        assert passages
        assert all(a.end <= b.start for a, b in pairwise(passages))
    assert PLACES.passages(PaneChoice("speaker", "nobody")) == ()


def test_the_speakers_pane_counts_statements_and_their_share_and_tells_words_when_opened() -> None:
    pane = SpeakersListing.of(PLACES)
    assert [pane.name(head) for head in range(pane.heads)] == ["Ben Alder", "Anna Berg"]
    assert _words(pane.lines(0, None, 40)) == ["1  A  Ben Alder | 2 ·  67%", ""]
    assert _words(pane.lines(1, None, 40)) == ["2  B  Anna Berg | 1 ·  33%", "envoy, Norland"]
    assert _words(pane.whole(1, None, 40))[2:] == ["4 words, 40% of all that are", "reported"]
    assert pane.titles[0] == "Speakers  2 · 3 statements"
    assert _words(pane.lines(0, 1, 40)) == ["2 … It never was.", ""]
    assert pane.pick(0, 1).span == _span("It never was.")
    assert pane.lit(0, 1, PLACES.here(_span("It never was.")))


def test_courtesy_themes_stand_below_the_others() -> None:
    pane = ThemesListing.of(PLACES)
    assert pane.titles == (
        "Themes  1, formalities 1 · passages each",
        "Themes  2 · passages each",
        "Themes  2",
    )
    assert [pane.name(head) for head in range(pane.heads)] == ["roads", "polite"]
    assert _words(pane.lines(0, None, 32)) == ["Roads and rail | 2 ━━━─━━"]


def test_a_theme_goes_by_its_short_name_where_the_long_one_has_no_room() -> None:
    theme = replace(ROADS, title="Roads, rail and other ways to travel", short="Roads")
    pane = ThemesListing.of(ReadingIndex(summarize(replace(READING, themes=(theme,)))))
    assert _words(pane.lines(0, None, 60)) == ["Roads, rail and other ways to travel | 2 ━━━━━───━━━━"]
    assert _words(pane.lines(0, None, 32)) == ["Roads | 2 ━━━─━━"]


def test_an_agreement_shows_count_status_and_fields_and_opens_to_them() -> None:
    pane = AgreementsListing.of(PLACES)
    assert _words(pane.lines(0, None, 40)) == ["12 memoranda  fishing; rail · No… | signed"]
    assert _words(pane.whole(0, None, 40)) == ["12 memoranda | signed", "fishing; rail · Norland, Southland"]
    assert pane.children(0) == 3
    assert _words(pane.lines(0, 2, 40)) == ["field     rail"]
    assert pane.head_here(PLACES.here(DEAL.span)) == 0


def test_what_was_signed_stands_before_what_is_planned_or_only_mentioned() -> None:
    text = "The Bree Treaty stands. They hope to sign a pact on salt. They signed a protocol on ice."
    index = ReadingIndex(summarize(parse(text)))
    pane = AgreementsListing.of(index)
    rows = [_words(pane.lines(head, None, 60))[0] for head in range(pane.heads)]
    assert rows == ["protocol  ice | signed", "pact  salt | planned", "Bree Treaty | referenced"]
    for head in range(pane.heads):
        pick = pane.pick(head, None)
        assert pick.span
        assert pick.choice
        assert pane.head_of(pick.choice) == head
        assert pane.head_here(index.here(pick.span)) == head


def test_an_opened_agreement_tells_its_parties_and_the_words_that_tell_its_status() -> None:
    text = "Narnia and Gondor signed a protocol on ice."
    found = replace(parse(text).agreements[0], parties=("Narnia", "Gondor"))
    pane = AgreementsListing.of(ReadingIndex(summarize(replace(parse(text), agreements=(found,)))))
    rows = [_words(pane.lines(0, child, 40))[0] for child in range(pane.children(0))]
    assert rows[0] == "between   Narnia, Gondor"
    assert "status    signed" in rows
    assert _words(pane.whole(0, None, 40))[1] == "ice · Narnia, Gondor"


def test_people_who_were_present_come_before_those_only_mentioned() -> None:
    pane = EventListing.of(PLACES)
    rows = [_words(pane.lines(head, None, 60))[0] for head in range(pane.heads)]
    assert rows == [
        "event     meeting",
        "present   Anna Berg, envoy, Norland",
        "Clara Dove, host",
        "mentioned Ben Alder",
    ]


def test_contents_list_headings_and_numbered_sections_only_where_there_is_a_way_to_show() -> None:
    text = "A communiqué\n\nTrade\n\n1. We open roads.\n\n2. We close none.\n\nThis is a sentence."
    pane = ContentsListing.of(ReadingIndex(summarize(Reading(read_text(text)))))
    rows = [_words(pane.lines(head, None, 40))[0] for head in range(pane.heads)]
    assert rows[-2:] == ["1. We open roads.", "2. We close none."]
    assert "This is a sentence." not in rows
    assert pane.head_here(CursorContext(text.index("This"))) == pane.heads - 1
    assert ContentsListing.of(PLACES).heads == 0


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 50))), st.integers(1, 20))
def test_a_track_marks_the_pieces_that_a_span_touches(starts: list[tuple[int, int]], cells: int) -> None:
    spans = disjoint(Span(start, min(1000, start + length + 1)) for start, length in starts)
    expected = [
        any(span.start * cells // 1000 <= cell <= (span.end - 1) * cells // 1000 for span in spans)
        for cell in range(cells)
    ]
    assert list(track(spans, 1000, cells)) == expected


@given(st.integers(0, len(TEXT)), st.integers(0, 40))
def test_look_ups_never_fail_and_agree_with_a_plain_search(start: int, length: int) -> None:
    span = Span(start, min(len(TEXT), start + length))
    found = PLACES.statement_in(span)
    plain = [i for i, s in enumerate(READING.statements) if s.start < max(span.end, span.start + 1) and s.end > start]
    assert found == (plain[0] if plain else None)
    assert PLACES.here(span).at == start


def test_how_strongly_something_was_said_is_told_unless_it_was_plainly_said() -> None:
    assert manner(FIRST) == "indirect"
    assert manner(replace(FIRST, act="stress")) == "indirect, stress"
    assert manner(replace(FIRST, act="commit", stance="commitment")) == "indirect, commitment"
    assert manner(replace(FIRST, stance="denial")) == "indirect, denial"


def test_an_opened_speaker_shows_the_strength_of_each_statement_quietly() -> None:
    index = ReadingIndex(summarize(replace(READING, statements=(replace(FIRST, act="stress"),))))
    assert _words(SpeakersListing.of(index).lines(0, 0, 40)) == ["1 · the road is open | stress", ""]


def test_why_tells_for_whom_a_joint_voice_speaks() -> None:
    both = Speaker("both sides", None, None, (), (_span("They"),), "joint", "joint", ("Anna Berg", "Ben Alder"))
    said = Statement("both sides", (_span("signed"),), None, _span("They"), "indirect", "r", "commit")
    index = ReadingIndex(summarize(replace(READING, speakers=(both,), statements=(said,))))
    (found, *_) = evidence(index, index.here(_span("They signed")))
    assert found.title == "Statement of both sides, indirect, commit"
    assert found.parts[0] == ("together", "Anna Berg, Ben Alder")
