"""What other programs say of passages: good projects, codebooks and annotations, and broken relatives of them."""

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.opened import ImportedProject
from summitreader.importers.opening import open_project
from summitreader.model import Span
from tests.fuzz.documents import PROJECT, broken, check, repacked

_QUOTE = {"type": "TextQuoteSelector", "exact": "15 documents", "prefix": "sign ", "suffix": ", adding"}
_PLACE = {"type": "TextPositionSelector", "start": 64, "end": 76}
_ANNOTATION = {
    "type": "Annotation",
    "created": "2026-01-05T09:30:00Z",
    "motivation": ["tagging", "commenting"],
    "body": [{"type": "TextualBody", "value": "papers", "purpose": "tagging"}, "Why 15?"],
    "target": {"source": "https://post.example/", "selector": [_PLACE, _QUOTE], "styleClass": "green"},
}
_CODES = '<Code guid="{A}" name="Papers" isCodable="true"><Description>x</Description><Code guid="b" name="15"/></Code>'
SEEDS: dict[str, bytes] = {
    "a.qdpx": PROJECT,
    "a.qdc": f'<?xml version="1.0"?><CodeBook origin="NVivo"><Codes>{_CODES}</Codes></CodeBook>'.encode(),
    "a.jsonld": json.dumps({"first": {"items": [_ANNOTATION, _ANNOTATION]}}).encode(),
}


def make(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a broken project."""
    name = chance.choice(list(SEEDS))
    sound = name == "a.qdpx" and chance.random() < 0.8
    return name, repacked(name, chance) if sound else broken(SEEDS[name], chance)


def opens(name: str, data: bytes) -> bool:
    """Return whether a project is read, and not refused with a sentence. Raises where a promise is broken."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        try:
            project = open_project(file)
        except ImportFailed as refusal:
            fault = str(refusal)
        else:
            _check(project)
            return True
    assert fault == clean_line(fault), "a control in a sentence"
    assert "broke its reader" not in fault, fault
    return False


def _check(project: ImportedProject) -> None:
    for text in project.texts:
        if text.article:
            check(text.article)
        for mark in text.marks:
            assert clean(mark.text) == mark.text, mark
            assert mark.kind in ("tag", "note", "bookmark") or not mark.text, mark
            if isinstance(mark.place, Span) and text.article:
                assert 0 <= mark.place.start <= mark.place.end <= len(text.article.text), mark
    assert [note for note in project.notes if note != clean_line(note)] == []
    for code in project.codes:
        assert code.path, code
        assert all(clean(name) == name and name for name in code.path), code
