"""The screen asks the library for verbs of the session, and puts none together itself."""

import ast
from pathlib import Path

import pytest

from summitreader import session
from summitreader.session import library
from summitreader.session.exports import late_exports
from summitreader.session.tracking.asking import TrackedArticles
from summitreader.tui import work

_FILES = sorted(Path(str(work.__file__)).parents[1].rglob("*.py"))
_ROOMS = {"verbs": library, "session": session}
_VERBS = {name: late_exports(room.__name__, str(room.__file__))[0] for name, room in _ROOMS.items()}


def _is_a_verb(node: ast.expr) -> bool:
    match node:
        case ast.Call(ast.Attribute(ast.Name("verbs" | "session" as room), name), [ast.Name("library"), *_]):
            return name in _VERBS[room]
        case ast.Call(ast.Attribute(ast.Name("articles"), name), [ast.Name("library"), *_]):
            return callable(getattr(TrackedArticles, name, None))
        case ast.Tuple(jobs):
            return all(map(_is_a_verb, jobs))
        case ast.Call(ast.Name("work" | "part" | "written"), [ast.Name("library"), *_]):
            return True  # handed on as it is
    return False


@pytest.mark.parametrize("file", _FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_job_on_the_library_is_a_call_of_a_verb_or_of_some_apart(file: Path) -> None:
    jobs = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Lambda) and any(one.arg == "library" for one in node.args.args)
    ]
    assert [ast.unparse(job) for job in jobs if not _is_a_verb(job.body)] == []
