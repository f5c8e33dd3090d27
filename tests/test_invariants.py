"""The six invariants of the house, each held by a test of its own.

1. Text is normalised once; after that nobody changes a character. 2. Every finding has spans and a rule.
3. `parse` is total and pure, in linear time. 4. Siblings never import each other, and 5. front ends hold no logic
(the arrows are in test_architecture.py). 6. What the user made is kept for ever.
"""

import ast
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitreader
from summitreader import session
from summitreader.comparison import Ruling
from summitreader.importers.clean import clean
from summitreader.library.storage.schema import KEPT_TABLES
from summitreader.model import Citation, Reading, Span
from summitreader.session import library as shelf
from tests.growth import grows

SEED = session.seed().read_text(encoding="utf-8")
SOURCE = Path(summitreader.__file__).parent

# Words that set the rules going, so that random texts are not only noise to the parser.
WORDS = (
    *("Xi", "President Lee", "the two sides", "Prime Minister Jon Vik", "He", "they", "China", "the ministry"),
    *("said", "added", "called on both sides to", "welcomed", "agreed", "noting that", "for his part", "according to"),
    *("“", "”", '"', "‘", "’", "(", ")", ",", ".", ":", ";", "—", "\n", "\n\n", "- ", "1. ", "\t"),
    *("signed", "15 documents", "a memorandum of understanding", "on trade", "in Beijing", "on Monday", "peace"),
)
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@given(TEXTS)
def test_1_a_text_is_normalised_once_and_never_changes_again(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [char for char in once if unicodedata.category(char) == "Cc" and char not in "\t\n"]
    assert summitreader.parse(text).article.text == once


def test_1_offsets_into_a_clean_file_are_true() -> None:
    assert summitreader.read(session.seed()).article.text == SEED


@settings(deadline=None)
@given(TEXTS)
def test_2_every_finding_has_spans_and_a_rule(text: str) -> None:
    _assert_evidence(summitreader.parse(text))


def test_2_every_finding_of_the_seed_has_spans_and_a_rule() -> None:
    _assert_evidence(summitreader.parse(SEED))


def _assert_evidence(reading: Reading) -> None:
    size = len(reading.article.text)
    for rule, spans in _findings(reading):
        assert rule.isidentifier(), f"the rule {rule!r} is no name"
        assert spans, f"{rule}: no evidence"
        assert all(0 <= span.start < span.end <= size for span in spans), f"{rule}: {spans} of {size}"
    names = {speaker.name for speaker in reading.speakers}
    assert len(names) == len(reading.speakers), "a speaker's name is unique"
    assert {statement.speaker for statement in reading.statements} - names <= {""}, "every voice is among the speakers"


def _findings(reading: Reading) -> Iterator[tuple[str, Sequence[Span]]]:
    """The rule and the evidence of everything found."""
    for speaker in reading.speakers:
        yield speaker.rule, speaker.mentions
    for statement in reading.statements:
        yield statement.rule, statement.says + tuple(filter(None, (statement.cue, statement.who, statement.addressee)))
    for theme in reading.themes:
        yield theme.rule, (*theme.spans, *theme.terms)
    for agreement in reading.agreements:
        yield agreement.rule, (agreement.span, agreement.instrument, *agreement.fields, *agreement.titles)
    if reading.event:
        yield reading.event.rule, (reading.event.evidence,)
    if reading.source:
        yield reading.source.rule, tuple(filter(None, (reading.source.outlet, reading.source.citing)))


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.characters(), max_size=400) | TEXTS)
def test_3_parse_is_total(text: str) -> None:
    assert isinstance(summitreader.parse(text), Reading)


@pytest.mark.slow
def test_3_parse_gives_the_same_in_every_process() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-m", "summitreader", "export", session.seed()],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        ).stdout
        for seed, zone, locale in (
            ("1", "UTC", "C.UTF-8"),
            ("2", "Asia/Seoul", "POSIX"),
            ("3", "America/Lima", "C.UTF-8"),
        )
    }
    assert len(printed) == 1


@pytest.mark.slow
def test_3_parse_touches_neither_files_nor_network_nor_processes() -> None:
    code = """if True:
        import json, sys, summitreader
        text = open(sys.argv[1], encoding="utf-8").read()
        summitreader.parse(text)  # loads the rules and their words
        asked = []
        sys.addaudithook(lambda event, arguments: asked.append(event))
        summitreader.parse(text + "\\n\\n“We will build,” she said.")
        outside = ("open", "os", "socket", "subprocess", "import", "shutil")
        print(json.dumps([event for event in asked if event.split(".")[0] in outside]))
    """
    done = subprocess.run([sys.executable, "-c", code, session.seed()], check=True, capture_output=True)
    assert json.loads(done.stdout) == []


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    [SEED + "\n\n", "Xi said “peace "],
    ids=["the seed", "open quotes"],
)
def test_3_parse_takes_time_in_proportion_to_the_text(piece: str) -> None:
    part, whole = ((piece * (length // len(piece) + 1))[:length] for length in (20_000, 80_000))
    assert not grows(lambda: summitreader.parse(part), lambda: summitreader.parse(whole), 8)


@pytest.mark.slow
def test_5_reading_and_exporting_never_load_the_screen() -> None:
    code = (
        "import sys, summitreader, summitreader.cli, summitreader.session as s\n"
        "reading = summitreader.read(s.seed())\n"
        "source = s.TableSource(reading, 'x')\n"
        "[*(p for one in s.formats_of('articles') for p in s.write_articles([source], one.name))]\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich') or m.startswith('summitreader.tui')])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.slow
def test_5_only_the_command_line_prints_and_exits() -> None:
    printing = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "exit", "sys.exit")
    ]
    assert printing == []


@pytest.mark.slow
def test_6_what_the_user_made_stays_while_all_that_was_derived_is_thrown_away_and_made_anew(tmp_path: Path) -> None:
    library = shelf.find_library(str(tmp_path / "library.db"))
    reading = summitreader.parse(SEED)
    article, said = reading.article, reading.statements[0]
    shelf.keep(library, reading)
    shelf.put_mark(library, shelf.new_mark(article, "note", said.says[0], "ask about this"))
    span = said.content
    shelf.correct(library, reading, shelf.new_correction(article, "reassign", "statement", span, "Lee Jae Myung"))
    cited = Citation("", "", speaker=said.speaker)
    shelf.clip(library, shelf.new_clipping(article, said.says[0], cited, "for the lead"))
    shelf.save_place(library, article.id, 1000)
    other = summitreader.parse("Lee Jae Myung said that talks are useful.")
    session.rule(library, [reading, other], Ruling((0, 1), (said.says[0], other.statements[0].says[0]), True))
    made = _rows(library)
    assert all(made.values()), "something of every kind was made"
    corrected = shelf.find(library, "reciprocal speaker:Lee").hits
    assert corrected
    with library.writing() as db:
        for table in ("found", "shelf", "side"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT INTO search(search) VALUES('delete-all')")
    assert not shelf.find(library, "reciprocal").hits
    list(shelf.bring_up(library))
    assert _rows(library) == made
    assert shelf.find(library, "reciprocal speaker:Lee").hits == corrected


def _rows(library: shelf.Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that hold what the user made."""
    with library.reading() as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in KEPT_TABLES}
