"""How much a stem says: the rarer it is in texts of its kind, the more."""

from functools import lru_cache

from summitreader.word_files import word_file

_WEIGHTS = {
    "constant": 0.0,
    "very_often": 0.2,
    "often": 0.4,
    "sometimes": 0.55,
    "now_and_then": 0.7,
    "seldom": 0.85,
}


def rarity(stem: str) -> float:
    """Return how much two passages have in common that share a stem: 0 for "the", 1 for what is rare.

    >>> rarity("the"), rarity("smallhold")
    (0.0, 1.0)
    """
    return _weights().get(stem, 1.0)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    lists = word_file("common_stems")
    return {stem: weight for name, weight in _WEIGHTS.items() for stem in lists[name].split()}
