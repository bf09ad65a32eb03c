"""What lies on the clerk's desk today: what is late, what is due, what nobody has, what the coming report lacks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from nhiemvu.domain.answers import AnswerKind, counted_days, kind_of
from nhiemvu.domain.coming import HeldReport, coming_period
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import DUE_SOON_DAYS, OPEN_STATES, SET_ASIDE, State, Task
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.windows import CALENDAR, Window
from nhiemvu.store.closes import series_closed
from nhiemvu.store.extensions import ASKING
from nhiemvu.store.report_tasks import AskedTask, asked_tasks
from nhiemvu.store.reports import periods_of_reports
from nhiemvu.store.series import windows
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import TaskFilter, count_tasks, find_tasks, task_numbers
from nhiemvu.store.units import are_there_units
from nhiemvu.usecases.open_occurrences import count_waiting

#: How many tasks of a pile are laid open.
SHOWN = 3
#: What a unit has still to finish.
UNFINISHED = (State.NOT_STARTED, State.IN_PROGRESS)
ANSWERED = (AnswerKind.DONE, AnswerKind.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Pile:
    """Tasks that ask for the same thing."""

    count: int
    #: The first few, the nearest deadline first.
    first: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ComingReport:
    """What the report of a series (None where tasks have none) must answer in the coming period."""

    series: str | None
    done: int
    under_way: int
    #: Tasks of which the report has nothing to say yet.
    lacking: tuple[AskedTask, ...]

    @property
    def total(self) -> int:
        """How many tasks it answers."""
        return self.done + self.under_way + len(self.lacking)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The desk on one day."""

    #: The office's name, or None while it is not named.
    office: str | None
    has_units: bool
    has_tasks: bool
    overdue: Pile
    due_soon: Pile
    #: Whose completion was reported, and is neither confirmed nor returned.
    reported: Pile
    #: For which a later deadline was asked, and is not decided.
    asking: Pile
    unassigned: Pile
    #: The period of the report to be written next, or None where no report was imported.
    period: Period | None
    #: That report, one a series.
    reports: tuple[ComingReport, ...]
    #: Of how many tasks that come back the next one is to be opened.
    coming_round: int
    #: Whether a draft must name its series.
    several_series: bool


def look_at_desk(session: Session, today: date) -> DeskView:
    """Return what lies on the desk on the day `today`, in a number of statements that does not grow."""
    held = periods_of_reports(session)
    # Reports of ten years name few periods many times.
    periods = {code: parse_period(code) for code in {code for one in held for code in one[1:] if code}}
    period = coming_period(
        (HeldReport(one.series, periods.get(one.reported or ""), periods.get(one.planned or "")) for one in held),
        today,
    )
    asked = asked_tasks(session, period, today) if period else []
    closed = windows(session)
    return DeskView(
        office=read_settings(session).get("office"),
        has_units=are_there_units(session),
        has_tasks=bool(task_numbers(session, TaskFilter(limit=1))),
        overdue=_pile(session, TaskFilter(overdue_on=today, counted_on=today, limit=SHOWN)),
        due_soon=_pile(
            session,
            TaskFilter(
                states=UNFINISHED,
                due_from=today,
                due_by=today + timedelta(days=DUE_SOON_DAYS),
                counted_on=today,
                limit=SHOWN,
            ),
        ),
        reported=_pile(session, TaskFilter(states=(State.REPORTED,), not_handed_on=today, limit=SHOWN)),
        asking=_pile(session, TaskFilter(states=OPEN_STATES, among=ASKING, limit=SHOWN)),
        unassigned=_pile(session, TaskFilter(states=OPEN_STATES, unassigned=True, not_handed_on=today, limit=SHOWN)),
        period=period,
        reports=tuple(_reports(session, asked, period, today, closed)) if period else (),
        coming_round=count_waiting(session, today),
        several_series=len(closed) > 1,
    )


def _pile(session: Session, wanted: TaskFilter) -> Pile:
    return Pile(count_tasks(session, wanted), tuple(find_tasks(session, wanted)))


def _reports(
    session: Session, asked: Sequence[AskedTask], period: Period, today: date, closed: Mapping[str, Window]
) -> Iterator[ComingReport]:
    """Yield the reports that are still open; where one series is held, it answers the tasks without a series, too."""
    done_with = series_closed(session, period)
    groups: defaultdict[str | None, list[AskedTask]] = defaultdict(list)
    for task in asked:
        series = task.series if len(closed) > 1 else next(iter(closed), None)
        # What is set aside is told of with its reason, and asks for nothing.
        if task.state not in SET_ASIDE and series not in done_with:
            groups[series].append(task)
    for series, tasks in groups.items():
        counts: Counter[AnswerKind] = Counter()
        lacking: list[AskedTask] = []
        for task in tasks:
            kind = kind_of(task, task.entries, *counted_days(period, today, closed.get(task.series or "", CALENDAR)))
            counts[kind] += 1
            if kind not in ANSWERED:
                lacking.append(task)
        yield ComingReport(series, counts[AnswerKind.DONE], counts[AnswerKind.UNDER_WAY], tuple(lacking))
