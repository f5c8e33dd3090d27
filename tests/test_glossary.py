"""One thing, one name; one name, one thing: the glossary of ARCHITECTURE.md against the code."""

import ast
import re
from collections import Counter
from functools import cache

from tests.shared import ROOT

SOURCE = ROOT / "src" / "summitreader"
_ROW = re.compile(r"^\| ([a-z ]+) \| `(\w+)(?:\.(\w+))?` \| (.+) \|$", re.MULTILINE)
GLOSSARY = _ROW.findall((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


@cache
def _classes() -> list[ast.ClassDef]:
    found: list[ast.ClassDef] = []
    bodies = [ast.parse(text).body for path in SOURCE.rglob("*.py") if "class " in (text := path.read_text("utf-8"))]
    for body in bodies:  # which grows: classes may stand in classes
        classes = [node for node in body if isinstance(node, ast.ClassDef)]
        found += classes
        bodies += [node.body for node in classes]
    return found


def test_the_glossary_has_some_thirty_terms_each_once() -> None:
    assert 18 <= len(GLOSSARY) <= 42
    assert len({term for term, *_ in GLOSSARY}) == len(GLOSSARY)


def test_every_term_is_one_class_of_the_code_or_a_field_of_one() -> None:
    for term, name, field, _ in GLOSSARY:
        homes = [node for node in _classes() if node.name == name]
        assert len(homes) == 1, f"{term}: {name} is defined {len(homes)} times"
        fields = {
            item.target.id
            for item in homes[0].body
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
        }
        assert not field or field in fields, f"{term}: {name} has no field {field}"


def test_no_two_classes_share_a_name() -> None:
    counts = Counter(node.name for node in _classes() if not node.name.startswith("_"))
    assert [name for name, count in counts.items() if count > 1] == []
