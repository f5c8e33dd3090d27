"""A document of every kind that tries to command the terminal, and its clean twin: the same without the attack."""

from tests.importers.made import W, docx, drawn, epub, odt, p, pdf, zipped

OSC = (
    "\x1b]52;c;SGFja2Vk\x07\x1b]0;hacked\x07\x1b]2;hacked\x1b\\"
    "\x1bPq\x1b\\\x1b_Ghacked\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\\x1b[2J\x1bc"
)
C1 = "\x9d52;c;SGFja2Vk\x9c\x9d0;hacked\x9c\x90q\x9c\x9fGx\x9c\x9b2J"  # all that XML lets through
MARKUP = "[/b][@click=app.quit]"


def documents(hostile: bool) -> dict[str, bytes]:
    """Each by its file name; every one holds the word Harbour and its own kind."""
    raw, xml = (OSC + C1 + MARKUP, C1 + MARKUP) if hostile else ("", "")
    entity = "&#27;]0;hacked&#7;&#155;2J" + raw if hostile else ""
    escaped = "\\u001b]0;hacked\\u0007\\u009d0;hacked\\u009c" if hostile else ""
    octal = "\\033]0;hacked\\007\\033[2J" if hostile else ""
    quoted = "=1B]0;hacked=07" if hostile else ""
    rtf = "\\'1b]0;hacked\\'07\\u27?]0;x\\u157?" if hostile else ""
    page = f"<p>{_words('html', entity)}</p><p>{_words('html', entity)}</p>"
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": "Ann{escaped}"}}</script>'
    html = f"<html><head><title>Talks {entity}</title>{linked}</head><body><article><h1>Talks {entity}</h1>{page}"
    parts = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    mail = f"From: a@b.example\nSubject: =?utf-8?q?Talks{quoted}?=\nContent-Type: text/plain; charset=utf-8\n\n"
    item = f"<item><title>Talks {xml}</title><description>{_words('rss', xml)}</description></item>"
    feed = f'{{"title": "T{escaped}", "content_html": "<p>{_words("json", escaped)}</p>"}}'
    note = f'<w:footnote xmlns:w="{W}" w:id="1">{p(_words("note", xml))}</w:footnote>'
    return {
        "talks.txt": f"Talks {raw}\n\n{_words('txt', raw)}".encode(),
        "talks.md": f"---\ntitle: Talks {raw}\n---\n\n# Talks {raw}\n\n{_words('md', raw)}".encode(),
        "talks.html": html.encode(),
        "talks.mhtml": f"{parts}{html.replace('Harbour-html', 'Harbour-mhtml')}\n--b--".encode(),
        "talks.pdf": pdf([drawn([(72, 700, 11, _words("pdf", octal))])], f"/Title (Talks {octal})"),
        "talks.docx": docx(p(f"Talks {xml}") + p(_words("docx", xml)), footnotes=note),
        "talks.odt": odt(f"<text:h>Talks {xml}</text:h><text:p>{_words('odt', xml)}</text:p>"),
        "talks.epub": epub({"a.xhtml": f"<h1>Talks {xml}</h1><p>{_words('epub', xml)}</p>"}),
        "talks.rtf": f"{{\\rtf1\\ansi{{\\info{{\\title T{rtf}}}}}{_words('rtf', rtf)}\\par}}".encode("ascii"),
        "talks.eml": f"{mail}{_words('eml', raw)}".encode(),
        "talks.rss": f"<rss><channel><title>P{xml}</title>{item}</channel></rss>".encode(),
        "talks.json": f'{{"version": "https://jsonfeed.org/version/1", "items": [{feed}]}}'.encode(),
        "talks.zip": zipped({f"talks{raw[:18]}.txt": f"Talks {raw}\n\n{_words('zip', raw)}"}),
    }


def _words(kind: str, attack: str) -> str:
    return f"President Diallo said on Monday that the Harbour-{kind} is{attack} close to both sides."
