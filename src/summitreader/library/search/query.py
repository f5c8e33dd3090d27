"""What a search asks of the index: the tree that was typed, with all words taken for the same, written for SQLite."""

from dataclasses import dataclass

from summitreader.library.folding import folded
from summitreader.library.search.fields import CLOSED, COLUMNS, MARKED, TAGS, unknown
from summitreader.library.search.periods import date_tags
from summitreader.library.search.query_tree import All, Either, Node, Not, SearchTerm, read_tree, terms_in
from summitreader.library.search.spelling_variants import twins_of
from summitreader.library.search.vocabulary import (
    NO_VOCABULARY,
    PLAIN,
    Vocabulary,
    alternatives,
    any_of,
    quoted_words,
    with_forms,
)

EVERYTHING = 'tags : "unitall"'
"""What matches every passage: what there is to refuse from when nothing else is asked for."""

# In nearly every passage: asking for them besides other words costs 100 ms in 100,000 articles and tells nothing.
_EMPTY = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "he", "his", "in"),
        *("is", "it", "its", "of", "on", "or", "that", "the", "their", "they", "this", "to", "was", "were", "will"),
        *("with", "would"),
    )
)
_LONGEST_RUN = 3  # words that are one to a search: "Sea of Japan"


@dataclass(frozen=True, slots=True)
class Query:
    """A search that was read: `tree` is None where nothing is asked for.

    `phrase` matches where the plain words stand in a `row`, if they are two to four; `words` are what to show as found,
    `also` the user's synonyms among them; `across` tells that all may stand anywhere in the article. `notes` say what
    was not understood.
    """

    tree: All | None = None
    phrase: str = ""
    row: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    across: bool = False
    notes: tuple[str, ...] = ()
    vocabulary: Vocabulary = NO_VOCABULARY


def read_query(text: str, vocabulary: Vocabulary = NO_VOCABULARY) -> Query:
    """Return what a search asks for. Never raises.

    >>> read_query('speaker:Lee "trade deal"').words
    ('trade deal',)
    """
    notes: list[str] = []
    typed = read_tree(text, notes)
    where = [term.text.casefold() for term in terms_in(typed) if term.field == "in"]
    for term in (*terms_in(typed), *terms_in(typed, positive=False)):
        if problem := _problem(term, vocabulary):
            notes.append(problem)
    tree = _without_places(typed)
    if not tree.nodes:
        return Query(notes=tuple(notes))
    plain = [node.text for node in tree.nodes if isinstance(node, SearchTerm) and node.is_plain]
    rest = [node for node in tree.nodes if not (isinstance(node, SearchTerm) and node.is_plain)]
    in_a_row = 1 < len(plain) < 5 and not any(map(has_marks, rest))
    prepared = All(tuple(_prepared(tree, vocabulary)))
    shown = [word for term in terms_in(prepared) if not term.field for word in _shown(term, vocabulary)]
    also = [word for words in _runs(list(terms_in(tree))) for word in vocabulary.synonyms_of(words)]
    with_row = All((SearchTerm(" ".join(plain), quoted=True), *rest))
    return Query(
        prepared,
        fts(with_row, vocabulary) if in_a_row else "",
        tuple(plain) if in_a_row else (),
        tuple(dict.fromkeys(shown)),
        tuple(dict.fromkeys(also)),
        "article" in where,
        tuple(dict.fromkeys(notes)),
        vocabulary,
    )


def has_marks(node: Node) -> bool:
    """Return whether something is asked for that the reader made: the index does not hold it."""
    if isinstance(node, SearchTerm):
        return node.field in MARKED
    return has_marks(node.node) if isinstance(node, Not) else any(map(has_marks, node.nodes))


def fts(node: Node, vocabulary: Vocabulary) -> str:
    """Return what a part of a search without marks asks the index for.

    >>> fts(All((SearchTerm("Lee", "speaker"), SearchTerm("trade deal", quoted=True))), NO_VOCABULARY)
    '(speaker : ("lee" OR "lees") AND words : "trade deal")'
    """
    if isinstance(node, SearchTerm):
        return _term(node, vocabulary)
    if isinstance(node, Not):
        return f"({EVERYTHING} NOT {fts(node.node, vocabulary)})"
    if isinstance(node, Either):
        return f"({' OR '.join(fts(one, vocabulary) for one in node.nodes)})"
    asked = [fts(one, vocabulary) for one in node.nodes if not isinstance(one, Not)] or [EVERYTHING]
    refused = [fts(one.node, vocabulary) for one in node.nodes if isinstance(one, Not)]
    wanted = f"({' AND '.join(asked)})"
    return f"({wanted} NOT ({' OR '.join(refused)}))" if refused else wanted


