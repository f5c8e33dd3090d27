import pytest
from textual import events
from textual.pilot import Pilot

from summitreader.importers.plain.text import read_text
from summitreader.model import Article, Block, Span, Statement
from summitreader.tui.viewmodel.highlights import Layers
from summitreader.tui.viewmodel.selection import word_at
from summitreader.tui.viewmodel.viewport import same_place
from tests.tui.small_app import SmallApp, resize

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
        assert " ".join(app.rows()[:2]).startswith("Minister Number0 arrived in Geneva.")
        assert app.view.current == Span(0, len("Minister Number0 arrived in Geneva."))
        assert app.marked()[0] == 0


@pytest.mark.parametrize("article", [TALKS, LONG], ids=["exact", "estimated"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_end_is_reached_at_once_and_shows_the_last_words_in_the_last_row(
    article: Article, size: tuple[int, int]
) -> None:
    app = SmallApp(article)
    async with app.run_test(size=size) as pilot:
        app.view.go("end")
        await pilot.pause()
        assert app.rows()[-1].endswith("friends 59.")
        assert app.view.page.y == app.view.page.lines.height - app.view.page.height
        assert app.view.current.of(article.text) == "They parted as friends 59."
        app.view.go("start")
        await pilot.pause()
        assert app.view.page.y == 0
        assert app.rows()[0].startswith("Minister Number0")


async def test_the_current_sentence_stays_on_the_screen_through_every_move() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        for move in ["page_down", "line_down", "half_page_down", "next_sentence", "next_paragraph", "line_up"] * 4:
            app.view.go(move)
            await pilot.pause()
            assert app.marked(), move
        assert app.entered[-1] == app.view.current


async def test_a_page_down_and_up_leads_back() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        for move in ("page_down", "page_down", "page_up", "page_up"):
            app.view.go(move)
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
            app.view.go("page_down")
        await pilot.pause()
        before = app.rows()
        for size in [(60, 20), (47, 24), (120, 40), (40, 10)]:
            await resize(pilot, *size)
            assert " ".join(before[0].split()[:3]) in " ".join(app.rows()[:3]), size
            assert app.marked()
        await resize(pilot, 80, 24)
        assert app.rows() == before


async def test_setting_highlights_never_moves_the_text() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.go("page_down")
        await pilot.pause()
        rows, where = app.rows(), app.view.page.y
        app.view.lay(Layers(chosen=(Span(0, 5_000),), agreements=(Span(100, 4_000),)), (Span(0, 5_000),))
        await pilot.pause()
        assert app.rows() == rows
        assert app.view.page.y == where


async def test_the_header_names_title_outlet_and_date_and_scrolls_away() -> None:
    article = Article(
        TALKS.text, TALKS.blocks, title="Talks [/b] in Geneva", publisher="News.Az", citing="Xinhua", published="5 May"
    )
    app = SmallApp(article)
    async with app.run_test(size=(60, 24)) as pilot:
        # The line on top of so narrow a screen has room for the title alone.
        assert app.rows()[:2] == ["News.Az, citing Xinhua · 5 May", ""]
        app.view.go("page_down")
        await pilot.pause()
        assert "News.Az" not in "".join(app.rows())


@pytest.mark.parametrize(
    ("facts", "rows"),
    [
        ({"title": "Talks", "publisher": "News.Az", "published": "5 May"}, []),
        ({"title": "Talks", "publisher": "News.Az", "author": "A. Vik"}, ["A. Vik", ""]),
        ({"title": "Talks on " + "wool, " * 12}, ["Talks on " + ("wool, " * 10).strip(), "wool, wool,", ""]),
        (
            {"title": "Talks", "publisher": "Ministry of Foreign Affairs of Bissora"},
            ["Ministry of Foreign Affairs of Bissora", ""],
        ),
    ],
)
async def test_above_the_text_stands_only_what_the_line_on_top_has_no_room_for(
    facts: dict[str, str], rows: list[str]
) -> None:
    title, publisher, author, published = (facts.get(name) for name in ("title", "publisher", "author", "published"))
    block = Block(Span(0, 19))
    article = Article("Minister Vik spoke.", (block,), title, publisher, author=author, published=published)
    app = SmallApp(article)
    async with app.run_test(size=(76, 24)):
        assert app.rows()[: len(rows) + 1] == [*rows, "Minister Vik spoke."]


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
            app.view.go(move)
            await pilot.pause()
        await resize(pilot, 3, 2)
        await resize(pilot, 80, 24)
        app.view.go("start")
        shown = "".join(app.rows())
        assert not set(shown) & {"\x1b", "\x9b", "\x07", "\u202e"}
        assert not text.startswith("[/b]") or shown == text


async def press_on(pilot: Pilot[None], words: str, times: int = 1) -> None:
    app = pilot.app
    assert isinstance(app, SmallApp)
    strips = [app.view.render_line(y).text for y in range(app.view.size.height)]
    y = next(y for y, strip in enumerate(strips) if words in strip)
    await pilot.click(app.view, offset=(strips[y].index(words) + 1, y), times=times)


async def test_a_double_click_takes_the_word_and_a_triple_click_the_sentence() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        await press_on(pilot, "security")
        assert app.view.selection is None
        assert "security" in app.view.current.of(TALKS.text)
        word = word_at(TALKS.text, app.view.page.at)
        assert word
        assert word.of(TALKS.text) == "security"
        await press_on(pilot, "security", 2)
        assert app.view.selection
        assert app.view.selection.of(TALKS.text) == "security"
        await press_on(pilot, "Minister", 3)
        assert app.view.selection.of(TALKS.text) == "Minister Number0 arrived in Geneva."
        await press_on(pilot, "security")
        assert app.view.selection is None
        assert app.selected[-1] is None


async def test_dragging_selects_the_exact_text_without_the_breaks_of_rows() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(60, 24)) as pilot:
        text = [app.view.render_line(y).text for y in range(4)]
        await pilot.mouse_down(app.view, offset=(text[0].index("Geneva"), 0))
        await pilot.hover(app.view, offset=(text[2].index("climate") + 6, 2))
        await pilot.mouse_up(app.view, offset=(text[2].index("climate") + 6, 2))
        await pilot.pause()
        assert app.view.selection
        start, end = TALKS.text.index("Geneva"), TALKS.text.index("climate") + len("climate")
        assert app.view.selection.of(TALKS.text) == TALKS.text[start:end]


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.parametrize("words", [TALKS, read_text("Ministers from 北京市和首尔市 met. " * 30), read_text("x" * 400)])
async def test_a_drag_past_the_end_of_a_row_takes_nothing_of_the_next_row(words: Article, row: int) -> None:
    app = SmallApp(words)
    async with app.run_test(size=(60, 24)) as pilot:
        left = app.view.painter.left
        end = app.view.page.words_of_row(row).end
        edge = (app.view.size.width - 1, row)
        await pilot.mouse_down(app.view, offset=(left, 0))
        await pilot.hover(app.view, offset=edge)
        await pilot.mouse_up(app.view, offset=edge)
        await pilot.pause()
        assert app.view.selection == Span(0, end)
        assert not app.view.selection.of(words.text).endswith(" ")


async def test_a_click_past_the_end_of_a_row_means_its_last_word() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(60, 24)) as pilot:
        last = app.view.page.words_of_row(0).of(TALKS.text).split()[-1]
        for times, taken in ((1, None), (2, last)):
            await pilot.click(app.view, offset=(app.view.size.width - 4, 0), times=times)
            await pilot.pause()
            assert (app.view.selection.of(TALKS.text) if app.view.selection else None) == taken
            word = word_at(TALKS.text, app.view.page.at)
            assert word
            assert word.of(TALKS.text) == last


