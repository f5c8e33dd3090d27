"""What all tests of the screen share."""

import pytest
from textual.notifications import Notification


@pytest.fixture(autouse=True)
def toasts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A toast is told for four seconds: on a busy machine a test comes to read it later."""
    monkeypatch.setattr(Notification, "has_expired", False)
