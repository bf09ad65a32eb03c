"""Rules by which tasks come back, the office's own days, and closing windows, on both databases."""

from datetime import date

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.recurrence import NEVER, Recurrence
from nhiemvu.domain.tasks import State
from nhiemvu.domain.windows import ND09
from nhiemvu.domain.workdays import DayKind
from nhiemvu.store.chains import continue_task, next_link
from nhiemvu.store.check import check
from nhiemvu.store.office_days import office_days, own_years, remove_office_day, set_office_day, set_own_year
from nhiemvu.store.recurrences import add_occurrence, newest_occurrences, occurrences, set_recurrence
from nhiemvu.store.series import series_id, set_window, window_of, windows
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks, set_state
from tests.store.store_factories import make_task

MONTHLY = Recurrence("every 1 month")
MARCH, APRIL = date(2023, 3, 31), date(2023, 4, 30)


def test_an_occurrence_follows_another(session: Session) -> None:
    """It has the words and a period of its own; the one before it knows its number."""
    first = make_task(session, due_on=MARCH)
    assert set_recurrence(session, first, MONTHLY, MARCH)
    assert not set_recurrence(session, first, MONTHLY, MARCH)
    (newest,) = newest_occurrences(session)
    second = add_occurrence(session, newest, APRIL, parse_period("2023-M04"))[first]
    earlier, later = get_tasks(session, [first, second])
    assert (later.text, later.due_on, later.period) == (earlier.text, APRIL, "2023-M04")
    held = occurrences(session, [first, second])
    assert (held[first].next_id, held[second].after_id, held[second].occurs_on) == (second, first, APRIL)
    assert [one.task_id for one in newest_occurrences(session)] == [second]
    assert check(session) == []


def test_what_is_stopped_or_set_aside_is_no_newest_occurrence(session: Session) -> None:
    """A rule that has ended, a suspended and a cancelled task; taken up again it comes back."""
    numbers = [make_task(session, due_on=MARCH) for _ in range(3)]
    for number in numbers:
        set_recurrence(session, number, MONTHLY, MARCH)
    assert set_recurrence(session, numbers[0], Recurrence(NEVER), MARCH)
    assert occurrences(session, numbers)[numbers[0]].first_due_on == MARCH
    set_state(session, numbers[1], State.SUSPENDED)
    assert [one.task_id for one in newest_occurrences(session)] == [numbers[2]]
    set_state(session, numbers[1], State.NOT_STARTED)
    assert [one.task_id for one in newest_occurrences(session)] == numbers[1:]


def test_the_link_of_a_later_plan_is_found(session: Session) -> None:
    """The newest that goes on from a task, unless it was cancelled."""
    first, second = make_task(session, due_on=MARCH), make_task(session, due_on=APRIL)
    assert next_link(session, first) is None
    continue_task(session, second, first)
    assert next_link(session, first) == (second, APRIL)
    set_state(session, second, State.CANCELLED)
    assert next_link(session, first) is None


def test_days_of_the_office(session: Session) -> None:
    """Set, set otherwise, and taken out; years whose table is whole are kept in order."""
    assert set_office_day(session, MARCH, DayKind.HOLIDAY, "Hội xuân", None)
    assert not set_office_day(session, MARCH, DayKind.HOLIDAY, "Hội xuân", None)
    assert set_office_day(session, MARCH, DayKind.IN_LIEU, "Hội xuân", "Công văn 12-CV/ĐU")
    assert office_days(session)[MARCH].basis == "Công văn 12-CV/ĐU"
    assert remove_office_day(session, MARCH)
    assert not remove_office_day(session, MARCH)
    assert [set_own_year(session, year) for year in (2028, 2027, 2028)] == [True, True, False]
    assert own_years(session) == {2027, 2028}


def test_windows_of_series(session: Session) -> None:
    """By the calendar until another is set."""
    number = series_id(session, "công tác A", create=True)
    assert number is not None
    assert window_of(session, number).closing_day is None
    assert set_window(session, number, ND09)
    assert not set_window(session, number, ND09)
    assert windows(session) == {"công tác A": ND09}
    assert window_of(session, None).closing_day is None
