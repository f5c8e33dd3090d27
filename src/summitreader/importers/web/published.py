"""When a page was published: its data, its address, its `<time>` elements, what stands under the headline."""

import re
from collections.abc import Iterator
from datetime import date

import lxml.html

from summitreader.importers.plain.dates import find_date
from summitreader.importers.web.declared import Declared
from summitreader.importers.web.headline_context import HeadlineContext
from summitreader.importers.web.json_ld import words_of
from summitreader.importers.web.regions import LOOKED_AT, misplaced

_META = (
    "article:published_time", "article:published", "datepublished", "og:published_time", "article.published",
    "parsely-pub-date", "sailthru.date", "pub_date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created",
    "datecreated",
    "date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "shareaholic:article_published_time", "bt:pubdate", "citation_publication_date",
)  # fmt: skip
_META_OF_CHANGE = ("last-modified", "article:modified_time", "datemodified", "og:updated_time")
_PUBLISHED = re.compile(
    r"\b(?:first\s+)?(?:publish|posted|publi[eéc]|veröffentlicht|erstellt|pubblicato|opublikowan|опубликован|gepubliceerd)\w*",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|amended|edited|last\s+(?:change|review|revis)|aktualisiert|geändert|mis(?:e)?\s+à\s+jour"
    r"|modifi[eé]|actualizad|atualizad|aggiornat|обновлен|изменен|bijgewerkt|zaktualizowan)\w*",
    re.IGNORECASE,
)
_LABEL = 40  # code points before a date that say which date it is
_SHORT = 80  # code points: longer runs are sentences that tell of other days
_SAME = 2  # days: time zones set the page's data and its address apart by one


def find_published(
    tree: lxml.html.HtmlElement, declared: Declared, around: HeadlineContext, address: str | None
) -> str | None:
    """Return the day of publication as `YYYY-MM-DD`, in the page's own time zone. Never raises.

    Args:
        tree: the page.
        declared: what it says about itself.
        around: what stands around its headline.
        address: where it stands; many addresses have a date in them.
    """
    meta, linked = declared.meta, declared.linked
    stated = [words_of(item.get(key)) for key in ("datePublished", "dateCreated", "uploadDate") for item in linked]
    stated += [meta.get(key, "") for key in _META]
    if day := _first(stated):
        return day
    day = _first(_times(tree))
    in_address = _date_in(address or "")
    if day and in_address and abs((date.fromisoformat(day) - date.fromisoformat(in_address)).days) > _SAME:
        return in_address  # the first time on the page need not be the article's
    if day or in_address:
        return day or in_address
    changed = (meta.get(key, "") for key in _META_OF_CHANGE)
    return _first(_dated(tree)) or _first(
        [_under_headline(around), *changed, *(words_of(i.get("dateModified")) for i in linked)]
    )


def _first(said: list[str] | Iterator[str]) -> str | None:
    days = ((find_date(_without_updates(words)) or find_date(words)) for words in said if words)
    return next(filter(None, days), None)


def _without_updates(words: str) -> str:
    """Return `Updated 14 March | Published 11 March` from the publication on, or what stands before an update."""
    if published := _PUBLISHED.search(words):
        return words[published.end() :]
    updated = _UPDATED.search(words)
    return words[: updated.start()] if updated else words


def _times(tree: lxml.html.HtmlElement) -> list[str]:
    """Return what `<time>` elements say: first those marked as the day of publication, then the others."""
    marked: list[str] = []
    others: list[str] = []
    for element in tree.xpath('.//*[@itemprop="datePublished"]')[:LOOKED_AT]:
        marked.append(element.get("content") or element.get("datetime") or element.text_content())
    for element in list(tree.iter("time"))[:LOOKED_AT]:
        name = (element.get("class") or "").lower()
        if misplaced(element, strict=True) or "updat" in name or "modif" in name:
            continue
        if _UPDATED.search(_words_before(element)):
            continue
        first = element.get("pubdate") is not None or re.search(r"publish|entry-date|posted", name)
        (marked if first else others).append(element.get("datetime") or element.text_content())
    return marked + others


def _words_before(element: lxml.html.HtmlElement) -> str:
    """Return the words right before an element: its label, in an element of its own or in none."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return (parent.text or "") if parent is not None else ""
    return (previous.tail or "").strip() or previous.text_content()[-_LABEL:]


def _dated(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the words of elements that are named after dates."""
    named = ("@class,'date'", "@id,'date'", "@class,'time'", "@class,'publish'", "@class,'byline'")
    path = f".//*[{' or '.join(f'contains({name})' for name in named)}]"
    for element in tree.xpath(path)[: 4 * LOOKED_AT]:
        words = " ".join(element.text_content().split())
        if 6 <= len(words) <= 200 and not misplaced(element, strict=True):
            yield words


def _under_headline(around: HeadlineContext) -> str:
    """Return the short run of words with a date that stands next to the headline: under it, else over it."""
    runs = (*around.after, *reversed(around.before))
    short = [words for words in runs if len(words) <= _SHORT]
    # In some pages "Updated" and its date are two runs.
    late = [_UPDATED.search(last) is not None and not find_date(last) for last in ("", *short)]
    dated = [words for words, follows in zip(short, late, strict=False) if find_date(words) and not follows]
    return next((words for words in dated if find_date(_without_updates(words))), next(iter(dated), ""))


def _date_in(address: str) -> str | None:
    """Return the date in an address such as `/2026/03/04/talks`, `/2026-03-04/` or `/2026/mar/04/`."""
    found = re.search(r"/((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?=\D)", address, re.IGNORECASE)
    return find_date("-".join(found.groups())) or find_date(f"{found[3]} {found[2]} {found[1]}") if found else None
