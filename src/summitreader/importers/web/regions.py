"""Which part of a page an element stands in: the article, or a menu, a foot, a comment."""

import re

import lxml.html

_ELSEWHERE = frozenset({"header", "nav", "footer", "aside", "form", "dialog", "noscript"})
_COMMENT = re.compile(r"comment|sidebar|related|recommend|footer|respond|bio\b|avatar|popular|trending", re.IGNORECASE)

LOOKED_AT = 8  # elements of one kind: the article's own come first


def misplaced(element: lxml.html.HtmlElement, strict: bool = False) -> bool:
    """Return whether an element stands in a part of the page that is not the article: a menu, a foot.

    Args:
        element: any element of the page. A `header` around it counts only where it is the whole page's.
        strict: also refuse what is named as a comment, a sidebar or a list of other articles, and allow every header.
    """
    for above in (element, *element.iterancestors()):
        if above.tag == "header":
            parent = above.getparent()
            if not strict and parent is not None and parent.tag == "body" and above.find(".//nav") is not None:
                return True
        elif above.tag in _ELSEWHERE:
            return True
        if strict and above.tag != "body" and _COMMENT.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False
