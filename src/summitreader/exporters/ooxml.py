"""Word documents (DOCX) written by hand: the parts that all of ours share, and how they are packed."""

import re
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# What XML cannot hold; importing takes nearly all of it out.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_LETTER = "\ufffd"
_BASED = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
_SPACING = '<w:spacing w:after="160"/>'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip file; what is written is the same on every day


def packed_document(document: str, styles: str, others: Mapping[str, str] | None = None) -> bytes:
    """Return a document as the bytes of its file.

    Args:
        document: The main part.
        styles: The styles that it has besides that of a plain paragraph.
        others: More parts by their kinds, such as "footnotes".
    """
    parts = {"document": document, "styles": _styles(styles), **(others or {})}
    beside = [kind for kind in parts if kind != "document"]
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        **{f"word/{kind}.xml": part for kind, part in parts.items()},
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in beside}),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(ZipInfo(name, _FIRST_DAY), _HEAD + content, ZIP_DEFLATED)
    return packed.getvalue()


def run(words: str, name: str = "t", look: str = "") -> str:
    """Return words as a run, what XML cannot hold as U+FFFD; `look` are the properties that they have."""
    # A parser of XML reads a carriage return as a line feed, unless it is written as a number.
    written = escape(_NO_XML.sub(_NO_LETTER, words), {"\r": "&#13;"})
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{looks}<w:{name} xml:space="preserve">{written}</w:{name}></w:r>'


def heading_style(id: str, name: str, size: int) -> str:
    """Return the style of a title or heading, which stands on the page of what it is above.

    Args:
        id: What paragraphs call it.
        name: What people call it.
        size: Of the letters, in half points.
    """
    return _style(id, name, _BASED, "<w:keepNext/>" + _SPACING, f'<w:b/><w:sz w:val="{size}"/>')


def paragraph_style(id: str, name: str, size: int = 22, look: str = "", indent: int = 0, space: int = 160) -> str:
    """Return a style of paragraphs, based on that of a plain one.

    Args:
        id: What paragraphs call it.
        name: What people call it.
        size: Of the letters, in half points.
        look: More properties of the letters.
        indent: How far it stands from both margins, in twentieths of a point.
        space: What is free below it, in the same.
    """
    place = f'<w:spacing w:after="{space}"/><w:ind w:left="{indent}" w:right="{indent}"/>'
    return _style(id, name, _BASED, place, f'{look}<w:sz w:val="{size}"/>')


def _style(id: str, name: str, based: str, place: str, look: str, default: str = "") -> str:
    return (
        f'<w:style w:type="paragraph"{default} w:styleId={quoteattr(id)}><w:name w:val={quoteattr(name)}/>{based}'
        f"<w:pPr>{place}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _styles(more: str) -> str:
    normal = _style("Normal", "Normal", "", _SPACING, '<w:sz w:val="22"/>', ' w:default="1"')
    return f'<w:styles xmlns:w="{WORD}">{normal}{more}</w:styles>'


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {kind: "document.main" if kind == "document" else kind for kind in parts}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_MAIN}.{type}+xml"/>' for kind, type in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
