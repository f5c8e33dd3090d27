"""What the commit hook lets pass."""

import pytest

from tests.commit_subject import fault_of


@pytest.mark.parametrize(
    "subject", ["parser: read titles in capitals", "tui/reader: keep the cursor\n\nWhy.", "x" * 3 + ": y"]
)
def test_an_area_and_what_was_done_pass(subject: str) -> None:
    assert fault_of(subject) is None


@pytest.mark.parametrize("subject", ["Read titles", "parser:read", "parser: " + "a" * 65, ""])
def test_a_subject_without_area_or_of_more_than_72_characters_is_refused(subject: str) -> None:
    assert fault_of(subject)
