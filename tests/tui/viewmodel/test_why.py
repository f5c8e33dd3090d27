"""Why, and why not: what is told of the sentence under the cursor."""

from summitreader import parse
from summitreader.library.corrections import apply_corrections, new_correction
from summitreader.reliability import reliability_words
from summitreader.session import summarize
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.viewmodel.why import evidence


def test_a_verb_of_saying_that_begins_no_statement_tells_what_refused_it() -> None:
    reading = parse("Talks\n\nThe visit reaffirmed the treaty.")
    index = ReadingIndex(summarize(reading))
    refused = [one for one in evidence(index, index.here(reading.sentences[1])) if one.title.startswith("No ")]
    assert [(one.title, one.parts, one.rule) for one in refused] == [
        (
            "No statement by “reaffirmed”",
            (("because", "what stands before the verb cannot speak"),),
            "speaker_then_cue",
        )
    ]


def test_what_the_reader_corrected_is_told_where_it_stands_with_what_was_found() -> None:
    reading = parse("Talks\n\nPresident Amara Diallo said that fishing is good. Jon Vik said that trade must grow.")
    first, second = (statement.content for statement in reading.statements)
    made = (
        new_correction(reading.article, "set", "statement", first, other="direct", field="kind"),
        new_correction(reading.article, "set", "speaker", name="Amara Diallo", other="Premier", field="role"),
        new_correction(reading.article, "reject", "statement", second),
        new_correction(reading.article, "set", "article", other="Xinhua", field="outlet"),
    )
    index = ReadingIndex(summarize(apply_corrections(reading, made)))
    day = made[0].made[:10]
    told = {one.title: one for sentence in reading.sentences for one in evidence(index, index.here(sentence))}
    assert [part for part in told["Statement of Amara Diallo, direct"].parts if part[0] == "yours"] == [
        ("yours", f"{day}: kind: direct (the parser found: indirect, by the rule {reading.statements[0].rule})"),
        ("yours", f"{day}: role: Premier (the parser found: President, by the rule {reading.speakers[0].rule})"),
    ]
    assert "You corrected it" in told["Statement of Amara Diallo, direct"].explanation
    assert told["No statement"].parts[0][1].startswith(f"{day}: no statement: Jon Vik: trade must grow")
    assert told["Article"].parts == (("yours", f"{day}: outlet: Xinhua (the parser found none)"),)


def test_each_finding_is_told_with_how_often_its_rule_was_right_and_nothing_else_is() -> None:
    reading = parse("Talks\n\nPresident Amara Diallo said that fishing is good. The visit reaffirmed the treaty.")
    made = new_correction(reading.article, "set", "article", other="Xinhua", field="outlet")
    index = ReadingIndex(summarize(apply_corrections(reading, (made,))))
    told = {one.title: one for sentence in reading.sentences for one in evidence(index, index.here(sentence))}
    assert told["Statement of Amara Diallo, indirect"].reliability == reliability_words("speaker_then_cue")
    assert "% of " in told["Statement of Amara Diallo, indirect"].reliability
    assert told["No statement by “reaffirmed”"].reliability == ""
    assert told["Article"].reliability == ""
