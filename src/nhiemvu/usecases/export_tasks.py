"""Write tasks as a workbook, a table, objects or a calendar of deadlines: those that a list with the same choice has.

They are read page by page and written as they come, so that a hundred thousand take the memory of a few.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nhiemvu.documents.csv_out import write_csv
from nhiemvu.documents.json_out import write_json
from nhiemvu.documents.keeping import write_keeping
from nhiemvu.documents.markdown_rows import write_markdown
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import COUNT_OF, Counts, Grouping
from nhiemvu.domain.exports import ExportedTask
from nhiemvu.domain.task_shape import task_object
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.counts import counted_tasks
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.usecases.count_tasks import ages_of_choice, statistics_of_choice
from nhiemvu.usecases.export_format import ExportFormat, WorkbookNeedsFile
from nhiemvu.usecases.list_tasks import tasks_in_turn
from nhiemvu.writing.calendar import calendar_entry, database_name, deadline_calendar
from nhiemvu.writing.workbook import PRINTED, TASK_COLUMNS, Counted, above_tasks, task_book, task_row

if TYPE_CHECKING:
    from nhiemvu.store.history import Revision

#: So many tasks are asked about at a time.
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How tasks are written."""

    format: ExportFormat
    #: Between the cells of a .csv.
    separator: str = ";"
    #: How many days before a deadline a calendar reminds.
    alarms: tuple[int, ...] = ()
    #: As things to do, not as days of a calendar.
    as_todo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was written."""

    tasks: int
    #: Without a deadline, so that a calendar has no day for them.
    undated: int = 0
    #: Where an earlier file of that name was put, if it differs.
    aside: Path | None = None
    #: How many cells of a workbook were longer than Excel takes.
    cut: int = 0


class _Source:
    """The tasks that are as asked, on a day, with what is told of them all."""

    def __init__(
        self, session: Session, choice: TaskChoice, today: date, progress: Callable[[int], Callable[[], None]]
    ) -> None:
        self.session, self.choice, self.today = session, choice, today
        self.office = read_settings(session).get("office", "")
        self.number, self._tasks = tasks_in_turn(session, choice, today=today)
        self._step = progress(self.number)

    def tasks(self) -> Iterator[Task]:
        """Yield the tasks by their numbers, once."""
        for task in self._tasks:
            yield task
            self._step()

    def counted_tasks(self, *, with_history: bool = False) -> Iterator[ExportedTask]:
        """Yield the tasks by their numbers, once, with the count that each is in."""
        for batch in _batches(self._tasks):
            numbers = [task.id for task in batch]
            counted = counted_tasks(self.session, numbers, as_of=self.today)
            revised = _revisions(self.session, numbers) if with_history else {}
            for task in batch:
                found = revised.get(task.id)
                counted_as = COUNT_OF[task.timing(self.today)] if task.id in counted else None
                yield ExportedTask(task, counted_as, *((found.changes, found.at) if found else ()))
                self._step()

    def counts(self, choice: TaskChoice | None = None) -> Counts:
        """Return the four counts of the tasks, or of others."""
        return statistics_of_choice(self.session, choice or self.choice, by=None, as_of=self.today).table.total

    def counted(self) -> Counted:
        """Return what is counted of the tasks by unit."""
        found = statistics_of_choice(self.session, self.choice, by=Grouping.UNIT, as_of=self.today)
        ages = ages_of_choice(self.session, self.choice, as_of=self.today)
        return Counted(found.table, found.updated_since, ages)

    def undated(self) -> int:
        """Return how many of the tasks that count have no deadline."""
        dated = replace(self.choice, due_from=self.choice.due_from or date.min)
        return self.counts().total - self.counts(dated).total


def export_tasks(
    session: Session,
    choice: TaskChoice,
    target: Path | BinaryIO,
    manner: Manner,
    *,
    today: date,
    progress: Callable[[int], Callable[[], None]],
) -> Export:
    """Write the tasks that are as asked to a file, whole or not at all, or to an open stream.

    `progress` is told how many there are, and gives what is to be called for each.
    Raises what `wanted_tasks` and `write_keeping` raise, WorkbookNeedsFile and TooManyRows.
    """
    source = _Source(session, choice, today, progress)
    if manner.format is ExportFormat.XLSX:
        if not isinstance(target, Path):
            raise WorkbookNeedsFile
        from nhiemvu.documents.xlsx_out import write_workbook  # noqa: PLC0415 its library is large

        written = write_workbook(task_book(source.counted_tasks(), source.counted(), today, source.office), target)
        return Export(tasks=source.number, aside=written.aside, cut=written.cut)

    def write(file: BinaryIO) -> None:
        WRITERS[manner.format](file, source, manner)

    undated = source.undated() if manner.format is ExportFormat.ICS and not manner.as_todo else 0
    if isinstance(target, Path):
        return Export(tasks=source.number, undated=undated, aside=write_keeping(target, write))
    write(target)
    return Export(tasks=source.number, undated=undated)


def _write_csv(file: BinaryIO, source: _Source, manner: Manner) -> None:
    rows = (task_row(task, source.today) for task in source.counted_tasks())
    write_csv(file, TASK_COLUMNS, rows, manner.separator)


def _write_markdown(file: BinaryIO, source: _Source, manner: Manner) -> None:
    del manner
    above = above_tasks(source.counts(), source.today, source.office)
    rows = (task_row(task, source.today)[:PRINTED] for task in source.counted_tasks())
    write_markdown(file, above, TASK_COLUMNS[:PRINTED], rows)


def _write_json(file: BinaryIO, source: _Source, manner: Manner) -> None:
    del manner
    write_json(file, (task_object(task, source.today) for task in source.tasks()))


def _write_calendar(file: BinaryIO, source: _Source, manner: Manner) -> None:
    from nhiemvu.documents.calendar import write_calendar  # noqa: PLC0415 its library is large
    from nhiemvu.store.history import first_signature  # noqa: PLC0415 it loads SQLAlchemy

    database = database_name(*map(str, first_signature(source.session) or ()))
    entries = (
        calendar_entry(task, source.today, database, as_todo=manner.as_todo)
        for task in source.counted_tasks(with_history=True)
    )
    calendar = deadline_calendar(
        entries,
        source.counts(),
        source.undated(),
        office=source.office,
        alarms=manner.alarms,
        as_todo=manner.as_todo,
    )
    write_calendar(file, calendar)


WRITERS: Mapping[ExportFormat, Callable[[BinaryIO, _Source, Manner], None]] = {
    ExportFormat.CSV: _write_csv,
    ExportFormat.MARKDOWN: _write_markdown,
    ExportFormat.JSON: _write_json,
    ExportFormat.ICS: _write_calendar,
}


def _revisions(session: Session, numbers: Sequence[int]) -> "dict[int, Revision]":
    from nhiemvu.store.history import revisions  # noqa: PLC0415 it loads SQLAlchemy

    return revisions(session, numbers)


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while batch := list(islice(tasks, BATCH)):
        yield batch
