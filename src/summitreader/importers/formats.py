"""Which function reads which kind of source. Each importer is loaded when its kind is first met."""

from collections.abc import Callable
from importlib import import_module

from summitreader.importers.kinds import ZIPPED, Kind
from summitreader.importers.opened import ImportedProject, Opened

# Of each kind the module, its function, and what else than bytes and a name that function takes.
_READERS: dict[Kind, tuple[str, str, tuple[str, ...]]] = {
    "text": ("plain.text", "read_text_file", ("charset",)),
    "markdown": ("plain.markdown", "read_markdown_file", ("charset",)),
    "html": ("web.html", "read_html", ("charset", "url")),
    "mhtml": ("mail", "read_mhtml", ()),
    "mail": ("mail", "read_mail", ()),
    "pdf": ("pages.pdf", "read_pdf", ()),
    "docx": ("office.docx", "read_docx", ()),
    "odt": ("office.odt", "read_odt", ()),
    "epub": ("office.epub", "read_epub", ("member",)),
    "rtf": ("office.rtf", "read_rtf", ()),
    "feed": ("feeds", "read_feed", ("member",)),
    "zip": ("archives", "list_zip", ()),
    "qdpx": ("coded.project", "list_qdpx", ("member",)),
}
# What other programs say of passages.
_PROJECT_READERS: dict[Kind, tuple[str, str]] = {
    "qdpx": ("coded.project", "read_qdpx"),
    "qdc": ("coded.codebook", "read_qdc"),
    "annotations": ("coded.annotations", "read_annotations"),
}


def read_kind(kind: Kind, data: bytes, name: str, given: dict[str, str]) -> Opened:
    """Return the article or listing in bytes of a known kind.

    Args:
        kind: which importer reads them.
        data: the bytes.
        name: what to call them in messages.
        given: what else is known, of charset, url and member; what the importer does not take is passed over.

    Raises:
        ImportFailed: there is no article in them.
    """
    if kind in ZIPPED and data.startswith(b"PK"):
        from summitreader.importers.office.zipped import Container

        kind = Container(data, name).kind(kind)
    if kind == "zip" and "member" in given:
        from summitreader.importers.archives import read_member

        member = read_member(data, name, given["member"])
        return read_kind(member.kind, member.data, member.name, {})
    _, _, takes = _READERS[kind]
    return load(kind)(data, name, **{key: value for key, value in given.items() if key in takes})


def read_project(kind: Kind, data: bytes, name: str) -> ImportedProject:
    """Return what a coded project, a codebook or annotations in bytes hold. Raises ImportFailed."""
    module, function = _PROJECT_READERS[kind]
    project: ImportedProject = getattr(import_module(f"summitreader.importers.{module}"), function)(data, name)
    return project


def load(kind: Kind) -> Callable[..., Opened]:
    """Return the function that reads a kind, with the libraries that it needs."""
    module, function, _ = _READERS[kind]
    reader: Callable[..., Opened] = getattr(import_module(f"summitreader.importers.{module}"), function)
    return reader
