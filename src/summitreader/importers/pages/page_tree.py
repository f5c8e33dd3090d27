"""The pages of a PDF in order, as far as they can be found: its tree of pages may be cyclic, cut off or damaged.

pypdf refuses such a tree whole, and passes over entries that are no page without a word.
"""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

_END = b"\nstartxref\n0\n%%EOF\n"
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_MOST = 100_000  # entries of the tree
_MOST_LEFT_OUT = 10_000  # more pages than a damaged tree is believed to have lost


class PageList(NamedTuple):
    """Pages that pypdf can read, how many entries of the tree led to none, and whether there was no tree at all."""

    pages: list[Any]
    left_out: int
    is_as_in_file: bool


def open_pdf(data: bytes) -> tuple[Any, bool]:
    """Return pypdf's reader of a document, and whether its end is missing. Raises what pypdf does."""
    import pypdf

    try:
        return pypdf.PdfReader(io.BytesIO(data), strict=False), False
    except (MemoryError, RecursionError):
        raise
    except Exception:  # PdfReadError, and what else damage leads pypdf to
        # It was cut off: with an end, pypdf looks for the objects that are there.
        reader = pypdf.PdfReader(io.BytesIO(data + _END), strict=False)
        if not any(reader.xref.values()):
            raise
        return reader, True


def find_pages(reader: Any, most: int) -> PageList:
    """Return up to `most` pages of a document, and one more if it has more: those of its tree, or all it holds."""
    root = _dictionary(lambda: reader.root_object["/Pages"])
    if root is None:
        catalog = next((one for one in _objects(reader) if _type(one) == "/Catalog"), None)
        root = _dictionary(lambda: catalog["/Pages"]) if catalog is not None else None
    if root is not None:
        found, left_out = _walked(reader, root, most)
        if found:
            return PageList(found, left_out, False)
    pages = [_page(reader, one, {}) for one in _objects(reader) if _type(one) == "/Page"]
    return PageList(pages[: most + 1], 0, True)


def _walked(reader: Any, root: Any, most: int) -> tuple[list[Any], int]:
    """Return the pages below a node, and how many entries lead to none or back to a node that was there before."""
    pages: list[Any] = []
    bad, seen = 0, set[int]()
    waiting: list[tuple[Any, dict[str, Any]]] = [(root, {})]
    while waiting and len(pages) <= most and len(seen) + bad <= _MOST:
        node, above = waiting.pop()
        if node is None:
            bad += 1
        elif "/Kids" in node or _type(node) == "/Pages":
            kids = _resolved(lambda node=node: node["/Kids"])
            if id(node) in seen or not isinstance(kids, list):
                bad += 1
                continue
            seen.add(id(node))
            inherited = above | {key: node[key] for key in _INHERITED if key in node}
            waiting += [(_entry(kids, at), inherited) for at in range(min(len(kids), _MOST) - 1, -1, -1)]
        elif _type(node) in ("/Page", None) or "/Contents" in node:
            if id(node) not in seen:  # once more, its words would look like a running head
                pages.append(_page(reader, node, above))
            seen.add(id(node))
        else:
            bad += 1
    declared = _resolved(lambda: root["/Count"])
    missing = declared - len(pages) if isinstance(declared, int) and not waiting else 0
    return pages, missing if bad < missing <= _MOST_LEFT_OUT else bad


def _entry(kids: Any, at: int) -> Any:
    return _dictionary(lambda: kids[at])


def _page(reader: Any, node: Any, inherited: dict[str, Any]) -> Any:
    import pypdf

    page = pypdf.PageObject(reader, node.indirect_reference)
    page.update({key: value for key, value in inherited.items() if key not in node} | dict(node))
    return page


def _objects(reader: Any) -> Iterator[Any]:
    """Yield the dictionaries of a document in the order of their numbers."""
    from pypdf.generic import IndirectObject

    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        reference = IndirectObject(number, generation, reader)
        if (found := _dictionary(reference.get_object)) is not None:
            yield found


def _dictionary(get: Any) -> Any:
    """Return the dictionary that something leads to, None where it leads to anything else."""
    found = _resolved(get)
    return found if isinstance(found, dict) else None


def _resolved(get: Any) -> Any:
    """Return what something leads to, None where it cannot be read: pypdf raises whatever damage leads it to."""
    try:
        found = get()
        return found.get_object() if hasattr(found, "get_object") else found
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return None


def _type(node: Any) -> Any:
    return _resolved(lambda: node.get("/Type"))
