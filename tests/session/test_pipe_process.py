"""A process beside this one serves until it is stopped, or until nobody can ask any more."""

import os
import sys
from typing import IO

import pytest

from summitreader.session.processes.pipe_process import PipeProcess, forked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here: it is safe on Linux only")


def _copy() -> PipeProcess:
    beside = forked(_echo)
    assert beside
    return beside


def _echo(questions: IO[bytes], answers: IO[bytes]) -> None:
    for question in questions:
        os.write(1, b"this is for the terminal, where nothing of a copy may appear")
        answers.write(question.upper())
        answers.flush()


def test_a_copy_answers_and_nothing_of_it_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    beside = _copy()
    beside.questions.write(b"peace\n")
    beside.questions.flush()
    assert beside.answers.readline() == b"PEACE\n"
    beside.stop()
    assert capfd.readouterr() == ("", "")


def test_a_copy_ends_when_nobody_can_ask_any_more() -> None:
    beside = _copy()
    beside.questions.close()
    assert beside.answers.read() == b""
    beside.stop()


def test_a_copy_that_is_stopped_is_gone_and_may_be_stopped_again() -> None:
    beside = _copy()
    beside.stop()
    beside.stop()
    assert beside.answers.read() == b""
