"""The table of all rules: what "why?" shows, and what RULES.md is written from.

A rule is a function of a stage; its name is the rule's id, its docstring's first line the explanation, and the marked
examples in it are run as tests. Rules that are no functions of their own are explained here.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

# The heading of each stage, and its modules with a tuple RULES.
STAGES = (
    ("Statements", ("attribution.extract",)),
    ("Statements by whom a paragraph names at its end", ("speakers.credits",)),
    ("Statements by whom a headline names", ("speakers.headlines",)),
    ("Statements that go on without a cue", ("speakers.continuation",)),
    (
        "Agreements",
        (
            "agreements.status_rules",
            "agreements.deals.deal_rules",
            "agreements.item_lists",
            "agreements.ordinals",
            "agreements.whole_texts",
        ),
    ),
    ("Themes", ("themes.find",)),
    ("The event", ("event.find",)),
    ("The source", ("source",)),
)

_TOLD_HERE = (
    (
        "Statements by the form of the text",
        (
            ("turn_of_a_transcript", "A label with a name opens a turn of a transcript; each paragraph is a statement.",
             "President of Peru Ana Ruiz: <says>We will build the road.</says>"),
            ("quotation_goes_on", "A paragraph of nothing but a quotation goes on with whoever was quoted last.",
             "“We met,” said President Ana Ruiz.|The hall was full.|<says>“It was a good day.”</says>"),
            ("said_before", "“This was stated by” tells who said the sentence or the paragraph before.",
             "<says>The road opens in May.</says> This <cue>was stated</cue> by <who>President Ana Ruiz</who>."),
            ("declaration_in_the_first_person", "“We” speak throughout a joint declaration, one statement a paragraph.",
             "Joint Declaration of Peru and Chile|<says>We, the Presidents of Peru and Chile, will build trust. "
             "We support trade.</says>|<says>We condemn all acts of terror, and we will act together.</says>"),
            ("side_alone_in_a_declaration", "What one side alone will do in a joint declaration is said by that side.",
             "Joint declaration of Chile and Peru|<says>We will clean the canal and we thank all who helped.</says>|"
             "<says>Chile, for its part, will send a crane.</says>"),
            ("statement_in_the_first_person", "One person speaks throughout a speech, a toast or a statement.",
             "Statement by President Joe Biden|<says>I welcome the agreement on free trade that our ministers "
             "have signed today.</says>|<says>I thank all who took part, and I will sign it as soon as I can.</says>"),
            ("letter", "A letter is said by whoever signs it, one statement a paragraph.",
             "Letter on the road|Dear Madam Speaker:|<says>I have signed the law on roads.</says>|Sincerely,|Ana Ruiz"),
            ("preamble_clause", "A clause in capitals before the articles of an instrument speaks for its parties.",
             "Agreement|Peru and Chile (the “Parties”),|NOTING <says>the importance of trade between "
             "them</says>;|The Parties will meet. The Parties intend to share data."),
            ("parties_intend", "The parties to an instrument intend, agree or expect something.",
             "Agreement|Peru and Chile (the “Parties”) have agreed:|The Parties will <says>meet each "
             "year</says>.|The Parties intend to <says>share data</says>."),
            ("quotation_below_a_colon", "A quotation below a colon is the words of whoever the sentence is about.",
             "President Ana Ruiz sent a message.|The message reads, in part:|<says>“Salt made us neighbours.”</says>"),
            ("item_of_a_reported_list", "A list below a report that ends in a colon is said by its speaker.",
             "Peru and Chile met in Lima. The two sides agreed on the following steps:|- <says>Build a joint port in "
             "Lima</says>.|- <says>Lower the toll for small boats</says>."),
            ("side_pledges", "What a side, a body or “we” will do, in a joint text or a fact sheet.",
             "Joint statement of Peru and Chile|The presidents met. <who>The two sides</who> will <says>expand "
             "trade in fruit</says>."),
        ),
    ),
    (
        "What an agreement is about",
        (
            ("slot_topic", "Behind an instrument a topic stands in a slot of its own, whatever slots are around it.",
             "They signed an agreement between the two navies, in Lima on Friday, on <field>mine clearance</field>."),
            ("slot_purpose", "Where no topic is told, what the verb behind “to” takes is the field.",
             "They signed an MoU to set up <field>a school of gem cutting</field>."),
            ("slot_relative", "What a clause behind an instrument says that it covers is added to its fields.",
             "They signed a pact on <field>rescue</field>, which covers <field>training by the two armies</field>."),
            ("slot_in_front", "A topic in front of the noun is a field; what only names its kind is none.",
             "They announced a <field>crew exchange</field> deal and a free trade agreement."),
            ("row_of_members", "A semicolon parts a row more than a repeated preposition, a comma, and “and”.",
             "Pacts were signed on <field>smuggling of tobacco, spirits and labels</field>; on <field>customs "
             "offices</field>; and on <field>ferries</field>, <field>chess</field>."),
            ("row_with_one_head", "Members without a head of their own share the next one's.",
             "They signed a pact on <field>coastal, lake and river traffic</field>."),
            ("row_of_two", "“And” parts two members with heads of their own, no fixed pair and no shared object.",
             "They signed an accord on <field>owls</field> and <field>bats</field>, a pact on <field>trade and "
             "investment</field> and a treaty on <field>production and repair of drones</field>."),
            ("including", "The items behind “including” are fields, and what stands before it where it is not general.",
             "They signed a pact on <field>transport</field>, including <field>ferries</field> and "
             "<field>rail</field>."),
            ("activity", "Activities that fit any subject are left out, those that are the subject stay.",
             "They signed a contract on strengthening cooperation in <field>meteorology</field> and on the "
             "<field>purchase of six ferries</field>."),
            ("referent", "“It”, “the document”, “the rail accord” lead back to an instrument and add to its fields.",
             "They signed an agreement on <field>railways</field>. It was a cold day. The rail agreement will make "
             "travel easier. The document covers <field>sleeping cars</field> and provides for <field>a joint "
             "school</field>."),
            ("under_the_agreement", "What the parties will do under an agreement are fields of it.",
             "They signed a pact on <field>cargo</field>. Under the pact, Peru will train <field>forty "
             "drivers</field> and the two sides will fight <field>cable theft</field>."),
        ),
    ),
    (
        "People and voices",
        (
            ("titled_name", "A name with an office or a form of address before or after it.",
             "Foreign Minister <who>Ana Ruiz</who> left."),
            ("known_leader", "A head of state or government whom the program knows by name.",
             "<who>Emmanuel Macron</who> spoke."),
            ("spouse_or_kin", "Somebody named as the wife, husband or child of a person of the text.",
             "President Juan Ruiz and his wife, <who>Ana Ruiz</who>, left."),
            ("attendee", "A name among those who attended.",
             "President Juan Ruiz opened the hall. <who>Ana Ruiz</who> and others attended."),
            ("body", "A ministry, a group or another body that speaks.",
             "<who>The trade ministry</who> said exports rose."),
            ("side", "A country that speaks: by its name, as “the Chinese side”, or by its capital.",
             "<who>Beijing</who> said talks would go on."),
            ("office_alone", "An office that speaks, in a text that never gives the name of who holds it.",
             "<who>The Prime Minister</who> said trade had grown."),
            ("counterpart_of_a_head", "Who tells as “I” of a meeting with another head is the head of the other side.",
             "Visit to Peru|<who>I look forward to meeting</who> President Ana Ruiz of Peru, a friend of Canada."),
            ("joint_voice", "Both or all sides speak together.",
             "<who>The two sides</who> agreed to meet again."),
            ("declaration", "The body whose declaration the text is.",
             "G20 Leaders’ Declaration|<who>We, the Leaders of the G20</who>, support free trade, and we will "
             "defend it.|We will also act on the climate, and we thank our hosts."),
            ("label", "A speaker of a transcript whom only the label names.",
             "PRESIDENT RUIZ: Thank you all for coming today.|<who>Q</who>: What was agreed at the "
             "summit?|PRESIDENT RUIZ: We agreed to build the road.|<who>Q</who>: When will it open?"),
        ),
    ),
    (
        "The day of a text",
        (
            ("line_with_the_day", "A line that says nothing but a day with its year is the day of the text.",
             "Talks in Lima|<day>5 May 2031</day>|The ministers met and spoke about trade."),
        ),
    ),
)  # fmt: skip


class Rule(NamedTuple):
    """One rule in words: `examples` keep their marks (`<cue>said</cue>`), `|` in them parts paragraphs."""

    name: str
    stage: str
    explanation: str
    examples: tuple[str, ...]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of every stage, in the order of the stages. Loads the whole grammar."""
    return tuple(_rules())


