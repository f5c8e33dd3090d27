"""ZIP archives of articles: a list to choose from; members are read in memory, archives in archives are not opened."""

from typing import NamedTuple

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name
from summitreader.importers.kinds import Kind, is_readable, kind_of
from summitreader.importers.office.zipped import Container
from summitreader.importers.opened import Entry, Listing


class Member(NamedTuple):
    """A file of an archive, as it is read: `name` is that of archive and member, as it may be shown."""

    kind: Kind
    data: bytes
    name: str


def list_zip(data: bytes, name: str) -> Listing:
    """Return the list of an archive's articles.

    Raises:
        ImportFailed: If it has none.
    """
    members = Container(data, name).members
    paths = [path for path in sorted(members) if is_readable(path)]
    if not paths:
        raise ImportFailed(f"cannot read '{name}': no file in it is an article")
    left_out = len(members) - len(paths)
    entries = tuple(Entry(clean_name(path), name, path, _size(members[path].file_size)) for path in paths)
    return Listing(name, entries, (f"{left_out} files that are no articles are left out",) if left_out else ())


def read_member(data: bytes, name: str, path: str) -> Member:
    """Return one file of an archive.

    Raises:
        ImportFailed: If there is none, or it is an archive itself.
    """
    content, shown = Container(data, name).read(path), clean_name(f"{name} › {path}")
    kind = kind_of(content, path)
    if kind == "zip":
        raise ImportFailed(f"cannot read '{shown}': archives in archives are not opened (unpack it first)")
    return Member(kind, content, shown)


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size >= 1000 else f"{size} bytes"
