"""Open the next occurrences of the tasks that come back, each once, however often this is asked for."""

from collections.abc import Iterator
from datetime import date

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, PeriodKind, parse_period, period_of
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.windows import Window
from nhiemvu.store.chains import next_link
from nhiemvu.store.recurrences import Occurrence, add_occurrence, newest_occurrences, occurrences
from nhiemvu.store.series import windows
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_tasks import get_tasks

#: More of one task at a time is a slip in its first deadline.
MOST = 120


class TooManyOccurrences(UsageFault):
    """A task would have to come back too many times at once."""

    def __init__(self, number: int, since: date) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} lặp lại quá {MOST} lần kể từ {since:%d/%m/%Y}.",
                f"Task {number} would come back more than {MOST} times since {since:%d/%m/%Y}.",
            ),
            Text(
                f"Xem lại hạn và cách lặp lại: nhiemvu show {number}, hoặc ghi --until gần hơn.",
                f"Look at its deadline and rule with nhiemvu show {number}, or give a nearer --until.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """One occurrence that was opened."""

    task: Task
    #: The number of the occurrence before it.
    after_id: int


def open_occurrences(session: Session, *, until: date | None, today: date) -> list[Opened]:
    """Open what follows each newest occurrence: those whose turn has come, and those due by `until`.

    The turn of an occurrence comes when the day of the one before it has passed. Raises TooManyOccurrences; nothing is
    changed then.
    """
    from nhiemvu.usecases.end_unit import take_units  # noqa: PLC0415 who only counts need not load it

    newest = newest_occurrences(session)
    tasks = {task.id: task for task in get_tasks(session, [one.task_id for one in newest])}
    every_window = windows(session)
    opened: list[tuple[int, int]] = []
    for one in newest:
        task = tasks[one.task_id]
        window = every_window.get(task.series or "", Window())
        before = one
        for day in _days_due(session, one, until, today):
            added = add_occurrence(session, before, day, _period(task, window, day))
            for source, target in added.items():
                take_units(session, source, target, today)
            number = added[before.task_id]
            opened.append((number, before.task_id))
            before = occurrences(session, [number])[number]
    made = {task.id: task for task in get_tasks(session, [number for number, _ in opened])}
    return [Opened(made[number], after) for number, after in opened]


def count_waiting(session: Session, today: date) -> int:
    """Return of how many tasks the turn has come to be opened again."""
    return sum(any(_days_due(session, one, None, today)) for one in newest_occurrences(session))


def _days_due(session: Session, newest: Occurrence, until: date | None, today: date) -> Iterator[date]:
    """Yield the days of the occurrences that are to be opened behind one."""
    last = max(newest.occurs_on, _carried_on_to(session, newest.task_id) or newest.occurs_on)
    since = last
    for place in range(MOST + 1):
        day = newest.rule.after(last, newest.first_due_on)
        if day is None or not (last < today or (until is not None and day <= until)):
            return
        if place == MOST:
            raise TooManyOccurrences(newest.task_id, since)
        yield day
        last = day


def _carried_on_to(session: Session, number: int) -> date | None:
    """Return the deadline of the last link of later plans that goes on from a task: that stands for its days."""
    due: date | None = None
    link = next_link(session, number)
    while link is not None:
        due = link.due_on or due
        link = next_link(session, link.id)
    return due


def _period(task: Task, window: Window, day: date) -> Period | None:
    """Return the period of a day, as long as the one for which the task was planned."""
    if task.period is None:
        return None
    kind = parse_period(task.period).kind
    return period_of(PeriodKind.QUARTER if kind is PeriodKind.NINE_MONTHS else kind, window.counted_in(day))
