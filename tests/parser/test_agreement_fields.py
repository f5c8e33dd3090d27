"""What an agreement is about: the fields that its sentence and later ones tell, and its title."""

import pytest

from tests.parser import test_agreements as marked_agreements
from tests.parser.test_agreements import found_in


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "The two sides signed a pact on the use of orbital space for peaceful ends, and on building launch pads.",
            ["use of orbital space for peaceful ends", "launch pads"],
        ),
        ("The ministers signed a programme of cultural exchanges for 2031–2034.", ["cultural exchanges"]),
        ("The central banks signed a cooperation agreement to fight card fraud.", ["card fraud"]),
        ("They set up a joint committee to expand the use of solar power.", []),
        ("They signed an agreement to further expand the use of solar power.", ["use of solar power"]),
        (
            "They signed pacts on the Commission for Trade, Salt and Ferry Services, and on visas.",
            ["Commission for Trade, Salt and Ferry Services", "visas"],
        ),
        (
            "They signed pacts on the Bank of Rohan, the Port of Bree and salt.",
            ["Bank of Rohan", "Port of Bree", "salt"],
        ),
        ("They signed a pact on aid in civil and criminal matters.", ["aid in civil and criminal matters"]),
        ("They signed a memorandum on transport matters.", ["transport"]),
        # Verbs and words that share an object or a general head.
        ("They signed a pact on building and running lighthouses.", ["building and running lighthouses"]),
        ("They signed a contract for storing and drying cod.", ["storing and drying cod"]),
        ("They signed an MoU on vaccine and hospital cooperation.", ["vaccine and hospital cooperation"]),
        ("They signed an Agreement on Botanical and Dairy Services.", ["Botanical and Dairy Services"]),
        ("They signed a pact on R&D and kelp.", ["R&D", "kelp"]),
        # A clause with signers of its own is no member.
        ("The guilds signed a pact on tolls, and the mayors of Bree and Lorien signed a memo on parks.",
         ["tolls", "parks"]),
        ("They signed a deal with Bree Mines, and Shire Mills and Bree Foods signed a contract on carts.", ["carts"]),
        ("Three pacts were signed: the first on tolls, the second on kelp and the third on rye.",
         ["tolls", "kelp", "rye"]),
        ("They signed a pact on peat and a number of guild pacts in wool, wine and ink.",
         ["peat", "guild", "wool", "wine", "ink"]),
        ("They signed the Bree Declaration, in which they undertake to fight theft and protect owls.",
         ["theft", "owls"]),
        ("They signed a declaration in which they undertake to work together.", []),
        ("They signed a contract for 5 million tonnes of salt a year.", ["salt"]),
        ("They signed a pact on the exchange of coins.", ["exchange of coins"]),
        ("They reached an agreement in principle to build a smelter.", ["smelter"]),
        ("They signed a pact on adjustments to rye quotas.", ["adjustments to rye quotas"]),
        # What leads up to a subject, and what only describes it.
        ("They signed a treaty on the terms of transit by river.", ["transit by river"]),
        ("They signed a treaty on the basic parameters of work to finally settle the bay dispute.", ["bay dispute"]),
        ("They signed a memorandum committing to work together to develop a Silk Corridor.", ["Silk Corridor"]),
        ("They signed a memorandum to work with Peru to breed llamas.", ["llamas"]),
        ("They signed a pact on a police force consisting of 40 riders.", ["police force"]),
        ("They signed a pact on grain received from Peru.", ["grain"]),
        # Purposes of what is set up, where something is to be done.
        ("They announced a plan to reform the Council of Bree.", ["Council of Bree"]),
        ("They announced a new alliance to patrol the Narrow Sea.", ["Narrow Sea"]),
        (
            "A package of documents was approved. This includes the salt, ice and kelp sectors, as well as banking.",
            ["salt", "ice", "kelp", "banking"],
        ),
        ("They signed a pact on the ferries of Peru and Chile.", ["ferries of Peru and Chile"]),
        (
            "Peru will provide $3 million to support Chile in growing quinoa.",
            ["growing quinoa"],
        ),
        ("The broad agreements on nuclear energy reached during our visit go on.", ["nuclear energy"]),
        (
            "They welcomed the signing of a Framework Agreement for Clean Ferries, with large sums for it, with "
            "particular focus on batteries, harbour cranes, and green hydrogen.",
            ["Clean Ferries", "batteries", "harbour cranes", "green hydrogen"],
        ),
        (
            "They signed memoranda of cooperation on patents and on mining and smelting.",
            ["patents", "mining and smelting"],
        ),
        (
            "They signed a protocol amending the agreement on coastal shipping of March 3, 1994.",
            ["coastal shipping"],
        ),
        (
            "They witnessed the signing of 15 cooperation documents in fields including scientific and technological "
            "innovation, ecological environment, transportation, and economic and trade cooperation.",
            [
                "scientific and technological innovation",
                "ecological environment",
                "transportation",
                "economic and trade cooperation",
            ],
        ),
        ("They signed an agreement on cooperation in the field of youth policy.", ["youth policy"]),
        ("They witnessed the signing of four pacts on Friday afternoon at Cair Hall.", []),
        ("They signed two accords on trade and energy in Paris on Monday.", ["trade", "energy"]),
        ("They signed an agreement to cooperate in the energy sector.", ["energy"]),
        ("They signed an MoU on health, education, and culture between the two countries.",
         ["health", "education", "culture"]),
        ("They signed a pact with the Bank of Rohan on Monday to cooperate on the supply of tin.", ["supply of tin"]),
        ("They signed a tax information exchange agreement and a defence cooperation agreement.",
         ["tax information exchange", "defence cooperation"]),
        ("They signed seven memorandum of understanding on cooperation in 3 sectors, including tolls, salt and rye.",
         ["tolls", "salt", "rye"]),
        ("They signed five agreements and memoranda to enhance bilateral ties.", []),
        ("They signed a deal worth $3 billion for Narnia Air (NA) to purchase 20 Cair aircraft.", ["Cair aircraft"]),
        ("They signed pacts covering such areas as salt, nuclear power and the Bree and Shire Road.",
         ["salt", "nuclear power", "Bree and Shire Road"]),
        ("They signed an accord on waivers for diplomatic, official and ordinary passport holders.",
         ["waivers for diplomatic, official and ordinary passport holders"]),
        ("They signed a pact in the field of health and medicine.", ["health", "medicine"]),
        ("They signed an MoU in the field of labour between the Ministry of Labour and the Guild.", ["labour"]),
        ("They signed pacts aimed at enhancing cooperation in energy and aviation.", ["energy", "aviation"]),
        ("Three pacts were signed on Saturday between Narnia and Bree in trade, tolls and rye.",
         ["trade", "tolls", "rye"]),
        ("They signed four pacts. The pacts are in the fields of law, tolls, and rye.", ["law", "tolls", "rye"]),
        ("Pacts encompassing tolls, rye and salt were signed.", ["tolls", "rye", "salt"]),
        ("They signed a Memorandum of Understanding.\n\nThe minister spoke.\n\nThe MoU stipulates work in several "
         "areas, such as salt, rye, and tolls.", ["salt", "rye", "tolls"]),
        ("They signed three pacts. The pacts are regarding the Bree Institute, schools and youth affairs.",
         ["Bree Institute", "schools", "youth affairs"]),
        ("They signed an agreement on health, education and culture.", ["health", "education", "culture"]),
        (
            "They signed 14 memorandums of understanding (MOUs) on economic cooperation, including transport, trade, "
            "and energy.",
            ["economic cooperation", "transport", "trade", "energy"],
        ),
        (
            "As they looked on, agreements were signed: on a joint commission; on youth policy; and on air services.",
            ["joint commission", "youth policy", "air services"],
        ),
        (
            "Documents were signed on cooperation in agriculture, on payment systems (oversight), LNG supplies and "
            "training of staff.",
            ["agriculture", "payment systems", "LNG supplies", "training of staff"],
        ),
        (
            "The two sides signed cooperation documents on: prevention of illegal logging; protection of relics; and "
            "education and training.",
            ["prevention of illegal logging", "protection of relics", "education and training"],
        ),
        (
            "The documents signed also include a project on a research centre, the construction of a plant, and "
            "projects in the shelf zone.",
            ["research centre", "plant", "shelf zone"],
        ),
        (
            "The ministers signed a protocol. The document provides for cooperation between the parties in customs, "
            "the fight against fraud, as well as training of staff, including seminars, courses.",
            ["customs", "fight against fraud", "training of staff", "seminars", "courses"],
        ),
        ("- Gondor Power pledged to invest $2 billion in power grids, including cables, masts, and wires.",
         ["power grids", "cables", "masts", "wires"]),
        ("- Narnia Air will purchase 20 new Cair aircraft valued at $3 billion.", ["Cair aircraft"]),
        (
            "Other documents signed were related, in particular, to the development of fast trains and other railway "
            "technology, joint financing, as well as oil and gas sector agreements, and film production.",
            ["fast trains and other railway technology", "joint financing", "oil and gas sector",
             "film production"],
        ),
    ],
)  # fmt: skip
def test_the_fields_are_those_listed(text: str, fields: list[str]) -> None:
    text, found = found_in(text)
    assert [field.of(text) for agreement in found for field in agreement.fields] == fields


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("They signed a memo between Peru’s Llama Works (PLW) and the Institute of Wool (IOW) on combs.",
         ["Llama Works", "Institute of Wool"]),
        ("Shire Mills signed a deal with Bree Mines, and Hobbit Boats signed a contract with Bree Foods.",
         ["Shire Mills", "Bree Mines", "Hobbit Boats", "Bree Foods"]),
        ("A memo was signed between the Mint of Bree and the Guild of Lorien amending the memo on coins.",
         ["Mint of Bree", "Guild of Lorien"]),
    ],
)  # fmt: skip
def test_the_parties_are_named_without_owner_and_initials(text: str, parties: list[str]) -> None:
    _, found = found_in(text)
    assert [party for agreement in found for party in agreement.parties] == parties


