"""A reading for people and for programs: text, Markdown, tables and JSON lines."""

import json
from dataclasses import replace

from summitreader.exporters.jsonl import write_jsonl
from summitreader.exporters.markdown import write_markdown
from summitreader.exporters.plain import agreement_line, write_plain
from summitreader.exporters.wording import event_day
from summitreader.model import Agreement, Article, Event, Reading, Span
from tests.readings import READING, TEXT


def test_text_says_who_said_what_what_was_signed_and_who_was_there() -> None:
    assert (
        write_plain(READING)
        == """\
President Amara Diallo of Bissora met Prime Minister Jon Vik in Oslo on Friday…
Talks, in Oslo, Friday
Nord.No citing NTB

WHO SAID WHAT

Amara Diallo (President, Republic of Bissora)
  - the two countries are close
  - “We will build, […] and soon.”

Jon Vik (Prime Minister, Norway)
  - “a new chapter” for the region

AGREEMENTS

  - Signed: 2 memoranda on fishing; ports (Republic of Bissora, Norway)

THEMES

  - Fisheries (2 passages)
  - Ties (1 passage)

ALSO NAMED

  - Kari Vik"""
    )


def test_those_who_were_there_and_those_only_named_are_told_apart() -> None:
    assert READING.event
    there = replace(READING, statements=(), event=replace(READING.event, participants=("Kari Vik",)))
    told = write_plain(there)
    assert "\nALSO PRESENT\n\n  - Kari Vik\n" in told
    assert "\nALSO NAMED\n\n  - Amara Diallo (President, Republic of Bissora)\n" in told


def test_an_agreement_reads_as_english_and_says_nothing_twice() -> None:
    text = "They signed the Bree Trade Pact on wool. Bree will purchase 20 ships. Several pacts on sport were signed."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    named = Agreement(
        at("the Bree Trade Pact on wool"), "treaty", at("Pact"), 1, "exact", (at("wool"),), (), (), "signed", "r"
    )
    named = replace(named, titles=(at("Bree Trade Pact"),))
    deed = Agreement(
        at("Bree will purchase 20 ships"),
        "contract",
        at("will purchase"),
        None,
        "many",
        (at("ships"),),
        (),
        ("Bree",),
        "agreed",
        "r",
    )
    many = Agreement(
        at("Several pacts on sport"),
        "treaty",
        at("pacts"),
        None,
        "many",
        (at("sport"),),
        (),
        ("Bree", "Rohan"),
        "signed",
        "r",
    )
    assert [agreement_line(one, text) for one in (named, deed, many)] == [
        "Signed: Bree Trade Pact, on wool",
        "Agreed: Bree will purchase 20 ships",
        "Signed: pacts on sport (Bree, Rohan)",
    ]


def test_beside_today_stands_the_day_on_which_that_was_written() -> None:
    event = Event("talks", None, Span(0, 5), (), Span(0, 5), "r")
    assert event_day(event, "Today they met.", "2031-05-04") == "Today (written 2031-05-04)"
    assert event_day(event, "Today they met.", None) == "Today"


def test_text_and_markdown_tell_by_which_word_more_than_plain_saying_was_reported() -> None:
    welcomed = replace(READING, statements=(replace(READING.statements[2], act="welcome"),))
    assert "\n  - welcomed “a new chapter” for the region\n" in write_plain(welcomed)
    printed = write_markdown(welcomed)
    assert "\n- welcomed “a new chapter” for the region (partly paraphrased)\n" in printed


def test_a_text_without_statements_is_printed_whole() -> None:
    reading = Reading(Article("Bonjour.", (), notes=("the encoding was guessed",)), note="The text is not English.")
    assert write_plain(reading) == "Note: the encoding was guessed\n\nThe text is not English.\n\nBonjour."


def test_markdown_says_which_words_are_paraphrased() -> None:
    printed = write_markdown(READING)
    assert printed.startswith(
        f"# {READING.article.shown_title}\n\nTalks, in Oslo, Friday  \nNord.No citing NTB  \n\n## Who said what\n"
    )
    assert "\n- the two countries are close (paraphrased)\n- “We will build, […] and soon.”\n" in printed
    assert "\n- Signed: 2 memoranda on fishing; ports (Republic of Bissora, Norway)\n" in printed


def test_json_has_a_line_an_article_and_offsets_into_its_text() -> None:
    printed = write_jsonl(READING, "talks")
    row = json.loads(printed)
    assert "\n" not in printed
    assert row["text"] == TEXT
    assert [TEXT[slice(*pair)] for pair in row["statements"][1]["spans"]] == ["“We will build,”", "“and soon.”"]
    assert [person["speaks"] for person in row["people"]] == [True, True, False]
