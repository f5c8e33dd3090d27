"""Articles as notes for Obsidian and Logseq: a file an article with front matter, a page for each speaker and theme.

Every page has a name of its own, so that a link is that name, and each leads back: from an article to its speakers and
themes, from these to all their articles.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from summitreader.exporters.citation.quotes import escaped
from summitreader.exporters.citation.words import words_of
from summitreader.exporters.codes import state_codes
from summitreader.exporters.documents.names import PageNames
from summitreader.exporters.documents.told import how_told
from summitreader.exporters.paragraphs import paragraphs
from summitreader.exporters.plain import agreement_line, event_line, in_order, voice_line
from summitreader.exporters.rows.make import TableSource
from summitreader.exporters.wording import day_written, office, one_line, source_of, why_nothing
from summitreader.model import Reading, Span, Speaker, Statement

# "[[", "{{", "((", "%%", "==", "$" and a tag's "#": what is markup there and none in CommonMark.
_TAKEN = re.compile(r"(?<!\\)(?:\[(?=\[)|\{(?=\{)|\((?=\()|%(?=%)|=(?==)|\$|(?<!\S)#(?=\w))")


@dataclass(slots=True)
class _Page:
    """A speaker's or a theme's page: its name, what is told of it, and a line for each article."""

    name: str
    title: str
    facts: dict[str, object]
    lines: list[str] = field(default_factory=list)


class _Vault:
    """All pages that share their names; those of speakers and themes are written when all articles are known."""

    def __init__(self) -> None:
        self.names = PageNames()
        self.articles: list[tuple[str, str]] = []
        self.speakers: dict[str, _Page] = {}
        self.themes: dict[str, _Page] = {}

    def speaker(self, speaker: Speaker) -> _Page:
        """Return the page of a speaker, whom all articles call by one name; of a joint voice that of its members."""
        name = one_line(speaker.name)
        if speaker.kind == "joint":
            name = f"{name} ({', '.join(map(one_line, speaker.members))})"
        if (page := self.speakers.get(name.casefold())) is None:
            country = one_line(speaker.country or "")
            facts: dict[str, object] = {
                "type": "speaker",
                "role": one_line(office(speaker)) if speaker.role else "",
                "country": country,
                "iso3": state_codes(country).iso3 or "",
            }
            page = self.speakers[name.casefold()] = _Page(self.names.free(name, "speaker"), name, facts)
        return page

    def theme(self, key: str, title: str) -> _Page:
        """Return the page of a theme."""
        if (page := self.themes.get(key)) is None:
            name = self.names.free(title, "theme")
            page = self.themes[key] = _Page(name, one_line(title), {"type": "theme", "key": key})
        return page


def write_notes(sources: Iterable[TableSource]) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder: the path of each, below the folder and with slashes, and what it holds."""
    vault = _Vault()
    for source in sources:
        yield _article(vault, source)
    for folder, pages in (("speakers", vault.speakers), ("themes", vault.themes)):
        for page in pages.values():
            yield f"{folder}/{page.name}.md", _index_page(page)
    yield f"{vault.names.free('Articles')}.md", _contents(vault)


def _article(vault: _Vault, source: TableSource) -> tuple[str, str]:
    reading = source.reading
    title, day = one_line(reading.article.shown_title) or "Untitled", day_written(reading.published)
    text = reading.article.text
    name = vault.names.free(f"{day} {title}".strip(), source.key)
    vault.articles.append((name, day))
    # "Both sides" of nobody knows whom have no page: they are others in each article.
    named = (one for one in reading.speakers if one.members or one.kind != "joint")
    speakers = {one.name: vault.speaker(one) for one in named if one.name}
    themes = [(theme, vault.theme(theme.name, theme.title)) for theme in in_order(reading.themes)]
    shown = _said_by(source)
    for speaker, page in speakers.items():
        said = len(shown.get(speaker, ()))
        page.lines.append(f"- {_link(name)}: {_counted(said, 'statement') if said else 'named'}")
    for theme, page in themes:
        page.lines.append(f"- {_link(name)}: {_counted(len(theme.spans), 'passage')}")
    lines = [
        *_front_matter(_facts(source, speakers.values(), [page for _, page in themes], title, day)),
        f"# {_plain(title)}",
        "",
        *(f"{_plain(line)}  " for line in _head(reading)),
        *_section("Who said what", _said(reading, shown, speakers)),
        *_section("Agreements", (f"- {_plain(agreement_line(one, text))}" for one in reading.agreements)),
        *_section("Themes", (f"- {_link(page.name)}" for _, page in themes)),
        *_section("Notes", _marks(source)),
        *_section("Text", _text(reading)),
    ]
    return f"articles/{name}.md", "\n".join(lines).rstrip() + "\n"


