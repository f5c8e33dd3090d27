"""Opening one account: what a name stands for, which has to be one article. Light: a comparison is shown with it."""

from collections.abc import Sequence

from summitreader.errors import ImportFailed
from summitreader.model import Article
from summitreader.session.opening import QueueItem, open_queued, visible


def one_account(name: str, lines: Sequence[QueueItem]) -> QueueItem:
    """Return the one line that a name stands for. Raises ImportFailed where it holds several articles or none."""
    if len(lines) != 1:
        holds = f"{len(lines)} articles" if lines else "no article"
        raise ImportFailed(f"'{visible(name)}' holds {holds}, and one is asked for: name its file")
    return lines[0]


def open_account(name: str, lines: Sequence[QueueItem]) -> Article:
    """Return the article that a name stands for. Raises ImportFailed where it cannot be opened, or is not one."""
    line = one_account(name, lines)
    return line.article or open_queued(line)
