"""Citations as quotes to be pasted: the sentence alone, what was said alone, with attribution, as Markdown."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from summitreader.exporters.citation.wording import addressed, passage, source, source_key, voice
from summitreader.model import Citation

# What Markdown takes for markup anywhere; an underscore inside a word and a bracket that opens no link are none.
_MARKDOWN = re.compile(r"([\\`*<~]|(?<!\w)_|_(?!\w)|\[(?=[^\[\]\n]*\][(\[:])|&(?=#?\w+;))")
_MARKDOWN_START = re.compile(r"(?m)^(?:\s*(?=[-+=>#|])|\s*\d+(?=[.)]))")


def write_sentences(citations: Sequence[Citation]) -> str:
    """Return whole sentences as they are written, each once, a blank line between two."""
    return "\n\n".join(dict.fromkeys(citation.sentence for citation in citations))


def write_content(citations: Sequence[Citation]) -> str:
    """Return what was said, a blank line between two."""
    return "\n\n".join(citation.words for citation in citations)


def write_attributed(citations: Sequence[Citation]) -> str:
    """Return each quote with whose it is; behind those that one voice has in one source both are told, once."""
    return "\n\n".join("\n\n".join(_attributed(group)) for group in voices(citations))


def write_markdown(citations: Sequence[Citation]) -> str:
    """Return block quotes, each voice and its source once below its own."""
    return "\n\n".join("\n>\n".join(_quoted(group)) for group in voices(citations))


def voices(citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Yield runs of citations that one voice has in one source."""
    for _, group in groupby(citations, lambda one: (_voice_key(one), source_key(one))):
        yield list(group)


def _voice_key(citation: Citation) -> tuple[str, ...]:
    """Return what tells one voice of a source from another."""
    return (citation.speaker, citation.role, citation.event, "said" if citation.kind else "")


def block_quote(words: str) -> str:
    """Return words as a block quote of Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in escaped(words).split("\n"))


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are; what it would take for markup gets a backslash."""
    return _MARKDOWN_START.sub(r"\g<0>\\", escaped_words(words))


def escaped_words(words: str) -> str:
    """Return words that Markdown shows as they are in the middle of a line."""
    return _MARKDOWN.sub(r"\\\1", words)


def linked(words: str, url: str) -> str:
    """Return words of a source escaped for Markdown, its address between angle brackets, which make a link of it."""
    if not url or not _is_safe(url):
        return escaped(words)
    before, found, after = words.rpartition(url)
    return f"{escaped(before)}<{url}>{escaped(after)}" if found else escaped(words)


def _attributed(group: list[Citation]) -> Iterator[str]:
    first = group[0]
    if len(group) == 1:
        said = _whole_attribution(first)
        yield f"{first.words} — {said}" if said else first.words
        return
    yield from map(_with_its_place, group)
    if whose := _whose(first):
        yield f"— {whose}"


def _quoted(group: list[Citation]) -> Iterator[str]:
    first = group[0]
    whose = _whole_attribution(first) if len(group) == 1 else _whose(first)
    for one in group:
        yield block_quote(one.words if len(group) == 1 else _with_its_place(one))
    if whose:
        yield f"> — {linked(whose, first.url)}"


def _whole_attribution(citation: Citation) -> str:
    """Return all that is to be told of a quote that stands alone: whose, to whom, in which source and where in it."""
    parts = (voice(citation, addressed(citation)), source(citation), passage(citation))
    return "; ".join(part for part in parts if part)


def _with_its_place(citation: Citation) -> str:
    told = "; ".join(part for part in (addressed(citation), passage(citation)) if part)
    return f"{citation.words} ({told})" if told else citation.words


def _whose(citation: Citation) -> str:
    """Return voice and source of quotes that share both."""
    return "; ".join(part for part in (voice(citation), source(citation)) if part)


def _is_safe(url: str) -> bool:
    """Return whether an address can stand between angle brackets: one of the web, and nothing in it that ends them."""
    return url.startswith(("http://", "https://")) and not any(char in "<>" or char.isspace() for char in url)
