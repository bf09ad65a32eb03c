"""The page as a value: every number with its list, figures equal in tables and charts, both languages."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from lxml import html

from nhiemvu.documents.html.rows import RowStore
from nhiemvu.documents.html.writer import page_pieces
from nhiemvu.domain.counts import Counts, Rate
from nhiemvu.domain.dashboard import EVERYTHING, Group, ListedTask, Which
from nhiemvu.domain.last_told import LastTold
from nhiemvu.domain.tasks import State, Timing
from nhiemvu.domain.web_pages import Chart, Link, Section, WebPage
from nhiemvu.writing.dashboard import page_of
from nhiemvu.writing.dashboard_charts import (
    BOTTOM,
    MOST_PERIODS,
    TOP,
    WIDTH,
    drawn_periods,
    parts_of,
    period_chart,
    share_of,
)
from nhiemvu.writing.dashboard_tasks import code_of, data_row, standing_words
from nhiemvu.writing.page_words import Speech
from tests.domain.dashboard_factories import board_of, every_selection, listed_tasks, make_listed
from tests.house.english import is_english
from tests.pages import Page, four_counts

VI, EN = Speech("vi"), Speech("en")


def file_of(tasks: list[ListedTask], language: str = "vi") -> Page:
    """Return the page of tasks as it is written."""
    speech = EN if language == "en" else VI
    with RowStore() as rows:
        for task in tasks:
            rows.add(data_row(task, speech))
        source = b"".join(page_pieces(page_of(board_of(tasks), speech.language), rows)).decode()
    return Page(source, html.document_fromstring(source))


@given(tasks=listed_tasks())
def test_every_number_of_the_file_has_its_list(tasks: list[ListedTask]) -> None:
    """As long as it says; the four counts are those of the tasks."""
    page = file_of(tasks)
    for link in page.links:
        assert link.number == len(page.listed(link.code)), link
    assert len(page.rows) == len(tasks)
    total = board_of(tasks).total
    assert four_counts(page) == (total.done_on_time, total.done_late, total.open_in_time, total.open_overdue)


@given(tasks=listed_tasks())
def test_a_selection_holds_what_its_code_holds(tasks: list[ListedTask]) -> None:
    """The rule of the domain and what the page's script is handed are one."""
    page = file_of(tasks)
    for selection in every_selection():
        wanted = [task.id for task in tasks if selection.holds(task)]
        assert [row[0] for row in page.listed(code_of(selection))] == wanted


@given(tasks=listed_tasks())
def test_a_bar_is_as_long_as_its_counts(tasks: list[ListedTask]) -> None:
    """The parts lie one behind another and fill the bar; nothing is drawn of nothing."""
    counts = board_of(tasks).total
    parts = parts_of(counts)
    assert sum(part.length for part in parts) == pytest.approx(100 if counts.total else 0, abs=0.05)
    for part, following in pairwise(parts):
        assert part.start + part.length == pytest.approx(following.start, abs=0.02)
    assert len(parts) == sum(
        number > 0 for number in (counts.done_on_time, counts.done_late, counts.open_in_time, counts.open_overdue)
    )


def test_a_rate_of_nothing_has_no_bar() -> None:
    """A rate of 0 has an empty one."""
    assert share_of(Rate(0, 0)) == ()
    assert [part.length for part in share_of(Rate(0, 3))] == [0]
    assert [part.length for part in share_of(Rate(1, 4))] == [25]


def group(code: str, *numbers: int) -> Group:
    """Return a period with its four counts."""
    names = ("done_on_time", "done_late", "open_in_time", "open_overdue")
    return Group(code, code, Counts(**dict(zip(names, numbers, strict=True))))


PERIODS = [group("2025-Q4", 8, 0, 0, 0), group("2026-Q1", 3, 1, 0, 2), group("2026-Q2", 1, 0, 12, 3)]


def test_the_chart_of_periods() -> None:
    """Columns stand on the line, inside the drawing, as high as their counts; figures are there in words as well."""
    chart = period_chart(PERIODS, VI)
    assert isinstance(chart, Chart)
    by_column: dict[float, list[float]] = {}
    for part in chart.rectangles:
        assert TOP - 0.01 <= part.y <= BOTTOM
        assert 0 <= part.x <= part.x + part.width <= WIDTH
        by_column.setdefault(part.x, []).append(part.height)
    scale = (BOTTOM - TOP) / 20
    assert [sum(heights) for _, heights in sorted(by_column.items())] == pytest.approx(
        [8 * scale, 6 * scale, 16 * scale]
    )
    words = [label.words for label in chart.labels]
    assert words == ["100,00%", "Q4/25", "66,67%", "Q1/26", "25,00%", "Q2/26", "0", "10", "20"]
    assert "quý I năm 2026: hoàn thành đúng hạn 3; hoàn thành quá hạn 1" in chart.description
    assert chart.legend[0][1] == "Hoàn thành đúng hạn"


def test_a_single_period_is_not_drawn() -> None:
    """One column tells nothing that the table does not."""
    assert period_chart(PERIODS[:1], VI) is None
    assert period_chart([], VI) is None


def test_periods_of_the_commonest_kind_are_drawn() -> None:
    """Quarters beside a year are drawn without it, the newest ones where there are many."""
    year = group("2026", 1, 1, 1, 1)
    none = Group("", None, Counts(open_in_time=99))
    assert drawn_periods([*PERIODS, year, none]) == PERIODS
    assert drawn_periods([none]) == []
    months = [group(f"2025-M{month:02d}", 2, 0, 0, 0) for month in range(1, 13)]
    assert drawn_periods(months) == months[-MOST_PERIODS:]


