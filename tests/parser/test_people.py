"""People and voices: names in every order, who is present, and whose words they are."""

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from summitreader import parse
from summitreader.parser.lexicon import gazetteer, speaking_nouns
from summitreader.parser.people import cast, joint_phrases, names
from summitreader.parser.people import find as people
from summitreader.parser.speakers import registry
from summitreader.parser.verbatim import declarations
from summitreader.parser.verbatim import treaty_parties as parties


@pytest.mark.parametrize(
    "module",
    [cast, declarations, gazetteer, joint_phrases, names, parties, people, registry, speaking_nouns],
    ids=lambda module: module.__name__.rsplit(".")[-1],
)
def test_the_examples_in_the_docstrings_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


CASES = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "people.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", CASES)
def test_a_person_has_the_role_and_the_country_of_the_case(line: str) -> None:
    text, wanted = line.split(" => ")
    name, role, country = wanted.split(" · ")
    found = {one.name: (one.role or "-", one.country or "-") for one in parse(text.replace("|", "\n\n")).speakers}
    assert found.get(name, ("-", "-")) == (role, country), found


@pytest.mark.parametrize(
    "row",
    [
        "Chinese President Hu Wen met reporters.|Hu Wen|President|China",
        "The head of the World Dam Fund, Yuki Amoto, left.|Yuki Amoto|head of the World Dam Fund|None",
        "The story of the World Dam Fund, Mr Yuki Amoto, left.|Yuki Amoto|None|None",
        "Mr Putin left for Russia.|Putin|None|Russia",
        "Mr Putin left for Malta.|Putin|None|None",
        "President of Turkey Mehmet Kaya arrived.|Mehmet Kaya|President|Turkey",
        "President Ana Díaz of Mexico arrived.|Ana Díaz|President|Mexico",
        "Oleh Bondar, Minister of Foreign Affairs of Ukraine, left.|Oleh Bondar|Minister of Foreign Affairs|Ukraine",
        "President of the Republic of Korea (ROK) Han Seo Yun left.|Han Seo Yun|President|Republic of Korea",
        "The DPRK leader Ri Chol Su spoke.|Ri Chol Su|leader|DPRK",
        "U.S. President John Q. Potter, Jr. left.|John Q. Potter, Jr.|President|United States",
        "Crown Prince Faisal bin Nasser Al Harthi of Oman left.|Faisal bin Nasser Al Harthi|Crown Prince|Oman",
        "European Commission President Greta van der Berg spoke.|Greta van der Berg|President|European Union",
        "Chinese Vice Premier He Chunhua spoke.|He Chunhua|Vice Premier|China",
        "Ann Lee, MP, Minister for Trade of Australia, left.|Ann Lee|Minister for Trade|Australia",
        "President Ruiz met reporters. The Peruvian President spoke.|Ruiz|President|Peru",
        "Deputy Prime Minister – Minister for Inland Lakes of Latvia Ilze Ozola left.|Ilze Ozola"
        "|Deputy Prime Minister – Minister for Inland Lakes|Latvia",
        "Chief of the General Staff of the Armed Forces of Ukraine Oleh Bondar left.|Oleh Bondar"
        "|Chief of the General Staff of the Armed Forces|Ukraine",
        "Chairman of the Board of Oman Tugs Salim Al Harthy left.|Salim Al Harthy|Chairman of the Board|None",
        "G.Lomidze PM of Georgia left.|G.Lomidze|Prime Minister|Georgia",
        "President John Ames Jr. of Fiji left.|John Ames Jr.|President|Fiji",
        "External Affairs Minister Ravi Rao spoke.|Ravi Rao|External Affairs Minister|India",
        "M. Emmanuel Macron, President of the Republic, spoke.|Emmanuel Macron|President|France",
        "Peru’s new Ambassador Ana Ruiz spoke.|Ana Ruiz|Ambassador|Peru",
        "The former president of Peru Ana Ruiz spoke.|Ana Ruiz|former president|Peru",
        "Prime Minister Muhammad Shehbaz Sharif spoke.|Muhammad Shehbaz Sharif|Prime Minister|Pakistan",
        "Kim Jong Un, leader of the Party of Korea (PK), spoke.|Kim Jong Un|leader of the Party|DPRK",
        "Prime Minister Juan “Nino” Vega of Peru spoke.|Juan “Nino” Vega|Prime Minister|Peru",
        "Iranian Foreign Minister Reza Amir Karimi left. Amir Karimi spoke.|Reza Amir Karimi|Foreign Minister|Iran",
        "The spokesperson for the Peruvian Presidency Eva Soto spoke."
        "|Eva Soto|spokesperson for the Peruvian Presidency|Peru",
        "King Abdullah spoke.|Abdullah|King|Jordan",
        "Talks\n\nPresident Kip Rono met Peruvian Premier Juan Ruiz. Kenya and Peru trade.|Kip Rono|President|Kenya",
        "Talks\n\nPresident Kip Rono met Peruvian Premier Juan Ruiz. Trade with Kenya grows.|Kip Rono|President|None",
        "Talks\n\nPresident Kip Rono met Premier Juan Ruiz of Peru. Kenya sells. Kenya buys. Fiji waits. Fiji ends."
        "|Kip Rono|President|None",
        "President Kip Rono meets Fijian group\n\nRono led a tour. Kenya sings. Kenya grew. Fiji rests. Fiji grew."
        "|Kip Rono|President|Kenya",
        "Defence Ministers Aino Salo and Juan Soto of Finland and Chile respectively left."
        "|Juan Soto|Defence Minister|Chile",
        "Premiers Aino Salo and Juan Soto left. Salo, the Finnish leader, sang.|Aino Salo|Premier|Finland",
        "The head of Zambia’s Ranger Service, Chanda Mulu, left.|Chanda Mulu|head of Ranger Service|Zambia",
        "South Korean President Min Park met North Korean envoy Ri Chol.|Ri Chol|envoy|DPRK",
        "Eva Moussa, the new secretary of the port, left.|Eva Moussa|secretary of the port|None",
        "President Kip Rono of Kenya left. Agriculture Minister Ann Lee sang.|Ann Lee|Agriculture Minister|Kenya",
        "The United States president Ann Lee spoke.|Ann Lee|president|United States",
        "Presidents Ann Lee of Kenya, Eva Soto of Peru and Kip Rono left.|Kip Rono|President|None",
        "Lee is the Premier of Kenya and Ms. Eva Soto the Premier of Peru.|Eva Soto|Premier|Peru",
        "Presidents Ann Lee of Kenya and Eva Soto left. Soto is the President of Peru.|Eva Soto|President|Peru",
    ],
)
def test_a_person_has_the_name_role_and_country_that_the_text_gives(row: str) -> None:
    text, *wanted = row.split("|")
    assert wanted in [[one.name, str(one.role), str(one.country)] for one in parse(text).speakers]


