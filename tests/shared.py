"""Where the gold, the domain texts and the bench tools stand: `../shared` beside the repository, outside of it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def shared(*parts: str) -> Path:
    """A file or folder of `../shared`; the test that asks is skipped, saying so, where that folder is not there."""
    given = os.environ.get("SUMMITREADER_SHARED")
    path = (Path(given) if given else ROOT.parent / "shared").joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {path} (or SUMMITREADER_SHARED)")
    return path
