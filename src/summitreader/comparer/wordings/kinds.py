"""The rules of how wordings differ, and how much each is likely to matter."""

from summitreader.comparer.rule import PairRule

_OURS = "President Ana Ruiz of Peru met President Li Wen of Chile. "
_THEIRS = "President Li Wen of Chile met President Ana Ruiz of Peru. "
OTHER_NUMBER = PairRule(
    "other_number",
    "The sides give other counts or sums for what these rules take for one agreement, or in linked passages.",
    _OURS + "Fifteen cooperation documents were signed.",
    _THEIRS + "The two sides signed 14 agreements on trade.",
    "14 agreements",
)
OTHER_VOICE = PairRule(
    "thanks_for_a_pledge",
    "What one side pledges or affirms the other tells as thanks or praise.",
    _OURS + "President Ruiz reaffirmed Peru's support for the salted lagoon of Huaral.",
    _THEIRS + "Li Wen thanked Ana Ruiz for the support for the salted lagoon of Huaral.",
    "thanked Ana Ruiz",
)
OTHER_VERB = PairRule(
    "other_verb",
    "Linked passages are told with other verbs; where both stand on one scale, one is firmer.",
    _OURS + "The two leaders discussed the dredging of the lagoon of Huaral.",
    _THEIRS + "President Li Wen demanded the dredging of the lagoon of Huaral.",
    "demanded",
)
OTHER_PROMISE = PairRule(
    "firmer_promise",
    "What is told of a linked matter is hoped for on one side, and ready, planned or sure on the other.",
    _OURS + "Ana Ruiz said that Peru will dredge the lagoon of Huaral.",
    _THEIRS + "Li Wen said that Peru intends to dredge the lagoon of Huaral.",
    "intends to dredge",
)
OTHER_NAME = PairRule(
    "other_name",
    "What the link rests on goes by other words on the two sides.",
    _OURS + "They discussed ransomware.",
    _THEIRS + "They exchanged views on information security.",
    "information security",
)
OTHER_PHRASE = PairRule(
    "other_phrase",
    "What linked passages begin with shares a word, but is another phrase.",
    _OURS + "President Ruiz stressed the dredging of the lagoon of Huaral.",
    _THEIRS + "President Li Wen stressed the cleaning of the salted lagoon of Huaral.",
    "the cleaning of the salted lagoon",
)
OTHER_FIELDS = PairRule(
    "fields_of_one_agreement",
    "The sides list other fields for what these rules take for one agreement.",
    _OURS + "They signed ten agreements in fields including roads, water and energy.",
    _THEIRS + "The two sides signed ten documents in areas such as trade, education and water.",
    "trade, education and water",
)
OTHER_LIST = PairRule(
    "list_on_one_side",
    "One side lists what the other names in a word or two.",
    _OURS + "Ana Ruiz offered to dredge lagoons near Huaral, Ancon, Pisco and Ica.",
    _THEIRS + "Li Wen welcomed the wish to dredge the lagoons of Huaral.",
    "Huaral, Ancon, Pisco and Ica",
)
OTHER_ACTOR = PairRule(
    "other_actor",
    "Linked passages tell of one thing, but of somebody else who does it.",
    _OURS + "Ana Ruiz said that the rebels have mined the lagoon of Huaral.",
    _THEIRS + "Li Wen said that the army has mined the lagoon of Huaral.",
    "the army",
)

WEIGHTS = {
    OTHER_NUMBER: 3.0,
    OTHER_VOICE: 2.0,
    OTHER_PROMISE: 1.6,
    OTHER_NAME: 1.5,
    OTHER_FIELDS: 1.5,
    OTHER_VERB: 1.2,
    OTHER_ACTOR: 1.1,
    OTHER_LIST: 1.1,
    OTHER_PHRASE: 1.0,
}
"""Each rule with how much what it finds is likely to matter."""
RULES = tuple(WEIGHTS)
