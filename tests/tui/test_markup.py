"""No words of an article reach a markup parser: a lint over the source, and hostile words on every surface."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

import summitreader.tui
from summitreader import session
from summitreader.importers.plain.text import read_text
from summitreader.model import Agreement, Event, Reading, Source, Span, Speaker, Statement, Theme
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from tests.tui.running_reader import opened, settled

SOURCE = Path(summitreader.tui.__file__).parent
SURFACES = {"Static", "Label", "Button", "Option", "Link", "Tab", "TabPane", "Collapsible", "Checkbox", "RadioButton"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder"}
SAFE = {"Content", "Text"}


def _is_safe(node: ast.expr, safe: set[str]) -> bool:
    """Whether an expression is made by Content or Text, or by a function of the module that says it gives one."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in safe
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            return name in SAFE
        case ast.Constant(value=None):
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return _is_safe(body, safe) and _is_safe(orelse, safe)
        case ast.Attribute(attr=attribute):
            return attribute in ATTRIBUTES
    return False


def _faults(source: str) -> list[int]:
    """The lines on which something that may be a plain str reaches a markup surface."""
    tree = ast.parse(source)
    safe = SAFE | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id in SAFE
    }
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("textual")
        for alias in node.names
    }
    return [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr) and _bad(node, safe, imported)
    ]


def _bad(node: ast.AST, safe: set[str], imported: set[str]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in SURFACES & imported:
            return not _is_safe(first, safe)
        case ast.Call(func=ast.Attribute(attr="notify"), keywords=keywords):
            return not any(k.arg == "markup" and ast.unparse(k.value) == "False" for k in keywords)
        case ast.Call(func=ast.Attribute(value=value, attr="update"), args=[first]) if "query_one" in ast.unparse(
            value
        ):
            return not _is_safe(first, safe)
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in ATTRIBUTES:
            return not _is_safe(value, safe)
    return False


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_plain_str_reaches_a_markup_surface(path: Path) -> None:
    assert _faults(path.read_text(encoding="utf-8")) == []


FAULTY = [
    "Static(words)",
    "Option(words)",
    "self.border_title = words",
    "app.notify(words)",
    "app.notify(words, markup=True)",
    "self.query_one('#a', Static).update(words)",
    "widget.tooltip = words",
]
SOUND = [
    "Static(Content(words))",
    "app.notify(words, markup=False)",
    "self.border_title = Content(words)",
    "a.update(b)",
]


def test_the_lint_sees_a_plain_str() -> None:
    head = "from textual.widgets import Static, Option\n"
    assert [line for line in FAULTY if _faults(head + line) != [2]] == []
    assert [line for line in SOUND if _faults(head + line)] == []


PAYLOADS = ["[sic]", "[/b]", "[b]bold[/b]", "[@click=app.quit]x[/]", "[link=file:///x]y[/link]", "$primary {x}"]
WALK = ("s l", "t g l", "a l enter", "e", "escape 1 w", "Y", "escape", "slash h e r e", "enter *")


def _hostile(payload: str) -> Reading:
    """A reading in which every finding holds the payload."""
    text = f"{payload} said {payload} is here.\n\nThey signed {payload} agreement on {payload}."
    article = replace(read_text(text), title=payload, publisher=payload, citing=payload, published=payload)
    size = len(payload)
    who, says = Span(0, size), Span(size + 6, size * 2 + 14)
    second = text.index("They")
    words = Span(text.index(payload, second), text.index(payload, second) + size)
    field = Span(text.rindex(payload), text.rindex(payload) + size)
    return Reading(
        article,
        speakers=(Speaker(payload, payload, payload, (payload,), (who,), payload),),
        statements=(Statement(payload, (says,), Span(size + 1, size + 5), who, "indirect", payload),),
        themes=(Theme(payload, payload, (article.blocks[0].span,), (who,), payload),),
        agreements=(
            Agreement(article.blocks[1].span, payload, words, 2, "exact", (field,), (), (payload,), "signed", payload),
        ),
        event=Event(payload, words, field, (payload,), who, payload),
        source=Source(who, words, payload),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_hostile_words_are_shown_as_they_are_on_every_surface(payload: str, tmp_path: Path) -> None:
    reading = _hostile(payload)
    name = payload.replace("/", "∕") + ".txt"
    (tmp_path / name).write_text(reading.article.text, encoding="utf-8")
    async with opened(tmp_path / name, size=(160, 50)) as (pilot, screen):
        screen.view.show(reading.article)
        screen.state.index = ReadingIndex(session.summarize(reading))
        await settled(pilot)
        shown = ""
        for keys in WALK:
            await pilot.press(*keys.split())
            await pilot.pause()
            shown += _rows(pilot)
        screen.say(payload)
        await pilot.pause()
        shown += _rows(pilot)
        assert pilot.app.return_code is None
        assert shown.count(payload[:9]) > 20


def _rows(pilot: Pilot[int]) -> str:
    return "".join(segment.text for line in pilot.app.screen._compositor.render_strips() for segment in line)
