"""Codebooks (.qdc)."""

from summitreader.errors import ImportFailed
from summitreader.importers.coded.codes import OURS, codes_of
from summitreader.importers.office.numbering import local, value
from summitreader.importers.office.zipped import read_xml
from summitreader.importers.opened import ImportedCode, ImportedProject

_FOLDERS = ("Themes", "Tags")


def read_qdc(data: bytes, name: str) -> ImportedProject:
    """Return the codes of a codebook. Raises ImportFailed."""
    root = read_xml(data, name)
    if local(root) != "CodeBook":
        raise ImportFailed(f"cannot read '{name}': it is no codebook of REFI-QDA")
    codes = tuple(code for _, code in codes_of(root))
    if (value(root, "origin") or "").startswith(OURS):
        # Of what summitreader names, the themes and the reader's tags are anybody's; speakers and acts it finds itself.
        codes = tuple(
            ImportedCode(code.path[1:], code.about) for code in codes if code.path[0] in _FOLDERS and code.path[1:]
        )
    if not codes:
        raise ImportFailed(f"cannot read '{name}': it holds no code")
    return ImportedProject(name, codes=codes)
