"""The page for the head of an office: what is late and why, who is how far, and the list behind every number."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from nhiemvu.domain.dashboard import EVERYTHING, MOST_IN_TEXT, Dashboard, ListedTask, Which
from nhiemvu.domain.language import Language
from nhiemvu.domain.tasks import DUE_SOON_DAYS
from nhiemvu.domain.web_pages import Runs, Section, WebPage
from nhiemvu.writing.dashboard_charts import drawn_periods, period_chart
from nhiemvu.writing.dashboard_lists import ages_table, list_table, overdue_table, soon_table
from nhiemvu.writing.dashboard_summary import nothing, summary
from nhiemvu.writing.dashboard_tables import directives_table, periods_table, units_table
from nhiemvu.writing.dashboard_tasks import lead_words, number_link
from nhiemvu.writing.dashboard_ui import ui_words
from nhiemvu.writing.page_words import Speech


def page_of(board: Dashboard, language: Language) -> WebPage:
    """Return the whole page but for the rows behind its numbers."""
    speech = Speech(language)
    return WebPage(
        language=language,
        title=speech.say("Bảng theo dõi nhiệm vụ", "Task overview"),
        office=board.office,
        facts=tuple(_facts(board, speech)),
        sections=tuple(_sections(board, speech)),
        lists=tuple(_lists(board, speech)),
        foot=tuple(_foot(speech)),
        names={int(group.key): group.name for group in board.units if group.name},
        words=ui_words(speech),
    )


def _facts(board: Dashboard, speech: Speech) -> Iterator[tuple[str, str]]:
    yield speech.say("Tính đến hết ngày", "As of the end of"), speech.day(board.as_of)
    scope = board.scope
    if scope.period:
        yield speech.say("Kỳ", "Period"), speech.period(scope.period)
    if scope.series:
        yield speech.say("Loại báo cáo", "Series"), scope.series
    if scope.unit:
        yield speech.say("Đơn vị chủ trì", "Lead unit"), scope.unit
    if scope.directive:
        yield speech.say("Theo văn bản", "Under"), scope.directive
    if not (scope.period or scope.series or scope.unit or scope.directive):
        yield speech.say("Phạm vi", "Scope"), speech.say("mọi nhiệm vụ", "all tasks")


def _sections(board: Dashboard, speech: Speech) -> Iterator[Section]:
    if not board.total.total:
        yield nothing(board, speech)
        return
    yield summary(board, speech)
    yield _overdue(board, speech)
    if board.due_soon:
        yield _soon(board, speech)
    title = speech.say("Kết quả theo đơn vị", "By unit")
    yield Section(key="units", title=title, tables=(units_table(board, speech),))
    chart = period_chart(drawn_periods(board.periods), speech)
    yield Section(
        key="periods",
        title=speech.say("Theo kỳ kế hoạch", "By planned period"),
        charts=(chart,) if chart else (),
        tables=(periods_table(board, speech),),
    )
    if board.places:
        title = speech.say("Theo văn bản chỉ đạo", "By directive")
        yield Section(key="directives", title=title, tables=(directives_table(board, speech),))


def _overdue(board: Dashboard, speech: Speech) -> Section:
    title = speech.say("Nhiệm vụ quá hạn", "Overdue tasks")
    number = board.total.open_overdue
    if not number:
        line = speech.say("Không có nhiệm vụ nào quá hạn.", "Nothing is overdue.")
        return Section(key="overdue", title=title, lines=((line,),))
    tables = (ages_table(board.ages, speech), overdue_table(board.overdue, speech))
    return Section(
        key="overdue",
        title=title,
        tables=tables,
        notes=_the_rest(speech, Which.OPEN_OVERDUE, number, len(board.overdue)),
    )


def _soon(board: Dashboard, speech: Speech) -> Section:
    return Section(
        key="soon",
        title=speech.say(f"Đến hạn trong {DUE_SOON_DAYS} ngày tới", f"Due within {DUE_SOON_DAYS} days"),
        tables=(soon_table(board.due_soon, speech),),
        notes=_the_rest(speech, Which.DUE_SOON, board.soon, len(board.due_soon)),
    )


def _the_rest(speech: Speech, which: Which, number: int, shown: int) -> tuple[Runs, ...]:
    """Return where the tasks are that a table leaves out."""
    if number == shown:
        return ()
    return (
        (
            speech.say(f"Bảng này nêu {speech.tasks(shown)} đầu trong số ", f"These are the first {shown} of "),
            number_link(speech, EVERYTHING.of(which), number),
            speech.say("; bấm vào con số để xem đủ.", "; open the number for all of them."),
        ),
    )


def _lists(board: Dashboard, speech: Speech) -> Iterator[Section]:
    """Yield a list of each unit's tasks, for readers whose scripts are off."""
    title = speech.say("Danh sách nhiệm vụ", "All tasks")
    if not board.tasks:
        number = speech.number(MOST_IN_TEXT)
        line = speech.say(
            f"Trang có hơn {number} nhiệm vụ nên danh sách chỉ mở được khi trình duyệt cho phép chạy script.",
            f"There are more than {number} tasks; their lists need a browser that runs scripts.",
        )
        if board.total.total or board.total.set_aside:
            yield Section(key="list", title=title, lines=((line,),))
        return
    yield Section(key="list", title=title)
    order = {group.key: place for place, group in enumerate(board.units)}
    tasks = sorted(board.tasks, key=lambda task: (order[task.unit_id or 0], *_urgency(task)))
    for unit, several in groupby(tasks, key=lambda task: task.unit_id or 0):
        led = list(several)
        name = lead_words(led[0], speech)
        yield Section(key=f"u{unit}", title=name, tables=(list_table(f"list-u{unit}", name, led, speech),))


def _urgency(task: ListedTask) -> tuple[object, ...]:
    """Open tasks first, the latest of them before the rest, then by deadline."""
    return (Which.OPEN not in task.belongs(), -task.days_late, task.due_on or date.max, task.id)


def _foot(speech: Speech) -> Iterator[str]:
    yield speech.say(
        "Mỗi nhiệm vụ tính cho đơn vị chủ trì; nhiệm vụ chia thành nhiều phần tính theo từng phần; nhiệm vụ chuyển từ"
        " kỳ này sang kỳ khác tính một lần. Đến hạn đúng ngày tính thì chưa phải là quá hạn.",
        "A task counts for its lead; one that is divided counts by its parts; one that goes on from plan to plan counts"
        " once. What is due on the day itself is not overdue.",
    )
    yield speech.say(
        "Bấm vào một con số để mở danh sách nhiệm vụ của nó. Trang này mở được khi không có mạng.",
        "Open a number to see its tasks. The page needs no network.",
    )
