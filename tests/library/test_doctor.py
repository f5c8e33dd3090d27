"""The doctor, and the library moved whole as lines of JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.controls import harmless
from summitreader.errors import LibraryFault
from summitreader.library import clippings, corrections, keep, marks, shelf, undo
from summitreader.library.findings import keys_to_read
from summitreader.library.storage.backup import daily_backup
from summitreader.library.storage.doctor import examine
from summitreader.library.storage.file import Library
from summitreader.library.storage.repair import repair
from summitreader.library.storage.soundness import odd_rows, text_faults
from summitreader.library.transfer import export_lines, import_lines
from summitreader.model import Citation, MarkKind, Span
from tests.library.shelves import PARSER, TALKS, library_at, reading, sound

pytestmark = pytest.mark.slow

KEY = TALKS.article.id


def _full(folder: Path) -> Library:
    """A library with everything in it."""
    library = library_at(folder, TALKS, *(reading(f"Vik said that {n} cod were caught. " * 50) for n in range(60)))
    kinds: tuple[MarkKind, ...] = ("note", "highlight", "tag", "bookmark")
    for kind in kinds:
        marks.put_mark(library, marks.new_mark(TALKS.article, kind, Span(0, 6), f"a {kind}", "pink"))
    merge = corrections.new_correction(TALKS.article, "merge", "speaker", None, "Vik", "Diallo")
    corrections.put_correction(library, merge)
    cited = Citation("", "", speaker="Diallo")
    clippings.clip(library, clippings.new_clipping(TALKS.article, Span(0, 6), cited, "first"))
    keep.save_place(library, KEY, 12)
    keep.bin_articles(library, [reading("Vik said that 3 cod were caught. " * 50).article.id])
    undo.undo(library)
    return library


def test_a_sound_library_is_well_in_all_respects(tmp_path: Path) -> None:
    checks = examine(_full(tmp_path).path)
    assert [check.name for check in checks if not check.well] == []
    assert "61 article" in " ".join(check.said for check in checks)


def test_the_texts_are_read_once(tmp_path: Path) -> None:
    asked: list[str] = []
    with _full(tmp_path).reading() as db:
        db.set_trace_callback(asked.append)
        changed, odd = text_faults(db)
        odd += odd_rows(db)
        db.set_trace_callback(None)
    assert sum("body" in statement for statement in asked) == 1
    assert (changed, odd) == ([], [])


def test_no_library_is_no_fault(tmp_path: Path) -> None:
    assert all(check.well for check in examine(tmp_path / "none.db"))


def test_a_file_that_others_may_read_is_said_with_the_command_that_helps(tmp_path: Path) -> None:
    library = _full(tmp_path)
    library.path.chmod(0o644)
    assert [check.said for check in examine(library.path) if not check.well] == [
        f"others on this machine may read '{library.path}' (run: chmod 600 '{library.path}')"
    ]


@pytest.mark.parametrize("cut", [0.4, 0.6, 0.9])
@pytest.mark.parametrize("harm", ["overwritten", "truncated"])
def test_a_repair_saves_what_can_be_read_and_keeps_the_old_file(tmp_path: Path, harm: str, cut: float) -> None:
    library = _full(tmp_path)
    library.close()
    content = library.path.read_bytes()
    at = int(len(content) * cut) // 4096 * 4096
    harmed = content[:at] if harm == "truncated" else content[:at] + b"\xa5" * 8192 + content[at + 8192 :]
    library.path.write_bytes(harmed)
    assert not all(check.well for check in examine(library.path))
    done = repair(library.path)
    assert done.old.read_bytes() == harmed
    repaired = Library(library.path)
    sound(repaired)
    for key in keys_to_read(repaired, PARSER, PARSER):
        article = keep.article(repaired, key)
        assert article is not None
        assert article.id == key
    assert done.saved["body"] > 0


def test_what_cannot_be_read_comes_from_the_newest_backup(tmp_path: Path) -> None:
    library = _full(tmp_path)
    before = list(export_lines(library))
    daily_backup(library.path)
    library.close()
    content = bytearray(library.path.read_bytes())
    content[4096 * 3 :] = bytes(len(content) - 4096 * 3)
    library.path.write_bytes(content)
    done = repair(library.path)
    assert done.backup is not None
    assert sorted(export_lines(Library(library.path))) == sorted(before)


def test_where_nothing_can_be_saved_the_file_stays_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"not a library" * 1000)
    with pytest.raises(LibraryFault, match="nothing could be saved"):
        repair(path)
    assert path.read_bytes() == b"not a library" * 1000
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_read_into_a_new_library_is_the_same_export(tmp_path: Path) -> None:
    lines = list(export_lines(_full(tmp_path)))
    other = Library(tmp_path / "other" / "library.db")
    new = import_lines(other, lines)
    assert (new["article"], new["mark"], new["correction"], new["clipping"], new["place"]) == (61, 4, 1, 1, 1)
    assert list(export_lines(other)) == lines
    assert keep.article(other, KEY) == TALKS.article
    assert undo.undo_steps(other)[0].startswith("clip “")
    sound(other)


def test_importing_what_is_there_already_changes_nothing(tmp_path: Path) -> None:
    library = _full(tmp_path)
    lines = list(export_lines(library))
    assert sum(import_lines(library, lines).values()) == 0
    assert list(export_lines(library)) == lines


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["{}"], "this is no export"),
        (["hello"], "line 1 is no JSON"),
        (['{"summitreader":"library","format":99}'], "newer summitreader"),
        (['{"summitreader":"library","format":1}', "[1]"], "line 4 is no line"),
        (['{"summitreader":"library","format":1}', '{"mark":{"uid":"x"}}'], "line 4 is no mark"),
        (['{"summitreader":"library","format":1}', '{"article":{}}'], "line 4 is no article"),
    ],
)
def test_what_is_no_export_is_refused_whole(tmp_path: Path, lines: list[str], fault: str) -> None:
    library = library_at(tmp_path, TALKS)
    good = list(export_lines(_full(tmp_path / "full")))
    with pytest.raises(LibraryFault, match=fault):
        import_lines(library, [lines[0], *good[1:3], *lines[1:]])
    assert shelf.count(library) == 1


# As importers give it: two texts that differ by a control alone would come back as one.
_TEXT = st.text(st.characters(codec="utf-8"), max_size=30).map(harmless)
_KINDS: st.SearchStrategy[MarkKind] = st.sampled_from(["highlight", "note", "tag", "bookmark"])


@given(st.lists(st.tuples(_TEXT, st.none() | _TEXT, _KINDS, _TEXT), max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_library_goes_out_and_in_unchanged(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str | None, MarkKind, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    library = Library(folder / "library.db")
    for text, title, kind, note in made:
        one = reading(text, title=title)
        keep.add(library, [one], PARSER)
        marks.put_mark(library, marks.new_mark(one.article, kind, Span(0, len(text)), note))
    lines = list(export_lines(library))
    assert all(json.loads(line) for line in lines)
    other = Library(folder / "other.db")
    import_lines(other, lines)
    assert list(export_lines(other)) == lines
