"""ZIP archives of articles: a list to choose from; members are read in memory, archives in archives are not opened."""

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name
from summitreader.importers.kinds import LIGHT, kind_of, may_be_read, suffix_kind
from summitreader.importers.office.zipped import Container
from summitreader.importers.opened import Entry, Listing, Opened
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.markdown import read_markdown
from summitreader.importers.plain.text import read_text


def read_zip(data: bytes, name: str, member: str | None = None) -> Opened:
    """The list of an archive's articles, or the article `member`. Raises ImportFailed."""
    from summitreader.importers.process.worker import read_kind

    container = Container(data, name)
    if member is None:
        names = [path for path in sorted(container.members) if readable(path)]
        if not names:
            raise ImportFailed(f"cannot read '{name}': no file in it is an article")
        left_out = len(container.members) - len(names)
        entries = tuple(Entry(clean_name(path), name, path, _size(container.members[path].file_size)) for path in names)
        return Listing(name, entries, (f"{left_out} files that are no articles are left out",) if left_out else ())
    content, shown = container.read(member), clean_name(f"{name} › {member}")
    kind = kind_of(content, member)
    if kind == "zip":
        raise ImportFailed(f"cannot read '{shown}': archives in archives are not opened (unpack it first)")
    if kind in LIGHT:
        text, notes = decode(content, shown)
        return read_markdown(text, notes) if kind == "markdown" else read_text(text, notes)
    return read_kind(kind, content, shown)


def readable(path: str) -> bool:
    """Whether a file's name says that it may hold an article: of a known format or text, and not hidden."""
    parts = path.replace("\\", "/").split("/")
    if any(part.startswith((".", "__MACOSX", "~$")) for part in parts if part not in (".", "..")):
        return False
    return may_be_read(parts[-1]) and suffix_kind(path) != "zip"


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size >= 1000 else f"{size} bytes"
