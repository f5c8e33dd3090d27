from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.model import Span, Statement
from summitreader.tui.viewmodel.highlights import Layers, laid, marks, runs, spread, within


def statement(start: int, end: int, speaker: str = "Li", **parts: Span) -> Statement:
    return Statement(speaker, (Span(start, end),), parts.get("cue"), parts.get("who"), "indirect", "rule")


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 300), max_size=20)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


@given(spans(), spans(), spans(), st.integers(0, 300), st.integers(1, 80))
def test_runs_cover_a_range_and_name_all_that_lies_on_each_character(
    chosen: tuple[Span, ...], themes: tuple[Span, ...], hits: tuple[Span, ...], start: int, size: int
) -> None:
    layers = Layers(chosen=chosen, themes=themes)
    found = runs(start, start + size, laid(layers.near(start, start + size), [("hit", hits)]))
    assert [code for run in found for code in range(run.start, run.end)] == list(range(start, start + size))
    for run in found:
        for code in (run.start, run.end - 1):
            expected = {
                name
                for name, layer in (("chosen", chosen), ("theme", themes), ("hit", hits))
                if any(span.start <= code < span.end for span in layer)
            }
            assert set(run.names) == expected


@given(spans(), st.integers(0, 300), st.integers(1, 80))
def test_no_span_that_touches_a_range_is_missed(layer: tuple[Span, ...], start: int, size: int) -> None:
    touching = {span for span in layer if span.start < start + size and span.end > start}
    assert touching <= set(within(layer, start, start + size))


@given(spans(), st.lists(st.integers(0, 300), min_size=2, max_size=30, unique=True).map(sorted))
def test_the_map_marks_the_stretches_that_hold_a_span(layer: tuple[Span, ...], edges: list[int]) -> None:
    marked = spread(layer, edges)
    assert len(marked) == len(edges) - 1
    for number, is_marked in enumerate(marked):
        left, right = edges[number], edges[number + 1]
        assert is_marked == any(span.start < right and span.end > left for span in layer)


def test_a_voice_is_told_by_letter_and_colour_and_nobody_by_a_question_mark() -> None:
    layers = Layers(
        (statement(0, 20), statement(20, 40, "Xi"), statement(40, 60, "")), {"Li": ("L", 9), "Xi": ("X", 0)}
    )
    found = laid(layers)
    assert marks(0, 10, found) == [("L", "voice-1")]
    assert marks(10, 30, found) == [("X", "voice-0")]
    assert marks(30, 35, found) == [("│", "voice-0")]
    assert marks(35, 60, found) == [("?", "voice-none")]
    assert marks(60, 70, found) == []


def test_who_and_cue_lie_over_the_words_of_the_voice() -> None:
    layers = Layers((statement(0, 20, who=Span(20, 22), cue=Span(23, 27)),), {"Li": ("L", 2)})
    assert [(run.start, run.names) for run in runs(0, 30, laid(layers))] == [
        (0, ("voice-2",)),
        (20, ("who",)),
        (22, ()),
        (23, ("cue",)),
        (27, ()),
    ]


def test_only_the_words_that_look_different_are_told() -> None:
    layers = Layers((statement(0, 20),), {"Li": ("L", 2)}, chosen=(Span(30, 40),))
    before = laid(layers, [("hit", (Span(5, 8), Span(50, 53)))])
    assert before.changed(laid(layers, [("hit", (Span(5, 8), Span(50, 53)))])) == []
    assert before.changed(laid(layers, [("hit", (Span(5, 8),))])) == [Span(50, 53)]
    assert Span(30, 40) in before.changed(laid(Layers(layers.statements, layers.voices), [("hit", ())]))
    other = laid(Layers(layers.statements, {"Li": ("M", 2)}), [])
    assert Span(0, 20) in before.changed(other), "another letter in the margin"


@pytest.mark.growth
def test_of_many_statements_only_those_near_are_looked_at() -> None:
    many = tuple(statement(start, start + 50) for start in range(0, 5_000_000, 100))
    near = Layers(many).near(2_500_000, 2_500_120)
    assert [found.start for found in near.statements] == [2_500_000, 2_500_100]


def test_a_map_of_many_passages_looks_at_few_of_them() -> None:
    class Counted(tuple[Span, ...]):
        looks = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.looks += 1
            return super().__getitem__(index)

    many = Counted(Span(start, start + 5) for start in range(0, 1_000_000, 10))
    assert all(spread(many, range(0, 1_000_000, 25_000)))
    assert Counted.looks < 40 * 20
