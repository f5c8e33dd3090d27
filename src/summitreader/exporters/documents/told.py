"""How a statement is told beside its words, the same on a page and in notes."""

from summitreader.exporters.citation.words import cue_beside
from summitreader.model import Reading, Statement

_HOW = {"direct": "", "mixed": "partly paraphrased", "indirect": "paraphrased", "implied": "paraphrased, carried on"}


def how_told(reading: Reading, statement: Statement) -> str:
    """Return how far words are their speaker's own, with the cue that they need, then what is done by saying them.

    A commitment and a denial say what is done: "paraphrased, commitment".
    """
    cue, act, stance = cue_beside(reading, statement), statement.act, statement.stance
    how = _HOW[statement.kind] + (f": “{cue}”" if cue else "")
    does = "" if act == "say" or stance == "denial" or (act, stance) == ("commit", "commitment") else act
    return ", ".join(filter(None, (how, does, stance)))
