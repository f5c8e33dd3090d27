"""Whole numbers as strangers write them, and as lists count them."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def read_number(text: str | None) -> int | None:
    """Return the number that a text is, None where it is none.

    `str.isdigit` is not asked: "²" is a digit to it but not to `int`, which also refuses more than 4,300 digits.
    """
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def write_number(number: int, form: str) -> str:
    """Return a number as a list counts: "lowerLetter", "upperRoman", "decimalZero"; any other form is decimal."""
    if not 0 < number < 4000:
        return str(number)
    if form.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman"):
        letters = ""
        for worth, sign in _ROMAN:
            letters += sign * (number // worth)
            number %= worth
        return letters.upper() if form.startswith("upper") else letters
    return f"{number:02}" if form == "decimalZero" else str(number)


def counted(number: int, noun: str) -> str:
    """Return a number with a noun, in the plural where it is not one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
