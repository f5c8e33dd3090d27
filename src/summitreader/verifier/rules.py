"""The table of all rules of verifying: what "why?" shows of a verdict."""

from functools import cache

from summitreader.verifier.rule import VerifyRule

_SOURCE = (
    'Readout of the Talks\n\nPresident Ana Ruiz said: "We will open three ports to ships of Norland this spring, but '
    'only the northern one will take oil." Prime Minister Lind said: "Our fleet is ready to leave the strait."\n\n'
    "Lind stressed that the rail line between both capitals remains a common task. "
    '"If the winter is mild, we will lower the price of gas," Ruiz added. '
    "She denied that the army has moved towards the border lakes.\n\n"
    "The two sides agreed to reopen the border crossings for scholars and pilgrims."
)
_PORTS = (
    'President Ruiz said: "We will open {} ports to ships of {} this spring, but only the northern one will take oil."'
)

SAME = VerifyRule(
    "same_words",
    "same",
    "The source has these words, and has them of whom the draft credits.",
    'Lind said: "Our fleet is ready to leave the strait."',
    _SOURCE,
    "Our fleet is ready to leave the strait.",
)
SAME_TOLD = VerifyRule(
    "told_alike",
    "same",
    "The source has a passage of the one credited with most of the telling words of the paraphrase.",
    "Prime Minister Lind stressed that the rail line between the capitals is a common task.",
    _SOURCE,
    "the rail line between the capitals is a common task",
)
CHANGED_NUMBER = VerifyRule(
    "number_changed",
    "changed",
    "The source has these words with another number, date or amount.",
    _PORTS.format("two", "Norland"),
    _SOURCE,
    "We will open two ports",
)
CHANGED_NEGATION = VerifyRule(
    "negation_changed",
    "changed",
    "The source has these words with a negation more, or one less.",
    'Lind said: "Our fleet is not ready to leave the strait."',
    _SOURCE,
    "Our fleet is not ready",
)
CHANGED_NAME = VerifyRule(
    "name_changed",
    "changed",
    "The source has these words with another name in them.",
    _PORTS.format("three", "Corvia"),
    _SOURCE,
    "ships of Corvia",
)
CHANGED_WORD = VerifyRule(
    "word_changed",
    "changed",
    "The source has these words with others among them, and no sign that some were left out.",
    'Lind said: "Our fleet is eager to leave the strait."',
    _SOURCE,
    "Our fleet is eager",
)
CUT = VerifyRule(
    "cut_before_contrast",
    "cut",
    "The source goes on with but, unless, except, however or the like where the draft ends.",
    'President Ruiz said: "We will open three ports to ships of Norland this spring."',
    _SOURCE,
    "We will open three ports",
)
HIDDEN = VerifyRule(
    "left_out_condition",
    "cut",
    "Where the draft has an ellipsis, the source has an exception, a condition or a not.",
    'Ruiz said: "We will lower … the price of gas."',
    'President Ana Ruiz said: "We will lower, if winter is mild, the price of gas."',
    "We will lower",
)
NOT_FOUND = VerifyRule(
    "words_not_found",
    "not_found",
    "Most of these words in this order were not found in any source that was looked through.",
    'Ruiz said: "The harvest festival was a triumph of patience."',
    _SOURCE,
    "The harvest festival",
)
NOT_TOLD = VerifyRule(
    "telling_not_found",
    "not_found",
    "No passage with most of the paraphrase's telling words was found in any source.",
    "Prime Minister Lind said that the harvest festival would move to another city.",
    _SOURCE,
    "the harvest festival",
)
OTHER_SPEAKER = VerifyRule(
    "other_voice",
    "other_speaker",
    "The source has these words of somebody else than whom the draft credits.",
    'Ruiz said: "Our fleet is ready to leave the strait."',
    _SOURCE,
    "Our fleet is ready",
)
DRESSED = VerifyRule(
    "no_quotation_in_source",
    "dressed",
    "The draft quotes a person with what in the source stands outside of quotation marks, in the words of its writer.",
    'Lind said: "The rail line between both capitals remains a common task."',
    _SOURCE,
    "The rail line",
)
DENIED = VerifyRule(
    "denied_in_source",
    "denied",
    "The source has these words as what is denied, and the draft does not say so.",
    "Ruiz said that the army has moved towards the border lakes.",
    _SOURCE,
    "the army has moved",
)
CONDITIONAL = VerifyRule(
    "conditional_in_source",
    "conditional",
    "In the source these words hold under a condition, of which the draft tells nothing.",
    'Ruiz said: "We will lower the price of gas."',
    _SOURCE,
    "We will lower",
)
JOINT_AS_ONE = VerifyRule(
    "joint_in_source",
    "joint_as_one",
    "The draft credits one side with what in the source several say together.",
    "Ruiz agreed to reopen the border crossings for scholars and pilgrims.",
    _SOURCE,
    "reopen the border crossings",
)
NOT_CHECKED = VerifyRule(
    "nobody_credited",
    "not_checked",
    "A title, a term or a word held at a distance: the draft credits nobody with it.",
    "The so-called “silent border” has 3 gates.",
    _SOURCE,
    "silent border",
)

RULES = (
    SAME, SAME_TOLD, CHANGED_NEGATION, CHANGED_NUMBER, CHANGED_NAME, CHANGED_WORD, CUT, HIDDEN, NOT_FOUND, NOT_TOLD,
    OTHER_SPEAKER, DRESSED, DENIED, CONDITIONAL, JOINT_AS_ONE, NOT_CHECKED,
)  # fmt: skip


@cache
def verify_rules() -> dict[str, VerifyRule]:
    """Return all rules by name."""
    return {rule.name: rule for rule in RULES}


def rules_table() -> str:
    """Return all rules as Markdown: the content of RULES.md."""
    lines = [
        "# The rules of verifying",
        "",
        "Written from the rules themselves (`python -m tests.verify.write_rules`). The name is what a verdict gives.",
        "An example is a draft and a source; the rule judges the words behind the arrow; ¶ parts paragraphs.",
    ]
    for rule in RULES:
        lines += ["", f"- **{rule.name}** ({rule.verdict}): {rule.explanation}"]
        lines += [
            f"  - draft: {_in_one_line(rule.draft)}",
            f"  - source: {_in_one_line(rule.source)}",
            f"  - → {rule.shows}",
        ]
    return "\n".join(lines) + "\n"


def _in_one_line(text: str) -> str:
    return " ¶ ".join(text.split("\n\n"))