async def test_keys_select_by_sentence_and_by_character_and_moves_extend_the_selection() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.go("select")
        assert view.selection == view.current
        view.go("next_paragraph")
        await pilot.pause()
        assert view.selection.of(TALKS.text).endswith("Minister Number1 arrived in Geneva.")
        view.go("select_left")
        assert view.selection.of(TALKS.text).endswith("Minister Number1 arrived in Geneva")
        view.go("select")
        assert view.selection is None
        view.go("select_down")
        view.go("select_down")
        assert view.selection.of(TALKS.text).count(".") == 2


async def test_a_reloaded_article_keeps_its_place() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(5):
            app.view.go("page_down")
        await pilot.pause()
        rows, current = app.rows(), app.view.current.of(TALKS.text)
        longer = read_text("A new paragraph. " * 40 + "\n\n" + TALKS.text)
        app.view.show(longer, same_place(TALKS.text, longer.text, app.view.page.at), app.view.page.row)
        await pilot.pause()
        assert app.rows() == rows
        assert app.view.current.of(app.view.article.text) == current


async def test_the_map_shows_where_marks_lie() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)):
        app.view.lay(Layers(), (Span(0, 10), Span(len(TALKS.text) - 10, len(TALKS.text))))
        column = [app.view.render_line(y).text[-2] for y in range(24)]
        assert [y for y, sign in enumerate(column) if sign != " "] == [0, 23]


async def test_a_statement_shows_its_letter_where_it_begins_and_a_bar_where_it_goes_on() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(60, 24)):
        start = TALKS.text.index("The talks")
        statement = Statement("Li", (Span(start, start + 120),), None, None, "indirect", "rule")
        app.view.lay(Layers(statements=(statement,), voices={"Li": ("L", 1)}))
        assert [app.view.render_line(y).text[:4].strip(" ▌") for y in range(4)] == ["L", "│", "│", ""]


async def test_the_wheel_rolls_the_text_and_the_scroll_bar_moves_it() -> None:
    app = SmallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.rows()
        app.view.post_message(
            events.MouseScrollDown(app.view, 5, 5, 0, 1, 0, False, False, False, screen_x=5, screen_y=5)
        )
        await pilot.pause()
        assert app.rows()[:21] == before[3:]
        await pilot.mouse_down(app.view, offset=(79, 0))
        await pilot.hover(app.view, offset=(79, 23))
        await pilot.mouse_up(app.view, offset=(79, 23))
        assert app.rows()[-1].endswith("friends 59.")
        await pilot.mouse_down(app.view, offset=(78, 0))
        await pilot.mouse_up(app.view, offset=(78, 0))
        assert app.rows() == before


async def test_an_article_tells_once_that_it_is_on_the_screen() -> None:
    app = SmallApp(TALKS)
    async with app.run_test(size=(80, 24)) as pilot:
        app.rows()
        app.view.go("page_down")
        app.rows()
        await pilot.pause()
        assert app.drawn == 1


@pytest.mark.parametrize("article", [TALKS, LONG], ids=["exact", "estimated"])
async def test_resizing_near_the_end_keeps_the_current_sentence_and_leads_back_to_the_same_rows(
    article: Article,
) -> None:
    app = SmallApp(article)
    async with app.run_test(size=(60, 20)) as pilot:
        app.view.go("end")
        app.view.go("line_up")
        await pilot.pause()
        before, current = app.rows(), app.view.current
        for size in [(120, 40), (40, 12), (100, 50), (60, 20)]:
            await resize(pilot, *size)
            assert app.view.current == current
            assert app.marked()
        assert app.rows() == before
