"""Names of files that every file system takes, and that no link of Obsidian or Logseq ends in: one page, one name."""

import re
import unicodedata
from collections.abc import Callable

_LONGEST = 120  # bytes of UTF-8: encrypted file systems take 143, with what is put behind it
# What Windows forbids, what a wiki link takes for a heading, a block or a label, and controls.
_FORBIDDEN = re.compile(
    r"[<>:\"/\\|?*\[\]{}#^%$=`\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+"
)
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


class PageNames:
    """Gives names that no other page has, whatever the case of their letters."""

    def __init__(self) -> None:
        self._taken = set[str]()

    def free(self, words: str, also: str = "page") -> str:
        """Return a name for a page: its words, with a number behind where they are taken.

        Args:
            words: What it should be called.
            also: What it is called where nothing of the words can stand.
        """
        name = file_name(words) or also
        number, found = 1, name
        while _key(found) in self._taken:
            number += 1
            found = f"{name} ({number})"
        self._taken.add(_key(found))
        return found


def file_name(words: str) -> str:
    """Return words as a name of a file without its ending; "" where nothing of them can stand.

    >>> file_name("CON"), file_name("Talks: 5/6? [draft]"), file_name("...")
    ('CON_', 'Talks 5 6 draft', '')
    """
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words)).split())
    while len(name.encode()) > _LONGEST:
        name = _shorter(name)
    name = name.strip(" .")
    return f"{name}_" if _RESERVED.match(name) else name


def _shorter(name: str) -> str:
    return name.rpartition(" ")[0] or name[:-1]


_key: Callable[[str], str] = str.casefold
