"""English or not: short and mixed texts must not be misjudged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitreader
from summitreader.parser.text.language import find_language

ENGLISH = "The two leaders met in the capital and agreed that trade between their countries is to grow by a third. "
RUSSIAN = "Президенты обсудили вопросы двустороннего сотрудничества и договорились о встрече, которая будет ещё в мае. "
OTHERS = {
    "Russian": RUSSIAN,
    "Ukrainian": "Президенти обговорили питання співпраці та домовилися про зустріч, яка відбудеться в її столиці. ",
    "French": "Les deux dirigeants sont convenus de la nécessité d'une paix durable dans la région et du commerce. ",
    "Spanish": "Los dos presidentes hablaron de la paz en la región y de las relaciones con los países del sur. ",
    "German": "Die beiden Präsidenten sprachen über den Frieden in der Region und die Zusammenarbeit mit dem Süden. ",
    "Chinese": "两国元首就双边关系和共同关心的国际地区问题深入交换意见。",
    "Japanese": "両首脳は、地域の平和について意見を交換しました。",
    "Korean": "양국 정상은 지역의 평화와 안정에 대해 의견을 나누었다.",
    "Arabic": "بحث الرئيسان العلاقات الثنائية وسبل تعزيزها في مختلف المجالات.",
}


@pytest.mark.parametrize(("language", "text"), OTHERS.items())
def test_a_text_in_another_language_is_named_and_has_no_findings_but_sentences(language: str, text: str) -> None:
    reading = summitreader.parse(text * 3)
    assert reading.note == f"Findings are not available for this language ({language})."
    assert reading.sentences
    found = (reading.speakers, reading.statements, reading.themes, reading.agreements, reading.event, reading.source)
    assert not any(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Xi said.",
        "2 + 2 = 4",
        "Xi Jinping, Luiz Inácio Lula da Silva, Ursula von der Leyen.",
        "Joint statement (совместное заявление)",
        ENGLISH,
        ENGLISH * 4 + RUSSIAN,
        ENGLISH * 3 + OTHERS["French"],
        "President Macron said: « La paix est dans les mains de la France ». " + ENGLISH,
    ],
)
def test_short_and_mixed_texts_are_english(text: str) -> None:
    assert find_language(text) == "English"


def test_a_text_that_is_mostly_another_language_is_not_english() -> None:
    assert find_language(RUSSIAN * 4 + ENGLISH) == "Russian"
    assert find_language(OTHERS["French"] * 5 + ENGLISH) == "French"


SHORT = {
    "German": "Die Ministerin sprach mit dem Botschafter über Handel.",
    "French": "La ministre a reçu son homologue pour parler du commerce.",
    "Spanish": "La ministra habló con su colega sobre comercio.",
    "Italian": "Il ministro ha incontrato il collega e ha parlato di commercio con gli ospiti della regione.",
    "Portuguese": "A ministra disse que não vai assinar o tratado.",
    "Dutch": "De minister sprak met zijn collega over handel.",
    "Polish": "Minister spotkał się z ambasadorem w stolicy.",
    "Turkish": "Bakan, büyükelçi ile bir görüşme yaptı ve ticareti ele aldı.",
    "Indonesian": "Menteri bertemu dengan duta besar untuk membahas perdagangan.",
    "Danish": "Ministeren talte med sin kollega og mødte også ambassadøren efter frokosten.",
    "Finnish": "Ministeri oli tyytyväinen, kun hän sai kutsun, mutta ei lähtenyt.",
    "Croatian": "Ministrica je rekla da će se sastati s veleposlanikom.",
}


@pytest.mark.parametrize(("language", "text"), SHORT.items())
def test_one_sentence_is_enough_to_tell_another_language(language: str, text: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ursula von der Leyen, Miguel de la Madrid, José da Silva, Omar bin Said",
        "To no one’s surprise, we've no more men to do it.",
        "No: we do as Van den Berg, van der Meer and De la Cruz do.",
        "Smith v. Jones, I v. II, A. e. B.",
        "Le Monde, Die Zeit, El País, La Stampa, De Telegraaf",
        "He said “La paz es de todos” in Lima.",
        "Minister resigns over pier",
    ],
)
def test_names_and_scraps_are_no_other_language(text: str) -> None:
    assert find_language(text) == "English"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert find_language(text)