@pytest.mark.parametrize(
    "marked",
    [
        # What is still to be reached, drafted or signed.
        "He said they should aim at <planned>a free trade agreement</planned>.",
        "It is right to try and get <planned>a free trade agreement</planned> with Gondor.",
        "They are moving towards <planned>an agreement on wolves</planned>. He is close to <planned>a deal</planned>.",
        "Envoys are finalising the text of <planned>a treaty on elves</planned>.",
        "They discussed the terms of <planned>a contract</planned> for carts.",
        "They went on to look at <planned>the agreements</planned> that have been prepared for signing.",
        "She proposed that the two kingdoms sign <planned>a memorandum on wolves</planned>.",
        # What was reached, and with whom it stands.
        "Ten years ago the elves did <referenced>a deal</referenced> with the dwarves.",
        "He saw progress on <referenced>our agreements reached</referenced> at the council.",
        "<signed>The memorandum, signed by two banks</signed>, is about coins.",
        "The Narnian parliament ratified <referenced>the agreement on the border</referenced>.",
        "The talks ended with the signing of <signed>a package of 18 agreements</signed>.",
        "<signed>The document, which was signed by two envoys</signed>, outlines plans for a moat.",
        "<signed>A five-year cooperation programme between the guilds</signed> was signed.",
        "<referenced>The convention on double taxation</referenced> will be revised.",
        "They agreed on <agreed>an action plan for the roads of Bree</agreed>. They read <referenced>"
        "the 1992 Agreement on roads of Bree</referenced>.",
        "They signed <signed>eight narrow and inter-agency documents</signed>.",
        "They hailed the talks and the ice treaty. They want peace.",
    ],
)
def test_stages_on_the_way_to_an_agreement(marked: str) -> None:
    marked_agreements.test_the_marked_agreements_are_found_with_their_status_and_no_others(marked)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The leaders signed a Joint Statement on the Further Expansion of Trust and a protocol.",
            "Joint Statement on the Further Expansion of Trust",
        ),
        (
            "They signed a Memorandum of Understanding on technical help between the Tax Office and the Treasury.",
            "Memorandum of Understanding on technical help between the Tax Office and the Treasury",
        ),
        ("They stressed the Mutual Security Treaty.", "Mutual Security Treaty"),
        ("They signed the “Narnia-Bree Statement to Counter Theft”, which they had drafted.",
         "Narnia-Bree Statement to Counter Theft"),
        ("They signed a Memorandum of Understanding (MoU) between the Mint and the Bank on coins.",
         "Memorandum of Understanding (MoU) between the Mint and the Bank on coins"),
        ("They signed the Fair Trade Agreement between the two kingdoms.", "Fair Trade Agreement"),
        ("They signed the Narnian Trade in Goods Agreement in Bree.", "Narnian Trade in Goods Agreement"),
        ("They signed a Letter of Cooperation.", "Letter of Cooperation"),
        ("They noted the Joint Plan of Action on the Narnian nuclear programme.", "Joint Plan of Action"),
        ("They adopted a key document, the Concept of River Trade, on Monday.", "Concept of River Trade"),
        ("They left the Misty Fisheries Treaty in 2019.", "Misty Fisheries Treaty"),
        ("They set up a new ministerial-level Economic Policy Committee.", "Economic Policy Committee"),
        ("They adopted the Joint Statement Narnia – Gondor: Partnership for Peace.",
         "Joint Statement Narnia – Gondor: Partnership for Peace"),
    ],
)  # fmt: skip
def test_the_title_is_the_proper_name(text: str, title: str) -> None:
    text, found = found_in(text)
    assert [span.of(text) for span in found[0].titles] == [title]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("They signed a pact on salt. It is valid for five years. It envisages joint mines, and bans child labour.",
         ["salt", "joint mines", "child labour"]),
        ("They signed a treaty on water. The text also regulates dams.", ["water", "dams"]),
        ("They signed a treaty on water and a memorandum on rye. The water treaty sets out quotas for farms.",
         ["water", "quotas for farms", "rye"]),
        ("They signed an accord on sport. In accordance with the accord, Narnia is to send ten coaches.",
         ["sport", "coaches"]),
        ("They signed an accord on kelp. The agreement will help to make the coast happier.", ["kelp"]),
        ("They signed a pact on wool. The council said it covers the roof.", ["wool"]),
        ("They signed two pacts. The accord on bridges provides for new spans.", ["bridges", "spans"]),
    ],
)  # fmt: skip
def test_later_sentences_add_what_an_instrument_provides_for(text: str, fields: list[str]) -> None:
    text, found = found_in(text)
    assert [field.of(text) for agreement in found for field in agreement.fields] == fields
