"""What became of a planned task."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.answers import AnswerKind, Entry, answer
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State, Task

PERIOD = parse_period("2026-Q2")
AS_OF = date(2026, 7, 3)


def task(state: State, completed_on: date | None = None) -> Task:
    """Return a task in a state."""
    return Task(
        id=1,
        text="Mở lớp tập huấn.",
        title="Mở lớp tập huấn",
        series=None,
        period="2026-Q2",
        state=state,
        cadence=Cadence.ONCE,
        original_due_on=None,
        due_on=None,
        due_text=None,
        completed_on=completed_on,
        starred=False,
        origin=None,
    )


DONE = Entry(reported_on=date(2026, 7, 2), state=State.DONE, result="Đã mở 02 lớp.")
SILENT_DONE = Entry(reported_on=date(2026, 7, 2), state=State.DONE)
NOTE = Entry(reported_on=date(2026, 5, 2), state=State.IN_PROGRESS, percent=50, note="Đã mời giảng viên")
OLD_NOTE = Entry(reported_on=date(2026, 3, 2), state=State.IN_PROGRESS, percent=10)
HINDERED = Entry(reported_on=date(2026, 6, 5), state=State.IN_PROGRESS, percent=50, obstacle="Thiếu giảng viên")
REPORTED = Entry(reported_on=date(2026, 6, 1), state=State.REPORTED, percent=100, result="Đã mở 01 lớp.")
RETURNED = Entry(reported_on=date(2026, 6, 2), state=State.IN_PROGRESS, note="Thiếu danh sách học viên")
SUSPENDED = Entry(reported_on=date(2026, 6, 1), state=State.SUSPENDED, note="Chờ hướng dẫn")
REOPENED = Entry(reported_on=date(2026, 6, 2), state=State.IN_PROGRESS, note="Đã có hướng dẫn")
REOPENED_UNBEGUN = replace(REOPENED, state=State.NOT_STARTED)
LATER_NOTE = Entry(reported_on=date(2026, 6, 20), state=State.IN_PROGRESS, percent=70)


@pytest.mark.parametrize(
    ("name", "state", "completed_on", "entries", "kind", "entry"),
    [
        ("done with its result", State.DONE, DONE.reported_on, [DONE, NOTE], AnswerKind.DONE, DONE),
        (
            "done, nothing said",
            State.DONE,
            DONE.reported_on,
            [SILENT_DONE],
            AnswerKind.DONE_WITHOUT_RESULT,
            SILENT_DONE,
        ),
        ("under way", State.IN_PROGRESS, None, [NOTE, OLD_NOTE], AnswerKind.UNDER_WAY, NOTE),
        ("nothing since the period began", State.IN_PROGRESS, None, [OLD_NOTE], AnswerKind.UNANSWERED, None),
        ("nothing at all", State.NOT_STARTED, None, [], AnswerKind.UNANSWERED, None),
        ("reported, waiting", State.REPORTED, None, [REPORTED, NOTE], AnswerKind.UNDER_WAY, REPORTED),
        ("returned", State.IN_PROGRESS, None, [RETURNED, REPORTED, NOTE], AnswerKind.UNDER_WAY, NOTE),
        ("returned, nothing before", State.IN_PROGRESS, None, [RETURNED, REPORTED], AnswerKind.UNANSWERED, None),
        ("suspended", State.SUSPENDED, None, [SUSPENDED, NOTE], AnswerKind.UNDER_WAY, SUSPENDED),
        ("taken up again", State.IN_PROGRESS, None, [REOPENED, SUSPENDED, NOTE], AnswerKind.UNDER_WAY, NOTE),
        ("never begun", State.NOT_STARTED, None, [REOPENED_UNBEGUN, SUSPENDED], AnswerKind.UNANSWERED, None),
        (
            "under way since",
            State.IN_PROGRESS,
            None,
            [LATER_NOTE, REOPENED, SUSPENDED, NOTE],
            AnswerKind.UNDER_WAY,
            replace(LATER_NOTE, note=NOTE.note),
        ),
        ("how far, and nothing more", State.IN_PROGRESS, None, [LATER_NOTE], AnswerKind.UNDER_WAY, LATER_NOTE),
        (
            "how far, what hinders said before",
            State.IN_PROGRESS,
            None,
            [LATER_NOTE, HINDERED, NOTE],
            AnswerKind.UNDER_WAY,
            replace(LATER_NOTE, obstacle=HINDERED.obstacle),
        ),
        (
            "how far, words of a unit in support only",
            State.IN_PROGRESS,
            None,
            [LATER_NOTE, replace(NOTE, in_support=True)],
            AnswerKind.UNDER_WAY,
            LATER_NOTE,
        ),
        (
            "how far, words from before the period",
            State.IN_PROGRESS,
            None,
            [LATER_NOTE, replace(OLD_NOTE, note="Đã có dự thảo")],
            AnswerKind.UNDER_WAY,
            LATER_NOTE,
        ),
        ("done only after the day asked about", State.DONE, date(2026, 8, 1), [NOTE], AnswerKind.UNDER_WAY, NOTE),
    ],
)
def test_answer(
    name: str, state: State, completed_on: date | None, entries: list[Entry], kind: AnswerKind, entry: Entry | None
) -> None:
    """Each task is answered in one way, by what happened up to the day."""
    found = answer(task(state, completed_on), entries, PERIOD, AS_OF)
    assert (found.kind, found.entry) == (kind, entry), name


@pytest.mark.parametrize(
    ("name", "entries", "said_on", "kind", "percent", "note"),
    [
        ("its children speak", [], date(2026, 5, 2), AnswerKind.UNDER_WAY, 40, None),
        ("the newest word of its own stays", [NOTE], date(2026, 5, 9), AnswerKind.UNDER_WAY, 40, NOTE.note),
        ("silent since the period began", [OLD_NOTE], date(2026, 3, 2), AnswerKind.UNANSWERED, None, None),
    ],
)
def test_a_parent_is_answered_by_its_children(
    name: str, entries: list[Entry], said_on: date, kind: AnswerKind, percent: int | None, note: str | None
) -> None:
    """Its progress is theirs, whatever was said of it before it was divided."""
    parent = replace(task(State.IN_PROGRESS), children=(2, 3), percent=40, last_update_on=said_on)
    found = answer(parent, entries, PERIOD, AS_OF)
    assert found.kind is kind, name
    assert (found.entry.percent, found.entry.note) == (percent, note) if found.entry else percent is None
