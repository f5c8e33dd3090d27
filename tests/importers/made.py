"""Documents made by hand for the tests: the smallest files of each format that have the parts in question."""

import io
import zipfile
import zlib
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    wrapped = {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{part}</w:{name}>' for name, part in parts.items()}
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v"'
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}" {spaces}><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": '<c xmlns:dc="urn:dc"><dc:title>Talks</dc:title><dc:creator>A. Clerk</dc:creator></c>',
            **wrapped,
        }
    )


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def epub(chapters: dict[str, str], doctype: str = "") -> bytes:
    items = "".join(f'<item id="i{n}" href="{name}"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns:dc="urn:dc"><metadata><dc:title>The Book of Talks</dc:title><dc:creator>A. Author</dc:creator>'
        f"<dc:date>2026-03-04</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = f'{doctype}<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    texts = {f"OPS/{name}": f"<html><body>{body}</body></html>" for name, body in chapters.items()}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": package, **texts}
    )


def odt(body: str) -> bytes:
    spaces = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:draw="urn:d"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        f"</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(pages: list[str], info: str = "") -> bytes:
    """A PDF whose pages are content streams; fonts are /F1 (regular) and /F2 (bold)."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    streams: dict[int, bytes] = {}
    for number, content in enumerate(pages):
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {6 + 2 * number} 0 R >>"
        )
        packed = zlib.compress(content.encode("cp1252"))
        streams[len(objects)] = packed
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>")
    objects.append(f"<< {info} >>")
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\n".encode("cp1252")
        if number - 1 in streams:
            out += b"stream\n" + streams[number - 1] + b"\nendstream\n"
        out += b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF"
    ).encode()
    return bytes(out)


def drawn(lines: Sequence[tuple[float, float, float, str]], font: str = "F1") -> str:
    """A content stream that draws words at (x, y) in a size."""
    return "\n".join(f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, size, words in lines)
