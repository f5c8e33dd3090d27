import os
from pathlib import Path

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.plain.file import read_file


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"They met.")
    assert read_file(tmp_path / "a.txt") == b"They met."


def test_what_is_no_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big.txt").write_bytes(b"x" * 11)
    refused = {
        tmp_path: "it is a folder",
        tmp_path / "pipe": "not a regular file",
        Path("/dev/zero"): "not a regular file",
        tmp_path / "none.txt": "no such file",
        tmp_path / "a\0b": "null",
        tmp_path / "big.txt": "larger than",
    }
    for path, reason in refused.items():
        with pytest.raises(ImportFailed, match=reason):
            read_file(path, lambda head: 10)


def test_a_name_in_a_message_is_one_visible_line(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed) as fault:
        read_file(tmp_path / "re\u202e\x1b[2J\n.txt")
    assert "re<U+202E>␛[2J␊.txt" in str(fault.value)
