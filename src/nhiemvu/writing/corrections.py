"""What the last report said otherwise than is known now: a list that the next report puts right."""

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemvu.domain.closing import Correction, FieldChange
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import squeeze
from nhiemvu.writing.sentences import sentence
from nhiemvu.writing.task_words import deed

NAMES = {
    "state": "tình trạng",
    "percent": "tiến độ",
    "due_on": "hạn",
    "completed_on": "ngày hoàn thành",
    "result": "kết quả",
    "note": "tình hình",
}
STATES = {
    State.NOT_STARTED: "chưa thực hiện",
    State.IN_PROGRESS: "đang thực hiện",
    State.REPORTED: "đã báo cáo hoàn thành, chờ xác nhận",
    State.DONE: "đã hoàn thành",
    State.SUSPENDED: "tạm hoãn",
    State.CANCELLED: "thôi thực hiện",
}
NOTHING = "chưa có"


def corrections_paragraphs(corrections: Sequence[Correction], reported: Period | None) -> Iterator[Paragraph]:
    """Yield what is to be put right of the report of a period, an item a task; nothing where all stands as reported.

    These items answer no task of the new period and carry no marks.
    """
    if not corrections or reported is None:
        return
    yield Paragraph(f"Đính chính số liệu đã nêu trong báo cáo {reported.name}:")
    for correction in corrections:
        changes = "; ".join(_change(change) for change in correction.changes)
        yield Paragraph(sentence(f"Việc {deed(correction.task)}: {changes}"), label="-", style=Style.ITEM)


def _change(change: FieldChange) -> str:
    after, before = (_value(change.name, value) for value in (change.after, change.before))
    return f"{NAMES[change.name]} {after} (báo cáo trước nêu: {before})"


def _value(name: str, value: State | date | str | int | None) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, State):
        return STATES[value]
    if isinstance(value, date):
        return official_day(value)
    return f"{value}%" if name == "percent" else f"“{squeeze(str(value)).rstrip('.;')}”"
