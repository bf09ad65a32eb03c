"""What goes to many units takes as many statements as what goes to two."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.tasks import Role
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.session import Session
from nhiemvu.usecases.make_forms import make_forms, unit_forms
from nhiemvu.usecases.remind_units import find_reminders
from tests.store.store_factories import make_task, make_unit

TODAY = date(2026, 6, 20)
#: So many units have two tasks each, one of them of the next one's, too.
UNITS = 9


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Database:
    """Return an office whose units lead and support tasks that are overdue."""
    path = tmp_path / "office.db"
    path.write_bytes(sqlite_template.read_bytes())
    opened = open_database(str(path))
    with transaction(opened, writing=True) as session:
        units = [make_unit(session, f"Thôn {number}") for number in range(UNITS)]
        for number in range(2 * UNITS):
            task_id = make_task(session, f"Việc {number}", period=None, due_on=date(2026, 6, 1 + number % 5))
            assign(session, task_id, units[number % UNITS], Role.LEAD, date(2026, 5, 1))
            if number < UNITS:
                assign(session, task_id, units[(number + 1) % UNITS], Role.SUPPORT, date(2026, 5, 1))
    return opened


def forms(session: Session, folder: Path, units: list[str]) -> int:
    """Make the forms of units; return how many there are."""
    wanted, without = unit_forms(session, units, TaskChoice(), by=None, today=TODAY)
    assert not without
    made = list(make_forms(session, folder, wanted))
    assert all((one.lead, one.support) == (2, 1) for one in made)
    return len(made)


def letters(session: Session, folder: Path, units: list[str]) -> int:
    """Find whom to chase; return how many letters there are."""
    del folder
    found = find_reminders(session, TaskChoice(), today=TODAY, within=7, units=units)
    for one in found.letters:
        assert one.letter.counts.open_overdue == len(one.letter.overdue) == 2
        assert len(one.letter.supported) == 1
    return len(found.letters)


@pytest.mark.parametrize("made", [forms, letters])
def test_many_units_take_the_statements_of_two(
    database: Database, tmp_path: Path, made: Callable[[Session, Path, list[str]], int]
) -> None:
    """However many forms or letters there are; of one unit's few tasks less is asked."""
    taken = []
    for units in (["Thôn 3", "Thôn 5"], []):
        seen: list[Any] = []

        def note(*arguments: Any, seen: list[Any] = seen) -> None:
            seen.append(arguments[2])

        with transaction(database, writing=False) as session:
            event.listen(session.connection, "before_cursor_execute", note)
            assert made(session, tmp_path / "phieu", units) == (len(units) or UNITS)
            event.remove(session.connection, "before_cursor_execute", note)
        taken.append(len(seen))
    assert taken[0] == taken[1] > 0
