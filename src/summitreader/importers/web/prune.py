"""What stands on a page and is none of its article: what nobody sees, notices about cookies, other articles."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from summitreader.importers.clean import clean_line
from summitreader.importers.plain.numbers import counted
from summitreader.importers.web.outlet import outlet_key

_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(r"(?<![\w-])(?:sr-only|visually-?hidden|screen-reader-text)(?![\w-])", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "section", "ul", "ol", "table", "blockquote", "span", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_MOST_UNSEEN = 0.5  # share of the page's words: pages that a script shows hide all of them
_COOKIES = re.compile(
    r"\bcookies?\b|\bcookie-|куки|\bgdpr\b|\bvalue your privacy\b|\binformation on (?:a|your) device\b", re.IGNORECASE
)
_NOTICE = re.compile(
    r"cookie|consent|gdpr|ccpa|privacy|banner|notice|pop-?up|modal|overlay|dialog|region|alert", re.IGNORECASE
)
_FOOT = re.compile(r"(?<![\w-])(?:(?:site|page|main)-)?foot(?:er)?(?![\w-])", re.IGNORECASE)
_PRESSED = frozenset({"button", "input", "form"})
# What asks the reader for consent, where neither its name nor a button tells.
_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(?:accept|agree|consent|decline|reject|withdraw|preferences|settings|opt[- ](?:in|out))\b", re.IGNORECASE
)
_LONGEST_NOTICE = 6_000  # code points
_COOKIES_EVERY = 600  # code points: a notice speaks of little else
_ARTICLE = re.compile(r"(?<![\w-])(?:post|story|article|entry|hentry|\w*Article)(?![\w-])")
_MOST_ARTICLES = 200
_MOST_MENTIONS = 40
_WHOLE = 40  # words: an article, no teaser of one


def prune(tree: lxml.html.HtmlElement, title: str | None) -> tuple[str, ...]:
    """Take off a page what is none of its article, and return notes about what a reader may miss.

    Args:
        tree: the page.
        title: the article's; of several articles on the page it tells which.
    """
    _show_to_all(tree)
    _drop_unseen(tree)
    if not _COOKIES.search(title or ""):
        _drop_notices(tree)
    for foot in [
        element for element in tree.iter("div", "section", "ul", "p") if _FOOT.search(element.get("class") or "")
    ]:
        _drop(foot)
    return _drop_struck(tree) + _drop_other_articles(tree, title)


def _drop_struck(tree: lxml.html.HtmlElement) -> tuple[str, ...]:
    """Leave out what is struck through: a figure that holds no longer would read as one that does."""
    struck: list[lxml.html.HtmlElement] = []
    covered: set[lxml.html.HtmlElement] = set()
    for element in tree.iter():
        if element.getparent() in covered:
            covered.add(element)
        elif element.tag in ("del", "s", "strike") or (
            element.tag in ("span", "font") and _STRUCK.search(element.get("style") or "")
        ):
            covered.add(element)
            struck.append(element)
    struck = [element for element in struck if element.text_content().strip()]
    if not struck or sum(len(element.text_content()) for element in struck) > _MOST_UNSEEN * len(tree.text_content()):
        return ()
    for element in struck:
        _drop(element)
    return (f"struck-through words are left out in {counted(len(struck), 'place')}",)


def _show_to_all(tree: lxml.html.HtmlElement) -> None:
    """Forget what is hidden from screen readers only: paragraphs behind a paywall's curtain are read by eye."""
    for element in tree.iter(*_BLOCKS):
        if element.get("aria-hidden") == "true":
            del element.attrib["aria-hidden"]


def _drop_unseen(tree: lxml.html.HtmlElement) -> None:
    for template in list(tree.iter("template")):
        if template.get("shadowrootmode") is None:
            _drop(template)
    unseen = [
        element
        for element in tree.iter(*_BLOCKS)
        if element.get("hidden") is not None
        or _UNSEEN.search(element.get("style") or "")
        or _FOR_SCREEN_READERS.search(element.get("class") or "")
    ]
    if sum(len(element.text_content()) for element in unseen) > _MOST_UNSEEN * len(tree.text_content()):
        return
    for element in unseen:
        _drop(element)


def _drop_notices(tree: lxml.html.HtmlElement) -> None:
    mentions = (element for element in tree.iter("p", "div", "section", "span", "h2", "h3", "li", "a"))
    mentions = (element for element in mentions if _COOKIES.search(element.text or ""))
    for element in list(islice(mentions, _MOST_MENTIONS)):
        if (notice := _notice_around(element)) is not None:
            _drop(notice)


def _notice_around(element: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """Return the largest part of the page around an element that is a notice about cookies, if there is one."""
    found = None
    for above in (element, *element.iterancestors()):
        if above.tag in ("body", "html", "main", "article") or above.find(".//h1") is not None:
            break
        words = above.text_content()
        if len(words) > _LONGEST_NOTICE or len(_COOKIES.findall(words)) * _COOKIES_EVERY < len(words):
            break
        named = " ".join(filter(None, map(above.get, ("class", "id", "role", "aria-label"))))
        if _NOTICE.search(named) or any(part.tag in _PRESSED for part in above.iter()) or _asks_for_consent(words):
            found = above
    return found


def _asks_for_consent(words: str) -> bool:
    """Return whether words address the reader about consent; what somebody is quoted with does not."""
    quoted = any(mark in words for mark in '“”"«»')
    return not quoted and len(_CONSENT.findall(words)) > 1 and bool(_WE.search(words) and _YOU.search(words))


def _drop_other_articles(tree: lxml.html.HtmlElement, title: str | None) -> tuple[str, ...]:
    """Leave the article whose heading is the title; pages that one scrolls through have others below it."""
    articles = {article: _heading(article) for article in islice(_articles(tree), _MOST_ARTICLES) if _is_whole(article)}
    own = [article for article, heading in articles.items() if outlet_key(heading) == outlet_key(title or "")]
    own = [article for article in own if not any(other in own for other in article.iterancestors())]
    if len(own) != 1:
        return ()
    related = {*own[0].iterancestors(), *own[0].iter()}
    others = [(article, heading) for article, heading in articles.items() if article not in related and heading]
    for article, _ in others:
        _drop(article)
    headings = dict.fromkeys(clean_line(heading)[:100] for _, heading in others)
    return tuple(f"another article on the page is left out: {heading}" for heading in headings)


def _articles(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for element in tree.iter("article", "section", "div"):
        named = f"{element.get('class') or ''} {(element.get('itemtype') or '').rpartition('/')[2]}"
        if element.tag == "article" or _ARTICLE.search(named):
            yield element


def _is_whole(article: lxml.html.HtmlElement) -> bool:
    paragraphs = " ".join(paragraph.text_content() for paragraph in article.iter("p"))
    return len(paragraphs.split()) >= _WHOLE


def _heading(article: lxml.html.HtmlElement) -> str:
    heading = next(article.iter("h1", "h2"), None)
    return " ".join(heading.text_content().split()) if heading is not None else ""


def _drop(element: lxml.html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
