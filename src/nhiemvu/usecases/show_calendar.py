"""Lay out months: which days are worked, what makes a day special, and how many tasks are due on it."""

from collections import Counter
from datetime import date

from nhiemvu.domain.periods import MONTHS, Period, PeriodKind
from nhiemvu.domain.tasks import OPEN_STATES
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.workdays import SpecialDay, days_between
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from nhiemvu.usecases.office_workdays import office_workdays


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the office's calendar."""

    day: date
    is_worked: bool
    #: What makes it another than its weekday.
    special: SpecialDay | None
    #: How many open tasks are due on it.
    due: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One month of the office's calendar."""

    month: Period
    days: tuple[CalendarDay, ...]
    #: Whether its days off are not decreed.
    is_estimated: bool

    @property
    def worked(self) -> int:
        """How many working days it has."""
        return sum(day.is_worked for day in self.days)


def show_calendar(session: Session, period: Period, today: date) -> list[CalendarMonth]:
    """Return the months of a period, in order."""
    calendar = office_workdays(session)
    wanted = TaskFilter(states=OPEN_STATES, due_from=period.first_day, due_by=period.last_day, not_handed_on=today)
    due = Counter(task.due_on for task in find_tasks(session, wanted))
    first = period.first_day.month
    months = [Period(period.year, PeriodKind.MONTH, first + place) for place in range(MONTHS[period.kind])]
    return [
        CalendarMonth(
            month,
            tuple(
                CalendarDay(day, calendar.is_workday(day), calendar.special(day), due[day])
                for day in days_between(month.first_day, month.last_day)
            ),
            calendar.is_estimated(month.year),
        )
        for month in months
    ]
