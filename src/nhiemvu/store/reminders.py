"""What units were told of tasks that are overdue or due soon."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.reminders import Reminder
from nhiemvu.domain.units import Unit
from nhiemvu.store.batches import in_batches
from nhiemvu.store.later import reminder, select, unit
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units


def add_reminder(
    session: Session, *, task_id: int, unit_id: int, sent_on: date, as_of: date, due_on: date, reply_by: date
) -> int:
    """Add what a unit was told of a task and return its number; of one day there is one."""
    values = {
        "task_id": task_id,
        "unit_id": unit_id,
        "sent_on": sent_on,
        "as_of": as_of,
        "due_on": due_on,
        "reply_by": reply_by,
    }
    return session.insert(reminder, values)


def reminders_of(session: Session, task_ids: Sequence[int]) -> dict[int, list[Reminder]]:
    """Return what was told of tasks by task, the oldest first; a task of which nothing was is left out.

    A unit has the name that stood on the letter.
    """
    found: defaultdict[int, list[Reminder]] = defaultdict(list)
    units: dict[int, Unit] = {}
    for batch in in_batches(task_ids):
        statement = (
            select(reminder, unit.c.name.label("unit"))
            .join(unit, unit.c.id == reminder.c.unit_id)
            .where(reminder.c.task_id.in_(batch))
            .order_by(reminder.c.sent_on, reminder.c.id)
        )
        for row in session.connection.execute(statement):
            units = units or {one.id: one for one in all_units(session)}
            found[row.task_id].append(
                Reminder(
                    task_id=row.task_id,
                    unit_id=row.unit_id,
                    unit=units[row.unit_id].name_on(row.sent_on),
                    sent_on=row.sent_on,
                    as_of=row.as_of,
                    due_on=row.due_on,
                    reply_by=row.reply_by,
                )
            )
    return dict(found)
