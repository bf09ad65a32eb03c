"""What units were told of late tasks, on both databases."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from nhiemvu.domain.reminders import Reminder
from nhiemvu.store.reminders import add_reminder, reminders_of
from nhiemvu.store.session import Session
from tests.store.store_factories import make_task, make_unit

SENT = date(2023, 5, 10)


def remind(session: Session, task_id: int, unit_id: int, sent_on: date = SENT) -> int:
    """Add a reminder."""
    return add_reminder(
        session,
        task_id=task_id,
        unit_id=unit_id,
        sent_on=sent_on,
        as_of=SENT,
        due_on=date(2023, 5, 1),
        reply_by=date(2023, 5, 15),
    )


def test_reminders_come_back_by_task_the_oldest_first(session: Session) -> None:
    """With the unit and its name; a task of which nothing was told has none."""
    task, other = make_task(session), make_task(session)
    unit = make_unit(session, "Công an xã")
    for day in (date(2023, 5, 12), SENT):
        remind(session, task, unit, day)
    found = reminders_of(session, [task, other])
    assert list(found) == [task]
    assert [one.sent_on for one in found[task]] == [SENT, date(2023, 5, 12)]
    assert found[task][0] == Reminder(
        task_id=task,
        unit_id=unit,
        unit="Công an xã",
        sent_on=SENT,
        as_of=SENT,
        due_on=date(2023, 5, 1),
        reply_by=date(2023, 5, 15),
    )
    assert found[task][0].days_late == 9


def test_a_unit_is_told_of_a_task_once_a_day(session: Session) -> None:
    """The database holds it, too; another unit may be told on that day."""
    task, unit = make_task(session), make_unit(session)
    remind(session, task, unit)
    remind(session, task, make_unit(session, "Huyện đoàn"))
    with pytest.raises(IntegrityError), session.connection.begin_nested():
        remind(session, task, unit)


def test_what_is_only_due_soon_is_not_late(session: Session) -> None:
    """Days late are none before the deadline."""
    task, unit = make_task(session), make_unit(session)
    add_reminder(
        session,
        task_id=task,
        unit_id=unit,
        sent_on=SENT,
        as_of=SENT,
        due_on=date(2023, 5, 12),
        reply_by=date(2023, 5, 15),
    )
    assert reminders_of(session, [task])[task][0].days_late == 0
