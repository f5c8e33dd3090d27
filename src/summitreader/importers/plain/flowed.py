"""Plain text that a mail program wrapped so that its paragraphs can be told (RFC 3676, `format=flowed`)."""

_SIGNATURE = "-- "


def unwrap(text: str, delete_space: bool = False) -> str:
    """Return the text with one line a paragraph.

    Args:
        text: lines; those that end with a blank go on in the next one, unless that is quoted more or less deeply.
        delete_space: whether that blank is no part of the text (`delsp=yes`).
    """
    lines: list[str] = []
    open_depth: int | None = None  # of the paragraph that goes on
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")  # stuffed
        goes_on = words.endswith(" ") and words != _SIGNATURE
        if goes_on and delete_space:
            words = words[:-1]
        if open_depth == depth and words != _SIGNATURE:
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        open_depth = depth if goes_on else None
    return "\n".join(lines)
