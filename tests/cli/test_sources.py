import json
import subprocess
from pathlib import Path

import pytest

from tests import program
from tests.importers.made import docx, epub, p, zipped
from tests.importers.test_fetch import answer, server
from tests.importers.test_html import BODY, page

pytestmark = pytest.mark.slow

LONG = "The ministers agreed that their countries would open the border again and build the bridge together. " * 3


def _run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return program.run_text(*map(str, arguments))


def _ids(*arguments: object) -> list[str]:
    done = _run("export", *arguments)
    assert done.stderr == ""
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_the_formats_are_listed_with_what_reads_them() -> None:
    done = _run("sources")
    assert done.returncode == 0
    assert [line.split("  ")[0] for line in done.stdout.splitlines()][:3] == ["plain text", "Markdown", "web page"]


def test_a_folder_is_exported_article_by_article_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "b.docx").write_bytes(docx(p("They met.")))
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.html").write_text(page(BODY))
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    assert _ids(tmp_path) == ["a", "b", "c"]
    assert _ids(tmp_path / "*.txt") == ["a"]
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    done = _run("export", tmp_path)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert "its ZIP container is damaged" in done.stderr
    assert done.returncode == 1


def test_books_and_archives_are_exported_member_by_member(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(epub({"a.xhtml": f"<p>{LONG}</p>", "b.xhtml": f"<p>{LONG}</p>"}))
    (tmp_path / "all.zip").write_bytes(zipped({"a.txt": "They met.", "../b.txt": "They parted."}))
    assert _ids(tmp_path / "book.epub") == ["book#OPS/a.xhtml", "book#OPS/b.xhtml"]
    assert _ids(tmp_path / "all.zip") == ["all#../b.txt", "all#a.txt"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["all.zip", "book.epub"]


def test_an_address_is_read_where_private_ones_are_allowed() -> None:
    with server(answer(page(BODY).encode(), Content_Type="text/html")) as site:
        address = site.replace("site.example", "127.0.0.1")
        refused = _run(address)
        assert refused.returncode == 1
        assert "private or local address (use --allow-private" in refused.stderr
        done = _run("--allow-private", "--plain", address)
    assert done.returncode == 0
    assert "Leaders agree & part" in done.stdout
