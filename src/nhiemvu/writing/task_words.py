"""Tasks named within sentences: what is to be done, by whom, and how it stands to its deadline."""

import re
from collections.abc import Sequence

from nhiemvu.domain.dates import official_day
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import matching_key, shorten
from nhiemvu.writing.actors import names_first
from nhiemvu.writing.done_form import without_deadline
from nhiemvu.writing.sentences import phrase, sentences, small_first

#: So much of a task's words names it in brackets, in a sentence and in a table.
TITLE_LENGTH = 100
DEED_LENGTH = 120
WHOLE_DEED = 200
#: Below this a part of a sentence says too little.
SHORTEST = 24
#: Where a sentence may be cut: at best before words that tell more of what was named, else at a comma.
CUT = re.compile(r",? (?=(?:theo|về|của|nhằm|để|bảo đảm|trong đó|gắn với)\b)")
COMMA = re.compile(r"[,;] ")
#: Where a title is cut that would be too long for a list.
CUT_AT = ", "
#: Marks that open what must not be cut within, with those that close it.
PAIRS = {"“": "”", "(": ")", "«": "»"}


def deed(task: Task, length: int = DEED_LENGTH) -> str:
    """Return what a task asks for, as a part of a sentence: "rà soát, làm sạch dữ liệu", without who and until when."""
    words = whole_title(task)
    first = next(iter(sentences(words)), words)
    words = cut_well(without_deadline(first.partition("; ")[0]), length) or phrase(task.title)
    return words if names_first(words, task.lead or "") else small_first(words)


def matter(task: Task, length: int = DEED_LENGTH) -> str:
    """Return a task as the subject of a sentence: "việc rà soát dữ liệu"; a secret one goes by its fixed words."""
    return small_first(task.title) if task.secrecy else f"việc {deed(task, length)}"


def whole_title(task: Task) -> str:
    """Return a title, of one that was cut for lists the line that it begins: in a report the sentence stands whole."""
    bare = task.title.rstrip("…")
    start = 0 if task.text.startswith(bare) else matching_key(task.text).find(matching_key(bare))
    if start < 0:
        return task.title
    line = task.text[start:].split("\n", 1)[0]
    return line if task.title.endswith("…") or line[len(bare) :].startswith(CUT_AT) else task.title


def cut_well(words: str, length: int) -> str:
    """Return the longest beginning of a sentence that makes sense alone and is not longer than `length`."""
    if len(words) <= length:
        return words
    for cut in (CUT, COMMA):
        for match in reversed(list(cut.finditer(words, SHORTEST, length))):
            if _is_whole(words[: match.start()]):
                return words[: match.start()]
    return shorten(words, length)


def _is_whole(words: str) -> bool:
    return all(words.count(opening) == words.count(closing) for opening, closing in PAIRS.items())


def named(task: Task) -> str:
    """Return a task with its number and the label of its point, for the clerk: "nhiệm vụ 4 (điểm IV.4)"."""
    label = f" (điểm {task.origin.label})" if task.origin and task.origin.label else ""
    return f"nhiệm vụ {task.id}{label}"


def leads(task: Task) -> str:
    """Return who leads a task, as a remark says it."""
    return f"chủ trì: {task.lead}" if task.lead else "chưa giao đơn vị chủ trì"


def led_by(task: Task) -> str:
    """Return who leads a task as a sentence says it, "" where nobody does."""
    return f"{task.lead} chủ trì" if task.lead else "chưa giao đơn vị chủ trì"


def led_apart(task: Task) -> str:
    """Return who leads a task, "" where its deed begins with that name already."""
    said = task.lead and matching_key(deed(task)).startswith(matching_key(task.lead))
    return "" if said else led_by(task)


def with_units(task: Task) -> str:
    """Return who does a task as a plan says it: "Công an xã chủ trì, phối hợp với Đoàn xã", "" where nobody leads."""
    if not task.lead:
        return ""
    return f"{task.lead} chủ trì" + (f", phối hợp với {', '.join(task.support)}" if task.support else "")


def days(number: int) -> str:
    """Return a number of days as offices write it: "05 ngày"."""
    return f"{number:02d} ngày"


def number_of_tasks(number: int) -> str:
    """Return a number of tasks as offices write it: "03 nhiệm vụ"."""
    return f"{number:02d} nhiệm vụ"


def due(task: Task) -> str:
    """Return a task's deadline as a sentence names it: "hạn 25/6/2026", "" without one."""
    return f"hạn {official_day(task.due_on)}" if task.due_on else ""


def in_brackets(parts: Sequence[str]) -> str:
    """Return what is known of several parts in brackets, "" where nothing is."""
    said = "; ".join(part for part in parts if part)
    return f" ({said})" if said else ""
