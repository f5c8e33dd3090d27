"""The library's commands: what they print, where, and the status they end with."""

import json
import subprocess
from pathlib import Path

import pytest

from summitreader.model import Span
from summitreader.session import library as verbs
from tests import program
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

TEXT = "President Diallo said that the two countries are close.\n\nPrime Minister Vik said that trade must grow.\n"


def _run(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return program.run_text(*arguments, environ={"SUMMITREADER_HOME": str(home)})


def _talks(folder: Path) -> Path:
    file = folder / "talks.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_an_article_is_added_listed_binned_and_restored(tmp_path: Path) -> None:
    file = _talks(tmp_path)
    added = _run(tmp_path, "add", file)
    assert (added.returncode, added.stderr) == (0, "")
    key, said = added.stdout.split("  ")[:2]
    assert said == "added"
    assert "there already" in _run(tmp_path, "add", file).stdout
    assert _run(tmp_path, "list").stdout.startswith(key)
    assert json.loads(_run(tmp_path, "list", "--json").stdout)["key"] == key
    assert _run(tmp_path, "rm", key[:6]).stdout.startswith("1 put into the bin")
    assert _run(tmp_path, "list").stdout == ""
    assert "all 1 of its articles are in the bin" in _run(tmp_path, "list").stderr
    assert _run(tmp_path, "list", "--bin").stdout.startswith(key)
    assert _run(tmp_path, "restore", key).stdout == "1 restored\n"
    assert _run(tmp_path, "list", "diallo").stdout.startswith(key)


def test_another_file_than_the_usual_one_can_be_named(tmp_path: Path) -> None:
    assert _run(tmp_path, "add", "--library", tmp_path / "other.db", _talks(tmp_path)).returncode == 0
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "library.db").exists()


def test_find_prints_statements_and_says_what_it_did_not_understand(tmp_path: Path) -> None:
    _run(tmp_path, "add", _talks(tmp_path))
    found = _run(tmp_path, "find", "colour:red", "-close", "trade", "must")
    assert found.stderr.startswith("summitreader: there is no field 'colour'")
    found = _run(tmp_path, "find", "-close", "trade must")
    assert (found.returncode, found.stderr) == (0, "summitreader: 1 passage in 1 article\n")
    assert "trade must grow" in found.stdout
    hit = json.loads(_run(tmp_path, "find", "--json", "--limit", "1", "speaker:vik").stdout)
    assert "trade must grow" in hit["text"]
    nothing = _run(tmp_path, "find", "herring")
    assert (nothing.returncode, nothing.stderr) == (1, "summitreader: nothing was found\n")


def test_a_key_that_names_no_article_is_said(tmp_path: Path) -> None:
    done = _run(tmp_path, "rm", "beef")
    assert done.returncode == 1
    assert "there is no article with such a key" in done.stderr


def test_a_hostile_title_cannot_reach_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;owned\x07.txt"
    file.write_text("\x1b]52;c;eA==\x07 Vik said that \x9b31m all is well.", encoding="utf-8")
    printed = [_run(tmp_path, *words) for words in (("add", file), ("list",), ("find", "well"), ("find", "\x1b[31m"))]
    assert not any(char in done.stdout + done.stderr for done in printed for char in "\x1b\x07\x9b")


def test_the_library_goes_out_and_in_by_command(tmp_path: Path) -> None:
    _run(tmp_path, "add", _talks(tmp_path))
    lines = _run(tmp_path, "library", "export").stdout
    assert _run(tmp_path, "library", "export", tmp_path / "all.jsonl").returncode == 0
    assert (tmp_path / "all.jsonl").read_text(encoding="utf-8") == lines
    refused = _run(tmp_path, "library", "export", tmp_path / "all.jsonl")
    assert (refused.returncode, "file exists" in refused.stderr.lower()) == (1, True)
    assert _run(tmp_path / "new", "library", "import", tmp_path / "all.jsonl").stderr == "1 article, 1 undo step\n"
    assert _run(tmp_path / "new", "library", "export").stdout == lines
    assert "trade" in _run(tmp_path / "new", "find", "trade").stdout


def test_the_doctor_explains_and_repairs(tmp_path: Path) -> None:
    _run(tmp_path, "add", _talks(tmp_path))
    assert _run(tmp_path, "doctor").returncode == 0
    file = tmp_path / "library.db"
    assert _run(tmp_path, "library", "backup").stdout.startswith(str(tmp_path / "library-backup-"))
    file.write_bytes(file.read_bytes()[:8000])
    sick = _run(tmp_path, "doctor")
    assert (sick.returncode, "doctor --repair" in sick.stdout) == (1, True)
    assert "doctor --repair" in _run(tmp_path, "list").stderr
    healed = _run(tmp_path, "doctor", "--repair")
    assert healed.returncode == 0
    assert "1 article" in healed.stdout
    assert "trade" in _run(tmp_path, "find", "trade").stdout


