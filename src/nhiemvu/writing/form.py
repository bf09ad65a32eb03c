"""The form of a unit as a workbook: a sheet to fill in, and a hidden one by which it is known when it comes back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.extensions import undecided
from nhiemvu.domain.forms import (
    ANSWERS,
    STATE_CHOICES,
    FormColumn,
    FormMark,
    Shown,
    mark_properties,
    mark_rows,
)
from nhiemvu.domain.task_names import ROLE_NAMES, STATE_NAMES
from nhiemvu.domain.tasks import Role, Task
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.domain.workbooks import CellKind, Column, Sheet, Value, Workbook
from nhiemvu.writing.figures import counts_words, number_words

TITLE = "PHIẾU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
#: The name of the sheet that is filled in, and of the one that is hidden.
SHEET, HIDDEN_SHEET = "Phiếu", "nhiemvu"
HOW_TO_FILL = (
    "Cách ghi: chỉ điền các cột màu vàng; ô để trống là giữ nguyên như đã ghi nhận. Đã hoàn thành thì phải có câu kết"
    " quả. Không sửa các cột khác. Điền xong, lưu rồi gửi lại chính tệp này."
)
DAY_HINT = "Ghi ngày/tháng/năm, ví dụ 15/7/2026."
COLUMNS = (
    Column(FormColumn.NUMBER, 9, centred=True),
    Column(FormColumn.TEXT, 34),
    Column(FormColumn.ROLE, 8, centred=True),
    Column(FormColumn.DUE, 11, CellKind.DAY),
    Column(FormColumn.HELD, 14),
    Column(
        FormColumn.STATE,
        13,
        open=True,
        choices=STATE_CHOICES,
        hint="Chọn một trạng thái trong danh sách; để trống nếu không thay đổi.",
    ),
    Column(
        FormColumn.PERCENT, 9, CellKind.NUMBER, open=True, most=100, hint="Ghi số nguyên từ 0 đến 100, không ghi dấu %."
    ),
    Column(
        FormColumn.RESULT,
        26,
        open=True,
        hint="Đã hoàn thành: một câu kết quả để đưa vào báo cáo. Chưa xong: đã làm được gì.",
    ),
    Column(
        FormColumn.COMPLETED,
        11,
        CellKind.DAY,
        open=True,
        hint=f"Chỉ ghi khi đã hoàn thành. {DAY_HINT}",
    ),
    Column(
        FormColumn.EVIDENCE,
        15,
        open=True,
        hint="Số, ngày văn bản hoặc sản phẩm; nhiều văn bản thì cách nhau bằng dấu chấm phẩy.",
    ),
    Column(FormColumn.OBSTACLE, 16, open=True, hint="Điều đang vướng, và đề nghị ai làm gì."),
    Column(FormColumn.NEW_DUE, 11, CellKind.DAY, open=True, hint=f"Chỉ đơn vị chủ trì xin gia hạn. {DAY_HINT}"),
    Column(FormColumn.REASON, 13, open=True, hint="Bắt buộc khi xin gia hạn."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFrame:
    """What a form says above its tasks."""

    mark: FormMark
    #: The counts of the tasks that the unit leads, and how many of the form's it supports.
    counts: Counts
    supported: int
    #: Of which period, "quý II năm 2026"; empty for none.
    period: str = ""
    #: Till when it is to be sent back.
    by: date | None = None


def form_workbook(frame: FormFrame, tasks: Iterable[tuple[Task, Role]]) -> Workbook:
    """Return the form of a unit with its tasks in their order; they are gone through once."""
    shown: list[Shown] = []
    mark = frame.mark
    marked = [Column("", 20), *(Column("", 12) for _ in range(5))]
    return Workbook(
        (
            Sheet(
                SHEET,
                COLUMNS,
                _rows(tasks, mark.made_on, shown),
                lines_above(frame),
                protected=True,
                still=2,
            ),
            Sheet(HIDDEN_SHEET, marked, _marks(mark, shown), hidden=True, protected=True),
        ),
        mark.made_on,
        {"title": f"Phiếu - {mark.unit}", "company": mark.office},
        mark_properties(mark),
    )


def lines_above(frame: FormFrame) -> list[str]:
    """Return the lines above the table, the title first."""
    mark = frame.mark
    period = f" Kỳ: {frame.period}." if frame.period else ""
    office = f"{mark.office}. " if mark.office else ""
    back = f" Gửi lại chậm nhất ngày {short_day(frame.by)}." if frame.by else ""
    supported = number_words(frame.supported)
    return [
        TITLE,
        f"{office}Đơn vị: {mark.unit}.{period} Số liệu đến ngày {short_day(mark.made_on)}.",
        f"Đơn vị chủ trì: {counts_words(frame.counts)}. Phối hợp trong phiếu này: {supported} nhiệm vụ.",
        f"{HOW_TO_FILL}{back}",
    ]


def counts_line(frame: FormFrame) -> str:
    """Return the line of a form that tells the counts of what its unit leads."""
    return lines_above(frame)[2]


def _rows(tasks: Iterable[tuple[Task, Role]], today: date, shown: list[Shown]) -> Iterator[Sequence[Value]]:
    for task, role in tasks:
        shown.append(
            Shown(number=task.id, role=role, state=task.state, percent=task.percent, due_on=task.due_at(today))
        )
        yield (
            task.id,
            task.text,
            ROLE_NAMES[role].vi,
            task.due_at(today) or task.due_text,
            held_words(task, today),
            *(None for _ in ANSWERS),
        )


def held_words(task: Task, today: date) -> str:
    """Return how a task stands by the record: "đang thực hiện, 40%; quá hạn 5 ngày; ghi ngày 12/04/2026"."""
    percent = f", {task.percent}%" if task.percent is not None else ""
    parts = [f"{STATE_NAMES[task.state].vi}{percent}"]
    if late := task.days_late(today):
        parts.append(f"quá hạn {late} ngày")
    if waiting := undecided(task.extensions):
        parts.append(f"đang xin gia hạn đến {short_day(waiting.new_due_on)}")
    if task.last_update_on:
        parts.append(f"ghi ngày {short_day(task.last_update_on)}")
    return "; ".join(parts)


def _marks(mark: FormMark, shown: list[Shown]) -> Iterator[Sequence[Value]]:
    # The tasks are known once the sheet before this one is written.
    for row in mark_rows(replace(mark, tasks={one.number: one for one in shown})):
        yield (*row, *(None for _ in range(6 - len(row))))
