"""Who has which role in a task, and who had."""

from datetime import timedelta

from nhiemvu.domain.tasks import Role
from nhiemvu.store.assignments import AssignmentRecord, assign, assignments_of, open_lead
from nhiemvu.store.session import Session
from tests.store.store_factories import TODAY, make_task, make_unit

TOMORROW = TODAY + timedelta(days=1)


def held_by(session: Session, number: int) -> list[AssignmentRecord]:
    """Return the assignments of a task that hold."""
    return [held for held in assignments_of(session, number) if held.until_on is None]


def test_new_lead_ends_the_former_one(session: Session) -> None:
    """One unit leads at a time, and the record keeps the one before."""
    number, one, two = make_task(session), make_unit(session, "Hội Nông dân"), make_unit(session, "Huyện đoàn")
    assert assign(session, number, one, Role.LEAD, TODAY)
    assert assign(session, number, two, Role.LEAD, TOMORROW)
    assert open_lead(session, number) == two
    assert [(held.unit, held.role) for held in held_by(session, number)] == [("Huyện đoàn", Role.LEAD)]
    assert [(held.unit, held.from_on, held.until_on) for held in assignments_of(session, number)] == [
        ("Hội Nông dân", TODAY, TOMORROW),
        ("Huyện đoàn", TOMORROW, None),
    ]


def test_same_assignment_again_changes_nothing(session: Session) -> None:
    """A unit that has the role already is not assigned again."""
    number, unit = make_task(session), make_unit(session)
    assert assign(session, number, unit, Role.SUPPORT, TODAY)
    changes = len(session.changes)
    assert not assign(session, number, unit, Role.SUPPORT, TOMORROW)
    assert len(session.changes) == changes


def test_unit_changes_its_role(session: Session) -> None:
    """A unit has one role at a time; other units in support stay."""
    number, one, two = make_task(session), make_unit(session, "Hội Nông dân"), make_unit(session, "Huyện đoàn")
    for unit in (one, two):
        assign(session, number, unit, Role.SUPPORT, TODAY)
    assert assign(session, number, one, Role.LEAD, TOMORROW)
    assert [(held.unit_id, held.role) for held in held_by(session, number)] == [
        (two, Role.SUPPORT),
        (one, Role.LEAD),
    ]


def test_lead_entered_for_an_earlier_day_takes_over(session: Session) -> None:
    """An assignment entered late for an earlier day never ends one before it began."""
    number, one, two = make_task(session), make_unit(session, "Hội Nông dân"), make_unit(session, "Huyện đoàn")
    assign(session, number, one, Role.LEAD, TOMORROW)
    assert assign(session, number, two, Role.LEAD, TODAY)
    former = next(held for held in assignments_of(session, number) if held.unit_id == one)
    assert former.until_on == TOMORROW


def test_a_lead_entered_for_a_day_between_ends_what_went_on_then(session: Session) -> None:
    """On no day do two units lead, though the first had ended already, on a later one."""
    number, units = make_task(session), [make_unit(session, f"Thôn {place}") for place in range(3)]
    days = [TODAY, TODAY + timedelta(days=20), TODAY + timedelta(days=10)]
    for unit, day in zip(units, days, strict=True):
        assign(session, number, unit, Role.LEAD, day)
    assert [(held.unit, held.from_on, held.until_on) for held in assignments_of(session, number)] == [
        ("Thôn 0", days[0], days[2]),
        ("Thôn 2", days[2], None),
        ("Thôn 1", days[1], days[1]),
    ]


def test_task_without_lead_has_none(session: Session) -> None:
    """A task that nobody leads gives None."""
    number = make_task(session)
    assign(session, number, make_unit(session), Role.SUPPORT, TODAY)
    assert open_lead(session, number) is None
