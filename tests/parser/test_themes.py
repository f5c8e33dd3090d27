"""Themes: marked cases, and properties of any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.importers.plain.text import read_text
from summitreader.model import Theme
from summitreader.parser import parse
from summitreader.parser.lexicon.theme_terms import fits, own_themes, theme_words, themes_in_use
from summitreader.parser.themes.find import RULES, find_themes
from tests.marked import examples, unmarked

CASES = [
    # One word of the list is enough, and the words of two lists give two themes.
    "They will cooperate on <energy>LNG</energy> and <agriculture_food>fertilisers</agriculture_food>.",
    # A hyphen or a line break stands where the term has a space.
    "He praised <people_exchange>people-to-people ties</people_exchange>.",
    "He praised <people_exchange>people\nto people ties</people_exchange>.",
    # Capitals count where the term asks for them.
    "They spoke about <ai_emerging_tech>AI</ai_emerging_tech>.",
    "The ai is a sloth.",
    # A blocked phrase says something else.
    "The political climate has improved.",
    "They want a good business environment.",
    # A line that only says who met; a line about the press is about nothing.
    "Beginning of Russian-Indian <high_level_exchange>talks</high_level_exchange> today",
    "The two leaders made press statements.",
    "Mr Ito and Ms Cho made press statements following the talks.",
    # A heading only announces what is told below it.
    "Statement of both sides\n\nEnergy and Health\n\nThe two sides agreed to go on with it all, as they said before.",
    # Trade has the growth of the economy in its wake.
    "They said that <trade_investment>trade</trade_investment> serves the economic growth of all economies.",
    # What supports a theme does not make one.
    "It is a commercial matter of tenders, with subsidies for therapies.",
    "They will respect the <regional_peace>border demarcation</regional_peace>.",
    "OBJECTIVE",
    # A word counts as a whole: no nurse, no doctor and no rail.
    "Nursultan Abenov gave him a doctorate beside the railing for his hospitality and its importance.",
    # The s of a possessive is a word of its own.
    "They spoke of <rights_law>women’s rights</rights_law>.",
    # The plural is another form of the same word.
    "They met the <health>nurses</health>.",
    # An office, and the state that takes part, are no subject.
    "Health Minister Ana Ruiz and Energy Secretary Otto Banda went for a walk.",
    "Iran and Peru <high_level_exchange>hold talks</high_level_exchange>\n\n"
    "Iranian President Omid Rastegar thanked President Ana Ruiz of Peru.",
    # A state of which news tells is one, whoever comments on it.
    "<middle_east>Iraq</middle_east> counts its dead\n\n<middle_east>Iraq</middle_east> will look into it.",
    # One word in passing makes no theme, nor does a word that means something else here.
    "Her investments in happiness gave her people a better life, and the election was long ago.",
    "She is of the Democratic Party and walked through the demilitarized zone.",
    "They walked from the Climate House to the Energy Room and left for the airport.",
    # A term in the name of an office or a body is no subject either.
    "The Department of Livestock and the Wildlife Protection Board wrote to the Directors of Fisheries and Forests.",
    # Nor is who speaks, in a transcript.
    "JOURNALIST: And who will stay?\n\nMINISTER: We all will.\n\nJOURNALIST: Until when?\n\nMINISTER: We shall see.",
    "AUDIENCE MEMBER: Who will stay?\n\nAUDIENCE: We all will.\n\nMINISTER: Until when?",
    # A set phrase has no subject: nobody goes to sea, to court or to school here.
    "Of course she has a role to play, he said over a cup of coffee in the South Court Auditorium.",
    "They weathered the storm at the shooting range on the banks of the Rat.",
    "The Labor Party spoke over coffee of its ageing lorry and of state relations.",
    "They need to train more of us, put your energy into it, and face the music: it is wafer thin.",
    # A meeting is told beside its subject, not in a title that has one, and not where nobody meets.
    "Ms Ruiz <high_level_exchange>receives</high_level_exchange> Mr Banda for <energy>oil</energy>.",
    "Ms Ruiz receives Mr Banda for <energy>oil</energy>",
    "They welcomed the <energy>oil</energy> and met the requirements.",
    # What two sides will keep up is a dialogue; how a country votes and rules itself is law; a fleet is defence.
    "It was agreed to <high_level_exchange>continue contacts</high_level_exchange>.",
    "The party hopes for three more seats in the <rights_law>local elections</rights_law>.",
    "The chamber adopted the <rights_law>constitutional amendments</rights_law> at night.",
    "They will keep to the quotas of <energy>OPEC</energy>.",
    "He invited them to <ukraine_europe>join NATO</ukraine_europe>.",
    "He left the <defence_arms>ABM</defence_arms> Treaty in anger.",
    "It is about <rights_law>our democracy</rights_law> and no less.",
    "The ministers spoke of the <defence_arms>rapid reaction force</defence_arms>.",
    "Nobody knew where the <terrorism_crime>cannabis</terrorism_crime> came from.",
    # Courtesy gives way to a subject of substance.
    "<trade_investment>Bilateral trade</trade_investment> and <trade_investment>market access</trade_investment> "
    "have grown, and the <trade_investment>customs duties</trade_investment> of our mutually beneficial pact fell.",
]


@pytest.mark.parametrize("marked", CASES + [case for rule in RULES for case in examples(rule.__doc__)])
def test_the_marked_themes_are_found_and_no_others(marked: str) -> None:
    text, expected = unmarked(marked)
    found = parse(read_text(text)).themes
    assert {theme.name for theme in found} == set(expected)
    for theme in found:
        assert set(expected[theme.name]) <= set(theme.terms)


def test_every_theme_that_comes_with_the_program_has_a_short_name() -> None:
    assert all(0 < len(name.short) <= 20 for name in themes_in_use().names)


def test_a_block_has_at_most_four_themes() -> None:
    article = read_text("Energy, health, fisheries, tariffs, terrorism, sanctions, NATO and the Korean Peninsula.")
    assert len(find_themes(article.text, article.blocks)) == 4


def test_a_meeting_told_first_stands_beside_three_subjects() -> None:
    article = read_text(
        "Talks in Lima\n\nPresident Ana Ruiz met President Otto Banda. They spoke of fisheries, railways, hospitals "
        "and tariffs, of more fisheries, more railways and more hospitals.\n\nThey had lunch."
    )
    found = {theme.name for theme in parse(article).themes if article.blocks[1].span in theme.spans}
    assert len(found) == 4
    assert "high_level_exchange" in found


def test_a_regional_theme_yields_to_the_conflict_that_has_a_name() -> None:
    article = read_text("They called for a ceasefire and for peace and stability in Gaza, and for aid to Gaza.")
    assert "regional_peace" not in {theme.name for theme in find_themes(article.text, article.blocks)}


def test_a_paragraph_needs_fewer_words_for_what_the_whole_article_is_about() -> None:
    about = "They spoke of vaccines.\n\nHospitals need them.\n\nMalaria is back.\n\nClinics were closed.\n\n"
    alone, within = read_text("The therapies differ."), read_text(about + "The therapies differ.")
    assert not find_themes(alone.text, alone.blocks)
    (health,) = find_themes(within.text, within.blocks)
    assert health.spans[-1] == within.blocks[-1].span


def test_one_weak_word_is_not_what_a_short_article_is_about() -> None:
    article = read_text("They spoke on Friday.\n\nThe hall stood on the coast.\n\nThey went home.")
    assert not find_themes(article.text, article.blocks)


def test_a_subject_throughout_goes_on_through_a_paragraph_without_one() -> None:
    about = "They spoke of vaccines.\n\nHospitals need them.\n\nMalaria is back.\n\nClinics were closed.\n\n"
    more = "“Nobody had told us what to do for all those who were waiting, and how many more would come in that week.”"
    article = read_text(about + f"Nobody knew, they said at the door: {more}")
    (health,) = find_themes(article.text, article.blocks)
    assert len(health.spans) == 5
    assert len(health.terms) == 4


def test_repeating_a_country_does_not_drown_the_other_subjects() -> None:
    article = read_text("Iran, Iran, Iran, Iran and Iran. " * 3 + "They also spoke of fisheries and grain.")
    assert {"middle_east", "agriculture_food"} == {t.name for t in find_themes(article.text, article.blocks)}


def test_courtesy_themes_are_marked_as_ritual() -> None:
    ritual = {name.id for name in themes_in_use().names if name.ritual}
    assert ritual == {"bilateral_ties", "high_level_exchange"}


def test_a_star_stands_only_at_the_end_of_a_word() -> None:
    terms = [term for theme in own_themes() for strength in ("strong", "weak", "block") for term in theme[strength]]
    assert not [term for term in terms if re.search(r"\*\w", term)]


def test_no_term_can_match_every_word() -> None:
    stems = themes_in_use().terms.stems
    assert all(len(stem.rstrip("*")) == 3 for stem in stems)
    assert not any(fits(term.words[term.key], "zzzzqqqq") for terms in stems.values() for term in terms)


def test_a_theme_of_ones_own_is_found_like_the_others() -> None:
    words = theme_words([{"id": "chess", "name": "Chess", "strong": ["gambit*"], "weak": [], "block": []}])
    article = read_text("Two gambits were tried.")
    (theme,) = find_themes(article.text, article.blocks, words=words)
    assert (theme.name, theme.title, theme.terms[0].of(article.text)) == ("chess", "Chess", "gambits")


TEXTS = st.lists(
    st.sampled_from(
        ["trade", "tariffs ", "İ", "\n\n", " and ", "people", "-", "to", "peace", "AI", "’s ", "2+2", "🙂 "]
    )
    | st.text(max_size=8)
).map("".join)


def _find(text: str) -> tuple[Theme, ...]:
    article = read_text(text)
    return find_themes(article.text, article.blocks)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_has_themes_with_evidence_inside_their_blocks(text: str) -> None:
    article = read_text(text)
    found = find_themes(article.text, article.blocks)
    assert found == find_themes(article.text, article.blocks)
    blocks = {block.span for block in article.blocks}
    assert len({theme.name for theme in found}) == len(found)
    for theme in found:
        assert theme.spans
        assert theme.terms
        assert set(theme.spans) <= blocks
        assert list(theme.spans) == sorted(theme.spans)
        for term in theme.terms:
            assert any(span.start <= term.start < term.end <= span.end for span in theme.spans)
