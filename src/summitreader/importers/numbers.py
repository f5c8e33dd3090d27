"""Whole numbers as strangers write them: few ASCII digits, or none."""


def read_number(text: str | None) -> int | None:
    """Return the number that a text is, None where it is none.

    `str.isdigit` is not asked: "²" is a digit to it but not to `int`, which also refuses more than 4,300 digits.
    """
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None
