"""What was meant by a word that is none of those that are known."""

import re
from collections.abc import Collection, Sequence

_INVALID = re.compile(r"invalid choice: '(?P<given>.*?)' \(choose from (?P<known>.*)\)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<given>.*)", re.DOTALL)
_LEAST = 0.7  # of the likeness of two words
_PROGRAM = "summitreader"


def meant(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like one; "" where none is like it.

    >>> meant("exprot", ["export", "explain"]), meant("qoutes", ["quotes", "note"]), meant("talks.txt", ["list"])
    ('export', 'quotes', '')
    """
    # Imported here: it is asked only about what is wrong.
    from difflib import SequenceMatcher

    small = word.casefold()
    begun = [name for name in known if len(small) > 2 and name.startswith(small)]
    if len(begun) == 1:
        return begun[0]
    likeness = {name: SequenceMatcher(None, small, name.casefold(), autojunk=False).ratio() for name in known}
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if best and likeness[best] >= _LEAST else ""


def with_guess(message: str, options: Sequence[str], program: str = "") -> str:
    """Return argparse's message about a wrong argument, and what may have been meant.

    Args:
        message: what argparse says.
        options: all options that the command takes, as they are typed.
        program: the program and the command as they are typed.
    """
    found = ""
    invalid, unknown = _INVALID.search(message), _UNKNOWN.search(message)
    if invalid:
        found = meant(invalid["given"], re.findall(r"[\w.-]+", invalid["known"]))
    elif unknown:
        wrong = [word.partition("=")[0] for word in unknown["given"].split() if word.startswith("--")]
        found = next((guess for word in wrong if (guess := meant(word, options))), "")
    if unknown and not found and program == _PROGRAM:
        return f"{message}: options of a command stand beside it (all commands: {_PROGRAM} help)"
    return f"{message}: did you mean {found}?" if found else message
