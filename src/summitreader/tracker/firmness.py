"""How firm the verb is by which a passage is told: its step on the scales of `data/firmness.toml`."""

from functools import lru_cache

from summitreader.word_files import word_file


@lru_cache(maxsize=4096)
def firmness_of(cue: str) -> str:
    """Return the scale and the step of a verb, or of the longest words in it that stand on one; "" where none do.

    >>> firmness_of("stressed"), firmness_of("again strongly condemned"), firmness_of("sang")
    ('telling 5/7', 'opposing 6/6', '')
    """
    steps, words = _steps(), cue.lower().split()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            if found := steps.get(" ".join(words[first : first + length])):
                return found
    return ""


def firmness_order() -> tuple[str, ...]:
    """Return all steps of all scales, each scale from its weakest to its firmest."""
    scales = word_file("firmness")
    return tuple(_named(scale, step, rows) for scale, rows in scales.items() for step in range(len(rows["steps"])))


def _named(scale: str, step: int, rows: dict[str, list[list[str]]]) -> str:
    return f"{scale} {step + 1}/{len(rows['steps'])}"


@lru_cache(maxsize=1)
def _steps() -> dict[str, str]:
    found: dict[str, str] = {}
    scales = word_file("firmness")
    # What is agreed by both is told by verbs that one side uses too: of these the other scale says more.
    for scale in sorted(scales, key=lambda scale: scale == "agreeing"):
        rows = scales[scale]
        for step, words in enumerate(rows["steps"]):
            for word in words:
                # A word on two scales counts on the first: as a verb of telling before all else.
                found.setdefault(word, _named(scale, step, rows))
    return found
