"""A task as a small form of plain text, for the user's editor, and what was corrected in it.

One field a line, "Hạn: 30/06/2026"; the text comes last and may have several lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nhiemvu.cli.language import say, spoken
from nhiemvu.domain.dates import parse_day, short_day
from nhiemvu.domain.errors import NhiemvuError, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.task_names import CADENCE_NAMES
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import fold, squeeze, writable

if TYPE_CHECKING:
    from nhiemvu.usecases.edit_tasks import TaskEdit

COMMENT = "#"
FIELDS: Mapping[str, Text] = {
    "title": Text("Tiêu đề", "Title"),
    "due_on": Text("Hạn", "Due"),
    "series": Text("Loại báo cáo", "Series"),
    "period": Text("Kỳ", "Period"),
    "cadence": Text("Tính chất", "Cadence"),
    "starred": Text("Đánh dấu sao", "Starred"),
    "text": Text("Nội dung", "Text"),
}
#: Fields that may be left empty: the task has none then.
OPTIONAL = frozenset({"due_on", "series", "period"})
YES_NO = {"co": True, "yes": True, "khong": False, "no": False}


class Fault(NamedTuple):
    """What is wrong in one line of a form."""

    line: int
    message: Text


class BadForm(UsageFault):
    """A form was filled in wrongly."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            Text(
                "; ".join(f"dòng {fault.line}: {fault.message.vi.rstrip('.')}" for fault in faults) + ".",
                "; ".join(f"line {fault.line}: {fault.message.en.rstrip('.')}" for fault in faults) + ".",
            ),
            Text("Chưa ghi gì. Mở lại và sửa các dòng đó.", "Nothing was recorded. Correct those lines."),
        )


class _Unknown(UsageFault):
    """A word that a field does not know."""

    def __init__(self, value: str, known: Sequence[Text]) -> None:
        super().__init__(
            Text(
                f"“{value}” không dùng được, chọn một trong: {', '.join(text.vi for text in known)}",
                f"“{value}” will not do, choose one of: {', '.join(text.en for text in known)}",
            ),
            Text("", ""),
        )


def task_form(task: Task, edit: TaskEdit | None = None) -> str:
    """Return the form of a task as it stands, with what was typed into an earlier form of it laid over."""
    stands: dict[str, Any] = {"title": task.title, "due_on": task.due_on, "series": task.series, "text": task.text}
    stands |= {"period": task.period, "cadence": task.cadence, "starred": task.starred}
    laid: Mapping[str, Any] = {**stands, **(edit or {})}
    period = laid["period"]
    values = {
        "title": laid["title"],
        "due_on": short_day(laid["due_on"]) if laid["due_on"] else "",
        "series": laid["series"] or "",
        "period": getattr(period, "code", period) or "",
        "cadence": spoken(CADENCE_NAMES[laid["cadence"]]),
        "starred": say("có", "yes") if laid["starred"] else say("không", "no"),
    }
    cadences = ", ".join(spoken(name) for name in CADENCE_NAMES.values())
    head = [
        say(
            f"# Nhiệm vụ {task.id}: sửa phần sau dấu hai chấm, lưu rồi đóng. Dòng bắt đầu bằng # không tính.",
            f"# Task {task.id}: correct what follows the colons, save and close. Lines with # do not count.",
        ),
        say("# Để trống hạn, loại báo cáo hoặc kỳ là bỏ.", "# An empty due, series or period removes it."),
        say(f"# Tính chất: {cadences}.", f"# Cadence: {cadences}."),
    ]
    fields = [f"{spoken(FIELDS[name])}: {value}".rstrip() for name, value in values.items()]
    return "\n".join([*head, *fields, f"{spoken(FIELDS['text'])}:", laid["text"], ""])


def read_form(form: str, task: Task) -> TaskEdit:
    """Return what a filled form corrects of the task; an emptied form corrects nothing.

    Raises BadForm with every line that is wrong.
    """
    lines = writable(form).splitlines()
    if not any(line.strip() and not line.startswith(COMMENT) for line in lines):
        return {}
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith(COMMENT):
            continue
        name, value = _field(line)
        if name == "text":
            value = "\n".join([value, *lines[number:]]).strip()
        try:
            if name is None or name in found:
                faults.append(Fault(number, _no_field(squeeze(line))))
            else:
                found[name] = _value(name, value)
        except NhiemvuError as error:
            faults.append(Fault(number, error.message))
        if name == "text":
            break
    if faults:
        raise BadForm(faults)
    edit: TaskEdit = {}
    edit.update(_differing(found, task))  # type: ignore[typeddict-item] # the keys of FIELDS are those of TaskEdit
    return edit


def _field(line: str) -> tuple[str | None, str]:
    name, colon, value = line.partition(":")
    known = {fold(text): field for field, texts in FIELDS.items() for text in texts}
    return (known.get(fold(name)) if colon else None), value.strip()


def _no_field(line: str) -> Text:
    return Text(f"không hiểu “{line}”", f"“{line}” is not understood")


def _value(name: str, value: str) -> object:
    if not value:
        if name in OPTIONAL:
            return None
        raise _Unknown(value, [Text("một nội dung", "some words")])
    return READERS[name](value) if name in READERS else value


def _cadence(value: str) -> Cadence:
    names = {fold(text): cadence for cadence, texts in CADENCE_NAMES.items() for text in texts}
    if fold(value) not in names:
        raise _Unknown(value, list(CADENCE_NAMES.values()))
    return names[fold(value)]


def _starred(value: str) -> bool:
    if fold(value) not in YES_NO:
        raise _Unknown(value, [Text("có", "yes"), Text("không", "no")])
    return YES_NO[fold(value)]


READERS: Mapping[str, Callable[[str], object]] = {
    "due_on": parse_day,
    "period": parse_period,
    "cadence": _cadence,
    "starred": _starred,
}


def _differing(found: Mapping[str, Any], task: Task) -> dict[str, Any]:
    held = {
        "title": task.title,
        "due_on": task.due_on,
        "series": task.series,
        "period": parse_period(task.period) if task.period else None,
        "cadence": task.cadence,
        "starred": task.starred,
        "text": task.text,
    }
    return {name: value for name, value in found.items() if value != held[name]}
