"""A search as it is typed, read into a tree: words, "phrases", field:value, OR, brackets, -not. No input is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from summitreader.library.search.fields import FIELDS

MOST_TERMS = 40
_DEEPEST = 20  # brackets inside brackets; SQLite takes no more than a hundred

_TOKEN = re.compile(
    r"(?P<no>-)?(?:(?P<field>[^\W\d_]+):)?"
    r'(?:(?P<open>\()|["“”](?P<phrase>[^"“”]*)(?:["“”]|$)|(?P<word>[^\s"“”()]+))|(?P<close>\))'
)
_OPERATORS = {"AND": "AND", "&": "AND", "&&": "AND", "OR": "OR", "or": "OR", "|": "OR", "||": "OR"}


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One thing that is asked for: a word or phrase, of a field ("": anywhere); `quoted` is meant as it is spelt."""

    text: str
    field: str = ""
    quoted: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a word that was typed without a field and without quotation marks."""
        return not self.field and not self.quoted


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """All of some things are asked for."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One of some things is enough."""

    nodes: "tuple[Node, ...]"


Node: TypeAlias = SearchTerm | Not | All | Either


def read_tree(text: str, notes: list[str]) -> All:
    """Return what a search asks for; what is not understood goes into `notes`.

    AND between two things binds more closely than OR, and OR more closely than standing side by side.
    """
    stack = [_Bracket()]
    terms = 0
    # Without what SQLite cannot hold, or would take for its end.
    for found in _TOKEN.finditer(text.encode("utf-8", "replace").decode().replace("\0", " ")):
        top = stack[-1]
        if found["close"]:
            if len(stack) > 1:
                stack.pop()
                stack[-1].add(top.node(), top.no)
        elif found["open"]:
            if len(stack) > _DEEPEST:
                notes.append(f"only {_DEEPEST} brackets are opened inside one another")
                continue
            named = _known_field(found["field"] or "", notes)
            stack.append(_Bracket(bool(found["no"]), named or top.field))
        elif found["word"] in _OPERATORS and not found["field"] and not found["no"]:
            top.join = _OPERATORS[found["word"]]
        elif found["word"] == "NOT" and not found["field"] and not found["no"]:
            top.refuses = True
        else:
            for term in _terms(found, top.field, notes):
                terms += 1
                if terms <= MOST_TERMS:
                    top.add(term, bool(found["no"]))
    if terms > MOST_TERMS:
        notes.append(f"only the first {MOST_TERMS} words were searched for")
    while len(stack) > 1:
        inner = stack.pop()
        stack[-1].add(inner.node(), inner.no)
    node = stack[0].node()
    return node if isinstance(node, All) else All((node,))


def terms_in(node: Node, positive: bool = True) -> Iterator[SearchTerm]:
    """Yield the terms that are asked for (or, not `positive`, those that are refused) in the order they were typed."""
    if isinstance(node, SearchTerm):
        if positive:
            yield node
    elif isinstance(node, Not):
        yield from terms_in(node.node, not positive)
    else:
        for one in node.nodes:
            yield from terms_in(one, positive)


class _Bracket:
    """What was read of a bracket so far: things side by side, each one of several, each of these all of several."""

    def __init__(self, no: bool = False, field: str = "") -> None:
        self.no, self.field = no, field
        self.join, self.refuses = "", False
        self._beside: list[list[list[Node]]] = []

    def add(self, node: Node, no: bool) -> None:
        """Take one more thing, joined to the last one as was said."""
        if isinstance(node, All) and not node.nodes:
            return
        if no or self.refuses:
            node = node.node if isinstance(node, Not) else Not(node)
        if self.join == "AND" and self._beside:
            self._beside[-1][-1].append(node)
        elif self.join == "OR" and self._beside:
            self._beside[-1].append([node])
        else:
            self._beside.append([[node]])
        self.join, self.refuses = "", False

    def node(self) -> Node:
        """Return what stands in the bracket."""
        return _all([_either([_all(chain) for chain in choices]) for choices in self._beside])


def _all(nodes: list[Node]) -> Node:
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, All) else (node,))]
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def _either(nodes: list[Node]) -> Node:
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, Either) else (node,))]
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def _terms(found: re.Match[str], of_bracket: str, notes: list[str]) -> Iterator[SearchTerm]:
    """Yield what a word or phrase asks for; a field that is none is a word."""
    named, quoted = found["field"] or "", found["phrase"] is not None
    value: str = found["phrase"] if quoted else found["word"]
    if not named and value.endswith(":") and value[:-1].casefold() in FIELDS:
        named, value = value[:-1], ""
    known = _known_field(named, notes)
    if named and not known:
        yield SearchTerm(named)
    if any(char.isalnum() for char in value):
        yield SearchTerm(value, known or ("" if named else of_bracket), quoted)
    elif known:
        notes.append(f"'{known}:' has no value")


def _known_field(named: str, notes: list[str]) -> str:
    small = named.casefold()
    if named and small not in FIELDS:
        notes.append(f"there is no field '{named}': searched as words (fields: {', '.join(FIELDS)})")
        return ""
    return small
