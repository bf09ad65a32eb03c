"""The plan of a document as plain text for the user's editor, one block a task, in the manner of `git rebase -i`.

A block is an action with the task's number, its fields, one a line, and its text behind bars:

    giữ 2    # điểm IV.2, dòng 57
    Tiêu đề: Tổ chức 02 lớp bồi dưỡng
    Chủ trì: Ban Xây dựng Đảng
    | Ban Xây dựng Đảng tổ chức 02 lớp bồi dưỡng ...
"""

from __future__ import annotations

from collections.abc import Mapping

from nhiemvu.cli.language import say, spoken
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.plan_edits import Action
from nhiemvu.domain.plans import PlannedTask, Reading
from nhiemvu.domain.task_names import CADENCE_NAMES
from nhiemvu.domain.text import nfc, squeeze

COMMENT = "#"
BAR = "|"
#: Between the names of units.
BETWEEN = "; "
#: What a clerk writes between two lines of a text where a task falls into two.
CUT = "==="
ACTIONS: Mapping[Action, Text] = {
    Action.KEEP: Text("giữ", "keep"),
    Action.DROP: Text("bỏ", "drop"),
    Action.JOIN: Text("nối", "join"),
    Action.SPLIT: Text("tách", "split"),
}
FIELDS: Mapping[str, Text] = {
    "title": Text("Tiêu đề", "Title"),
    "lead": Text("Chủ trì", "Lead"),
    "support": Text("Phối hợp", "Support"),
    "monitor": Text("Theo dõi", "Monitor"),
    "due_on": Text("Hạn", "Due"),
    "cadence": Text("Tính chất", "Cadence"),
}


def plan_form(reading: Reading, file_name: str) -> str:
    """Return the form of a plan as it was read."""
    blocks = [task_block(reading, place) for place in range(len(reading.tasks))]
    return "\n\n".join([_head(reading, file_name), *blocks, _words()]) + "\n"


def task_block(reading: Reading, place: int) -> str:
    """Return the block of one task, by its place from 0."""
    task = reading.tasks[place]
    line = reading.text.count("\n", 0, task.span.start) + 1
    where = [say(f"điểm {squeeze(task.label)}", f"point {squeeze(task.label)}")] if task.label.strip() else []
    where.append(say(f"dòng {line}", f"line {line}"))
    fields = [f"{spoken(FIELDS[name])}: {value}".rstrip() for name, value in field_values(task).items()]
    return "\n".join(
        [
            f"{spoken(ACTIONS[Action.KEEP])} {place + 1}    {COMMENT} {', '.join(where)}",
            *fields,
            *(f"{BAR} {line}".rstrip() for line in text_lines(task)),
        ]
    )


def field_values(task: PlannedTask) -> dict[str, str]:
    """Return the fields of a task as its block shows them."""
    return {
        "title": _shown(task.title),
        "lead": _shown(task.lead or ""),
        "support": BETWEEN.join(_shown(name) for name in task.support),
        "monitor": BETWEEN.join(_shown(name) for name in task.monitor),
        "due_on": short_day(task.due_on) if task.due_on else "",
        "cadence": spoken(CADENCE_NAMES[task.cadence]),
    }


def text_lines(task: PlannedTask) -> list[str]:
    """Return the lines of a task's text as its block shows them."""
    return [_shown(line) for line in task.text.split("\n") if line.strip()]


def _shown(text: str) -> str:
    """Return a text as the form, which is read back composed and line by line, shows it."""
    return squeeze(nfc(text))


def _head(reading: Reading, file_name: str) -> str:
    count = len(reading.tasks)
    return say(
        f"# {squeeze(file_name)}: {count} nhiệm vụ đã đọc. Cách sửa ghi ở cuối tệp.",
        f"# {squeeze(file_name)}: {count} tasks were read. How to correct them stands at the end.",
    )


def _words() -> str:
    cadences = ", ".join(spoken(name) for name in CADENCE_NAMES.values())
    return say(
        f"""# Sửa xong thì lưu rồi đóng. Chữ đầu mỗi khối là việc cần làm với nhiệm vụ:
#   giữ (g)   lưu nhiệm vụ này
#   bỏ (b)    không lưu; xóa cả khối cũng là bỏ
#   nối (n)   nối vào nhiệm vụ đứng trước
#   tách (t)  tách làm nhiều nhiệm vụ, tại mỗi chỗ ghi một dòng {CUT}
# Sửa phần sau dấu hai chấm. Nhiều đơn vị cách nhau bằng dấu chấm phẩy. Hạn để
# trống là không hạn. Tính chất: {cadences}.
# Lời sau dấu | là lời của văn bản, giữ nguyên; lưu xong mới sửa: nhiemvu edit
# Dòng bắt đầu bằng # không tính. Xóa hết nội dung tệp là thôi, không lưu.""",
        f"""# Save and close when it is right. A block's first word says what to do with it:
#   keep (k)   save this task
#   drop (d)   do not save it; a block taken out is dropped, too
#   join (j)   make it a part of the task before it
#   split (s)  make several tasks of it, wherever you write a line {CUT}
# Correct what follows the colons. Semicolons stand between units. Due is
# day/month/year, empty for none. Cadence: {cadences}.
# The text behind | is the document's and stays; correct it later: nhiemvu edit
# Lines with # do not count. Emptying this file cancels: nothing is saved.""",
    )
