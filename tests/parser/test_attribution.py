"""The grammar of reports: every rule's own example, the traps, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader import parse
from summitreader.importers.plain.text import read_text
from summitreader.model import Article, Span, Statement
from summitreader.parser.attribution.extract import RULES, find_reports
from summitreader.parser.attribution.rule import ReportRule
from summitreader.parser.text.quotes import find_quotes
from summitreader.parser.text.sentences import find_sentences
from tests.growth import grows
from tests.marked import examples, unmarked


def _found(text: str, rule: str) -> list[tuple[list[Span], list[Span], list[Span]]]:
    """Who, cue and says of the statements that a rule found."""
    return [
        ([item.who] if item.who else [], [item.cue] if item.cue else [], list(item.says))
        for item in parse(text).statements
        if item.rule == rule
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_its_own_example(rule: ReportRule) -> None:
    name, docstring = rule.__name__, rule.__doc__
    assert examples(docstring)
    for example in examples(docstring):
        text, marks = unmarked(example.replace("|", "\n\n"))
        wanted = (marks.get("who", []), marks.get("cue", []), marks.get("says", []))
        found = _found(text, name)
        shown = [[[span.of(text) for span in part] for part in parts] for parts in found]
        assert any(_same(wanted, one) for one in found), shown


def _same(wanted: tuple[list[Span], ...], found: tuple[list[Span], ...]) -> bool:
    return all(not wish or wish == got for wish, got in zip(wanted, found, strict=True))


CASES = Path(__file__).parents[1] / "cases" / "reports.txt"
_LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _reports(text: str) -> list[Statement]:
    article = read_text(text)
    sentences = find_sentences(article.text, article.blocks)
    return list(find_reports(article.text, article.blocks, sentences, find_quotes(article.text, article.blocks)))


@pytest.mark.parametrize("case", [line for line in _LINES if not line.startswith("- ")])
def test_a_marked_case_is_found_as_marked(case: str) -> None:
    text, marks = unmarked(case)
    found = _reports(text)
    says = [span.of(text).strip(" .") for item in found for span in item.says]
    assert says == [span.of(text).strip(" .") for span in marks["says"]]
    assert [item.cue.of(text) for item in found if item.cue] == [span.of(text) for span in marks["cue"]]
    whos = {item.who.of(text).strip(" ,") for item in found if item.who}
    assert whos == {span.of(text).strip(" ,") for span in marks.get("who", [])}


@pytest.mark.parametrize("case", [line[2:] for line in _LINES if line.startswith("- ")])
def test_a_trap_is_no_statement(case: str) -> None:
    assert [item.cue.of(case) for item in _reports(case) if item.cue] == []


def test_what_a_colon_promises_is_the_next_paragraph_unless_somebody_else_speaks_in_it() -> None:
    text = "Sato said:\n\n“We came.\n\n“We saw.”\n\nHe left."
    assert [[span.of(text) for span in item.says] for item in _reports(text)] == [["“We came.", "“We saw.”"]]
    text = "Sato said:\n\n“Never,” Ito answered."
    assert [item.who.of(text) for item in _reports(text) if item.who] == ["Ito"]


def test_a_paragraph_of_quotations_alone_goes_on_with_the_quotation_before_it() -> None:
    text = "“We came,” Sato said.\n\n“We saw the port. It was open.”\n\nHe left."
    assert [[span.of(text) for span in item.says] for item in _reports(text)] == [
        ["“We came,”", "“We saw the port. It was open.”"]
    ]


def test_a_quotation_left_open_goes_on_behind_a_caption() -> None:
    text = "Sato said: “We came.\n\nPHOTO: THE HALL\n\n“We saw.”\n\nHe left."
    assert [[span.of(text) for span in item.says] for item in _reports(text)] == [["“We came.", "“We saw.”"]]
    text = "Sato said: “We came.”\n\nPHOTO: THE HALL\n\n“We saw,” said Ito."
    assert [item.who.of(text) for item in _reports(text) if item.who] == ["Sato", "Ito"]


def test_a_quotation_alone_in_its_paragraph_goes_on_with_who_was_quoted_last() -> None:
    text = "“We came,” said President Ana Ruiz.\n\nThe hall was full.\n\n“It was good.”\n\nAll left."
    found = parse(text).statements
    assert [(item.speaker, item.rule) for item in found][1:] == [("Ana Ruiz", "quotation_goes_on")]
    far = text.replace("The hall was full.", "\n\n".join(["The hall was full."] * 5))
    assert len(parse(far).statements) == 1


def test_the_account_of_a_spokesperson_at_the_head_of_a_text_is_all_theirs() -> None:
    text = "Visit\n\nA spokeswoman said:\n\nThe King met Sato. He stressed that all is well.\n\nThey agreed to meet."
    found = parse(text).statements
    assert [(item.speaker, item.content.of(text)) for item in found] == [
        ("Spokeswoman", "The King met Sato. He stressed that all is well."),
        ("Spokeswoman", "They agreed to meet."),
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Sato warned that he would close the port unless the fee fell.", "threaten"),
        ("Sato warned that Fiji would close the port unless the fee fell.", "threaten"),
        ("Sato warned that the dam would break unless it was mended.", "concern"),
        ("Sato warned Fiji against an attack.", "concern"),
    ],
)
def test_a_warning_of_what_the_speaker_will_do_is_a_threat(text: str, act: str) -> None:
    assert [item.act for item in _reports(text)] == [act]


_TO = [line for line in (CASES.parent / "addressees.txt").read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize("case", [line for line in _TO if not line.startswith("#")])
def test_a_statement_names_whom_it_is_made_to(case: str) -> None:
    text, marks = unmarked(case)
    found = _reports(text)
    assert found
    assert [item.addressee.of(text) for item in found if item.addressee] == [
        span.of(text) for span in marks.get("to", [])
    ]


def test_a_paragraph_of_a_declaration_names_whom_its_request_is_made_to() -> None:
    text = "G7 Leaders’ Statement\n\nWe call on Norway to open the pier.\n\nWe, the leaders of the G7, met in Lima."
    found = parse(text)
    called = next(item for item in found.statements if item.act == "request")
    assert called.addressee
    assert called.addressee.of(found.article.text) == "Norway"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Sato said talks go on.", "say"),
        ("Sato welcomed the truce.", "welcome"),
        ("Sato stressed that talks go on.", "stress"),
        ("Sato reaffirmed his support for the truce.", "affirm"),
        ("Sato called for a truce.", "request"),
        ("Sato pledged to keep the truce.", "commit"),
        ("Sato expressed concern over the tests.", "concern"),
        ("Sato expressed hope for a truce.", "hope"),
        ("Sato asked whether talks would go on.", "say"),
        ("Sato turned down the loan.", "reject"),
        ("Sato threatened to close the strait.", "threaten"),
        ("Sato thanked Peru for its help.", "thank"),
        ("Sato conveyed his gratitude for the pump.", "thank"),
        ("Sato was grateful to Peru for the pump.", "thank"),
        ("Sato expressed appreciation for the pump.", "thank"),
        ("Sato congratulated Peru on the pump.", "welcome"),
        ("Sato offered his condolences to Peru over the quake.", "condole"),
        ("Sato conveyed his deepest condolences to Premier Lee on the loss of the ship.", "condole"),
        ("Sato condoled with the families over the loss of the ship.", "condole"),
        ("Sato expressed sympathy for the victims of the flood.", "condole"),
        ("Sato mourned the dead of the flood.", "condole"),
    ],
)
def test_the_cue_tells_what_its_speaker_does(text: str, act: str) -> None:
    assert [item.act for item in _reports(text)] == [act]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Sato pledged to open the port.", "commitment"),
        ("Sato hoped that Peru will open the port.", None),
        ("Sato called on Peru to tell what it will open.", None),
        ("Sato said Japan is willing to open the port.", "commitment"),
        ("Sato said Japan adheres to the one-China principle.", "position"),
        ("Sato reiterated his support for the treaty.", "position"),
        ("Sato denied that ships were lost.", "denial"),
        ("Sato made clear that Japan does not seek a conflict.", "denial"),
        ("Sato said trade had doubled.", None),
        ("Sato expressed gratitude for the support of Peru's position.", None),
    ],
)
def test_a_commitment_a_position_and_a_denial_are_told_apart(text: str, stance: str | None) -> None:
    assert [item.stance for item in _reports(text)] == [stance]


def test_what_somebody_did_not_say_is_no_statement() -> None:
    assert _reports("Sato did not say whether talks would go on.") == []


_WORDS = (
    'said|Sato|,|.|“|”|"|that|he|and|adding|the talks|go on|urged|to|\n\n|(|according to|expressed hope|was stressed'
    "|which|—|:|''|’|Jr.|1.|who|claims|Monday|with|in a statement"
)
words = st.sampled_from(_WORDS.split("|"))
texts = st.one_of(st.text(max_size=200), st.lists(words, max_size=60).map(" ".join))


@given(texts)
def test_any_text_gives_reports_whose_spans_lie_in_it_in_order(text: str) -> None:
    found = _reports(text)
    assert found == _reports(text)
    size = len(read_text(text).text)
    for item in found:
        spans = [*item.says, *(span for span in (item.cue, item.who, item.addressee) if span)]
        assert all(0 <= span.start < span.end <= size for span in spans)
        assert list(item.says) == sorted(item.says)
        assert all(one.end <= other.start for one, other in pairwise(item.says))


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    [
        "Sato said that he ",
        "“",
        "said ",
        "Sato, the mayor, ",
        "and urged ",
        '"said" ',
        "who said ",
        "a, ",
        "U.S. ",
        "( ",
    ],
)
def test_reports_take_time_in_proportion_to_the_text(piece: str) -> None:
    def found(article: Article) -> None:
        sentences = find_sentences(article.text, article.blocks)
        find_reports(article.text, article.blocks, sentences, find_quotes(article.text, article.blocks))

    part, whole = (read_text(piece * (length // len(piece))) for length in (9_000, 36_000))
    assert not grows(lambda: found(part), lambda: found(whole), 8)
