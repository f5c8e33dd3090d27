"""Articles with their codes as a project (.qdpx): a ZIP file with `project.qde` and the texts.

Positions count code points of a text from 0, the end is the first that is no longer selected (REFI-QDA 1.5, 10.2).
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from summitreader.exporters.qda.codebook import HEAD, ORIGIN, CodeTree, attribute, element, spaces
from summitreader.exporters.qda.coded import CodedPassage, Coder, coded_passages
from summitreader.exporters.qda.guids import guid_of
from summitreader.exporters.rows.make import TableSource
from summitreader.exporters.wording import day_written, one_line
from summitreader.model import Mark, Reading, Span

_SPACE = "urn:QDA-XML:project:1.0"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip file; what is written is the same on every day
_NAME = 40  # code points of a passage that it is called by
_FACTS = ("outlet", "citing", "author", "published", "address", "event", "place")
"""What is known of an article, which the project has as its variables."""


def write_qdpx(sources: Iterable[TableSource]) -> Iterator[bytes]:
    """Yield all articles as one project; a text that comes twice stands in it once."""
    packed, project = BytesIO(), _Project()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for source in sources:
            if path := project.add(source):
                _put(file, path, source.reading.article.text)
        _put(file, "project.qde", project.write())
    yield packed.getvalue()


def _put(file: ZipFile, path: str, text: str) -> None:
    file.writestr(ZipInfo(path, _FIRST_DAY), text.encode("utf-8", "replace"), ZIP_DEFLATED)


class _Project:
    """The project as it is written, article by article."""

    def __init__(self) -> None:
        self._codes = CodeTree()
        self._sources: dict[str, str] = {}
        self._notes: list[str] = []
        self._users: dict[Coder, str] = {}
        self._user("summitreader")

    def add(self, source: TableSource) -> str | None:
        """Take an article; return the path of its text, None where that is there already."""
        article = source.reading.article
        guid = guid_of("article", article.id)
        if guid in self._sources:
            return None
        notes: list[str] = []
        parts = [self._passage(passage, source, notes) for passage in coded_passages(source)]
        parts += notes
        parts += [
            f'<VariableValue><VariableRef targetGUID="{guid_of("variable", name)}"/>{element("TextValue", fact)}'
            "</VariableValue>\n"
            for name, fact in _facts(source.reading).items()
            if fact
        ]
        name = article.shown_title or source.file or source.key
        head = f'<TextSource guid="{guid}" name={attribute(name)} plainTextPath="internal://{guid}.txt"'
        self._sources[guid] = f'{head} creatingUser="{self._user("summitreader")}">\n{"".join(parts)}</TextSource>\n'
        return f"sources/{guid}.txt"

    def write(self) -> str:
        """Return `project.qde`, of all that was added."""
        users = "".join(f'<User guid="{guid}" name="{name}"/>' for name, guid in self._users.items())
        variables = "".join(
            f'<Variable guid="{guid_of("variable", name)}" name="{name}" typeOfVariable="Text"/>' for name in _FACTS
        )
        parts = [f"<Users>{users}</Users>\n<CodeBook>\n{self._codes.write()}</CodeBook>\n"]
        parts.append(f"<Variables>{variables}</Variables>\n")
        for name, inner in (("Sources", self._sources.values()), ("Notes", self._notes)):
            parts += [f"<{name}>\n", *inner, f"</{name}>\n"] if inner else []
        head = f'name="summitreader" origin={attribute(ORIGIN)} creatingUserGUID="{self._user("summitreader")}"'
        return f"{HEAD}<Project{spaces(_SPACE, 'Project')} {head}>\n{''.join(parts)}</Project>\n"

    def _passage(self, passage: CodedPassage, source: TableSource, of_article: list[str]) -> str:
        """Return a passage as a selection; of one that is nowhere in the text, a note of the whole article."""
        self._codes.add(passage.codes)
        user = self._user(passage.coder)
        by = f'creatingUser="{user}"'
        by += f' creationDateTime="{passage.made}"' if passage.made else ""
        if passage.span is None:
            of_article.append(self._note(passage, by, _words_of_lost(passage.mark) if passage.mark else ""))
            return ""
        note = self._note(passage, by, passage.note) if passage.note else ""
        codings = "".join(
            f'<Coding guid="{guid_of("coding", passage.guid, code.guid)}" {by}>'
            f'<CodeRef targetGUID="{code.guid}"/></Coding>'
            for code in passage.codes
        )
        # A note is a description too: not every program follows references to notes from passages.
        span = passage.span
        name = one_line(span.of(source.reading.article.text)[: 4 * _NAME])[:_NAME]
        return (
            f'<PlainTextSelection guid="{passage.guid}" name={attribute(name)} startPosition="{span.start}" '
            f'endPosition="{span.end}" {by}>{element("Description", passage.about or passage.note)}{codings}{note}'
            "</PlainTextSelection>\n"
        )

    def _note(self, passage: CodedPassage, by: str, words: str) -> str:
        """Take a note, and return the reference to it."""
        guid = guid_of("note", passage.guid)
        name = one_line(words[: 4 * _NAME])[:_NAME]
        content = element("PlainTextContent", words)
        self._notes.append(f'<Note guid="{guid}" name={attribute(name)} {by}>{content}</Note>\n')
        return f'<NoteRef targetGUID="{guid}"/>'

    def _user(self, name: Coder) -> str:
        return self._users.setdefault(name, guid_of("user", name))


def _facts(reading: Reading) -> dict[str, str]:
    article, event = reading.article, reading.event
    place: Span | None = event.place if event else None
    found = (
        *(reading.outlet, reading.citing, article.author or "", day_written(reading.published), article.url or ""),
        *(event.kind if event else "", place.of(article.text) if place else ""),
    )
    return dict(zip(_FACTS, map(one_line, found), strict=True))


def _words_of_lost(mark: Mark) -> str:
    """Return what a mark says whose words are no longer in the text."""
    said = f" “{mark.text}”" if mark.text else ""
    return f"{mark.kind}{said} on “{mark.anchor.quote}”, which is not in this text"
