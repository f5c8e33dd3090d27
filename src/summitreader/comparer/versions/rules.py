"""The rules of versions: what "why?" shows of a passage that was kept, reworded or moved, is new or was dropped."""

from summitreader.comparer.rule import PairRule

_OLD = "We recall the Treaty of Bree.\n\n{}\n\nWe will meet again in the spring."
_FRAME = _OLD.format

SAME_WORDS = PairRule(
    "same_words",
    "Both texts have the clause with the same words; numbers of paragraphs, bullets, case and punctuation aside.",
    _FRAME("We condemn piracy in all its forms."),
    _FRAME("4. We condemn piracy, in all its forms."),
    "condemn piracy",
)
LIKE_WORDS = PairRule(
    "like_words",
    "Of all clauses these two share the most words that few others have, or their neighbours belong together.",
    _FRAME("We will explore joint patrols against piracy in the strait."),
    _FRAME("Joint patrols against piracy in the strait will begin in March."),
    "piracy",
)
PART_OF_ANOTHER = PairRule(
    "part_of_another",
    "What one text has in one clause stands in several of the other: it was split, or merged.",
    _FRAME("We will act against illegal fishing on the lower river and publish the positions of all trawlers."),
    _FRAME("We will act against illegal fishing on the lower river.\n\nWe publish the positions of trawlers."),
    "positions",
)
ONE_PATTERN = PairRule(
    "one_pattern",
    "Both clauses have one pattern, but none of their names in common: a set phrase, not one matter.",
    _FRAME("We decide to grant observer status to the Grand Duchy of Norrin."),
    _FRAME("We decide to grant observer status to the Republic of San Amato."),
    "observer status",
)
SET_PHRASE = PairRule(
    "set_phrase",
    "The same six words or more stand in both texts, in clauses that are not about one matter.",
    _FRAME(
        "We will train nurses at the hospital of Dale, with one half of the places reserved for young women.\n\n"
        "The shipyards of Morn take apprentices for repairing ferries."
    ),
    _FRAME(
        "We will train nurses at the hospital of Dale.\n\n"
        "The shipyards of Morn take apprentices for repairing ferries, with one half of the places reserved for young "
        "women."
    ),
    "young women",
)
VARIED_PHRASE = PairRule(
    "varied_phrase",
    "Three words or more that say something stand near each other in both texts, in clauses that are about two matters "
    "or tell theirs in other words.",
    _FRAME(
        "We will train nurses at the hospital of Dale, for a free, open and peaceful sea.\n\n"
        "The shipyards of Morn take apprentices for repairing ferries."
    ),
    _FRAME(
        "We will train nurses at the hospital of Dale.\n\n"
        "The shipyards of Morn take apprentices for repairing ferries, as befits an open, free, clean and peaceful sea."
    ),
    "peaceful sea",
)
NOT_FOUND = PairRule(
    "not_found",
    "No clause of the other text was found to tell the same by these rules.",
    _FRAME("Our thoughts are with the families of those who lost their homes in the floods of Karrow."),
    _FRAME("Trade grew."),
    "floods",
)
HARDLY_FOUND = PairRule(
    "hardly_found",
    "No counterpart was found, but the clause says too little, or has too many words of a "
    "clause or a paragraph of the other text, to claim that there is none.",
    _FRAME("Our ministers report."),
    _FRAME("Trade grew."),
    "ministers",
)
FIRMER_OR_WEAKER = PairRule(
    "firmer_or_weaker",
    "The passage was reworded, and a verb or modal stands on another step of its scale of firmness.",
    _FRAME("We are concerned about the tension in the Strait of Kell."),
    _FRAME("We are gravely concerned about the tension in the Strait of Kell."),
    "gravely concerned",
)
RULES = (
    SAME_WORDS,
    LIKE_WORDS,
    PART_OF_ANOTHER,
    ONE_PATTERN,
    SET_PHRASE,
    VARIED_PHRASE,
    NOT_FOUND,
    HARDLY_FOUND,
    FIRMER_OR_WEAKER,
)
