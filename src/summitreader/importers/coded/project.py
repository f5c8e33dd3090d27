"""Coded projects (.qdpx): their texts as articles, what is coded in them as tags, memos as notes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.coded.coded_text import CodedText, Facts
from summitreader.importers.coded.codes import OURS, codes_of, guid_in, text_in
from summitreader.importers.office.numbering import local, value
from summitreader.importers.office.zipped import Container
from summitreader.importers.opened import Entry, ImportedProject, Listing
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.numbers import counted
from summitreader.model import Article

_INTERNAL = "internal://"
_TEXTS = ("TextSource", "Representation", "TextDescription", "Transcript")
_LEFT_OUT = {"Case": "case", "Set": "set", "Graph": "graph"}


def read_qdpx(data: bytes, name: str) -> ImportedProject:
    """Return the texts of a project with what is coded in them. Raises ImportFailed."""
    project = _Project(data, name)
    texts = []
    for source in project.sources():
        try:
            text = project.text(source)
            texts.append(text.imported())
            project.left_out.update(text.left_out)
            project.memos -= text.memos
        except ImportFailed as fault:
            project.faults.append(str(fault))
    codes = tuple(project.codes.values())
    if not texts and not codes:
        raise ImportFailed(next(iter(project.faults), f"cannot read '{name}': it holds neither texts nor codes"))
    return ImportedProject(project.title, tuple(texts), codes, project.notes())


def list_qdpx(data: bytes, name: str, member: str | None = None) -> Listing | Article:
    """Return the texts of a project as a list, or the one that is named by its identifier. Raises ImportFailed."""
    project = _Project(data, name)
    sources = {guid_in(value(source, "guid")): source for source in project.sources()}
    if member is not None:
        if member not in sources:
            raise ImportFailed(f"cannot read '{name}': it has no text '{member}'")
        return project.text(sources[member]).article
    if not sources:
        raise ImportFailed(f"cannot read '{name}': no text is in it")
    entries = tuple(
        Entry(clean_line(value(source, "name") or "") or guid, name, guid) for guid, source in sources.items()
    )
    return Listing(name, entries, ("what is coded in them comes along with: summitreader library import FILE",))


class _Project:
    """A project that is open: its codes, users and memos, looked up once."""

    def __init__(self, data: bytes, name: str) -> None:
        self._container, self._name = Container(data, name), name
        found = [path for path in self._container.members if path.casefold().endswith(".qde") and "/" not in path]
        root = self._container.xml(found[0]) if found else None
        if root is None or local(root) != "Project":
            raise ImportFailed(f"cannot read '{name}': it is no project of REFI-QDA")
        self._root = root
        self.title = clean_line(value(root, "name") or "") or name
        self.origin = clean_line(value(root, "origin") or "")
        self.codes = dict(codes_of(root))
        self.left_out: Counter[str] = Counter()
        self.faults: list[str] = []
        self._files = {path.rsplit("/", 1)[-1].casefold(): path for path in self._container.members}
        memos = {guid_in(value(note, "guid")): self._memo(note) for note in self._parts("Notes")}
        self.memos = set(memos)
        self._facts = Facts(
            origin=self.origin,
            codes={guid: code.path for guid, code in self.codes.items()},
            programs=frozenset(
                guid_in(value(user, "guid")) for user in self._parts("Users") if value(user, "name") == OURS
            ),
            variables={
                guid_in(value(one, "guid")): (value(one, "name") or "").casefold() for one in self._parts("Variables")
            },
            memos=memos,
            linked=self._linked(memos),
        )

    def sources(self) -> Iterator[Element]:
        """Yield what has a text: sources of text, and the texts that stand for pages, pictures and recordings."""
        for source in self._parts("Sources"):
            if local(source) == "TextSource":
                yield source
                continue
            texts = [part for part in source if local(part) in _TEXTS]
            for text in texts:
                if value(text, "name") is None:
                    text.set("name", value(source, "name") or "")
                yield text
            codings = sum(local(part) in ("Coding", "NoteRef") for part in source.iter())
            within = sum(local(part) in ("Coding", "NoteRef") for text in texts for part in text.iter())
            self.left_out["picture or sound coding"] += codings - within
            self.left_out["textless source"] += not texts

    def text(self, source: Element) -> CodedText:
        """Return a text with what is coded in it. Raises ImportFailed."""
        path = value(source, "plainTextPath") or ""
        file_name = path.removeprefix(_INTERNAL).rsplit("/", 1)[-1]
        name = clean_line(value(source, "name") or "") or clean_line(file_name) or guid_in(value(source, "guid"))
        content = next((part for part in source if local(part) == "PlainTextContent"), None)
        if content is not None:
            return CodedText(source, name, "".join(content.itertext()), (), self._facts)
        file = self._files.get(file_name.casefold())
        if file is None:
            where = "it stands outside of it" if path and not path.startswith(_INTERNAL) else "it is missing"
            raise ImportFailed(f"the text '{name}' of '{self._name}' is left out: {where}")
        raw, notes = decode(self._container.read(file), f"{self._name} › {name}")
        return CodedText(source, name, raw, notes, self._facts)

    def notes(self) -> tuple[str, ...]:
        """Return what could not be taken over, a sentence each."""
        for part in self._root.iter():
            if what := _LEFT_OUT.get(local(part)):
                self.left_out[what] += 1
        self.left_out["unattached memo"] += len(self.memos)
        if not self.origin.startswith(OURS):
            self.left_out["code description"] += sum(bool(code.about) for code in self.codes.values())
        counts = ", ".join(counted(count, what) for what, count in sorted(self.left_out.items()) if count)
        return (*self.faults, *([f"left out: {counts}"] if counts else []))

    def _parts(self, name: str) -> list[Element]:
        return [part for whole in self._root if local(whole) == name for part in whole]

    def _linked(self, memos: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the memos that links tie to something else, by what that is; links of no memo are left out."""
        linked: dict[str, list[str]] = {}
        for link in self._parts("Links"):
            ends = [guid_in(value(link, name)) for name in ("originGUID", "targetGUID")]
            found = [(memo, other) for memo, other in (ends, ends[::-1]) if memo in memos and other not in memos]
            for memo, other in found:
                linked.setdefault(other, []).append(memo)
            self.left_out["link"] += not found
        return linked

    def _memo(self, note: Element) -> str:
        """Return the words of a memo, "" where they cannot be read."""
        if words := text_in(note, "PlainTextContent"):
            return words
        path = (value(note, "plainTextPath") or "").removeprefix(_INTERNAL).rsplit("/", 1)[-1]
        file = self._files.get(path.casefold()) if path else None
        if file is None:
            return text_in(note, "Description") or clean_line(value(note, "name") or "")
        try:
            return clean(decode(self._container.read(file), self._name)[0]).strip()
        except ImportFailed as fault:
            self.faults.append(str(fault))
            return ""
