"""Of which tasks a unit is told."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.reminders import awaits_confirmation, is_due
from nhiemvu.domain.tasks import State
from tests.domain.task_factory import make_task

DAY = date(2026, 6, 20)
LATE, TODAY, SOON, LATER = date(2026, 6, 10), DAY, date(2026, 6, 27), date(2026, 6, 28)
DONE = {"state": State.DONE, "completed_on": date(2026, 6, 19)}
REPORTED = {"state": State.REPORTED, "completed_on": date(2026, 6, 19)}


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("late", {"due_on": LATE}, True),
        ("due today", {"due_on": TODAY}, True),
        ("on the last day that counts", {"due_on": SOON}, True),
        ("a day later", {"due_on": LATER}, False),
        ("without a deadline", {}, False),
        ("done", {"due_on": LATE, **DONE}, False),
        ("reported, to be confirmed", {"due_on": LATE, **REPORTED}, False),
        ("reported by its parts", {"due_on": LATE, "state": State.REPORTED}, True),
        ("suspended", {"due_on": LATE, "state": State.SUSPENDED, "set_aside_on": DAY}, False),
        ("set aside since", {"due_on": LATE, "state": State.CANCELLED, "set_aside_on": LATER}, False),
        ("done since", {"due_on": LATE, "state": State.DONE, "completed_on": LATER}, False),
        ("handed on", {"due_on": LATE, "continued_by": 9, "continued_from": DAY}, False),
        ("handed on later", {"due_on": LATE, "continued_by": 9, "continued_from": LATER}, True),
        ("soon, and handed on", {"due_on": SOON, "continued_by": 9, "continued_from": DAY}, False),
    ],
)
def test_which_tasks_are_due(name: str, values: dict[str, object], *, expected: bool) -> None:
    """Open ones, by the deadline that holds on the day."""
    task = replace(make_task(1, name), **values)  # type: ignore[arg-type]
    assert is_due(task, DAY, 7) is expected, name


def test_what_awaits_confirmation() -> None:
    """From the day on which the unit reported it."""
    task = replace(make_task(1, "Họp"), due_on=LATE, **REPORTED)  # type: ignore[arg-type]
    assert awaits_confirmation(task, DAY)
    assert not awaits_confirmation(task, date(2026, 6, 18))
