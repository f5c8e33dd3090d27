"""What tells one corpus from another of the same input: the version of all that has a say in its rows."""

from summitreader.session.library.readings import version_of
from summitreader.session.user_words import words_check

_DECIDING = (
    *("parser/**/*.py", "data/*.toml", "article.py", "model.py", "controls.py", "reliability.py"),
    *("importers/**/*.py", "exporters/**/*.py", "session/corpus/*.py"),
)


def corpus_version() -> str:
    """Return the version of the program, and a checksum of importers, parser, tables and the user's own words."""
    check = words_check()
    return f"{version_of(_DECIDING)}{f'-{check:08x}' if check else ''}"