def test_a_command_without_what_it_needs_is_a_usage_error(tmp_path: Path) -> None:
    for command in (("rm",), ("library", "import"), ("library", "gold")):
        done = _run(tmp_path, *command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "row",
    [
        '{"mark": {"uid": {"x": 1}}}',
        '{"article": {"title": "no key"}}',
        '{"mark": {"fly": 1}}',
        '{"place": {"start": []}}',
    ],
)
def test_a_line_that_is_no_row_of_a_library_is_named_and_nothing_is_imported(tmp_path: Path, row: str) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(f'{{"summitreader": "library", "format": 1}}\n{row}\n', encoding="utf-8")
    done = _run(tmp_path, "library", "import", file)
    assert done.returncode == 1
    assert done.stderr.startswith("summitreader: nothing was imported: line 2 is no ")
    assert done.stderr.count("\n") == 1


def test_a_question_that_is_not_understood_is_one_sentence_and_numbers_agree_with_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    _run(tmp_path, "add", tmp_path / "a.txt")
    assert _run(tmp_path, "find", "kind:bogus").stderr.count("summitreader:") == 1
    assert "1 article, 0 saved places, " in _run(tmp_path, "doctor").stdout


def _many(folder: Path) -> None:
    texts = [f"Prime Minister Vik said that free trade number {n} must grow." for n in range(150)]
    (folder / "many.txt").write_text("\n\n".join(texts), encoding="utf-8")
    _run(folder, "add", folder / "many.txt", _talks(folder))


def test_find_tells_totals_and_prints_all_there_are_where_that_is_asked_for(tmp_path: Path) -> None:
    _many(tmp_path)
    found = _run(tmp_path, "find", "trade")
    assert found.stdout.count("\n\n") == 20
    assert found.stderr == "summitreader: 20 of 151 passages in 2 articles; --limit for more\n"
    lines = _run(tmp_path, "find", "--json", "--limit", "all", "trade")
    assert len({json.dumps(json.loads(line)["span"]) for line in lines.stdout.splitlines()}) >= 150
    assert lines.stderr == "summitreader: 151 passages in 2 articles\n"
    assert _run(tmp_path, "find", "--count", "trade").stdout == "151\n"
    assert "1 of 2 articles; --limit" in _run(tmp_path, "find", "--limit", "1", "--across", "vik", "grow").stderr
    assert _run(tmp_path, "find", "--count", "two country").stdout == "1\n"
    apart = _run(tmp_path, "find", "trade vik")
    assert apart.stderr.startswith("summitreader: nothing has these words in a row: they are searched for one by one\n")
    assert _run(tmp_path, "find").returncode == 2
    folder = _run(tmp_path, "find", "--library", tmp_path, "trade")
    assert (folder.returncode, "is a folder" in folder.stderr) == (1, True)
    refused = _run(tmp_path, "find", "--limit", "many", "trade")
    assert (refused.returncode, "or all (0 is all too), not 'many'" in refused.stderr) == (2, True)
    assert _run(tmp_path, "find", "--limit", "0", "trade").stderr == "summitreader: 151 passages in 2 articles\n"
    fields = _run(tmp_path, "find", "--fields", "--json", "speaker").stdout.splitlines()
    value = {"field": "speaker", "value": "Vik", "passages": 151, "articles": 2}
    assert json.loads(fields[0]) == {"version": 1, "verb": "find", **value}
    assert "agreement " in _run(tmp_path, "find", "--fields").stdout
    listed = _run(tmp_path, "list", "talks")
    assert (listed.stderr, _run(tmp_path, "list").stderr) == (
        "summitreader: 0 of 2 articles\n",
        "summitreader: 2 articles\n",
    )


def test_an_empty_or_mistyped_library_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    for command in (("find", "trade"), ("list",)):
        assert "the library is empty (to fill it: summitreader add FILE)" in _run(tmp_path, *command).stderr
    no, nowhere = tmp_path / "no.db", tmp_path / "no" / "such" / "library.db"
    for reading in ("find trade", "list", "doctor", "library export", "library backup", "rm beef", ""):
        for file in (no, nowhere):
            done = _run(tmp_path, *reading.split(), "--library", file)
            assert (done.returncode, done.stdout, f"there is no library '{file}'" in done.stderr) == (1, "", True)
    for writing in ("add", "--keep", "library import"):
        done = _run(tmp_path, *writing.split(), _talks(tmp_path), "--library", nowhere)
        assert (done.returncode, "there is no folder" in done.stderr) == (1, True)
    assert not no.exists()
    assert not nowhere.parent.exists()
    assert not (tmp_path / "library.db").exists()


