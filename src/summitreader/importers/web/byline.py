"""Who wrote a page's article, and which agency it comes from: JSON-LD, meta fields, marked elements, the byline."""

import re
from collections.abc import Iterator
from itertools import takewhile

import lxml.html

from summitreader.importers.web.declared import Declared
from summitreader.importers.web.headline_context import HeadlineContext
from summitreader.importers.web.json_ld import names_of, words_of
from summitreader.importers.web.outlet import outlet_key
from summitreader.importers.web.regions import LOOKED_AT, misplaced

_NAMES_SPLIT = re.compile(r"(?:(?<!\s)\s+)?(?:(?:,|;|&|\band\b|\bet\b|\bund\b|\by\b)\s+|;\s*)")
_VERB = (
    r"(?:written|posted|published|reported|publi\w+|escrit\w+|écrit|scritto|pubblicato|geschrieben|veröffentlicht"
    r"|geschreven|geplaatst|ditulis|texte|texto|testo)"
)
_BY = re.compile(
    rf"^(?:(?:\w+\s+){{0,2}}by\b|(?:{_VERB}\s+)?(?:von|par|por|di|door|oleh)\b|{_VERB}\s+(?:da|de|av|af)\b"
    r"|(?:author|text|words|story|autora?|auteur|autore|redactora?|автор|текст)\s*:):?\s*",
    re.IGNORECASE,
)
_DAYS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|\w*day"
)
_NO_WORD_OF_A_NAME = (
    rf"published|updated|posted|on|in|at|for|follow|is|a|view|more|special|last|senior|chief|political|{_DAYS}"
)
_AFTER_NAME = re.compile(
    r"(?:(?<!\s)\s+)?(?:\||•|·|–|—|\s-\s|/|\n|@\w|(?<!\S)[^\s@]++@\S|\(|\d|[\s,](?:the|staff|reporter|writer|editor|correspondent|contributor"
    rf"|{_NO_WORD_OF_A_NAME})\b).*",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    rf"https?:|www\.|^\W*$|^(?:{_NO_WORD_OF_A_NAME})\b"
    r"|^(?:admin\w*|editors?|staff|author|unknown|none|null|guest|webmaster|user|root|default|home|press)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:Reuters|Associated Press|AP|AFP|Agence France-Presse|Xinhua|TASS|RIA Novosti|Interfax|Kyodo(?: News)?|Yonhap"
    r"|DPA|EFE|ANSA|PTI|Press Trust of India|ANI|Anadolu(?: Agency)?|UPI|PA Media|Press Association|Bloomberg|CNA"
    r"|Ukrinform|IRNA|SPA|WAM|KCNA)\b"
)
_NAME_ENDED = re.compile(r"(\S+ .*?[^\W\d_]{3,})\. ")  # the stop of an initial, `Dr.` or `Jr.` ends no name
_CAPITALS = re.compile(r"(?![a-z]).*?(?:^|\s)(?![a-z])\S+$")
_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "article_author", "article.author", "authors", "cxenseparse:author", "rnews:creator", "citation_author",
    "og:article:author",
)  # fmt: skip
_OF_SOURCE = ("sourceOrganization", "provider", "copyrightHolder")
_META_OF_AUTHORS = re.compile(r"(?!smart|og:image|og:video|twitter).*[.:_-](?:authors?|author_?name|byline)$")
_MARKED = (
    './/*[@itemprop="author"]//*[@itemprop="name"]',
    './/*[@itemprop="author"]',
    './/a[contains(@rel,"author")]',
    './/*[contains(@class,"author-name")]',
    './/*[contains(@class,"byline__name")]',
    './/*[contains(@class,"byline")]',
    './/*[contains(@class,"author")]',
    './/*[contains(@class,"vcard")]//*[contains(@class,"fn")]',
    './/*[contains(@class,"autor")]',
)
_NEAR = 25  # runs of words after the headline among which a byline stands
_TEXT = 150  # code points of a run that is the article's text, or its summary
_BETWEEN_NAMES = frozenset({",", "&", "and", "et", "und", "y", "e", "i", "и"})


