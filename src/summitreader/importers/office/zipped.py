"""ZIP containers and the XML in them, with limits: what is too much is refused before it is unpacked.

Nothing is ever written to disk; members are read by name, and their names are only ever shown.
"""

import io
import lzma
import struct
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

from summitreader.errors import ImportFailed
from summitreader.importers.kinds import Kind

MOST_MEMBERS = 2_000
_DIRECTORY = 1_000_000  # bytes of the directory: so many files with names of 450 characters
MOST_BYTES = 100_000_000
MOST_RATIO = 200  # unpacked to packed: office files stay below 30, bombs begin at 1,000
_SMALL = 1_000_000  # bytes: a file of blanks may pack any ratio, and harms nobody

_MEDIA_TYPES: dict[str, Kind] = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
}
_END = b"PK\x05\x06"  # begins the record at a container's end, which counts what is in it


class Container:
    """A ZIP file held in memory. Raises ImportFailed if it is damaged, encrypted or a bomb."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if _declared_members(data) > MOST_MEMBERS:
            raise ImportFailed(f"cannot read '{name}': it holds more than {MOST_MEMBERS} files")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ImportFailed(f"cannot read '{name}': its ZIP container is damaged") from error
        if len(self._archive.infolist()) > MOST_MEMBERS:  # the directory's own count can lie
            raise ImportFailed(f"cannot read '{name}': it holds more than {MOST_MEMBERS} files")
        self.members = {info.filename: info for info in self._archive.infolist() if not info.is_dir()}
        total = sum(info.file_size for info in self.members.values())
        packed = sum(info.compress_size for info in self.members.values())
        if total > MOST_BYTES or (total > _SMALL and total > MOST_RATIO * max(packed, 1)):
            raise ImportFailed(f"cannot read '{name}': it would unpack to {total // 1_000_000} MB, as a ZIP bomb does")

    def read(self, member: str) -> bytes:
        """Return a member's bytes. Headers can lie: what unpacks to more than they say is refused."""
        info = self.members.get(member)
        if info is None:
            raise ImportFailed(f"cannot read '{self.name}': it has no part '{member}'")
        if info.flag_bits & 1:
            raise ImportFailed(
                f"cannot read '{self.name}': it is encrypted (open it elsewhere and save it without password)"
            )
        try:
            with self._archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            EOFError,
            RuntimeError,
            zlib.error,
            lzma.LZMAError,
        ) as error:
            raise ImportFailed(f"cannot read '{self.name}': its part '{member}' is damaged") from error
        if len(data) > info.file_size:
            raise ImportFailed(f"cannot read '{self.name}': its part '{member}' is larger than it says")
        return data

    def kind(self, by_suffix: Kind) -> Kind:
        """Return what the container is, by its members; what its name says where they do not tell."""
        if "word/document.xml" in self.members or ("[Content_Types].xml" in self.members and by_suffix == "docx"):
            return "docx"
        if "project.qde" in self.members:
            return "qdpx"
        if "mimetype" in self.members and self.members["mimetype"].file_size < 200:
            return _MEDIA_TYPES.get(self.read("mimetype").decode("ascii", "replace").strip(), by_suffix)
        return "epub" if "META-INF/container.xml" in self.members else by_suffix

    def xml(self, member: str) -> ElementTree.Element | None:
        """Return a member's XML tree, None where there is no such member. A DOCTYPE is refused: entities are bombs."""
        return read_xml(self.read(member), self.name) if member in self.members else None


def _declared_members(data: bytes) -> int:
    """Return how many members the end of a container declares, before its directory is read: a name takes 500 bytes."""
    at = data.rfind(_END, max(0, len(data) - 66_000))
    if at < 0 or len(data) < at + 16:
        return 0
    count, size = struct.unpack("<10xHI", data[at : at + 16])
    return max(int(count), MOST_MEMBERS + 1 if size > _DIRECTORY else 0)


def read_xml(data: bytes, name: str) -> ElementTree.Element:
    """Return the tree of XML without DOCTYPE. Raises ImportFailed."""
    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=_WithoutDoctype(name)))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ImportFailed(f"cannot read '{name}': its XML is damaged ({error})") from error


class _WithoutDoctype(ElementTree.TreeBuilder):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ImportFailed(f"cannot read '{self._name}': its XML has a DOCTYPE, which such files do not need")
