"""What a word shares with its other forms."""

from functools import cache

_ENDINGS = (
    "ations", "ation", "ments", "ment", "isms", "ism", "ists", "ist", "ings", "ing", "ies", "edly", "ed", "es", "ly",
    "s", "e", "y",
)  # fmt: skip


@cache
def stem(word: str) -> str:
    """Return what a word shares with its forms: "protected" and "protecting"."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] in "bdgmnprt":  # committed, planning
                word = word[:-1]
            break
    return word.replace("is", "iz").replace("our", "or")
