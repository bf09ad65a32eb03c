"""What the next report puts right of the last one."""

from datetime import date

from nhiemvu.domain.closing import Correction, FieldChange
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State, Task
from nhiemvu.writing.corrections import corrections_paragraphs

PERIOD = parse_period("2026-Q2")
TASK = Task(
    id=4, text="Rà soát hồ sơ quy chế dân chủ.", title="Rà soát hồ sơ quy chế dân chủ", series=None, period="2026-Q2",
    state=State.DONE, cadence=Cadence.ONCE, original_due_on=None, due_on=None, due_text=None,
    completed_on=date(2026, 6, 28), starred=False, origin=None,
)  # fmt: skip


def test_each_task_is_put_right_in_one_sentence() -> None:
    """What is known now comes first, what was reported behind it; the items carry no marks of tasks."""
    changes = (
        FieldChange("state", State.IN_PROGRESS, State.DONE),
        FieldChange("percent", 60, 100),
        FieldChange("completed_on", None, date(2026, 6, 28)),
        FieldChange("result", "Đã rà soát 5 thôn.", "Đã rà soát\n12 thôn."),
    )
    assert list(corrections_paragraphs([Correction(TASK, changes)], PERIOD)) == [
        Paragraph("Đính chính số liệu đã nêu trong báo cáo quý II năm 2026:"),
        Paragraph(
            "Việc rà soát hồ sơ quy chế dân chủ: tình trạng đã hoàn thành (báo cáo trước nêu: đang thực hiện); "
            "tiến độ 100% (báo cáo trước nêu: 60%); ngày hoàn thành 28/6/2026 (báo cáo trước nêu: chưa có); "
            "kết quả “Đã rà soát 12 thôn” (báo cáo trước nêu: “Đã rà soát 5 thôn”).",
            label="-",
            style=Style.ITEM,
        ),
    ]


def test_nothing_to_put_right() -> None:
    """Where all stands as reported, the report says nothing of it."""
    assert list(corrections_paragraphs([], PERIOD)) == list(corrections_paragraphs([], None)) == []
