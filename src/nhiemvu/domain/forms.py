"""Forms that units fill in: one sheet a unit, a row a task, locked but for the cells in which the unit answers.

Every answer cell is empty when a form goes out, and what the record holds stands in locked cells beside it: whatever is
in an answer cell afterwards was typed by the unit, and an empty one leaves the record as it is.
The marks by which a form is known again stand in a hidden sheet, and the most needed in the properties of the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from nhiemvu.domain.language import Text
from nhiemvu.domain.sheets import Cell
from nhiemvu.domain.task_names import STATE_NAMES
from nhiemvu.domain.tasks import Role, State
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass, field

#: What a unit may say of a task; the rest (suspended, cancelled, confirmed) is the office's to say.
FORM_STATES = (State.NOT_STARTED, State.IN_PROGRESS, State.DONE)
#: The names of these states, as the list of a form shows them.
STATE_CHOICES = tuple(STATE_NAMES[state].vi for state in FORM_STATES)
#: What a form begins with in its hidden sheet and its property, and the version of both.
MARK, VERSION = "nhiemvu-phieu", "1"
#: The property that names the office, of which so much is kept.
OFFICE_MARK, LONGEST_OFFICE = "nhiemvu-co-quan", 120


class FormColumn(StrEnum):
    """The columns of a form by the names at their heads."""

    NUMBER = "Số nhiệm vụ"
    TEXT = "Nội dung nhiệm vụ"
    ROLE = "Vai trò"
    DUE = "Thời hạn"
    HELD = "Đã ghi nhận"
    STATE = "Trạng thái"
    PERCENT = "Tiến độ (%)"
    RESULT = "Kết quả, tình hình thực hiện"
    COMPLETED = "Ngày hoàn thành"
    EVIDENCE = "Minh chứng"
    OBSTACLE = "Khó khăn, kiến nghị"
    NEW_DUE = "Xin gia hạn đến"
    REASON = "Lý do xin gia hạn"


#: The columns in which a unit answers.
ANSWERS = (
    FormColumn.STATE,
    FormColumn.PERCENT,
    FormColumn.RESULT,
    FormColumn.COMPLETED,
    FormColumn.EVIDENCE,
    FormColumn.OBSTACLE,
    FormColumn.NEW_DUE,
    FormColumn.REASON,
)
#: What does not count when a head is compared: case, accents, marks, breaks of lines.
NO_LETTERS = re.compile(r"\W+")


def head_key(words: str) -> str:
    """Return the head of a column for comparing: "Tiến độ (%)" gives "tien do"."""
    return NO_LETTERS.sub(" ", fold(words)).strip()


COLUMN_OF_HEAD: Mapping[str, FormColumn] = {head_key(column.value): column for column in FormColumn}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a form showed of one task when it was made."""

    number: int
    role: Role
    state: State
    percent: int | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMark:
    """By what a form is known again."""

    #: The name of the office, or "".
    office: str
    unit_id: int
    unit: str
    made_on: date
    #: The newest event and the newest progress entry at that time, 0 where there was none.
    last_event: int
    last_entry: int
    #: Empty where only the properties of the file are left.
    tasks: Mapping[int, Shown] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong in one cell of a filled form, and what to do; its row is not recorded."""

    #: As the sheet shows it, from 1 on; 0 where the whole form is meant.
    row: int
    #: The head of the column, or "".
    column: str
    message: Text
    instruction: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a unit typed about one task; a field that is empty says nothing."""

    row: int
    number: int
    state: State | None = None
    percent: int | None = None
    #: The result of what is done, else how far it is.
    words: str | None = None
    completed_on: date | None = None
    evidence: tuple[str, ...] = ()
    obstacle: str | None = None
    new_due_on: date | None = None
    reason: str | None = None

    @property
    def tells(self) -> bool:
        """Whether it tells of the work, and not only asks for a later deadline."""
        return any((self.state, self.percent is not None, self.words, self.evidence, self.obstacle))

    def says_what(self, other: "Statement") -> bool:
        """Tell whether another statement says the same, wherever it stands."""
        return all(getattr(self, name) == getattr(other, name) for name in _WORDS_OF_STATEMENT)


_WORDS_OF_STATEMENT = tuple(name for name in Statement.__dataclass_fields__ if name != "row")


def mark_rows(mark: FormMark) -> Iterator[tuple[str | int | None, ...]]:
    """Yield the rows of the hidden sheet: what the form is, then a row a task."""
    yield MARK, VERSION
    yield "office", mark.office
    yield "unit", mark.unit_id, mark.unit
    yield "made", mark.made_on.isoformat(), mark.last_event, mark.last_entry
    for shown in mark.tasks.values():
        due = shown.due_on.isoformat() if shown.due_on else None
        yield "task", shown.number, shown.role.value, shown.state.value, shown.percent, due


def mark_properties(mark: FormMark) -> dict[str, str]:
    """Return the properties of the file, by which it is known where the hidden sheet is gone."""
    known = (VERSION, mark.unit_id, mark.made_on.isoformat(), mark.last_event, mark.last_entry)
    return {MARK: ";".join(map(str, known)), OFFICE_MARK: mark.office[:LONGEST_OFFICE]}


def mark_in_rows(rows: Sequence[Sequence[Cell]]) -> FormMark | None:
    """Return the mark that a hidden sheet holds, or None where it is another sheet or damaged."""
    named = {str(row[0]): row[1:] for row in rows if row and row[0] != "task"}
    if MARK not in named:
        return None
    try:
        unit, made = named["unit"], named["made"]
        shown = [_shown(row[1:]) for row in rows if row and row[0] == "task"]
        return FormMark(
            office=str(named["office"][0] or ""),
            unit_id=_whole(unit[0]),
            unit=str(unit[1]),
            made_on=date.fromisoformat(str(made[0])),
            last_event=_whole(made[1]),
            last_entry=_whole(made[2]),
            tasks={one.number: one for one in shown},
        )
    except (LookupError, ValueError):
        return None


def mark_in_properties(properties: Mapping[str, str]) -> FormMark | None:
    """Return the mark that the properties of a file hold, without its tasks and the unit's name; None where none is."""
    try:
        _, unit_id, made_on, last_event, last_entry = properties[MARK].split(";")
        return FormMark(
            office=properties.get(OFFICE_MARK, ""),
            unit_id=int(unit_id),
            unit="",
            made_on=date.fromisoformat(made_on),
            last_event=int(last_event),
            last_entry=int(last_entry),
        )
    except (LookupError, ValueError):
        return None


def _shown(cells: Sequence[Cell]) -> Shown:
    number, role, state, percent, due_on = (*cells, None, None, None, None, None)[:5]
    return Shown(
        number=_whole(number),
        role=Role(str(role)),
        state=State(str(state)),
        percent=None if percent is None else _whole(percent),
        due_on=date.fromisoformat(due_on) if isinstance(due_on, str) else due_on if isinstance(due_on, date) else None,
    )


def _whole(cell: Cell) -> int:
    return int(cell if isinstance(cell, int | float) else str(cell))
