"""How a task stood when its period was closed, and what of that is recorded otherwise since."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.closing import FieldChange, Standing, corrections, standing_at
from nhiemvu.domain.tasks import Cadence, State, Task

CLOSED = date(2026, 7, 5)
TASK = Task(
    id=1, text="Rà soát", title="Rà soát", series=None, period="2026-Q2", state=State.IN_PROGRESS, cadence=Cadence.ONCE,
    original_due_on=None, due_on=date(2026, 6, 30), due_text=None, completed_on=None, starred=False, origin=None,
)  # fmt: skip
EARLY = Entry(reported_on=date(2026, 6, 20), state=State.IN_PROGRESS, percent=60, note="Đang làm")
BEFORE = Standing(state=State.IN_PROGRESS, percent=60, due_on=date(2026, 6, 30), note="Đang làm")
LATER_DONE = Entry(reported_on=date(2026, 7, 20), state=State.DONE, percent=100, result="Đã xong")
EARLIER_DONE = replace(LATER_DONE, reported_on=date(2026, 6, 28))

CASES = {
    "as it was": (TASK, [EARLY], {}),
    "nothing said": (replace(TASK, state=State.NOT_STARTED), [], {"state", "percent", "note"}),
    "went on later": (replace(TASK, state=State.DONE, completed_on=date(2026, 7, 20)), [LATER_DONE, EARLY], {}),
    "was done within the period, recorded later": (
        replace(TASK, state=State.DONE, completed_on=date(2026, 6, 28)),
        [EARLIER_DONE, EARLY],
        {"state", "percent", "completed_on", "result"},
    ),
    "another deadline": (replace(TASK, due_on=date(2026, 9, 30)), [EARLY], {"due_on"}),
    "another percent": (TASK, [replace(EARLY, percent=40, note=None), EARLY], {"percent"}),
    "a note of the day of closing": (TASK, [replace(EARLY, reported_on=CLOSED, note="Chờ ý kiến"), EARLY], {"note"}),
    "an update of a later day": (TASK, [replace(EARLY, reported_on=date(2026, 7, 6), percent=90), EARLY], {}),
}


@pytest.mark.parametrize(("task", "entries", "changed"), CASES.values(), ids=CASES)
def test_what_counts_as_a_correction(task: Task, entries: list[Entry], changed: set[str]) -> None:
    """What is recorded of a day up to the closing corrects it, what is recorded of a later day goes on from it."""
    found = corrections({1: BEFORE}, [task], {1: standing_at(task, entries, CLOSED)})
    assert {change.name for one in found for change in one.changes} == set(changed)


def test_a_correction_tells_both_values() -> None:
    """What was reported stands beside what is recorded now."""
    moved = replace(TASK, due_on=date(2026, 9, 30))
    [one] = corrections({1: BEFORE}, [moved], {1: standing_at(moved, [EARLY], CLOSED)})
    assert (one.task, one.changes) == (moved, (FieldChange("due_on", date(2026, 6, 30), date(2026, 9, 30)),))
