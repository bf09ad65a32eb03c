"""What a workbook of tasks holds: a line a task with all that a clerk wants, and sums that foot."""

from datetime import date
from typing import Any

from nhiemvu.domain.ageing import Overdue, ages_by_lead
from nhiemvu.domain.counts import CountLine, Counts, CountTable
from nhiemvu.domain.exports import ExportedTask
from nhiemvu.domain.tasks import Cadence, Origin, State, Task
from nhiemvu.domain.workbooks import Value, Workbook
from nhiemvu.writing.workbook import PRINTED, TASK_COLUMNS, Counted, task_book, task_row

TODAY = date(2026, 5, 20)
TASK: dict[str, Any] = {
    "id": 17,
    "text": "Rà soát văn bản; báo cáo",
    "title": "Rà soát văn bản",
    "series": "công tác dân vận",
    "period": "2026-Q2",
    "state": State.IN_PROGRESS,
    "cadence": Cadence.ONCE,
    "original_due_on": date(2026, 4, 30),
    "due_on": date(2026, 5, 15),
    "due_text": "trước ngày 30/4",
    "completed_on": None,
    "starred": True,
    "origin": Origin(1, "IV.2"),
    "lead": "Công an xã",
    "support": ("Đoàn xã", "Trạm Y tế"),
    "percent": 60,
    "evidence": ("05-KH/ĐU",),
    "directives": ("97-CT/TW", "19-CTr/TU"),
    "last_update_on": date(2026, 5, 2),
}


def cells(counted_as: str | None = "open_overdue", **changes: Any) -> dict[str, Value]:
    """Return what a task has in each column."""
    task = Task(**{**TASK, **changes})
    names = [column.name for column in TASK_COLUMNS]
    return dict(zip(names, task_row(ExportedTask(task, counted_as), TODAY), strict=True))


def test_a_line_tells_all_of_a_task() -> None:
    """Numbers are numbers and days are days; what is not there is empty."""
    found = {name: value for name, value in cells().items() if value not in {None, ""}}
    assert found == {
        "Số": 17,
        "Điểm": "IV.2",
        "Nhiệm vụ": "Rà soát văn bản",
        "Chủ trì": "Công an xã",
        "Phối hợp": "Đoàn xã; Trạm Y tế",
        "Hạn": date(2026, 5, 15),
        "Trạng thái": "đang thực hiện",
        "Tình trạng": "quá hạn",
        "Số ngày trễ": 5,
        "Tiến độ": 0.6,
        "Nội dung đầy đủ": "Rà soát văn bản; báo cáo",
        "Loại báo cáo": "công tác dân vận",
        "Kỳ": "2026-Q2",
        "Hạn gốc": date(2026, 4, 30),
        "Hạn theo văn bản": "trước ngày 30/4",
        "Minh chứng": "05-KH/ĐU",
        "Cập nhật lần cuối": date(2026, 5, 2),
        "Văn bản chỉ đạo": "97-CT/TW; 19-CTr/TU",
        "Dấu sao": "★",
        "Loại việc": "một lần",
        "Kỳ thứ": 1,
        "Tính vào": "chưa hoàn thành quá hạn",
    }


def test_what_stands_in_no_count_says_why() -> None:
    """A task that a later plan goes on with names the one that stands for it."""
    handed_on = cells(None, continued_by=23)
    assert (handed_on["Tình trạng"], handed_on["Số ngày trễ"], handed_on["Tính vào"]) == (
        "chuyển sang nhiệm vụ 23",
        None,
        None,
    )
    aside = cells("set_aside", state=State.CANCELLED, set_aside_reason="Trùng")
    assert (aside["Tình trạng"], aside["Lý do tạm hoãn, hủy"], aside["Tính vào"]) == ("", "Trùng", None)


def book() -> Workbook:
    """Return the workbook of an office with two units."""
    lines = [
        CountLine("Công an xã", Counts(done_on_time=3, done_by_extension=1, open_overdue=1)),
        CountLine("Đoàn xã", Counts(open_in_time=2, open_updated=1, set_aside=1)),
        CountLine(None, Counts(done_late=1)),
    ]
    table = CountTable(lines, sum((line.counts for line in lines), Counts()))
    counted = Counted(table, date(2026, 4, 20), ages_by_lead([Overdue("Công an xã", 5, 1)]))
    return task_book([ExportedTask(Task(**TASK), "open_overdue")], counted, TODAY, "Đảng ủy xã Đồng Mây")


def test_the_sheets() -> None:
    """Tasks, counts, ranks and ages, each with whose and of which day it is; the first columns are printed."""
    tasks, counts, ranks, ages = book().sheets
    assert [sheet.name for sheet in (tasks, counts, ranks, ages)] == ["Nhiệm vụ", "Tổng hợp", "Xếp hạng", "Quá hạn"]
    assert {sheet.above[1] for sheet in (tasks, counts, ranks, ages)} == {
        "Đảng ủy xã Đồng Mây, tính đến ngày 20/05/2026"
    }
    assert tasks.printed == PRINTED
    assert [column.name for column in TASK_COLUMNS[:PRINTED]][-1] == "Kết quả"
    sentence = (
        "Tổng số 7 nhiệm vụ: hoàn thành đúng hạn 3, hoàn thành quá hạn 1, chưa hoàn thành trong hạn 2, "
        "chưa hoàn thành quá hạn 1."
    )
    assert sentence in tasks.above
    assert sentence in counts.above


def test_sums_and_rates() -> None:
    """Rates are shares that Excel shows in percent; of nothing there is none."""
    _, counts, ranks, ages = book().sheets
    assert [list(row) for row in counts.rows] == [
        ["Công an xã", 4, 3, 0, 0, 1, 0.75, 1.0, 0.0, 1, 0],
        ["Đoàn xã", 2, 0, 0, 2, 0, None, None, 0.5, 0, 1],
        ["(chưa giao)", 1, 0, 1, 0, 0, 1.0, 0.0, None, 0, 0],
    ]
    assert list(counts.foot) == ["Tổng cộng", 7, 3, 1, 2, 1, 0.8, 0.75, 1 / 3, 1, 1]
    assert [list(row) for row in ranks.rows] == [[1, "Công an xã", 0.75, 0.0, 4, 1], [None, "Đoàn xã", None, 0.5, 2, 0]]
    assert [list(row) for row in ages.rows] == [["Công an xã", 1, 0, 0, 1, 5]]
    assert list(ages.foot) == ["Tổng cộng", 1, 0, 0, 1, 5]


def test_charts_show_columns_of_numbers() -> None:
    """Each names its bars by the unit, and colours as many series as it has."""
    for sheet in book().sheets[1:]:
        for chart in sheet.charts:
            assert sheet.columns[chart.names].name == "Đơn vị chủ trì"
            assert len(chart.colours) == len(chart.values)
            assert all(sheet.columns[place].kind in {"number", "rate"} for place in chart.values)
