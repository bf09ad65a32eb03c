"""What a cell of a form says: a state, a percentage, a day, words, documents.

Nothing is guessed: a percentage of 0,6 and a year of two digits are told, not mended. A number in a cell for a day is
the serial number by which sheets count days; it is taken where it gives a day of our time.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from nhiemvu.domain.dates import BadDate, parse_day, short_day
from nhiemvu.domain.forms import FORM_STATES, STATE_CHOICES
from nhiemvu.domain.language import Text
from nhiemvu.domain.sheets import Cell
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import fold, writable
from nhiemvu.domain.values import dataclass, field

#: Day 0 of serial numbers.
DAY_ZERO = date(1899, 12, 30)
#: Serial numbers of days in our time: 01/01/2000 to 31/12/2100.
SERIALS = range(36526, 73416)
#: No day of a task lies before; 01/01/1970 and days of 1900 are what programs make of empty or broken cells.
FIRST_DAY = date(2000, 1, 1)
#: "60%", "60 %", "60"
WHOLE_PERCENT = re.compile(r"(\d{1,3})\s*%?")
#: "0,6", "0.65"
SHARE = re.compile(r"0[.,](\d{1,2})")
#: "15-7-26"
SHORT_YEAR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2})")
#: "5", "5.", "Số 5", "NV 5"
TASK_NUMBER = re.compile(r"\D{0,12}(\d{1,9})\.?")
#: What parts the documents that one cell names.
BETWEEN_EVIDENCE = re.compile(r"[\n;]+")
#: The mark of byte order, which a cell pasted from a file may begin with.
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What words in the cells of a form say beside the names of its list, by their keys."""

    states: Mapping[str, State] = field(default_factory=dict)
    #: That nothing is in the way.
    no_obstacle: frozenset[str] = frozenset()


def answer_key(words: str) -> str:
    """Return words for comparing: "Đã xong." gives "da xong"."""
    return fold(words).strip(" .-")


class WrongCell(Exception):
    """A cell that cannot be taken: what is wrong and what to do."""

    def __init__(self, message: Text, instruction: Text) -> None:
        super().__init__(message.en)
        self.message, self.instruction = message, instruction


def words_in(cell: Cell) -> str | None:
    """Return the words of a cell, its lines without the empty ones, or None where there are none."""
    if cell is None:
        return None
    if isinstance(cell, date):
        return short_day(cell)
    if isinstance(cell, int | float):
        return str(int(cell)) if cell == int(cell) else str(cell).replace(".", ",")
    lines = writable(cell.replace(BYTE_ORDER_MARK, "")).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip()) or None


def task_number(cell: Cell) -> int | None:
    """Return the task that a row is about, or None where its cell names none."""
    words = words_in(cell)
    match = TASK_NUMBER.fullmatch(words) if words else None
    return int(match[1]) if match else None


def state_in(cell: Cell, known: AnswerWords) -> State:
    """Return the state that a cell names; raises WrongCell."""
    words = words_in(cell) or ""
    named = {**{fold(STATE_NAMES[one].vi): one for one in FORM_STATES}, **known.states}
    if state := named.get(answer_key(words)):
        return state
    choices = ", ".join(f"“{name}”" for name in STATE_CHOICES)
    raise WrongCell(
        Text(f"không có trạng thái “{words}”", f"there is no state “{words}”"),
        Text(f"Chọn một trong: {choices}; điều khác ghi ở cột kết quả.", f"Choose one of: {choices}."),
    )


def percent_in(cell: Cell) -> int:
    """Return the percentage of a cell; raises WrongCell."""
    words = words_in(cell) or ""
    match = WHOLE_PERCENT.fullmatch(words)
    if match and int(match[1]) <= 100:
        return int(match[1])
    share = SHARE.fullmatch(words)
    meant = int(share[1].ljust(2, "0")) if share else None
    asked = Text(f"Có phải là {meant}? ", f"Is it {meant}? ") if meant is not None else Text("", "")
    raise WrongCell(
        Text(f"tiến độ “{words}” không phải số nguyên từ 0 đến 100", f"“{words}” is no whole number from 0 to 100"),
        Text(f"{asked.vi}Ghi số, ví dụ 60.", f"{asked.en}Write a number, for example 60."),
    )


def day_in(cell: Cell) -> date:
    """Return the day of a cell; raises WrongCell."""
    if isinstance(cell, int | float):
        if cell != int(cell) or int(cell) not in SERIALS:
            raise _no_day(words_in(cell) or "", Text("không phải một ngày", "it is no day"))
        day = DAY_ZERO + timedelta(days=int(cell))
    elif isinstance(cell, date):
        day = cell
    else:
        day = _typed_day(words_in(cell) or "")
    if day < FIRST_DAY:
        raise _no_day(
            short_day(day),
            Text("là ngày máy tự điền khi ô trống hoặc hỏng", "programs make it of an empty or broken cell"),
        )
    return day


def _typed_day(words: str) -> date:
    if match := SHORT_YEAR.fullmatch(words):
        meant = f"{int(match[1])}/{int(match[3])}/20{match[4]}"
        reason = Text(f"năm phải đủ bốn chữ số; có phải {meant}?", f"the year needs four digits; is it {meant}?")
        raise _no_day(words, reason)
    try:
        return parse_day(words)
    except BadDate as error:
        raise WrongCell(error.message, Text("Ghi ngày/tháng/năm, ví dụ 15/7/2026.", "Write 15/7/2026.")) from error


def _no_day(words: str, reason: Text) -> WrongCell:
    return WrongCell(
        Text(f"không nhận ngày “{words}”: {reason.vi}", f"the day “{words}” is not taken: {reason.en}"),
        Text("Ghi ngày/tháng/năm, ví dụ 15/7/2026; hoặc để trống.", "Write 15/7/2026, or leave it empty."),
    )


def evidence_in(cell: Cell) -> tuple[str, ...]:
    """Return the documents that a cell names, each once."""
    parts = (part.strip() for part in BETWEEN_EVIDENCE.split(words_in(cell) or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def obstacle_in(cell: Cell, known: AnswerWords) -> str | None:
    """Return what is in the way; that nothing is, is nothing to record."""
    words = words_in(cell)
    return None if words and answer_key(words) in known.no_obstacle | {""} else words
