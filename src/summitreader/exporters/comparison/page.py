"""A comparison as a page that stands alone: one file, no script, nothing fetched; read by eye, by ear, in print."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.sections import ComparedEntry, ComparedSection, headline, rules_told
from summitreader.exporters.comparison.side_words import SideWords, side_facts, source_line, theme_titles, where
from summitreader.exporters.documents.page_head import page_head

_STYLE = """\
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; min-width: 12rem; }
th[scope=row], thead th:first-child { min-width: 2rem; }
blockquote { margin: 0 0 .5rem; }
.whose, .rule { margin: 0; font-size: .875rem; }
dt { font-weight: 600; }
"""
_BEGIN = """\
<a class="skip" href="#comparison">Skip to the comparison</a>
"""
_END = "</body>\n</html>"


def write_comparison_html(found: Comparison, rules: Mapping[str, str]) -> str:
    """Return a comparison as a page, without the last line end.

    Args:
        found: What is told.
        rules: What each rule does, by its name.
    """
    sections, title = outline(found), headline(found)
    told = rules_told(sections, rules)
    lines = (
        page_head(title, "80rem", _STYLE) + _BEGIN,
        f"<header>\n<h1>{escape(title)}</h1>\n{''.join(_sides(found))}</header>\n",
        f'<nav aria-label="Sections">\n<ol>\n{"".join(map(_entry_of_nav, sections))}</ol>\n</nav>\n',
        f'<main id="comparison">\n{"".join(_sections(found, sections, dict(told)))}</main>\n',
        *_rules(told),
        _END,
    )
    return "".join(lines)


def _sides(found: Comparison) -> Iterator[str]:
    yield "<dl>\n"
    for number, side in enumerate(found.sides):
        title, *facts = side_facts(side)
        told = "".join(f"<br>{_linked(fact)}" for fact in facts)
        yield f'<dt>{SIDE_NAMES[number]}</dt>\n<dd dir="auto">{escape(title)}{told}</dd>\n'
    yield "</dl>\n"


def _linked(fact: str) -> str:
    """Return a fact; an address of the web as a link."""
    words = escape(fact)
    return f'<a href="{words}">{words}</a>' if fact.startswith(("https://", "http://")) else words


def _entry_of_nav(section: ComparedSection) -> str:
    return f'<li><a href="#{section.key}">{escape(section.title)}</a>: {len(section.entries):,}</li>\n'


def _sections(found: Comparison, sections: Iterable[ComparedSection], rules: Mapping[str, str]) -> Iterator[str]:
    titles = theme_titles(found)
    for section in sections:
        key = section.key
        yield f'<section aria-labelledby="{key}">\n<h2 id="{key}">{escape(section.title)}</h2>\n'
        yield f"<p>{escape(section.counted)}</p>\n"
        if section.entries:
            yield from _table(found, section, rules, titles)
        yield "</section>\n"


def _table(
    found: Comparison, section: ComparedSection, rules: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    has_words = any(entry.words for entry in section.entries)
    sides = range(len(found.sides)) if has_words else ()
    heads = [f"{SIDE_NAMES[side]}: {source_line(found.sides[side])}" for side in sides]
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("No.", "What is told", *heads))
    yield f'<div class="table" role="region" aria-labelledby="{section.key}" tabindex="0">\n<table>\n'
    yield f"<thead>\n<tr>{cells}</tr>\n</thead>\n<tbody>\n"
    for number, entry in enumerate(section.entries, 1):
        by_side = {words.side: _quoted(words) for words in entry.words}
        told = "".join(f"<td>{by_side.get(side, '')}</td>" for side in sides)
        yield f'<tr><th scope="row">{number}</th><td>{_told(entry, rules, titles)}</td>{told}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


def _told(entry: ComparedEntry, rules: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return what an entry says, its theme and its rule."""
    rule = escape(entry.rule)
    linked = f'<a href="#rule-{rule}">{rule}</a>' if entry.rule in rules else rule
    theme = escape(titles.get(entry.theme, "")) if entry.kind != "share" else ""
    below = "; ".join(filter(None, (theme, rule and f"rule {linked}")))
    return escape(entry.says) + (f'<p class="rule">{below}</p>' if below else "")


def _quoted(words: SideWords) -> str:
    """Return the passages of a side, what stands out in them marked."""
    passages = (
        "".join(f"<mark>{escape(one)}</mark>" if out else escape(one) for one, out in told) for told in words.pieces
    )
    quotes = "".join(f'<blockquote dir="auto">{passage}</blockquote>' for passage in passages)
    return f'{quotes}<p class="whose">{escape(", ".join((*words.speakers, where(words))))}</p>'


def _rules(told: list[tuple[str, str]]) -> Iterator[str]:
    if told:
        yield '<footer>\n<h2 id="rules">Rules</h2>\n<dl>\n'
        for name, sentence in told:
            yield f'<dt id="rule-{escape(name)}">{escape(name)}</dt>\n<dd>{escape(sentence)}</dd>\n'
        yield "</dl>\n</footer>\n"