STANDINGS: list[tuple[ListedTask, str, str]] = [
    (make_listed(timing=Timing.ON_TIME), "Hoàn thành đúng hạn", "Done on time"),
    (
        make_listed(timing=Timing.ON_TIME, extended=True),
        "Hoàn thành đúng hạn sau gia hạn",
        "Done on time after an extension",
    ),
    (make_listed(timing=Timing.LATE, late=3), "Hoàn thành, quá hạn 3 ngày", "Done, 3 days late"),
    (make_listed(late=1), "Quá hạn 1 ngày; đang thực hiện", "Overdue by 1 day; in progress"),
    (
        make_listed(late=2, told=LastTold(percent=40)),
        "Quá hạn 2 ngày; đang thực hiện, 40%",
        "Overdue by 2 days; in progress, 40%",
    ),
    (make_listed(late=2, state=State.DONE), "Quá hạn 2 ngày; đang thực hiện", "Overdue by 2 days; in progress"),
    (make_listed(timing=Timing.DUE_SOON), "Sắp đến hạn; chờ xác nhận", "Due soon; reported"),
    (make_listed(timing=Timing.NO_DEADLINE), "Không có hạn; chưa thực hiện", "No deadline; not started"),
    (make_listed(timing=None), "Tạm hoãn", "Suspended"),
]


@pytest.mark.parametrize(("task", "vi", "en"), STANDINGS)
def test_how_a_task_stands_in_words(task: ListedTask, vi: str, en: str) -> None:
    """What was completed after the day was being done on it."""
    assert (standing_words(task, VI), standing_words(task, EN)) == (vi, en)


def test_a_row_of_data() -> None:
    """Words are shortened, whatever their length; days are ISO."""
    task = make_listed(
        7, late=5, title="Rà soát " * 10_000, starred=True, unit_id=2, lead="Ban Dân vận", period="2026-Q2",
        told=LastTold(date(2026, 6, 2), 40, "Đang làm", "Thiếu\nmáy quét"), directives=(1, 2),
    )  # fmt: skip
    row = data_row(task, VI)
    assert row[:1] + row[2:] == [
        7, 2, "2026-06-15", 0b11010100001, 5, "2026-Q2", [1, 2], "Quá hạn 5 ngày; đang thực hiện, 40%", "Đang làm",
        "2026-06-02", "Thiếu máy quét",
    ]  # fmt: skip
    assert str(row[1]).startswith("★ Rà soát")
    assert len(str(row[1])) < 410


def words_of(page: WebPage) -> Iterator[str]:
    """Yield every text of a page that the program wrote itself."""
    yield from (page.title, *page.foot, *page.words.values(), *(word for fact in page.facts for word in fact))
    for section in (*page.sections, *page.lists):
        yield from section_words(section)


def section_words(section: Section) -> Iterator[str]:
    """Yield the texts of a section."""
    yield section.title
    for tile in section.tiles:
        yield tile.label
    for line in (*section.lines, *section.notes, *(tile.note for tile in section.tiles)):
        yield from (run.title if isinstance(run, Link) else run for run in line)
    for chart in section.charts:
        yield from (chart.title, chart.description, *(words for _, words in chart.legend))
    for table in section.tables:
        yield from (
            table.caption,
            *(column.name for column in table.columns),
            *(column.sorting for column in table.columns),
        )


def test_both_languages_say_the_same() -> None:
    """The page in English has as many texts, and no Vietnamese in its own words."""
    tasks = [
        make_listed(number, timing, unit_id=1, lead="Unit A", period=f"2026-Q{1 + number % 2}", directives=(1,))
        for number, timing in enumerate([*Timing, None], start=1)
    ]
    board = board_of(tasks)
    vi, en = (list(words_of(page_of(board, language))) for language in ("vi", "en"))
    assert len(vi) == len(en)
    for text in en:
        assert is_english(text.replace("Công an xã", "").replace("97-CT/TW", "")), text
    assert sum(one != other for one, other in zip(vi, en, strict=True)) > 0.7 * len(vi)


@pytest.mark.parametrize(("number", "sections"), [(0, 0), (3, 2), (1001, 1)])
def test_lists_for_readers_without_scripts(number: int, sections: int) -> None:
    """By unit, where there are not too many; else where they are to be found is said, though all are set aside."""
    tasks = [make_listed(one, None) for one in range(1, number + 1)]
    lists = page_of(board_of(tasks), "vi").lists
    assert [len(lists), lists[0].key if lists else ""] == [sections, "list" if sections else ""]
    assert len(file_of(tasks).links) == (number > 0)


def test_all_is_one_selection() -> None:
    """The number of all tasks opens all that are not set aside."""
    assert code_of(EVERYTHING) == str(Which.TOTAL.value)


def test_what_is_embedded_ends_no_element() -> None:
    """Rows with hostile words are one element a thousand, and JSON gives the words back."""
    hostile = "</script><!-- \u2028 & <b>"
    page = file_of([make_listed(number, title=hostile) for number in range(1, 1003)])
    assert len(page.tree.xpath("//script[@class='rows']")) == 2
    assert {row[1] for row in page.rows} == {"</script><!-- & <b>"}
    assert page.source.count("</script>") == page.source.count("<script")