def _problem(term: SearchTerm, vocabulary: Vocabulary) -> str:
    """Return what is wrong with a value, "" if nothing."""
    value = term.text
    if term.field == "date" and not date_tags(value):
        return f"'date:{value}' is no date: write 2026, 2026-01, 2026-01-31 or 2026-01..2026-03"
    known = _values(term.field, vocabulary)
    if not known or value.casefold() in known:
        return ""
    begun = value.endswith("*") and any(name.startswith(value.rstrip("*").casefold()) for name in known)
    return "" if begun else unknown(term.field, value.rstrip("*"), known)


def _values(field: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if field == "agreement":
        return (*CLOSED["status"], *vocabulary.instruments) if vocabulary.instruments else ()
    return CLOSED.get(field, ())


def _without_places(tree: All) -> All:
    """Return the tree without what says where to look: `in:article` holds for all of it."""

    def kept(node: Node) -> Node | None:
        if isinstance(node, SearchTerm):
            return None if node.field == "in" else node
        if isinstance(node, Not):
            inner = kept(node.node)
            return None if inner is None else Not(inner)
        nodes = tuple(one for one in map(kept, node.nodes) if one is not None)
        return type(node)(nodes) if nodes else None

    found = kept(tree)
    return found if isinstance(found, All) else All(())


def _prepared(tree: All, vocabulary: Vocabulary) -> list[Node]:
    """Return what is asked for without words that tell nothing, words that are one to a search taken together."""
    nodes = [_prepared_inside(node, vocabulary) for node in tree.nodes]
    telling = any(not (isinstance(node, SearchTerm) and _is_empty(node)) for node in nodes)
    found: list[Node] = []
    at = 0
    while at < len(nodes):
        for length in range(_LONGEST_RUN, 1, -1):
            run = nodes[at : at + length]
            words = [node.text for node in run if isinstance(node, SearchTerm) and node.is_plain]
            one = " ".join(words).casefold()
            twins = (*twins_of(one), *with_forms(vocabulary.synonyms_of(one))) if len(words) == length else ()
            if twins:
                found.append(Either((All(tuple(run)), *(SearchTerm(twin, quoted=True) for twin in twins))))
                at += length
                break
        else:
            node = nodes[at]
            if not (telling and isinstance(node, SearchTerm) and _is_empty(node)):
                found.append(node)
            at += 1
    return found


def _prepared_inside(node: Node, vocabulary: Vocabulary) -> Node:
    if isinstance(node, All):
        return All(tuple(_prepared(node, vocabulary)))
    if isinstance(node, Not):
        return Not(_prepared_inside(node.node, vocabulary))
    return Either(tuple(_prepared_inside(one, vocabulary) for one in node.nodes)) if isinstance(node, Either) else node


def _is_empty(term: SearchTerm) -> bool:
    return term.is_plain and term.text.casefold() in _EMPTY


def _term(term: SearchTerm, vocabulary: Vocabulary) -> str:
    """Return what one term asks the index for."""
    value, field = term.text.casefold(), term.field
    if field == "date":
        return f"tags : ({' OR '.join(map(quoted_words, date_tags(term.text) or ['none']))})"
    if field in TAGS:
        return any_of("tags : ", [start + value for start in TAGS[field]])
    if not field:
        # A phrase in quotation marks is meant as it is spelt.
        return any_of("words : ", [term.text]) if term.quoted else any_of(PLAIN, alternatives(term.text, vocabulary))
    column = f"{COLUMNS[field]} : "
    if field in ("side", "to"):
        return any_of(column, (term.text, *vocabulary.sides.get(value.strip("*"), ())))
    if field in ("theme", "outlet") or (field == "title" and term.quoted):
        return any_of(column, (term.text,))
    # Word by word: a speaker's names stand in no order but the full name's.
    each = [any_of(column, alternatives(word, NO_VOCABULARY)) for word in term.text.split()]
    return each[0] if len(each) == 1 else f"({' AND '.join(each)})"


def _shown(term: SearchTerm, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (term.text,) if term.quoted else alternatives(term.text, vocabulary)


def _runs(terms: list[SearchTerm]) -> list[str]:
    """Return the plain words, and what stands beside each other of them, as the user's synonyms may name them."""
    words = [term.text.rstrip("*") for term in terms if term.is_plain]
    lengths = range(1, _LONGEST_RUN + 1)
    return [folded(" ".join(words[at : at + size])) for size in lengths for at in range(len(words) + 1 - size)]