def find_author(
    tree: lxml.html.HtmlElement, declared: Declared, around: HeadlineContext, publisher: str | None
) -> str | None:
    """Return who wrote the article, names with commas between; the outlet itself only where nobody else signs.

    Args:
        tree: the page.
        declared: what it says about itself.
        around: what stands around its headline.
        publisher: its outlet.
    """
    own = ""
    for said in _candidates(tree, declared, around):
        found = find_names(said, publisher)
        names = ", ".join(found)
        if names and outlet_key(names) != outlet_key(publisher or ""):
            # A page's data may name only the first of several.
            signed = (find_names(words, publisher) for words in _signed(around))
            return ", ".join(next((more for more in signed if set(found) < set(more)), found))
        own = own or names
    return own or None


def find_names(said: list[str], publisher: str | None) -> list[str]:
    """Return the names among the words, cleaned, each once: `By ANNA SMITH, AP | Post Staff` is Anna Smith."""
    found: list[str] = []
    for name in (part for words in said if not _NO_NAME.search(words) for part in _NAMES_SPLIT.split(words)):
        name = _AFTER_NAME.sub("", _BY.sub("", name.strip())).strip(" ,.;:-–—|")
        name = _without_outlet(name)
        if name.isupper() and " " in name:
            name = name.title()
        if 1 < len(name) <= 60 and len(name.split()) <= 6 and not _NO_NAME.search(name) and name not in found:
            found.append(name)
    outside = [name for name in found if outlet_key(name) != outlet_key(publisher or "")]
    people = [name for name in outside if " " in name and not _AGENCY.search(name)]
    return (people or outside or found)[:8]


def find_agency(declared: Declared, author: str | None, publisher: str | None) -> str | None:
    """Return the agency or outlet that the publisher takes the article from, where the page's data say so."""
    said = [words_of(item.get(key)) for item in declared.linked for key in _OF_SOURCE]
    said += [name for item in declared.linked for name in names_of(item.get("author"))]
    said += [declared.meta.get(key, "") for key in (*_META, "source", "article:source", "dc.source", "news_source")]
    for name in (author or "", *said):
        agency = _AGENCY.search(name)
        if agency and not (publisher and outlet_key(agency[0]) in outlet_key(publisher)):
            return agency[0]
    return None


def _candidates(tree: lxml.html.HtmlElement, declared: Declared, around: HeadlineContext) -> Iterator[list[str]]:
    """Yield words that should be names of authors, the surest first."""
    for item in declared.linked:
        yield [name for key in ("author", "creator") for name in names_of(item.get(key))]
    meta = declared.meta
    others = [key for key in meta if _META_OF_AUTHORS.match(key)]
    for key in (*_META, *others):
        if key in meta:
            yield [meta[key]]
    for path in _MARKED:
        for element in tree.xpath(path)[:LOOKED_AT]:
            words = " ".join(" ".join(element.itertext()).split())
            if element.tag in ("meta", "link", "img") or len(words) > 200 or misplaced(element, strict=True):
                continue
            if _BY.match(words) or len(words) < 50:
                yield [_BY.sub("", words)]
    yield from _signed(around)


def _signed(around: HeadlineContext) -> Iterator[list[str]]:
    """Yield the names of `By Anna Smith` next to the headline, in one run or, where the names are links, in several."""
    near = tuple(takewhile(lambda run: len(run) <= _TEXT, around.after[:_NEAR]))
    for runs in (near, around.before):
        for at, run in enumerate(runs):
            sign = _BY.match(run)
            if sign and sign.end() < len(run):
                # What begins like a byline may be a sentence: names have capitals, or are written without any.
                yield [name for name in find_names([run[sign.end() :]], None) if _CAPITALS.match(name)]
            elif sign and at + 1 < len(runs):
                names = [runs[at + 1]]
                for between, name in zip(runs[at + 2 :: 2], runs[at + 3 :: 2], strict=False):
                    if between not in _BETWEEN_NAMES:
                        break
                    names.append(name)
                yield names


def _without_outlet(name: str) -> str:
    """Return `Anna Smith. Daily Post` and `Anna Smith Associated Press` less who they write for."""
    agency = _AGENCY.search(name)
    if agency and agency.end() == len(name) and name[: agency.start()].count(" ") > 1:
        name = name[: agency.start()].strip(" ,.-–—")
    ended = _NAME_ENDED.match(name)
    return ended[1] if ended else name
