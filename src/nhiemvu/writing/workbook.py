"""The workbook of tasks: a line a task, the four counts by unit with rates, units ranked, and how late tasks are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.ageing import AGES, AgeLine
from nhiemvu.domain.counts import Counts, CountTable, Rate, ranked
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.exports import ExportedTask
from nhiemvu.domain.task_names import CADENCE_NAMES, STATE_NAMES, TIMING_NAMES
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.workbooks import CellKind, Chart, Column, Sheet, Value, Workbook
from nhiemvu.writing.figures import COUNT_NAMES, age_words, counts_words, number_words

#: What is done and open in time, in blues; late and overdue, in oranges: told apart by who sees no red or green, too.
COUNT_COLOURS = ("#1F5FA8", "#F2A65A", "#9CC3E6", "#C0392B")
AGE_COLOURS = ("#F6C98F", "#E67E22", "#922B21")
SHARE_COLOUR = "#1F5FA8"
NOT_ASSIGNED, TOTAL = "(chưa giao)", "Tổng cộng"


class _Field(NamedTuple):
    """One column of the sheet of tasks with what a task has in it."""

    name: str
    width: float
    kind: CellKind
    of: Callable[[Task, date], Value]


#: Which count a task is in, so that a clerk can make the sums again from its lines.
COUNTED_AS = Column("Tính vào", 16)


def _standing(task: Task, as_of: date) -> str:
    timing = task.timing(as_of)
    if task.is_handed_on(as_of):
        return f"chuyển sang nhiệm vụ {task.continued_by}"
    return TIMING_NAMES[timing].vi if timing else ""


TEXT, NUMBER, DAY, RATE = CellKind.TEXT, CellKind.NUMBER, CellKind.DAY, CellKind.RATE
#: What is printed comes first.
FIELDS = (
    _Field("Số", 6, NUMBER, lambda task, _: task.id),
    _Field("Điểm", 8, TEXT, lambda task, _: task.origin.label if task.origin else None),
    _Field("Nhiệm vụ", 42, TEXT, lambda task, _: task.title),
    _Field("Chủ trì", 20, TEXT, lambda task, _: task.lead),
    _Field("Phối hợp", 20, TEXT, lambda task, _: "; ".join(task.support)),
    _Field("Hạn", 12, DAY, lambda task, as_of: task.due_at(as_of)),
    _Field("Trạng thái", 13, TEXT, lambda task, _: STATE_NAMES[task.state].vi),
    _Field("Tình trạng", 12, TEXT, _standing),
    _Field("Số ngày trễ", 8, NUMBER, lambda task, as_of: task.days_late(as_of) or None),
    _Field("Tiến độ", 9, CellKind.PERCENT, lambda task, _: None if task.percent is None else task.percent / 100),
    _Field("Kết quả", 36, TEXT, lambda task, _: task.result),
    _Field("Nội dung đầy đủ", 140, TEXT, lambda task, _: task.text),
    _Field("Theo dõi", 20, TEXT, lambda task, _: "; ".join(task.monitor)),
    _Field("Loại báo cáo", 24, TEXT, lambda task, _: task.series),
    _Field("Kỳ", 10, TEXT, lambda task, _: task.period),
    _Field("Hạn gốc", 12, DAY, lambda task, _: task.original_due_on),
    _Field("Hạn theo văn bản", 18, TEXT, lambda task, _: task.due_text),
    _Field("Ngày hoàn thành", 12, DAY, lambda task, _: task.completed_on),
    _Field("Minh chứng", 30, TEXT, lambda task, _: "; ".join(task.evidence)),
    _Field("Cập nhật lần cuối", 12, DAY, lambda task, _: task.last_update_on),
    _Field("Văn bản chỉ đạo", 24, TEXT, lambda task, _: "; ".join(task.directives)),
    _Field("Dấu sao", 7, TEXT, lambda task, _: "★" if task.starred else None),
    _Field("Loại việc", 13, TEXT, lambda task, _: CADENCE_NAMES[task.cadence].vi),
    _Field("Thuộc nhiệm vụ", 9, NUMBER, lambda task, _: task.parent_id),
    _Field("Nối tiếp nhiệm vụ", 9, NUMBER, lambda task, _: task.continues_id),
    _Field("Kỳ thứ", 7, NUMBER, lambda task, _: task.turn),
    _Field("Lý do tạm hoãn, hủy", 30, TEXT, lambda task, _: task.set_aside_reason),
)
#: How many of them a page of A4 across holds in letters that can be read.
PRINTED = 11
TASK_COLUMNS = (*(Column(field.name, field.width, field.kind) for field in FIELDS), COUNTED_AS)

COUNT_COLUMNS = (
    Column("Đơn vị chủ trì", 40),
    Column("Tổng số", 9, NUMBER),
    Column("Hoàn thành đúng hạn", 12, NUMBER),
    Column("Hoàn thành quá hạn", 12, NUMBER),
    Column("Chưa hoàn thành, trong hạn", 13, NUMBER),
    Column("Chưa hoàn thành, quá hạn", 13, NUMBER),
    Column("Tỷ lệ hoàn thành", 11, RATE),
    Column("Tỷ lệ đúng hạn", 11, RATE),
    Column("Tỷ lệ cập nhật", 11, RATE),
    Column("Đúng hạn sau gia hạn", 11, NUMBER),
    Column("Tạm hoãn, hủy (không tính)", 13, NUMBER),
)
RANK_COLUMNS = (
    Column("Hạng", 7, NUMBER),
    Column("Đơn vị chủ trì", 50),
    Column("Tỷ lệ hoàn thành", 12, RATE),
    Column("Tỷ lệ cập nhật", 12, RATE),
    Column("Tổng số", 10, NUMBER),
    Column("Chưa hoàn thành, quá hạn", 14, NUMBER),
)
AGE_COLUMNS = (
    Column("Đơn vị chủ trì", 50),
    *(Column(f"Trễ {age_words(age)}", 15, NUMBER) for age in AGES),
    Column("Cộng", 10, NUMBER),
    Column("Trễ nhất (ngày)", 10, NUMBER),
)
FORMULAS = (
    "Tỷ lệ hoàn thành = đã hoàn thành / (đã hoàn thành + chưa hoàn thành quá hạn). Tỷ lệ đúng hạn = hoàn thành đúng "
    "hạn / đã hoàn thành. Tỷ lệ cập nhật = chưa hoàn thành có cập nhật từ {since} / chưa hoàn thành."
)
NOT_COUNTED = (
    "Nhiệm vụ chia cho nhiều đơn vị được tính theo phần của từng đơn vị; nhiệm vụ chuyển kỳ được tính một lần, ở kỳ "
    "đang thực hiện; nhiệm vụ tạm hoãn, hủy không tính."
)


def task_row(exported: ExportedTask, as_of: date) -> list[Value]:
    """Return what a task has in each of `TASK_COLUMNS` on a day."""
    counted = COUNT_NAMES.get(exported.counted_as or "")
    return [*(field.of(exported.task, as_of) for field in FIELDS), counted]


class Counted(NamedTuple):
    """What a workbook counts of its tasks on a day."""

    by_unit: CountTable
    #: Open tasks count as updated where something was said since this day.
    updated_since: date
    #: How long what is overdue has been so, by unit and all together.
    ages: tuple[Sequence[AgeLine], AgeLine]


def task_book(tasks: Iterable[ExportedTask], counted: Counted, as_of: date, office: str) -> Workbook:
    """Return the workbook of tasks as they stand on a day; they are gone through once, as it is written."""
    above = (_of_whom(as_of, office),)
    sheets = (
        _tasks(tasks, as_of, above_tasks(counted.by_unit.total, as_of, office)),
        _counts(counted, above),
        _ranks(counted.by_unit, above),
        _ages(*counted.ages, above),
    )
    properties = {"title": "Sổ theo dõi nhiệm vụ", **({"company": office} if office else {})}
    return Workbook(sheets, as_of, properties)


def above_tasks(counts: Counts, as_of: date, office: str) -> tuple[str, ...]:
    """Return what stands above a list of tasks: its title, whose and of which day it is, and the four counts."""
    return ("SỔ THEO DÕI NHIỆM VỤ", _of_whom(as_of, office), f"{counts_words(counts)}.")


def _of_whom(as_of: date, office: str) -> str:
    day = short_day(as_of)
    return f"{office}, tính đến ngày {day}" if office else f"Tính đến ngày {day}"


def _tasks(tasks: Iterable[ExportedTask], as_of: date, above: Sequence[str]) -> Sheet:
    rows: Iterator[Sequence[Value]] = (task_row(task, as_of) for task in tasks)
    return Sheet("Nhiệm vụ", TASK_COLUMNS, rows, above, printed=PRINTED, still=3)


def _counts(counted: Counted, above: Sequence[str]) -> Sheet:
    lines, total = counted.by_unit.lines, counted.by_unit.total
    chart = Chart("bar", "Nhiệm vụ theo đơn vị chủ trì", 0, (2, 3, 4, 5), stacked=True, colours=COUNT_COLOURS)
    return Sheet(
        "Tổng hợp",
        COUNT_COLUMNS,
        [_count_row(line.name or NOT_ASSIGNED, line.counts) for line in lines],
        (
            "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
            *above,
            f"{counts_words(total)}.",
            FORMULAS.format(since=short_day(counted.updated_since)),
            NOT_COUNTED,
        ),
        foot=_count_row(TOTAL, total),
        charts=(chart,),
    )


def _count_row(name: str, counts: Counts) -> list[Value]:
    four = (counts.done_on_time, counts.done_late, counts.open_in_time, counts.open_overdue)
    rates = (counts.completion, counts.on_time, counts.updating)
    return [name, counts.total, *four, *map(_share, rates), counts.done_by_extension, counts.set_aside]


def _share(rate: Rate) -> float | None:
    """Return a rate as a cell holds it; None of nothing."""
    return rate.numerator / rate.denominator if rate.denominator else None


def _ranks(table: CountTable, above: Sequence[str]) -> Sheet:
    rows: list[list[Value]] = [
        [
            place,
            line.name,
            _share(line.counts.completion),
            _share(line.counts.updating),
            line.counts.total,
            line.counts.open_overdue,
        ]
        for place, line in ranked(table.lines)
    ]
    chart = Chart("bar", "Tỷ lệ hoàn thành theo đơn vị", 1, (2,), colours=(SHARE_COLOUR,))
    note = "Đơn vị chưa có nhiệm vụ nào đến hạn hoặc hoàn thành thì chưa xếp hạng."
    return Sheet("Xếp hạng", RANK_COLUMNS, rows, ("XẾP HẠNG ĐƠN VỊ", *above, note), charts=(chart,))


def _ages(lines: Sequence[AgeLine], total: AgeLine, above: Sequence[str]) -> Sheet:
    places = tuple(range(1, 1 + len(AGES)))
    chart = Chart("bar", "Nhiệm vụ quá hạn theo số ngày trễ", 0, places, stacked=True, colours=AGE_COLOURS)
    told = f"Chưa hoàn thành, quá hạn: {number_words(total.total)} nhiệm vụ."
    return Sheet(
        "Quá hạn",
        AGE_COLUMNS,
        [_age_row(line.name or NOT_ASSIGNED, line) for line in lines],
        ("NHIỆM VỤ QUÁ HẠN THEO SỐ NGÀY TRỄ", *above, told),
        foot=_age_row(TOTAL, total),
        charts=(chart,),
    )


def _age_row(name: str, line: AgeLine) -> list[Value]:
    return [name, *(line.ages[age] for age in AGES), line.total, line.most_late or None]
