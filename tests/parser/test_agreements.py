"""Agreements: marked cases (each mark is a status), counts, fields, titles, and properties of any text."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitreader
from summitreader.importers.plain.text import read_text
from summitreader.model import Agreement
from summitreader.parser.agreements import item_lists as agreement_lists
from summitreader.parser.agreements import ordinals as agreement_ordinals
from summitreader.parser.agreements import status_rules as agreement_rules
from summitreader.parser.agreements import whole_texts as agreement_texts
from summitreader.parser.agreements.deals import deal_rules as agreement_deals
from summitreader.parser.agreements.find import find_agreements
from summitreader.parser.text.sentences import find_sentences
from tests.growth import grows
from tests.marked import examples, unmarked


def found_in(text: str) -> tuple[str, tuple[Agreement, ...]]:
    article = read_text(text)
    sentences = find_sentences(article.text, article.blocks)
    return article.text, find_agreements(article.text, article.blocks, sentences)


STATUS = [
    # Patterns of signing.
    "They welcomed ties after the moment of signing <referenced>the 1997 Bree-Rohan Founding Treaty</referenced>.",
    "The recent extension of <referenced>the New Toll Treaty</referenced> shows it.",
    "They signed <signed>agreements</signed> in the city of Minsk.",
    "After the talks, Orlov and Tanaka witnessed the signing of <signed>12 cooperation documents</signed>.",
    "<signed>A number of bilateral documents</signed> were signed after the consultations.",
    "Also signed were <signed>a protocol</signed> and <signed>a programme of cooperation for 2031</signed>.",
    "In the presence of both leaders, Narnia Bank signed <signed>a cooperation agreement</signed> with Gondor Oil.",
    "<signed>A Protocol</signed> was also signed between the two cabinets amending the Agreement of May 4, 2009.",
    "<signed>Contracts for two million doses</signed> have been signed with six makers.",
    "The countries are signing <signed>a Technology Security Deal</signed> this week.",
    "Both sides welcomed the signing today of <signed>the Coastal Waters Agreement</signed>.",
    "The two leaders witnessed the exchange of <signed>five MoUs on health</signed>.",
    "The sides jointly signed and issued <signed>a joint statement</signed>.",
    "<signed>24 documents</signed> were signed, including <signed>the Treaty on Eternal Friendship</signed>.",
    "They signed <signed>an implementing arrangement under the Research Agreement</signed>.",
    "They signed <signed>letters of intent on lithium</signed> and <signed>an action plan for 2031</signed>.",
    "Bilbo and Frodo put their signatures to <signed>a bilateral treaty on haven rights</signed>.",
    "The talks ended with the conclusion of <signed>another 14 joint documents</signed>.",
    "They signed this Tuesday in Bree <signed>the Brandywine Act</signed> (a paper on tolls).",
    "<signed>A cultural exchange programme</signed> was also signed.",
    "<signed>A Letter of Cooperation</signed> was inked.",
    "They signed <signed>a pact on talks between the Minister of Foreign Affairs and the Lord Warden</signed>, in "
    "addition to <signed>a joint communique</signed> signed by the envoys.",
    "Narnia signed <signed>the Narnia-Bree Free Trade Agreement</signed> (NBFTA) and <signed>the Narnia-Bree Visa "
    "Agreement</signed>.",
    "The pacts signed are- <signed>framework agreement on quays</signed>, <signed>protocol on seals</signed>.",
    "They signed <signed>seven agreements</signed>. These agreements include: <signed>Agreement on a Joint Board"
    "</signed>; <signed>MoU on Rice</signed>. <signed>MoU on Sport</signed>; and, <signed>MoU on Youth</signed>.",
    "One of the pacts signed was <signed>the Memorandum of Understanding on Direct Flights</signed>.",
    "They announced <agreed>a new partnership</agreed> to grow trade.",
    "They signed <signed>a treaty on a border</signed> where work is half done; and <signed>an action plan</signed>.",
    "They made joint statements to the press. They signed yesterday <signed>a Bree Declaration on tolls</signed>.",
    "<signed>An agreement on tolls</signed>, <signed>an agreement on rye</signed> and <signed>a Memorandum of "
    "Understanding on salt</signed> were signed between the guilds.",
    "Narnia exchanged <signed>seven bilateral agreements</signed> with Bree. We welcome <agreed>a new MoU on ferries"
    "</agreed>.",
    "The council adopted <agreed>a plan</agreed> for the harbour. Narnia accords high priority to ties.",
    # The same documents again are the same.
    "They signed <signed>three agreements on salt</signed>. The agreements were signed at noon in the Guildhall.",
    "He attended the signing of <signed>two treaties</signed>. The minister signed two treaties today.",
    # Adopted, announced, set up.
    "The leaders adopted <agreed>a joint declaration on peace</agreed>.",
    "They approved <agreed>an Action Plan to implement the Treaty on Friendship for 2031–2035</agreed>.",
    "The two leaders announced <agreed>a new Partnership for Clean Water</agreed>.",
    "They established <agreed>a Joint Maritime Committee</agreed>.",
    "We’re launching <agreed>a new initiative on coral reefs</agreed> with the islands. He is launching a boat.",
    "The two ministries will set up <agreed>a joint taskforce on ferries</agreed>. We created this coalition.",
    "They announced <agreed>a new strategic partnership</agreed> that seeks to protect wells.",
    "The launch of <agreed>the Narnia-Gondor Reef Partnership</agreed> opens a new era.",
    "They praised tools such as <agreed>the recently announced Ice Rescue Network</agreed>.",
    "- Launch <agreed>a new forum for ice research</agreed> in 2031.|- Set up <agreed>a hotline</agreed>.",
    "They signed <signed>a pact on a fund and a network of piers</signed>, an important agreement for both.",
    # Still to come, or refused.
    "They are discussing the potential for <planned>a new rye dialogue</planned>.",
    "The sides intend to launch <planned>a forum for young divers</planned>.",
    "Both welcomed a study into the feasibility of <planned>a free trade agreement</planned>.",
    "They signed <signed>a pact</signed>. It is to settle a feud and conclude <planned>a treaty on ice</planned>.",
    "It is hoped to produce <planned>a peace treaty between Narnia and Gondor</planned>.",
    "The sides are working together on <planned>a fishing agreement</planned>.",
    "The ministries will sign <planned>a memorandum of understanding</planned> next month.",
    "<planned>A free trade agreement</planned> is expected to be signed in May.",
    "The two sides will speed up negotiations on <planned>an investment treaty</planned>.",
    "They called for an early conclusion of <planned>the Fisheries Agreement</planned>.",
    "The sides agreed to initiate negotiations for <planned>a big trade deal</planned>.",
    "The successful conclusion of <planned>a balanced free trade agreement</planned> serves both.",
    "They will enter into <planned>key agreements on ports</planned>. They agreed to review border agreements.",
    "It rests on <planned>the Memorandum of Understanding on tolls</planned>, which is expected to be signed in May.",
    "No joint statement was issued.",
    "The delegations failed to adopt a joint declaration.",
    "<planned>A programme of cooperation with Shire Power</planned> is being elaborated.",
    "The plans are contained in <agreed>the joint statement that is being made public today</agreed>.",
    "<agreed>A statement of the heads of the member states</agreed> was issued. In a statement released today, he won.",
    "Three years ago, Peru and Chile committed to <agreed>PECH, an enhanced fishing partnership</agreed> for the bay.",
    "- Conclude <planned>an MOU on ice</planned>.|- Advance <planned>a new MOU on rye</planned>.",
    # Older ones, once each.
    "They left <referenced>the Treaty on Salt in Europe (TSE)</referenced>. The TSE Treaty was old.",
    "They chaired <agreed>the inaugural Next Blue Ice (NBI) Dialogue</agreed>. The launch of the Next NBI Dialogue.",
    "They are committed to <referenced>the Good Friday Agreement</referenced>. The commissions were established.",
    "One question was about <referenced>the treaty with Finland on investments</referenced>.",
    "<signed>The Memorandum of Understanding that you've signed</signed> is new.",
    "Peru has <referenced>international agreements with Chile and Fiji</referenced>.",
    "<referenced>The Peru-Chile trade deal</referenced> includes rice. They welcomed the US statement.",
    "They reviewed progress under <referenced>the Partnership for Fair Rye Farming</referenced>.",
    "They recalled <referenced>the Treaty of Bree</referenced>, also known as the Reform Treaty.",
    "We celebrate the Grocery Code of Conduct and the Bipartisan Roads Deal.",
    "They reaffirmed <referenced>the 1972 Joint Communique</referenced>.",
    "They will act in line with <referenced>the Madrid Convention</referenced>.",
    "He cited <referenced>the 2015 Oslo agreements</referenced>. The Oslo agreements remain in force.",
    "<referenced>The agreements reached at the highest level</referenced> must be carried out.",
    "They recalled <referenced>the Lombok Treaty, signed in 2006</referenced>.",
    "Under <agreed>a deal struck with Narnia last night</agreed>, the realm will lease ships.",
    "They are negotiating <planned>an accord on salt</planned>. <planned>A pact on ice</planned> is being drafted.",
    "They kept <referenced>the Bree Truce</referenced>. A truce between the herders was reached.",
    "Among the documents signed by Narnia were <signed>the Pact on Ice</signed> and <signed>the Rye Protocol</signed>.",
    "They announced that they had established <agreed>a Joint Commission on Ice</agreed>.",
    "They lent it under <signed>the silk accord that Narnia and Gondor signed</signed> in May.",
    "They signed <signed>a treaty on ice</signed>. The package also includes <signed>a memorandum on bells</signed>.",
    "They signed <signed>a treaty on ice</signed>. <signed>Another agreement covers ropes</signed>.",
    "<agreed>Narnia pledged a loan of 90 million crowns</agreed> for ferries.",
    "The signing of the following <signed>documents</signed> took place: <signed>the Pact on Ice</signed>.",
    "On the wall hung <referenced>the first ice pact of Narnia and Gondor</referenced>, signed in 1950.",
    "They signed <signed>two pacts</signed>. <signed>The first is devoted to ice</signed>, while <signed>the second "
    "regulates salt</signed>.",
    "Fresh from sealing <signed>a deal on curtains</signed>, he left. They signed the following: <signed>Agreement on "
    "Ice</signed>, <signed>Memorandum on Bees</signed>.",
    "Narnia is in talks with Gondor on <planned>a paint agreement</planned>.",
    "<signed>A pact on ice</signed> and <signed>a deal on salt</signed> are the papers that Bree and Gondor signed.",
    "They have been friends since <referenced>the Rye Treaty</referenced> was signed.",
    "Following <referenced>last week's milk agreement</referenced>, he left.",
    # What is no agreement.
    "They reached agreement on the need to talk.",
    "The two sides exchanged views and were in agreement with each other.",
    "The President signed a decree and an executive order.",
    "The document will allow both sides to cooperate. This agreement provides for checks.",
    "Our treaty allies and treaty obligations matter.",
    "They made press statements.",
    "The party's National Convention chose him.",
    "They cited <referenced>the Narnia-Gondor Founding Act</referenced> and the Bree Recovery Plan.",
    "<referenced>The broad agreements on nuclear energy</referenced> reached during our visit last year go on.",
    "The aims of <referenced>the Bree Agreement</referenced> can only be reached together.",
    "We know that <referenced>the Bree Agreement</referenced> can only be reached together.",
    "<agreed>The Joint Statement</agreed> adopted as a result of our talks has much to say.",
    "<referenced>The Joint Statement</referenced> adopted at the summit in Lima has much to say.",
    "They agreed on establishing <agreed>two more cooperation mechanisms</agreed> between the regions.",
    "They welcomed the finalization of <agreed>a Partnership Framework for Clean Ferries</agreed>.",
    "They recalled that the 12th Five-Year Plan had begun.",
    "They continue negotiations on <planned>a broad, balanced and mutually fair trade agreement</planned>.",
    "Comprehensive Economic Partnership|The sides spoke of trade.",
    "We signed <signed>the Terms of Reference (TOR) on the border team</signed>.",
    "Fact sheet|- This batch of ships – the first that Narnia will buy in 20 years – will sail soon.",
    # Deals without an instrument, in a fact sheet.
    "Fact sheet|- <agreed>Narnia Air will buy 20 aircraft</agreed>.|"
    "- <agreed>Gondor will order 3 million tons of rye</agreed>."
    "|- <agreed>Shire Bank will invest $5 billion to build the realm's roads</agreed>.",
    "She will invest more time in her work.",
    "Farmers will gain from <agreed>Peru’s commitment to buy $8 billion of Canadian wheat</agreed>.",
    "<planned>Peru plans to provide a grant to Fiji’s port authority for safety training</planned>.",
    "They spoke of the isles, where <agreed>the United States intends to provide $2 million for Fiji’s banks</agreed>.",
    "<agreed>Peru and Chile are donating patrol boats to Fiji</agreed>. Will Peru send 40 boats to Fiji?",
    "<agreed>The Danish and Dutch governments are in the process of donating jets to Fiji</agreed>.",
    "Peru says <agreed>it will send out about 300 extra troops to Fiji</agreed>.",
    "We thank <agreed>Belgium and Norway for committing to provide further ships to Fiji</agreed>.",
    "The ministry said <agreed>Canada would provide funding to support a school of divers in Fiji</agreed>.",
    "Peru will continue to train Fiji’s police, and the ministry will provide $3 million for roads in Lima.",
    "<agreed>Narnian Airlines will purchase 75 aircraft</agreed>.",
    # Rows, lists and what goes on with them.
    "They signed <signed>an accord on tolls</signed>, <signed>the protocol on wells</signed> and <signed>a number of "
    "other papers</signed>.",
    "<signed>A pact on seals</signed> was inked. In addition, a dinner with trout, which lasted long, was held.",
    "Inked in Bree by two guilds: <signed>an accord on rye</signed> and <signed>a roadmap for ferries</signed>.",
    "The first to be signed, at the oak table, was <signed>the Protocol on Rescue</signed>.",
    "The following <signed>papers</signed> were signed: <signed>the Pact on Ice</signed> and <signed>the Code on "
    "Ballast</signed>.",
    "They signed <signed>three memoranda</signed>. The first guests had left by noon; another went for a swim.",
    "They signed <signed>three papers</signed>. The third paper was <signed>an accord on pilots</signed>.",
    "They attended the ceremony of signing <signed>two pacts on bees</signed>.",
    # Once, however often it is told.
    "They signed <signed>a pact on lakes</signed>. The pact was signed at noon. Orlov called the accord a gift.",
    "They signed <signed>a treaty on ice</signed>. <signed>A second treaty, on salt</signed>, was signed by night.",
    # Still to come, and long ago.
    "The signing of <planned>over twenty agreements</planned> is planned for May.",
    "Talks are under way on <planned>a pact on visas</planned>.",
    "Ties began in 1997, when <referenced>the Founding Act</referenced> was signed.",
    "After talks that had gone on for a year, they signed <signed>an agreement on visas</signed>.",
    "They thanked Narnia for <signed>the recently signed Letter of Intent</signed> on divers.",
    # What is no agreement.
    "The Harbour Jobs Plan and the Mid-Infrared Instrument were praised.",
    "The cabinet adopted a programme of patriotism.",
    "The “Bree Partnership”, the boat of the warden, was launched.",
    "The ceasefire had held since spring, and they know how to deal with salt.",
    "Narnia's purchases of rye reached $3 billion last year.",
    # Lists that a sentence or a heading opens.
    "List of Outcomes: visit to Narnia|<signed>MoU on farming</signed>|<signed>Agreement on legal help</signed>|Talks.",
    "<signed>The documents</signed> were exchanged:|Nothing else.",
    "They signed <signed>two pacts</signed>:|*<signed>A Letter of intent on oats</signed>.|"
    "-<signed>MoU on rye</signed>;",
    "They struck <agreed>a deal</agreed>. It includes duties to:|- Halt the flow of sand to the north.",
]


RULES = (
    *agreement_rules.RULES,
    *agreement_deals.RULES,
    *agreement_lists.RULES,
    *agreement_ordinals.RULES,
    *agreement_texts.RULES,
)


@pytest.mark.parametrize("marked", STATUS + [case for rule in RULES for case in examples(rule.__doc__)])
def test_the_marked_agreements_are_found_with_their_status_and_no_others(marked: str) -> None:
    text, expected = unmarked(marked.replace("|", "\n\n"))
    _, found = found_in(text)
    wanted = sorted((span, status) for status, spans in expected.items() for span in spans)
    assert len(found) == len(wanted), [(a.span.of(text), a.status) for a in found]
    for agreement, (span, status) in zip(found, wanted, strict=True):
        assert agreement.span.start < span.end
        assert span.start < agreement.span.end
        assert agreement.status == status


@pytest.mark.parametrize(
    ("words", "count", "precision"),
    [
        ("15 cooperation documents", 15, "exact"),
        ("nine agreements", 9, "exact"),
        ("a cooperation agreement", 1, "exact"),
        ("nearly 20 documents", 20, "at most"),
        ("more than 20 documents", 20, "at least"),
        ("around 30 agreements", 30, "about"),
        ("a dozen agreements", 12, "about"),
        ("a number of bilateral documents", None, "many"),
        ("a solid package of documents", None, "many"),
        ("several memoranda of understanding", None, "many"),
        ("a total of 16 documents", 16, "exact"),
        ("agreements", None, "many"),
    ],
)
def test_the_number_before_the_instrument_is_its_count(words: str, count: int | None, precision: str) -> None:
    _, (agreement,) = found_in(f"The two sides signed {words} on trade.")
    assert (agreement.count, agreement.precision) == (count, precision)


def test_a_year_before_the_instrument_is_no_count() -> None:
    _, (agreement,) = found_in("They cited the 2015 Oslo agreements.")
    assert agreement.count is None


def _details(text: str) -> tuple[str, Agreement]:
    reading = summitreader.parse(text)
    return reading.article.text, reading.agreements[-1]


def test_the_seed_has_one_agreement_with_fifteen_documents_in_four_fields() -> None:
    text = Path(__file__).parents[2].joinpath("seeds", "xi_lee_beijing.txt").read_text(encoding="utf-8")
    (found,) = summitreader.parse(text).agreements
    assert (found.instrument.of(text), found.count, found.precision) == ("cooperation documents", 15, "exact")
    assert [field.of(text) for field in found.fields] == [
        "scientific and technological innovation",
        "ecological environment",
        "transportation",
        "economic and trade cooperation",
    ]
    assert (found.status, found.parties) == ("signed", ("China", "Republic of Korea"))
    assert [witness.of(text) for witness in found.witnesses] == ["Xi", "Lee"]


def test_those_who_look_on_are_witnesses_and_the_sides_are_the_parties() -> None:
    text, found = _details(
        "Chinese President Xi Jinping met President of the Republic of Korea Lee Jae Myung.\n\n"
        "After their talks, Xi and Lee witnessed the signing of 15 cooperation documents."
    )
    assert [span.of(text) for span in found.witnesses] == ["Xi", "Lee"]
    assert found.parties == ("China", "Republic of Korea")
    assert not found.signers


def test_a_side_in_two_spellings_is_one_party_by_the_name_in_the_text() -> None:
    words = "President of Viet Nam Bo Duc met Chilean President Eva Ruiz. Mr Duc said Viet Nam is glad. "
    words += "They witnessed the signing of a pact on copper."
    assert _details(words)[1].parties == ("Viet Nam", "Chile")


def test_ministers_who_sign_are_signers_and_bodies_are_parties() -> None:
    text, found = _details(
        "In the presence of both presidents, Minister of Trade of Turkey Mustafa Tuzcu and Minister of Finance of "
        "Ukraine Serhiy Marchenko signed an agreement between the Ministry of Trade and the Ministry of Finance worth "
        "$3 million."
    )
    assert [span.of(text) for span in found.signers] == [
        "Minister of Trade of Turkey Mustafa Tuzcu",
        "Minister of Finance of Ukraine Serhiy Marchenko",
    ]
    assert found.parties == ("Ministry of Trade", "Ministry of Finance")
    assert found.money is not None
    assert found.money.of(text) == "$3 million"
    text, found = _details("Narnia Bank and Gondor Steel signed a contract in Bree on Monday.")
    assert found.parties == ("Narnia Bank", "Gondor Steel")
    assert found.date is not None
    assert found.date.of(text) == "Monday"


def test_the_clause_names_the_parties_before_the_sides_of_the_event_do() -> None:
    about = "Chinese President Xi Jinping met President of the United States Donald Trump.\n\n"
    _, found = _details(f"{about}In Bree, President Trump signed pacts on trade with Malaysia and Cambodia.")
    assert found.parties == ("United States", "Malaysia", "Cambodia")
    _, found = _details(f"{about}They signed the U.S.-Republic of Korea Trade Deal.")
    assert found.parties == ("United States", "Republic of Korea")
    _, found = _details(f"{about}Xi said China was still hoping to reach an agreement on tolls.")
    assert found.parties == ()


def test_the_states_of_the_clause_are_parties_before_those_of_the_event() -> None:
    about = "Chinese President Xi Jinping met President of Kenya William Ruto.\n\n"
    _, found = _details(f"{about}The leaders of Peru, Chile, Fiji and Malta announced a memorandum on cables.")
    assert found.parties == ("Peru", "Chile", "Fiji", "Malta")
    _, found = _details(f"{about}They praised the Peru-Chile-United States Wheat Agreement.")
    assert found.parties == ("Peru", "Chile", "United States")
    _, found = _details("Kenya has agreements with Peru and Chile on the handing over of pirates.")
    assert found.parties == ("Kenya", "Peru", "Chile")
    _, found = _details(f"{about}We've entered into a number of memoranda of understanding on space.")
    assert set(found.parties) == {"China", "Kenya"}


def test_whom_a_group_speaks_of_is_no_party_to_what_it_declares() -> None:
    text = "G7 Bree Communiqué\n\nWe met President of Ukraine Volodymyr Zelenskyy and condemn President of Russia "
    _, found = _details(text + "Vladimir Putin. We agreed on an action plan on grain.")
    assert (found.status, found.parties) == ("agreed", ())


def test_a_memorandum_printed_whole_is_one_agreement_with_its_place_and_date() -> None:
    text, found = _details(
        "Memorandum of Understanding between Japan and Turkey\n\nThe Participants intend to share data under existing "
        "agreements.\n\nThe Participants will meet.\n\nSigned at Kuala Lumpur on October 26, 2025."
    )
    assert found.span.of(text) == "Memorandum of Understanding between Japan and Turkey"
    assert (found.place and found.place.of(text), found.date and found.date.of(text)) == (
        "Kuala Lumpur",
        "October 26, 2025",
    )
    assert (found.count, found.status, found.parties) == (1, "signed", ("Japan", "Turkey"))


TEXTS = st.lists(
    st.sampled_from(
        ["signed ", "a ", "the ", "agreement ", "Joint Statement ", "on ", "15 ", "documents ", "in fields including ",
         "trade, ", "and ", "was ", "will ", ". ", "\n\n", "(", "“", "”", ": ", "; ", "Treaty ", "between ",
         "$2 billion ", "purchase ", "of the ", "MoU ", "2014 "]
    )
    | st.text(max_size=6)
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_has_agreements_with_evidence_inside_the_text(text: str) -> None:
    text, found = found_in(text)
    assert found == found_in(text)[1]
    for agreement in found:
        assert 0 <= agreement.span.start < agreement.span.end <= len(text)
        assert agreement.span.start <= agreement.instrument.start < agreement.instrument.end <= agreement.span.end
        for span in (*agreement.fields, *agreement.titles):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        "The two sides signed 15 documents in fields including trade, energy, and health. Narnia Air will purchase 20 "
        "aircraft worth $3 billion. They cited the Madrid Convention and the agreement reached in 2014.\n\n" * 3,
        "they signed an agreement on trade and the treaty of peace (which in the " * 4,
        "the Paris Agreement and the Treaty " * 6,
        "signed a “memorandum which was on " * 6,
        "The following MoUs were signed:\n\n1. MOU on sports\n\n" * 6,
    ],
)
def test_agreements_take_time_in_proportion_to_the_text(unit: str) -> None:
    articles = [read_text(unit * often) for often in (10, 40)]
    part, whole = (partial(find_agreements, a.text, a.blocks, find_sentences(a.text, a.blocks)) for a in articles)
    assert not grows(part, whole, 8)