def explain_rule(name: str) -> tuple[str, str]:
    """Return what a rule says and its first example as a reader sees it.

    Two empty strings for a name that is no rule.
    """
    rule = _by_name().get(name)
    return (rule.explanation, shown(rule.examples[0]) if rule.examples else "") if rule else ("", "")


def shown(example: str) -> str:
    """Return a marked example for people: `[cue: said]`, and a stroke where a new paragraph begins."""
    return re.sub(r"<(\w+)>(.*?)</\1>", r"[\1: \2]", example).replace("_", " ").replace("|", " ¶ ")


def rules_table() -> str:
    """Return all rules as Markdown: the content of RULES.md."""
    lines = [
        "# The rules of the parser",
        "",
        "Written from the rules' own docstrings (`python -m tests.parser.write_rules`). The name is what the reader",
        "shows under “why?” and what `summitreader explain` prints. In the examples `[cue: said]` marks what the rule",
        "finds; ¶ parts paragraphs.",
    ]
    stage = ""
    for rule in all_rules():
        if rule.stage != stage:
            stage = rule.stage
            lines += ["", f"## {stage}", ""]
        lines.append(f"- **{rule.name}**: {rule.explanation}")
        lines += [f"  - {shown(example)}" for example in rule.examples]
    return "\n".join(lines) + "\n"


@cache
def _by_name() -> dict[str, Rule]:
    return {rule.name: rule for rule in all_rules()}


def _rules() -> Iterator[Rule]:
    for stage, modules in STAGES:
        for module in modules:
            for function in import_module(f"summitreader.parser.{module}").RULES:
                lines = (inspect.getdoc(function) or "").splitlines()
                marked = tuple(line.strip()[4:] for line in lines if line.strip().startswith(">>> "))
                yield Rule(function.__name__, stage, lines[0] if lines else "", marked)
    for stage, told in _TOLD_HERE:
        for name, explanation, example in told:
            yield Rule(name, stage, explanation, (example,))