@pytest.mark.parametrize(
    "words",
    [
        "Foreign Secretary Meets Fijian Minister",
        "Ruth Ames, Q.C., M.P., spoke",
        "the Chairwoman of the Board of Lima Ports spoke",
    ],
)
def test_what_stands_behind_an_office_or_a_name_is_not_always_a_person(words: str) -> None:
    known = {"Ruth Ames"}
    assert {one.name for one in parse(f"{words}.").speakers if one.rule == "titled_name"} <= known


@pytest.mark.parametrize(
    "office", ["The head of government of Fiji", "Fiji’s head of government", "The Fijian Premier"]
)
def test_an_office_by_another_name_is_the_same_person(office: str) -> None:
    text = f"Premier Li Wei of China met Prime Minister Ruth Ames of Fiji. {office} said that trade had grown."
    assert [statement.speaker for statement in parse(text).statements] == ["Ruth Ames"]


def test_of_two_ministers_the_one_without_a_country_is_of_the_other_that_the_title_names() -> None:
    text = "Japan-Peru Foreign Ministers’ Talk\n\nMr. Ken Mori, Minister for Foreign Affairs, met {0}, left."
    reading = parse(text.format("Ana Ruiz, Foreign Minister of Peru"))
    assert {one.name: one.country for one in reading.speakers} == {"Ken Mori": "Japan", "Ana Ruiz": "Peru"}


def test_offices_between_names_belong_to_the_name_that_follows_in_a_list_that_began_with_one() -> None:
    text = "The Minister of Chile, Ana Ruiz, the Minister of Peru, Eva Soto, and the Minister of Cuba, Juan Vega, met."
    found = {one.name: (one.role, one.country) for one in parse(text).speakers}
    assert found == {
        "Ana Ruiz": ("Minister", "Chile"),
        "Eva Soto": ("Minister", "Peru"),
        "Juan Vega": ("Minister", "Cuba"),
    }


def test_what_brackets_behind_a_name_hold_is_that_persons_name_too() -> None:
    reading = parse("President Joko Santoso (Joksan) arrived. Joksan said trade grew. President Joksan smiled.")
    assert [one.name for one in reading.speakers] == ["Joko Santoso"]
    assert [one.speaker for one in reading.statements] == ["Joko Santoso"]


def test_verbs_of_headlines_are_no_names() -> None:
    reading = parse("President Vega Holds Bilateral Talks in Lima\n\nPresident Juan Vega said trade grew.")
    assert [one.name for one in reading.speakers] == ["Juan Vega"]


def test_a_spouse_is_among_the_people_with_the_country_of_the_other() -> None:
    reading = parse("Chinese President Hu Wen and his wife, Lin Mei, held a banquet.")
    assert [(one.name, one.country) for one in reading.speakers] == [("Hu Wen", "China"), ("Lin Mei", "China")]
    assert not reading.statements


