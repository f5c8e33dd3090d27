"""What tells one parser from another: its program and its words, whatever is written about them.

Comments, docstrings and the look of the source do not count, nor does the Python that reads it: figures need not be
taken again where somebody explains a rule better.
"""

import ast
import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.imports import SOURCE, imported

_EXPLAINS = "parser/rules.py"  # which has no say in what is found
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def parser_digest(source: Path = SOURCE) -> str:
    """Return the digest of the modules that the parser is made of, and of the word lists that they name."""
    digest, lists = hashlib.sha256(), set[str]()
    for path, module in sorted(_modules(source).items()):
        lists |= {*_word_lists(module)}
        digest.update(f"{path.relative_to(source).as_posix()} {''.join(_shape(module))}\n".encode())
    for name in sorted(lists):
        words = tomllib.loads((source / "data" / f"{name}.toml").read_text(encoding="utf-8"))
        digest.update(f"{name} {json.dumps(words, default=str)}\n".encode())
    return digest.hexdigest()


def _modules(source: Path) -> dict[Path, ast.Module]:
    """Return the parser's modules, and all that they import of the program, and what those import."""
    found: dict[Path, ast.Module] = {}
    left = [path for path in (source / "parser").rglob("*.py") if path != source / _EXPLAINS]
    for path in left:  # which grows
        if path not in found:
            found[path] = ast.parse(path.read_text(encoding="utf-8"))
            files = (source.parent.joinpath(*name.split(".")).with_suffix(".py") for name in imported(found[path]))
            left += (file for file in files if file.is_relative_to(source) and file.is_file())
    return found


def _word_lists(module: ast.Module) -> Iterator[str]:
    """Yield the lists that a module asks `word_file` for."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "word_file":
            (name,) = node.args
            if not isinstance(name, ast.Constant):
                raise TypeError(f"line {node.lineno}: the name of a word list has to stand in the call")
            yield str(name.value)


def _shape(node: object) -> Iterator[str]:
    """Yield a syntax tree as text. Not `ast.dump`: what that writes is not the same in every Python."""
    if isinstance(node, list):
        for item in node:
            yield from _shape(item)
    elif isinstance(node, ast.AST):
        yield f"({type(node).__name__}"
        for name, value in ast.iter_fields(node):
            if value is not None and value != [] and name not in ("kind", "type_comment"):
                yield f" {name}="
                yield from _shape(_undocumented(node, value) if name == "body" else value)
        yield ")"
    else:
        yield repr(node)


def _undocumented(node: ast.AST, body: object) -> object:
    """Return the body of a node without its docstring."""
    return body[1:] if isinstance(node, _DOCUMENTED) and isinstance(body, list) and ast.get_docstring(node) else body
