"""The reference of the Python interface, written from the docstrings of what `import summitreader` gives."""

import inspect
import re
from dataclasses import fields, is_dataclass
from types import FunctionType
from typing import get_args

import summitreader
from summitreader.exporters.rows.columns import COLUMNS

_SECTION = re.compile(r"^(Args|Returns|Raises):\n((?:[ ]{4}.*\n?)+)", re.MULTILINE)
_EXAMPLE = re.compile(r"^>>> (?:.+\n?)+", re.MULTILINE)
_ALIASES: dict[object, str] = {
    summitreader.Record: "Record",
    summitreader.RecordKind: "RecordKind",
}
_MODULES = re.compile(r"\b(?:\w+\.)+(?=\w)")
_OPTIONAL = re.compile(r"Optional\[(Literal\[.*?\])\]")
_ITEM = re.compile(r"^(\w+): ")


def api_page() -> str:
    """Return all functions, values and errors of the interface, each with its docstring."""
    nouns = [getattr(summitreader, name) for names in summitreader._HOMES.values() for name in names.split()]
    classes = [one for one in nouns if inspect.isclass(one) and one is not dict]
    faults = [one for one in classes if issubclass(one, Exception)]
    return "\n".join(
        (
            "## Functions\n",
            *(
                _function(part)
                for name, part in vars(summitreader).items()
                if inspect.isfunction(part) and name[0] != "_"
            ),
            "## Records\n",
            "`RecordKind` is the name of a kind, `Record` a dict of these keys:\n",
            *(f"- `{kind}`: {_keys(kind)}" for kind in get_args(summitreader.RecordKind)),
            "\n## Values\n",
            *(_value(one) for one in classes if one not in faults),
            "## Errors\n",
            *(
                f"- `{one.__name__}` (`{one.__mro__[1].__name__}`): {_prose(inspect.getdoc(one) or '')}"
                for one in faults
            ),
            "",
        )
    )


def _is_ours(function: FunctionType) -> bool:
    return function.__name__ in summitreader.__all__


def _function(function: FunctionType) -> str:
    return f"### `{function.__name__}{_signature(function)}`\n\n{_told(inspect.getdoc(function) or '')}\n"


def _fault(one: type) -> str:
    return f"- `{one.__name__}` (`{one.__mro__[1].__name__}`): {_prose(inspect.getdoc(one) or '')}"


def _value(value: type) -> str:
    told = f"### `{value.__name__}`\n\n{_told(inspect.getdoc(value) or '')}\n"
    if is_dataclass(value):
        told += "\n| field | type |\n|---|---|\n"
        told += "".join(f"| `{one.name}` | `{_in_cell(one.type)}` |\n" for one in fields(value))
    for name, part in vars(value).items():
        if not name.startswith("_") and isinstance(part, property):
            told += f"\n`.{name}`: {_told(inspect.getdoc(part) or '')}\n"
        elif not name.startswith("_") and inspect.isfunction(part) and name not in _NOT_FOR_ALL:
            told += f"\n`.{name}{_signature(part)}`: {_told(inspect.getdoc(part) or '')}\n"
    return told


_NOT_FOR_ALL = ("reading", "writing")
"""What the program's own verbs do with the library's file, whose tables are no interface."""


def _signature(function: FunctionType) -> str:
    whole = inspect.signature(function)
    given = [one for one in whole.parameters.values() if one.name != "self"]
    told = ", ".join(
        f"{one.name}: {_type(one.annotation)}" + ("" if one.default is one.empty else f" = {one.default!r}")
        for one in given
    )
    return f"({told}) -> {_type(whole.return_annotation)}"


def _in_cell(annotation: object) -> str:
    return _type(annotation).replace("|", "\\|")


def _type(annotation: object) -> str:
    """Return a type as the source has it, without the modules that its names are from."""
    bare = annotation.__name__ if isinstance(annotation, type) and not get_args(annotation) else f"{annotation}"
    for alias, name in _ALIASES.items():
        bare = bare.replace(str(alias), name)
    return _OPTIONAL.sub(r"\1 | None", _MODULES.sub("", bare))


def _told(doc: str) -> str:
    """Return a docstring as Markdown: its sections as lists, its examples as code."""
    doc = _SECTION.sub(_section, doc + "\n")
    return _EXAMPLE.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", doc).rstrip()


def _section(found: re.Match[str]) -> str:
    body = inspect.cleandoc(found[2])
    if found[1] == "Returns":
        return f"**Returns** {_prose(body)}\n"
    items = (_ITEM.sub(r"- `\1`: ", _prose(item)) for item in re.split(r"\n(?=\w+: )", body))
    return "\n".join((f"**{found[1]}**\n", *items, ""))


def _keys(kind: str) -> str:
    return ", ".join(f"`{column.name}`" for known, columns in COLUMNS.items() if known == kind for column in columns)


def _prose(words: str) -> str:
    return " ".join(words.split())
