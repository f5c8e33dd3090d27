"""Citations as words to be pasted: the article's words, whose they are, where they stand, how far they are theirs."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summitreader.exporters.citation.build import cite_passage, cite_statements
from summitreader.exporters.citation.clauses import bare
from summitreader.exporters.citation.forms import CITATION_FORMS, FORM_NAMES, CitationForm, write_citations
from summitreader.exporters.citation.quotes import escaped
from summitreader.exporters.citation.words import addressee_words, cue_words, negation_words, words_of
from summitreader.exporters.wording import source_of
from summitreader.model import Act, Article, Block, Citation, Reading, Span, Speaker, Statement, StatementKind
from summitreader.settings import COPY_FORMS
from tests.readings import READING, TEXT, span

PARAPHRASED, DIRECT, MIXED = READING.statements
PAGE = replace(
    READING.article,
    title="Diallo in Oslo",
    author="Ina Roe and Per Lund",
    url="https://nord.no/talks?id=7",
    published="2031-05-04T09:30:00Z",
)
TITLE = "“President Amara Diallo of Bissora met Prime Minister Jon Vik in Oslo on Friday…”"
OF_A_PAGE = replace(READING, article=PAGE)
SOURCE = "“Diallo in Oslo”, Ina Roe and Per Lund, Nord.No citing NTB, 2031-05-04, https://nord.no/talks?id=7"


def _written(form: CitationForm, *statements: Statement, reading: Reading = READING) -> str:
    return write_citations(cite_statements(reading, statements, "2031-06-01"), form)


def _told(sentence: str, cue: str, says: str, act: Act = "say", to: str = "") -> Citation:
    """The citation of an invented sentence by somebody called Vik."""

    def at(words: str) -> Span:
        start = sentence.index(words)
        return Span(start, start + len(words))

    said = Statement("Jon Vik", (at(says),), at(cue), at("Vik"), "indirect", "by_hand")
    said = replace(said, act=act, addressee=at(to) if to else None)
    article = Article(sentence, (Block(Span(0, len(sentence))),))
    return cite_statements(Reading(article, (Span(0, len(sentence)),), statements=(said,)), (said,))[0]


def test_each_form_has_a_name_and_the_settings_know_them_all() -> None:
    assert tuple(FORM_NAMES) == CITATION_FORMS == COPY_FORMS
    assert CITATION_FORMS[0] == "sentence"


def test_the_whole_sentence_is_as_it_is_written_and_stands_once_for_two_statements_of_it() -> None:
    sentence = "Diallo said the two countries are close. “We will build,” she said, “and soon.”"
    assert _written("sentence", PARAPHRASED) == sentence
    assert _written("sentence", PARAPHRASED, DIRECT) == sentence


@pytest.mark.parametrize("bullet", ["- ", "– ", "• ", "1. ", "(a) ", "2) ", "‣ ", "1.2. ", "iv) "])
def test_no_copy_begins_with_what_a_list_puts_before_its_items(bullet: str) -> None:
    text = f"They said:\n{bullet}Vik hoped for rain.\n"
    start = text.index(bullet)
    item = Span(start, len(text) - 1)
    said = Statement(
        "Vik", (Span(start, item.end),), None, None, "implied", "by_hand", carried_from=Span(5, 9), act="hope"
    )
    reading = Reading(Article(text, (Block(item),)), (Span(0, start - 1), item), statements=(said,))
    for form in ("sentence", "content"):
        assert _written(form, said, reading=reading) == "Vik hoped for rain."
    assert cite_passage(reading, item).words == "Vik hoped for rain."


def _item(text: str, says: str, cue: str = "", kind: StatementKind = "direct") -> tuple[str, str]:
    """The whole sentence and the words of what is said in an invented text, whose lines are its sentences."""
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    start = text.index(says)
    at = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    said = Statement("Vik", (Span(start, start + len(says)),), at, at, kind, "by_hand")
    article = Article(text, tuple(Block(line, "item") for line in lines))
    cited = cite_statements(Reading(article, tuple(lines), statements=(said,)), (said,))[0]
    return cited.sentence, cited.words


@pytest.mark.parametrize(
    ("text", "says", "sentence"),
    [
        ("We will:\n- end the tests; and\n- close the pier.", "- end the tests; and", "We will: end the tests"),
        ("We will:\n- end the tests; and\n- close the pier.", "- close the pier.", "We will: […] close the pier."),
        ("We will not:\n- fish;\n\nVik smiled.", "- fish;", "We will not: fish"),
        ("We will:\n- end the tests", "We will:", "We will: […]"),
        ("We welcomed the growth in\n\nIndustry.", "We welcomed the growth in", "We welcomed the growth in […]"),
        ("We want\n\nto go.", "We want", "We want […]"),
        ("We want\n\nto go.", "to go.", "[…] to go."),
        ("Vik: It is what we stand for.", "It is what we stand for.", "It is what we stand for."),
        ("1. We agree.", "1. We agree.", "We agree."),
        ("PREMIER VIK: It rained.", "It rained.", "It rained."),
    ],
)
def test_no_copy_begins_or_ends_in_the_middle_of_a_clause_without_a_sign(text: str, says: str, sentence: str) -> None:
    label = "Vik" if text.startswith("Vik: ") else ":" if text.startswith("PREMIER") else ""
    assert _item(text, says, label) == (sentence, f"“{sentence}”")


def test_the_number_of_a_paragraph_in_running_text_is_no_part_of_a_sentence() -> None:
    text = "They met. 21. Vik said it rained."
    passage = Span(text.index("said"), len(text))
    assert cite_passage(Reading(Article(text, ()), (Span(0, 9), Span(10, len(text)))), passage).sentence == text[14:]


def test_a_dash_between_two_names_is_no_place_to_begin() -> None:
    text = "They named U.S. – China ties, Vik said."
    passage = Span(text.index("Vik"), len(text))
    assert cite_passage(Reading(Article(text, ()), (Span(0, 15), Span(16, len(text)))), passage).sentence == text


@pytest.mark.parametrize(
    ("words", "bare_words"),
    [
        ("“We go”", "We go"),
        ('"We go"', "We go"),
        ("“Never again” is our vow", "“Never again” is our vow"),
        ("Our vow: “Never again.”", "Our vow: “Never again.”"),
        ("“A” and “B”", "“A” and “B”"),
        ("“We go.\n\n“We stay.”", "We go.\n\n“We stay."),
        ("“We go", "We go"),
        ('"We go”', "We go"),
        ("", ""),
    ],
)
def test_the_marks_of_a_quotation_inside_a_quotation_stay(words: str, bare_words: str) -> None:
    assert bare(words) == bare_words


def test_a_number_inside_a_line_is_no_bullet() -> None:
    text = "They met in\n2026. Vik smiled."
    assert cite_passage(Reading(Article(text, ())), Span(0, len(text))).words == text


def test_a_direct_quotation_is_in_marks_and_its_interruption_is_shown() -> None:
    assert _written("content", DIRECT) == "“We will build, […] and soon.”"
    assert _written("attributed", DIRECT) == (
        "“We will build, […] and soon.” — Amara Diallo, President of the Republic of Bissora, talks in Oslo; "
        f"{TITLE}, Nord.No citing NTB, n.d.; para. 2"
    )


def test_the_comma_before_the_cue_is_no_end_of_a_sentence_or_a_quotation() -> None:
    text = "“We will build,” Vik said. “We can.”"
    says = (Span(0, 16), Span(27, len(text)))
    both = Statement("Vik", says, Span(21, 25), Span(17, 20), "direct", "by_hand")
    assert words_of(Reading(Article(text, ())), both) == "“We will build […] We can.”"
    said = Statement("Vik", (Span(0, 16),), Span(21, 25), Span(17, 20), "direct", "by_hand")
    assert words_of(Reading(Article(text, ())), said) == "“We will build”"


def test_indirect_speech_is_never_in_marks_and_says_that_it_is_paraphrased() -> None:
    assert _written("attributed", PARAPHRASED) == (
        "the two countries are close — Amara Diallo, President of the Republic of Bissora, talks in Oslo; "
        f"{TITLE}, Nord.No citing NTB, n.d.; para. 2; paraphrased in the source"
    )


def test_a_paraphrase_with_quoted_words_keeps_only_their_marks() -> None:
    written = _written("attributed", MIXED)
    assert written.startswith("“a new chapter” for the region — Jon Vik, Prime Minister of Norway, talks in Oslo; ")
    assert written.endswith("; partly paraphrased in the source")


def test_all_that_is_known_of_a_page_is_told_with_the_day_of_access() -> None:
    assert f"; {SOURCE} (accessed 2031-06-01); para. 2; " in _written("attributed", PARAPHRASED, reading=OF_A_PAGE)
    assert "accessed" not in _written("attributed", PARAPHRASED)


@pytest.mark.parametrize(
    ("sentence", "cue", "says", "act", "to", "words"),
    [
        ("Vik called on Russia to de-escalate tensions.", "called on", "de-escalate tensions", "request", "Russia", ""),
        ("Vik urged all sides to show restraint.", "urged", "show restraint", "request", "all sides", ""),
        ("Vik thanked Peru for its help.", "thanked", "its help", "welcome", "Peru", ""),
        ("Vik warned Iran against an attack.", "warned", "an attack", "concern", "Iran", ""),
        ("Vik did not rule out talks.", "rule out", "talks", "reject", "", "did not rule out talks"),
        ("Vik has never agreed that it rained.", "agreed", "it rained", "say", "", "has never agreed that it rained"),
        ("Vik didn’t say that it rained.", "say", "it rained", "say", "", "didn’t say that it rained"),
        ("Vik refused to sign.", "refused", "sign", "reject", "", "refused to sign"),
        ("The ice was thin, Vik warned.", "warned", "The ice was thin", "concern", "", "The ice was thin, Vik warned"),
        ("Vik told reporters that it rained.", "told", "it rained", "say", "reporters", "it rained"),
    ],
)
def test_a_paraphrase_holds_the_cue_the_addressee_and_the_negation_that_it_is_nothing_without(
    sentence: str, cue: str, says: str, act: Act, to: str, words: str
) -> None:
    cited = _told(sentence, cue, says, act, to)
    assert cited.words == (words or sentence[4:-1])
    for form in ("attributed", "markdown", "footnote", "apa", "bibtex", "ris", "csl-json"):
        assert to in write_citations([cited], form)


def test_what_stands_behind_an_occasion_is_copied_with_whom_it_was_said_to() -> None:
    cited = _told("Vik conveyed a wish for rain to his host.", "conveyed", "a wish for rain", "hope", "his host")
    assert cited.words == "conveyed a wish for rain to his host"


def test_a_note_that_stands_apart_from_the_words_tells_to_whom_they_were_said() -> None:
    cited = _told("Vik called on Russia to de-escalate.", "called on", "de-escalate", "request", "Russia")
    assert write_citations([cited], "footnote").startswith("Jon Vik, to Russia, paraphrased in “Vik called")


def test_words_before_a_cue_tell_it_where_it_is_more_than_saying() -> None:
    cited = _told("Rain was welcome, Vik stressed.", "stressed", "Rain was welcome", "stress")
    assert cited.words == "Rain was welcome"
    assert write_citations([cited], "attributed").endswith("paraphrased in the source (“stressed”)")


def test_the_words_of_a_report_are_given_one_by_one() -> None:
    text = "Vik did not call on Russia to leave."
    said = Statement(
        *("Vik", (Span(30, 35),), Span(12, 19), Span(0, 3), "indirect", "by_hand", "request"), addressee=Span(20, 26)
    )
    reading = Reading(Article(text, ()))
    words = (negation_words(reading, said), cue_words(reading, said), addressee_words(reading, said))
    assert words == ("did not", "did not call on", "Russia")


def test_a_statement_carried_on_without_a_cue_says_that_it_is_paraphrased() -> None:
    assert "paraphrased in the source" in _written("attributed", replace(PARAPHRASED, kind="implied"))


def test_what_is_not_known_is_left_out() -> None:
    bare = Reading(READING.article, statements=(PARAPHRASED,))
    assert _written("attributed", PARAPHRASED, reading=bare) == (
        f"the two countries are close — Amara Diallo; {TITLE}, n.d.; para. 2; paraphrased in the source"
    )
    nobody = _written("attributed", replace(PARAPHRASED, speaker=""), reading=bare)
    assert nobody.startswith("the two countries are close — speaker not named;")


def test_a_joint_voice_is_told_with_those_whom_it_stands_for() -> None:
    sides = replace(READING.speakers[1], name="both sides", kind="joint", role=None, country=None)
    for members, name in ((("Peru", "Chile", "Fiji"), "both sides (Peru, Chile and Fiji)"), ((), "both sides")):
        reading = replace(READING, speakers=(replace(sides, members=members),))
        assert f"— {name}, talks in Oslo" in _written(
            "attributed", replace(MIXED, speaker="both sides"), reading=reading
        )
    assert "both sides (Peru" not in _written("sentence", MIXED)


@pytest.mark.parametrize(("speaker", "begins"), [("both sides", "Both sides (P"), ("", "Speaker not named, t")])
def test_a_footnote_begins_with_a_capital_whoever_speaks(speaker: str, begins: str) -> None:
    sides = replace(READING.speakers[1], name="both sides", kind="joint", role=None, country=None, members=("Peru",))
    said = cite_statements(replace(READING, speakers=(sides,)), (replace(MIXED, speaker=speaker),))[0]
    first, again, nobody = write_citations((said, said, replace(said, kind="", speaker="")), "footnote").split("\n")
    assert first.startswith(f"1. {begins}")
    assert again.startswith(f"2. {begins}")
    assert nobody == "3. Ibid., para. 3."


def test_the_lines_of_a_paragraph_become_one_and_paragraphs_and_items_stay_apart() -> None:
    said = "It rained\nin Lima.\n\nIt snowed:\n- here, and\n- there."
    assert _item(f"Vik: {said}", said, "Vik")[1] == "“It rained in Lima.\n\nIt snowed:\n- here, and\n- there.”"


def test_a_role_that_names_its_country_is_not_given_another() -> None:
    diallo = replace(READING.speakers[0], role="President of the Council")
    written = _written("attributed", DIRECT, reading=replace(READING, speakers=(diallo,)))
    assert "— Amara Diallo, President of the Council, talks" in written


@pytest.mark.parametrize("form", ["attributed", "markdown"])
def test_a_set_of_a_speaker_names_its_source_once(form: CitationForm) -> None:
    written = _written(form, PARAPHRASED, DIRECT, reading=OF_A_PAGE)
    assert written.count("Diallo in Oslo") == written.count("Amara Diallo") == written.count("Nord.No") == 1
    assert "the two countries are close (para. 2; paraphrased in the source)" in written
    assert "“We will build, […] and soon.” (para. 2)" in written


def test_a_set_of_two_speakers_names_each_below_their_own_words() -> None:
    parts = _written("attributed", PARAPHRASED, DIRECT, MIXED).split("\n\n")
    assert len(parts) == 4
    assert parts[2].startswith("— Amara Diallo")
    assert "— Jon Vik" in parts[3]


def test_markdown_is_a_block_quote_with_its_source_as_a_link() -> None:
    assert _written("markdown", MIXED, reading=OF_A_PAGE) == (
        "> “a new chapter” for the region\n>\n> — Jon Vik, Prime Minister of Norway, talks in Oslo; "
        "“Diallo in Oslo”, Ina Roe and Per Lund, Nord.No citing NTB, 2031-05-04, <https://nord.no/talks?id=7> "
        "(accessed 2031-06-01); para. 3; partly paraphrased in the source"
    )


@pytest.mark.parametrize("form", [form for form in CITATION_FORMS if form != "footnote"])
def test_a_passage_has_its_words_whole_in_every_form_that_holds_words(form: CitationForm) -> None:
    words = "They signed 2 memoranda on fishing and ports."
    assert words in write_citations([cite_passage(READING, span(words))], form)


def test_words_of_two_speakers_are_nobodys_and_words_within_a_statement_are_its_speakers() -> None:
    both = cite_passage(READING, Span(0, len(TEXT)), (DIRECT, MIXED))
    assert (both.speaker, both.kind, both.cue) == ("", "", "")
    part = cite_passage(READING, span("countries are"), (replace(PARAPHRASED, stance="denial"),))
    assert (part.words, part.speaker, part.cue) == ("countries are", "Amara Diallo", "said")


def test_what_the_importer_knows_of_the_source_comes_before_what_the_text_says() -> None:
    article = replace(READING.article, publisher="The Nord", citing=None)
    assert source_of(replace(READING, article=article)) == "The Nord citing NTB"
    assert source_of(Reading(Article(TEXT, ()))) == ""


def test_paragraphs_are_counted_from_one_below_the_title() -> None:
    text = "Talks\n\nVik said it rained.\n\nVik said it snowed."
    blocks = (Block(Span(0, 5), "title"), Block(Span(7, 26)), Block(Span(28, 47)))
    reading = Reading(Article(text, blocks))
    assert [cite_passage(reading, Span(at, at + 3)).paragraph for at in (0, 7, 28)] == [1, 1, 2]


def test_footnotes_follow_chicago_and_tell_the_same_source_by_ibid() -> None:
    first, second = _written("footnote", PARAPHRASED, DIRECT, reading=OF_A_PAGE).split("\n")
    assert first == (
        "1. Amara Diallo, President of the Republic of Bissora, talks in Oslo, paraphrased in Ina Roe and Per Lund, "
        "“Diallo in Oslo,” Nord.No, citing NTB, May 4, 2031, para. 2, accessed June 1, 2031, "
        "https://nord.no/talks?id=7."
    )
    assert second == ("2. Amara Diallo, President of the Republic of Bissora, talks in Oslo, quoted in ibid., para. 2.")


def test_apa_gives_the_reference_in_the_text_and_the_source_below() -> None:
    quote, reference = _written("apa", DIRECT, reading=OF_A_PAGE).split("\n\n")
    assert quote == "“We will build, […] and soon.” (Amara Diallo, as cited in Roe & Lund, 2031, para. 2)"
    assert reference == (
        "Roe, I., & Lund, P. (2031, May 4). Diallo in Oslo. Nord.No citing NTB. "
        "Retrieved June 1, 2031, from https://nord.no/talks?id=7"
    )


def test_apa_names_the_outlet_where_there_is_no_author_and_no_date_where_there_is_none() -> None:
    article = replace(PAGE, author=None, published=None, url=None)
    quote, reference = _written("apa", MIXED, reading=replace(READING, article=article)).split("\n\n")
    assert quote.endswith("(Jon Vik, as cited in Nord.No, n.d., para. 3; partly paraphrased in the source)")
    assert reference == "Nord.No. (n.d.). Diallo in Oslo. Citing NTB."


def test_the_speaker_of_a_speech_is_its_author() -> None:
    text = "We will build. We will build again, and we will not stop."
    said = Statement("Amara Diallo", (Span(0, len(text)),), None, None, "direct", "by_hand")
    article = Article(
        text, (Block(Span(0, len(text))),), "On ports", "The Office", author="Web Team", url="https://o.no/"
    )
    speech = Reading(article, speakers=READING.speakers, statements=(said,))
    assert _written("apa", said, reading=speech).endswith(
        "Amara Diallo. (n.d.). On ports [Speech]. The Office. Retrieved June 1, 2031, from https://o.no/"
    )
    assert _written("footnote", said, reading=speech) == (
        "Amara Diallo, President of the Republic of Bissora, “On ports,” speech, The Office, n.d., para. 1, "
        "accessed June 1, 2031, https://o.no/."
    )


def test_an_article_of_quotations_is_no_speech_of_whom_it_quotes() -> None:
    text = "“We will build. We will build again, and we will not stop,” Diallo said."
    said = Statement("Amara Diallo", (Span(0, 58),), Span(66, 70), Span(59, 65), "direct", "by_hand")
    quoted = Reading(Article(text, ()), speakers=READING.speakers, statements=(said,))
    assert cite_statements(quoted, (said,))[0].own == ""


def test_a_declaration_is_by_the_body_whose_it_is() -> None:
    text = "We call on Norway to open the pier, and we will not stop before."
    said = Statement("G7 Leaders", (Span(0, len(text)),), Span(3, 10), Span(0, 2), "direct", "by_hand", "request")
    body = Speaker("G7 Leaders", None, None, (), (), "by_hand", "body")
    article = Article(text, (Block(Span(0, len(text))),), "On ports", "The Office")
    declared = Reading(article, (Span(0, len(text)),), (body,), (replace(said, addressee=Span(11, 17)),))
    cited = cite_statements(declared, declared.statements)
    assert write_citations(cited, "footnote") == (
        "G7 Leaders, to Norway, “On ports,” statement, The Office, n.d., para. 1."
    )
    assert write_citations(cited, "apa").endswith("G7 Leaders. (n.d.). On ports [Statement]. The Office.")
    assert '"type": "document"' in write_citations(cited, "csl-json")


def _shown(tokens: list[Token]) -> str:
    return "".join("\n" if token.type.endswith("break") else token.content for token in tokens)


@given(st.text(alphabet=st.sampled_from("ab_*[]()<>#!&;:/\\`~-+=|1. é")))
def test_markdown_shows_a_line_of_words_as_they_are(words: str) -> None:
    line = "x " + words.strip() + " x"
    inline = [token for token in MarkdownIt().parse(f"> {escaped(line)}") if token.type == "inline"]
    assert [_shown(token.children or []) for token in inline] == [line]


@pytest.mark.parametrize(
    "words", ["# peace", "- peace", "1. peace", "> peace", "+ peace", "=== peace", "    peace", "| a | b"]
)
def test_markdown_takes_no_line_for_a_heading_or_a_list(words: str) -> None:
    kinds = {token.type for token in MarkdownIt().parse(escaped(words))}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "code_block"}