def _facts(
    source: TableSource, speakers: Iterable[_Page], themes: Iterable[_Page], title: str, day: str
) -> dict[str, object]:
    reading = source.reading
    article, event = reading.article, reading.event
    countries = dict.fromkeys(state_codes(one_line(one.country or "")).iso3 for one in reading.speakers)
    return {
        "type": "article",
        "title": title,
        "date": day,
        "outlet": reading.outlet,
        "citing": reading.citing,
        "address": one_line(article.url or ""),
        "event": event.kind if event else "",
        "place": one_line(event.place.of(article.text)) if event and event.place else "",
        "speakers": [_link(page.name) for page in speakers],
        "themes": [_link(page.name) for page in themes],
        "countries": [one for one in countries if one],
        "tags": [*dict.fromkeys(filter(None, (_tag(mark.text) for mark in source.marks if mark.kind == "tag")))],
        "key": source.key,
        "file": source.file,
    }


def _front_matter(facts: dict[str, object]) -> Iterator[str]:
    """Yield facts as YAML; what is not known stands there empty, so that every note has the same properties.

    A text of JSON, which is one of YAML too, holds whatever there is: colons, quotation marks, "no".
    """
    yield "---"
    for name, fact in facts.items():
        if isinstance(fact, list):
            yield f"{name}: [{', '.join(json.dumps(one, ensure_ascii=False) for one in fact)}]"
        else:
            told = fact if _is_day(name, fact) else json.dumps(fact, ensure_ascii=False) if fact else ""
            yield f"{name}: {told}".rstrip()
    yield from ("---", "")


def _is_day(name: str, fact: object) -> bool:
    """Return whether a fact is a day, which stands without quotation marks so that it is one for Obsidian too."""
    try:
        return name == "date" and bool(date.fromisoformat(str(fact)))
    except ValueError:
        return False


def _head(reading: Reading) -> Iterator[str]:
    if reading.event:
        yield one_line(event_line(reading.event, reading.article.text, reading.published))
    if source := source_of(reading):
        yield one_line(source)
    for note in reading.article.notes:
        yield f"Note: {one_line(note)}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return ["", f"## {title}", "", *body] if body else []


def _said_by(source: TableSource) -> dict[str, list[Statement]]:
    """Return the statements of an article by their speakers' names; where a search found some, those."""
    found: dict[str, list[Statement]] = {}
    for one in source.reading.statements:
        if source.passages is None or Span(one.start, one.end) in source.passages:
            found.setdefault(one.speaker, []).append(one)
    return found


def _said(reading: Reading, shown: dict[str, list[Statement]], speakers: dict[str, _Page]) -> Iterator[str]:
    blank: list[str] = []
    voices = {one.name: one for one in reading.speakers}
    for name, statements in shown.items():
        page, voice = speakers.get(name), _plain(one_line(voice_line(name, voices.get(name))))
        if page:
            voice = f"{_link(page.name)}{voice.removeprefix(_plain(one_line(name)))}"
        yield from (*blank, f"### {voice}", "", *(_statement(reading, one) for one in statements))
        blank = [""]
    if not reading.statements:
        yield _plain(why_nothing(reading))


def _statement(reading: Reading, statement: Statement) -> str:
    how = how_told(reading, statement)
    return f"- {_plain(one_line(words_of(reading, statement)))}" + (f" ({_plain(how)})" if how else "")


def _marks(source: TableSource) -> Iterator[str]:
    """Yield the reader's notes, each with the words that it is on."""
    for mark in source.marks:
        if mark.kind == "note" and mark.text:
            yield f"- “{_plain(one_line(mark.anchor.quote))}”: {_plain(one_line(mark.text))}"


def _text(reading: Reading) -> Iterator[str]:
    for piece in paragraphs(reading):
        yield from (_plain(one_line(piece.span.of(reading.article.text))), "")


def _index_page(page: _Page) -> str:
    return "\n".join((*_front_matter(page.facts), f"# {_plain(page.title)}", "", *page.lines)) + "\n"


def _contents(vault: _Vault) -> str:
    """Return the page that all others are found from, the last article first."""
    articles = sorted(vault.articles, key=lambda one: one[1], reverse=True)
    lines = [*_front_matter({"type": "index"}), "# Articles", "", *(f"- {_link(name)}" for name, _ in articles)]
    for title, pages in (("Speakers", vault.speakers), ("Themes", vault.themes)):
        ordered = sorted(pages.values(), key=lambda page: (-len(page.lines), page.name.casefold()))
        lines += _section(title, (f"- {_link(page.name)} ({len(page.lines)})" for page in ordered))
    return "\n".join(lines).rstrip() + "\n"


def _plain(words: str) -> str:
    """Return words of which neither Markdown nor Obsidian nor Logseq makes links, tags, sums, comments or marks."""
    return _TAKEN.sub(r"\\\g<0>", escaped(words))


def _link(name: str) -> str:
    return f"[[{name}]]"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tag(words: str) -> str:
    """Return a tag as Obsidian takes it: letters, figures, `_`, `-` and `/`."""
    return "-".join("".join(char if char.isalnum() or char in "_-/" else " " for char in words).split())