# How a text names somebody first, and what it says next (lexicon of names by culture).
NEXT = """
President Yoon Suk Yeol of the Republic of Korea|PRESIDENT YOON
President Samia Suluhu Hassan of Tanzania|President Samia
President Joko Widodo of Indonesia|President Widodo
President Prabowo Subianto of Indonesia|President Subianto
President Prabowo Subianto of Indonesia|Prabowo
President Andrés Manuel López Obrador of Mexico|President López Obrador
President of the European Commission Ursula von der Leyen|President von der Leyen
President Abdel Fattah el-Sisi of Egypt|President el-Sisi
President Abdel Fattah Al Sisi of Egypt|Al Sisi
Taoiseach Leo Varadkar of Ireland|Taoiseach Varadkar
Prime Minister Luvsannamsrain Oyun-Erdene of Mongolia|Oyun-Erdene
President Sheikh Mohamed bin Zayed Al Nahyan of the UAE|Sheikh Mohamed
Amir of Qatar Sheikh Tamim bin Hamad Al Thani|Sheikh Tamim
Amir of Qatar Sheikh Tamim bin Hamad Al Thani|the Amir
King Abdullah II of Jordan|King Abdullah
Crown Prince Mohammed bin Salman of Saudi Arabia|the Crown Prince
President Nguyen Phu Trong of Vietnam|President Trong
General Secretary Nguyen Phu Trong of Vietnam|Nguyen
General Secretary To Lam of Vietnam|To Lam
President Luiz Inácio Lula da Silva of Brazil|Lula
President Gustavo Petro Urrego of Colombia|Petro
Hungarian Prime Minister Viktor Orbán|Orban
Prime Minister Anwar Ibrahim of Malaysia|Anwar
Thai Prime Minister Srettha Thavisin|Srettha
Prime Minister Abiy Ahmed Ali of Ethiopia|Abiy
President Kassym-Jomart Tokayev of Kazakhstan|Tokayev
President Joseph R. Biden, Jr.|Biden
President Ferdinand R. Marcos, Jr. of the Philippines|President Marcos
Prime Minister of India Shri Narendra Modi|Modi
Minister Onoda Kimi of Japan|Minister Onoda
Japanese Prime Minister Fumio Kishida|Kishida
Prime Minister KISHIDA Fumio of Japan|Kishida
President Lee Jae-myung of South Korea|Lee
DPRK leader Kim Jong Un|Kim
Chinese Vice Premier He Lifeng|He Lifeng
Chinese Vice Premier He Lifeng|Vice Premier He
President Recep Tayyip Erdoğan of Türkiye|Erdogan
President Miguel Díaz-Canel Bermúdez of Cuba|Díaz-Canel
H.E. Mr. António Guterres, Secretary-General of the United Nations|Guterres
State Counsellor Aung San Suu Kyi of Myanmar|Suu Kyi
Malaysian Prime Minister Dato' Seri Anwar Ibrahim|Dato' Seri Anwar
Icelandic Prime Minister Katrín Jakobsdóttir|Katrín
U.S. Special Envoy Steve Witkoff|Witkoff
Chancellor of Germany Friedrich Merz|the Chancellor
Russian Foreign Minister Sergey Lavrov|Lavrov
Xi Jinping, President of China,|President Xi
President Ukhnaagiin Khurelsukh of Mongolia|Khurelsukh
Emmanuel Macron, who is President of France,|Macron
President Ismail Omar Guelleh of Djibouti|Guelleh
President Bola Ahmed Tinubu of Nigeria|Tinubu
the Rt Hon Sir Keir Starmer MP, Prime Minister of the United Kingdom,|Starmer
Her Royal Highness Princess Anne|the Princess
Mrs. Indira Gandhi, Prime Minister of India,|Mrs. Gandhi
"""


@pytest.mark.parametrize("row", NEXT.strip().splitlines())
def test_the_next_mention_of_somebody_is_the_same_person(row: str) -> None:
    first, following = row.split("|")
    following = following[0].upper() + following[1:]
    reading = parse(f"{first} met reporters in Oslo. Ties are old. {following} said that trade has grown.")
    assert len(reading.speakers) == 1
    assert [statement.speaker for statement in reading.statements] == [reading.speakers[0].name]


def test_the_two_presidents_give_no_office_to_a_third_who_is_named() -> None:
    text = "President Biden and President Putin spoke. The two presidents were brief, Jake Sullivan said."
    roles = {speaker.name: speaker.role for speaker in parse(text).speakers}
    assert roles["Jake Sullivan"] is None


def test_a_review_an_adviser_and_a_firm_are_no_persons() -> None:
    text = "We thank the Chief Scientific Adviser. We await the General Review. Bree Carbon Limited of India spoke."
    assert [speaker.name for speaker in parse(text).speakers if speaker.kind == "person"] == []


@pytest.mark.parametrize(
    ("king", "guest", "short"),
    [("King Charles III", "Charles Michel", "Charles"), ("Queen Elizabeth II", "Elizabeth Warren", "Elizabeth II")],
)
def test_the_number_of_a_monarch_tells_them_from_a_namesake(king: str, guest: str, short: str) -> None:
    title, name = king.split(" ", 1)
    text = f"{king} met {guest} on Monday. {guest.split()[1]} said so. {name} thanked him. {short} said it was well."
    persons = {speaker.name: speaker for speaker in parse(text).speakers}
    assert (persons[name].role, persons[guest].role) == (title, None)
    assert name not in persons[guest].aliases
    assert [statement.speaker for statement in parse(text).statements] == [guest, name]
