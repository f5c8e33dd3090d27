"""The sources that a draft is held against where none are named: what the library has that may have its words."""

import re

from summitreader.library.likely import likely_articles
from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session.library.readings import findings_version, read_kept
from summitreader.session.verifying.texts import verified_text
from summitreader.verifier import words_asked

_OF_EACH = 3  # articles that are looked through for each quotation
_MOST = 150  # in all
_WORD = re.compile(r"[^\W_]{3,}")

__all__ = ["kept_sources"]


def kept_sources(library: Library, draft: Reading) -> tuple[Reading, ...]:
    """Return the kept articles that may have what a draft quotes, as the reader corrected them. Raises LibraryFault."""
    asked = words_asked(verified_text(draft, is_draft=True))
    found = likely_articles(library, [_WORD.findall(words) for words in asked], _OF_EACH)
    ranked = [keys[place] for place in range(_OF_EACH) for keys in found if place < len(keys)]
    version = findings_version()
    chosen = (read_kept(library, key, version) for key in [*dict.fromkeys(ranked)][:_MOST] if key != draft.article.id)
    return tuple(filter(None, chosen))
