"""Guards: each has a sentence that it alone keeps from being a statement by the rule at hand."""

import pytest

from summitreader.importers.plain.text import read_text
from summitreader.parser.attribution.extract import find_refusals
from summitreader.parser.attribution.guards import OTHER_KIND, Guard
from summitreader.parser.text.quotes import find_quotes
from summitreader.parser.text.sentences import find_sentences

_REFUSED = {
    Guard.DENIED: "The minister did not say that talks go on.",
    Guard.NO_SUBJECT: "Later said that talks go on.",
    Guard.NO_SPEAKER_BEHIND: "The truce was welcomed by and for.",
    Guard.NOT_PLURAL: "The minister welcome the truce.",
    Guard.NO_WHOLE_NOUN: "758 pledged delegates came.",
    Guard.MAY_BE_A_NOUN: "Both agencies stress tests of the dam.",
    Guard.CONDITION: "If Sato welcomed the truce, all would end.",
    Guard.STRAY_COMMA: "The jet, called the pride of the fleet.",
    Guard.CANNOT_SPEAK: "The visit reaffirmed the treaty.",
    Guard.GOES_ON_WITH_IT: "It hopes to keep the treaty.",
    Guard.OBJECT_FOLLOWS: "Sato left the hall, said little.",
    Guard.NO_CONTENT: "The minister said on Monday.",
    Guard.NOT_JOINT: "The port was opened and the truce was praised.",
    Guard.YET_TO_BE: "The value of trust must be stressed.",
    Guard.TOPIC: "Referring to the drought, the minister left.",
    Guard.NO_VERB_BEHIND: "Noting the drought, and more.",
    Guard.NOBODY: "The minister said that talks go on.",
    Guard.NO_OCCASION: "The plan to stress trust was old.",
}
# These only send a cue on to the next rule, so that no sentence ends with them.
_SENT_ON = {Guard.PURPOSE, Guard.MORE_FOLLOWS, Guard.OWN_SUBJECT, Guard.OTHER_TENSE, Guard.PASSES_ON}


def _refused_by(text: str) -> set[Guard]:
    article = read_text(text)
    quotes = find_quotes(article.text, article.blocks)
    sentences = find_sentences(article.text, article.blocks)
    return {found.guard for sentence in sentences for found in find_refusals(article.text, sentence, quotes)}


@pytest.mark.parametrize("guard", _REFUSED, ids=lambda guard: guard.name)
def test_a_guard_refuses_its_sentence(guard: Guard) -> None:
    assert guard in _refused_by(_REFUSED[guard])


def test_every_guard_that_tells_something_has_a_sentence() -> None:
    assert set(Guard) - OTHER_KIND - set(_REFUSED) == _SENT_ON