def test_an_article_is_kept_without_a_terminal(tmp_path: Path) -> None:
    kept = _run(tmp_path, "--keep", _talks(tmp_path))
    assert kept.returncode == 0
    assert "trade must grow" in kept.stdout
    assert "  kept, in " in kept.stderr
    assert "  kept before, in " in _run(tmp_path, "--keep", _talks(tmp_path)).stderr
    assert _run(tmp_path, "list").stdout.startswith(kept.stderr.split(" ")[0])


def test_the_doctor_and_the_backup_tell_programs_and_people_what_they_did(tmp_path: Path) -> None:
    assert "there is no library" in _run(tmp_path, "library", "backup").stderr
    _run(tmp_path, "add", _talks(tmp_path))
    report = json.loads(_run(tmp_path, "doctor", "--json").stdout)
    assert report["well"] is True
    assert {"name", "well", "said"} == set(report["checks"][0])
    made, again = (_run(tmp_path, "library", "backup") for _ in range(2))
    assert (made.stdout, again.stdout) == (made.stdout, made.stdout)
    assert Path(made.stdout.strip()).is_file()
    assert made.stderr.startswith("the copy was made, 0.")
    assert again.stderr.startswith("today's copy is there already, 0.")


@pytest.mark.parametrize("what", ["backup", "reread"])
def test_a_file_that_nothing_would_be_done_with_is_refused(tmp_path: Path, what: str) -> None:
    _run(tmp_path, "add", _talks(tmp_path))
    done = _run(tmp_path, "library", what, tmp_path / "elsewhere.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"library {what} takes no FILE" in done.stderr


def test_explain_shows_what_the_reader_corrected_of_a_kept_file_and_by_its_key(tmp_path: Path) -> None:
    file = _talks(tmp_path)
    key = _run(tmp_path, "add", file).stdout.split("  ")[0]
    library = verbs.find_library(str(tmp_path / "library.db"))
    reading = verbs.read_kept(library, key)
    assert reading
    said = reading.statements[0].content
    verbs.correct_article(
        library, reading, reading, verbs.NewCorrection("set", "statement", said, "", "direct", "kind")
    )
    library.close()
    for name in (str(file), key[:6]):
        explained = _run(tmp_path, "explain", name)
        assert (explained.returncode, explained.stderr) == (0, "")
        assert "kind: direct (the parser found: indirect" in " ".join(explained.stdout.split())
    (tmp_path / "library.db").write_bytes(b"no library")
    explained = _run(tmp_path, "explain", str(file))
    assert explained.returncode == 0
    assert "is not a summitreader library" in explained.stderr
    assert "the two countries are close" in explained.stdout


@pytest.mark.parametrize(("what", "said"), [("export", "file exists"), ("import", "is a directory")])
def test_a_folder_in_the_place_of_a_file_is_said_in_words(tmp_path: Path, what: str, said: str) -> None:
    _run(tmp_path, "add", _talks(tmp_path))
    folder = tmp_path / "exports"
    folder.mkdir()
    done = _run(tmp_path, "library", what, folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"summitreader: library {what} failed: '{folder}': {said}\n"


def test_a_coded_project_goes_out_and_comes_back_with_what_did_not_come_along_on_standard_error(
    home: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "home").mkdir()
    key = call("add", _talks(home)).out.split()[0]
    library = verbs.find_library(str(home / "home" / "library.db"))
    article = verbs.open_kept(library, key)
    assert article
    verbs.put_mark(library, verbs.new_mark(article, "tag", Span(0, 9), "people/who"))
    assert call("export", "--output", "talks.qdpx", key).status == 0
    (home / "other").mkdir()
    monkeypatch.setenv("SUMMITREADER_HOME", str(home / "other"))
    assert call("library", "import", "talks.qdpx") == (0, "", "1 article, 1 mark\n")
    added = call("add", "talks.qdpx")
    assert "there already" in added.out
    assert "what is coded in 'talks.qdpx' was left out" in added.err
    assert "people/who" in call("export", "--rows", "marks", "--all").out
    notes = home / "notes.json"
    notes.write_text('{"target": "https://elsewhere.example/", "bodyValue": "x"}', encoding="utf-8")
    told = call("library", "import", notes).err.splitlines()
    assert told[0].startswith("summitreader: left out: 1 mark on 'https://elsewhere.example/', which is not kept")
    assert told[1:] == ["nothing new"]
    assert call("library", "import", notes, "--article", key[:6]).err == "1 mark\n"
    assert call("library", "backup", "--article", key).status == 2
