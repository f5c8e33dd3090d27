"""Guards: the named reasons for which a rule of the grammar lets a cue go; "why not?" shows their words."""

from enum import Enum


class Guard(Enum):
    """Why a rule made no report of a cue. Some say only that the rule is not about such a cue."""

    FORM = "the verb is not in the form that this rule reads"
    PLACE = "the verb does not stand where this rule looks"
    FRAME = "the verb takes no clause and no quotation"
    DENIED = "the verb is denied: nothing was said"
    NO_SUBJECT = "no noun phrase that could speak stands before the verb"
    NO_SPEAKER_BEHIND = "no noun phrase that could speak stands behind the verb"
    NOT_PLURAL = "a plain verb form needs a plural subject"
    NO_WHOLE_NOUN = "what stands before the verb is no whole noun phrase"
    MAY_BE_A_NOUN = "the word may be a noun here"
    CONDITION = "it is a condition, or points to another passage"
    STRAY_COMMA = "a comma parts the subject from the verb"
    CANNOT_SPEAK = "what stands before the verb cannot speak"
    GOES_ON_WITH_IT = "“it hopes” goes on with what was said before"
    NOT_PARTED = "no comma and no quotation parts the content from its attribution"
    PURPOSE = "what stands before is what something was done for"
    MORE_FOLLOWS = "what follows the verb belongs to it"
    OBJECT_FOLLOWS = "the noun behind the verb may be its object"
    OWN_SUBJECT = "the verb has a subject of its own before it"
    OTHER_TENSE = "the verb is of another tense than the one before"
    NO_CONTENT = "nothing that could be said follows the verb"
    NOT_JOINT = "the text does not tell who said so"
    YET_TO_BE = "it is yet to be said"
    TOPIC = "the verb only names a subject"
    PASSES_ON = "an outlet only passes on what somebody else said"
    NO_VERB_BEHIND = "no clause with a subject and a verb follows"
    NOBODY = "what its subject names is nobody who could speak"
    NO_OCCASION = "nothing before the verb tells of a meeting, a text or a call"


# These say nothing of why the words at hand are no report.
OTHER_KIND = frozenset((Guard.FORM, Guard.PLACE, Guard.FRAME, Guard.NOT_PARTED))
