"""Changes of units in the record, and which unit has a task on a day, on both databases."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhiemvu.domain.counts import Grouping
from nhiemvu.domain.tasks import Role
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.store.assignments import assign, end_assignment, handed_over, leads_on, roles_of
from nhiemvu.store.counts import count_tasks_by
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import TaskFilter
from nhiemvu.store.tasks import find_tasks
from nhiemvu.store.unit_changes import add_change, end_unit, names_on, set_name, set_parent
from nhiemvu.store.units import all_units
from tests.store.store_factories import make_task, make_unit

APRIL, MAY, JULY = date(2025, 4, 1), date(2025, 5, 15), date(2025, 7, 1)


def lead_on(session: Session, day: date | None) -> list[str | None]:
    """Return the leads of all tasks on a day, by number."""
    return [task.lead for task in sorted(find_tasks(session, TaskFilter(units_on=day)), key=lambda task: task.id)]


def test_changes_come_with_the_units(session: Session) -> None:
    """In the order of their days, with successors and the decision."""
    old, new, other = (make_unit(session, name) for name in ("A", "B", "C"))
    add_change(session, old, UnitChange(kind=UnitChangeKind.SPLIT, from_on=JULY, successors=(new, other)))
    add_change(session, old, UnitChange(kind=UnitChangeKind.RENAME, from_on=MAY, former_name="A cũ"))
    end_unit(session, old, date(2025, 6, 30))
    set_parent(session, new, other)
    units = all_units(session)
    assert [change.kind for change in units[0].changes] == [UnitChangeKind.RENAME, UnitChangeKind.SPLIT]
    assert units[0].successors == (new, other)
    assert units[0].valid_to == date(2025, 6, 30)
    assert units[1].parent_id == other


def test_the_lead_of_a_day(session: Session) -> None:
    """The one whose assignment held on it; before the first, the first; a slip of one day's length never."""
    first, slip, second, third = (make_unit(session, name) for name in ("A", "X", "B", "C"))
    task = make_task(session)
    assign(session, task, first, Role.LEAD, APRIL)
    assign(session, task, slip, Role.LEAD, MAY)
    assign(session, task, second, Role.LEAD, MAY)
    assign(session, task, third, Role.LEAD, JULY)
    expected = {
        date(2025, 3, 1): "A",
        APRIL: "A",
        date(2025, 5, 14): "A",
        MAY: "B",
        date(2025, 6, 30): "B",
        JULY: "C",
        date(2026, 1, 1): "C",
        None: "C",
    }
    assert {day: lead_on(session, day)[0] for day in expected} == expected
    for day, name in expected.items():
        for unit in all_units(session):
            found = find_tasks(session, TaskFilter(unit_id=unit.id, units_on=day))
            assert bool(found) == (unit.name == name), (day, unit.name)


def test_counts_by_unit_are_of_the_day(session: Session) -> None:
    """Each task once, under the unit that led it then and its name of then."""
    old, new = make_unit(session, "Huyện ủy"), make_unit(session, "Xã mới")
    for _ in range(3):
        assign(session, make_task(session), old, Role.LEAD, APRIL)
    make_task(session)
    for task in (1, 2):
        end_assignment(session, task, old, JULY)
        assign(session, task, new, Role.LEAD, JULY)
    set_name(session, new, "Xã")
    add_change(session, new, UnitChange(kind=UnitChangeKind.RENAME, from_on=date(2025, 8, 1), former_name="Xã mới"))

    def counted(day: date) -> dict[str | None, int]:
        lines = count_tasks_by(session, Grouping.UNIT, [], as_of=day, updated_since=day)
        return {line.name: line.counts.total for line in lines}

    assert counted(MAY) == {"Huyện ủy": 3, None: 1}
    assert counted(JULY) == {"Huyện ủy": 1, "Xã mới": 2, None: 1}
    assert counted(date(2025, 8, 1)) == {"Huyện ủy": 1, "Xã": 2, None: 1}
    assert lead_on(session, JULY) == ["Xã mới", "Xã mới", "Huyện ủy", None]


def test_support_is_of_the_day_too(session: Session) -> None:
    """Who came later is not told of an earlier day, but for the first of all."""
    one, two = make_unit(session, "A"), make_unit(session, "B")
    task = make_task(session)
    assign(session, task, one, Role.SUPPORT, APRIL)
    assign(session, task, two, Role.SUPPORT, MAY)
    [held] = find_tasks(session, TaskFilter(units_on=date(2025, 3, 1)))
    assert held.support == ("A",)
    [held] = find_tasks(session, TaskFilter(units_on=MAY))
    assert held.support == ("A", "B")


def test_who_took_over(session: Session) -> None:
    """By task; where nobody did, it is said."""
    old, new, other = (make_unit(session, name) for name in ("A", "B", "C"))
    for _ in range(2):
        assign(session, make_task(session), old, Role.LEAD, APRIL)
    assert roles_of(session, old) == [(1, Role.LEAD, APRIL), (2, Role.LEAD, APRIL)]
    assert end_assignment(session, 1, old, JULY) == JULY
    assign(session, 1, new, Role.LEAD, JULY)
    assert end_assignment(session, 2, old, date(2025, 3, 1)) == APRIL
    assert handed_over(session, old, [new, other], APRIL) == {1: new, 2: None}


@pytest.mark.parametrize(("day", "names"), [(APRIL, {1: "A"}), (MAY, {1: "B"}), (JULY, {})])
def test_names_of_a_day(session: Session, day: date, names: dict[int, str]) -> None:
    """Only of units that were called otherwise then."""
    number = make_unit(session, "C")
    make_unit(session, "Khác")
    add_change(session, number, UnitChange(kind=UnitChangeKind.RENAME, from_on=MAY, former_name="A"))
    add_change(session, number, UnitChange(kind=UnitChangeKind.RENAME, from_on=JULY, former_name="B"))
    assert names_on(session, day) == names


def lead_by_rule(held: list[tuple[date, int]], day: date) -> int | None:
    """Return the unit that leads on a day, by leads taken over one after another; of one day the last."""
    by_day = dict(held)
    begun = [begin for begin in by_day if begin <= day]
    return by_day[max(begun, default=min(by_day))] if by_day else None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    leads=st.lists(st.tuples(st.dates(APRIL, JULY), st.integers(1, 3)), max_size=6).map(sorted),
    day=st.dates(date(2025, 3, 1), date(2025, 8, 1)),
)
def test_the_lead_of_any_day_is_that_of_the_rule(session: Session, leads: list[tuple[date, int]], day: date) -> None:
    """However often a task changed hands, the database finds the unit that had it."""
    if not all_units(session):
        for name in ("A", "B", "C"):
            make_unit(session, name)
    task = make_task(session)
    for begin, unit in leads:
        assign(session, task, unit, Role.LEAD, begin)
    expected = lead_by_rule(leads, day)
    assert leads_on(session, [task], day).get(task) == expected
    names = {unit.id: unit.name for unit in all_units(session)}
    [held] = [one for one in find_tasks(session, TaskFilter(units_on=day)) if one.id == task]
    assert held.lead == names.get(expected or 0)
