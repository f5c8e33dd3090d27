import pytest

from summitreader.importers.text import read_text
from summitreader.model import Article, Block, Span
from summitreader.tui.highlights import Layers
from tests.tui.small_app import SmallApp

PARAGRAPHS = [
    f"Minister Number{n} arrived in Geneva. The talks on point {n} began at once, and both sides spoke for long "
    f"about trade, security and the climate. They parted as friends {n}."
    for n in range(60)
]
TALKS = read_text("\n\n".join(PARAGRAPHS))
LONG = read_text("\n\n".join(PARAGRAPHS * 100))
SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_text_opens_at_its_start_with_its_first_sentence_current(size: tuple[int, int]) -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=size):
        assert app.rows()[0].startswith("Minister Number0 arrived in Geneva.")
        assert app.view.current == Span(0, len("Minister Number0 arrived in Geneva."))
        assert app.marked() == [0]


@pytest.mark.parametrize("article", [TALKS, LONG], ids=["exact", "estimated"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_end_is_reached_at_once_and_shows_the_last_words_in_the_last_row(
    article: Article, size: tuple[int, int]
) -> None:
    app = SmallApp(article)
    async with app.run_test(size=size) as pilot:
        app.view.action_go("end")
        await pilot.pause()
        assert app.rows()[-1].endswith("friends 59.")
        assert app.view.scroll_y == app.view.max_scroll_y
        assert app.view.current.of(article.text) == "They parted as friends 59."
        app.view.action_go("start")
        await pilot.pause()
        assert app.view.scroll_y == 0
        assert app.rows()[0].startswith("Minister Number0")


async def test_the_current_sentence_stays_on_the_screen_through_every_move() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        for move in ["page_down", "line_down", "half_page_down", "next_sentence", "next_paragraph", "line_up"] * 4:
            app.view.action_go(move)
            await pilot.pause()
            assert app.marked(), move
        assert app.entered[-1] == app.view.current


async def test_a_page_down_and_up_leads_back() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        for move in ("page_down", "page_down", "page_up", "page_up"):
            app.view.action_go(move)
            await pilot.pause()
        assert app.rows()[0].startswith("Minister Number0")


async def test_going_to_a_span_shows_it_and_keeps_the_screen_where_it_is_in_sight() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        start = LONG.text.index("point 42", 100_000)
        app.view.go_to(Span(start, start + 8))
        await pilot.pause()
        rows = app.rows()
        assert any("point 42" in row for row in rows)
        assert "point 42" in app.view.current.of(LONG.text)
        near = LONG.text.index("friends 42", start)
        app.view.go_to(Span(near, near + 10))
        await pilot.pause()
        assert app.rows() == rows


async def test_resizing_keeps_the_words_on_top_there_and_back() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(7):
            app.view.action_go("page_down")
        await pilot.pause()
        before = app.rows()
        for size in [(60, 20), (47, 24), (120, 40), (40, 10)]:
            await pilot.resize_terminal(*size)
            assert " ".join(before[0].split()[:3]) in " ".join(app.rows()[:3]), size
            assert app.marked()
        await pilot.resize_terminal(80, 24)
        assert app.rows() == before


async def test_setting_highlights_never_moves_the_text() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.action_go("page_down")
        await pilot.pause()
        rows, where = app.rows(), app.view.scroll_y
        app.view.highlights = Layers(chosen=(Span(0, 5_000),), agreements=(Span(100, 4_000),))
        app.view.marks = (Span(0, 5_000),)
        await pilot.pause()
        assert app.rows() == rows
        assert app.view.scroll_y == where


async def test_the_header_names_title_outlet_and_date_and_scrolls_away() -> None:
    article = Article(
        TALKS.text, TALKS.blocks, title="Talks [/b] in Geneva", publisher="News.Az", citing="Xinhua", published="5 May"
    )
    app = SmallApp(article)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.rows()[:3] == ["Talks [/b] in Geneva", "News.Az, citing Xinhua · 5 May", ""]
        app.view.action_go("page_down")
        await pilot.pause()
        assert "News.Az" not in "".join(app.rows())


HOSTILE = {
    "empty": "",
    "markup": "[/b] [@click=app.quit]x[/] [sic]",
    "escapes": "\x1b]52;c;AA\x07 \x9b31m",
    "bidi": "\u202eabc\u202c",
    "zalgo": "a" + "\u0301" * 1_000_000,
    "one word": "x" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_shown_harmlessly(text: str) -> None:
    app = SmallApp(Article(text, (Block(Span(0, len(text))),) if text else ()))
    async with app.run_test(size=(80, 24)) as pilot:
        for move in ("page_down", "end", "start", "next_sentence", "previous_paragraph", "line_down"):
            app.view.action_go(move)
            await pilot.pause()
        await pilot.resize_terminal(3, 2)
        await pilot.resize_terminal(80, 24)
        app.view.action_go("start")
        shown = "".join(app.rows())
        assert not set(shown) & {"\x1b", "\x9b", "\x07", "\u202e"}
        assert not text.startswith("[/b]") or shown == text
