"""Why, and why not: what is told of the sentence under the cursor."""

from summitreader import parse
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
