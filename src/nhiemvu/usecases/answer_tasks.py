"""Tell how each task is answered in a period's report, by its record."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.answers import Answer, Entry, Evidence, answer
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import replace
from nhiemvu.domain.windows import CALENDAR
from nhiemvu.store.assignments import in_support_only
from nhiemvu.store.progress import ProgressEntry, progress_of_tasks
from nhiemvu.store.series import windows
from nhiemvu.store.session import Session
from nhiemvu.usecases.then_and_now import leads_told


def answers_of(session: Session, tasks: Sequence[Task], period: Period, as_of: date) -> list[Answer]:
    """Return how tasks are answered in the report of `period`, by what was recorded up to `as_of`, in their order.

    Each is counted by the closing window of its series.
    """
    if not tasks:
        return []
    entries = entries_of(session, tasks)
    leads = leads_told(session, list(entries), min(period.last_day, as_of), as_of)
    closed = windows(session)
    found = (answer(task, entries[task.id], period, as_of, closed.get(task.series or "", CALENDAR)) for task in tasks)
    return [replace(one, lead=leads[one.task.id]) if one.task.id in leads else one for one in found]


def entries_of(session: Session, tasks: Sequence[Task]) -> dict[int, list[Entry]]:
    """Return what was recorded of tasks by their numbers, the newest first."""
    numbers = [task.id for task in tasks]
    held, support = progress_of_tasks(session, numbers), in_support_only(session, numbers)
    return {
        number: [_entry(entry, in_support=(number, entry.unit_id) in support) for entry in entries]
        for number, entries in held.items()
    }


def _entry(entry: ProgressEntry, *, in_support: bool) -> Entry:
    return Entry(
        reported_on=entry.reported_on,
        state=entry.state,
        percent=entry.percent,
        note=entry.note,
        result=entry.result,
        obstacle=entry.obstacle,
        evidence=tuple(Evidence(item.text, item.directive) for item in entry.evidence),
        in_support=in_support,
    )
