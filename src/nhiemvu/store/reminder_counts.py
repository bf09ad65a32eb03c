"""How often units were told of tasks that are overdue or due soon."""

from collections.abc import Sequence

from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.later import func, reminder, select
from nhiemvu.store.session import Session

TIMES_AMONG = (
    select(reminder.c.task_id, func.count().label("times"))
    .where(reminder.c.task_id.in_(NUMBERS))
    .group_by(reminder.c.task_id)
)


def times_told(session: Session, task_ids: Sequence[int]) -> dict[int, int]:
    """Return how often units were told of tasks, by task; a task of which none was told is left out."""
    return {row.task_id: row.times for row in rows_among(session.connection, TIMES_AMONG, task_ids)}
