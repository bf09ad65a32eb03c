"""Numbers that are announced are those that are given: none is lost to a rehearsal or a refusal, none given twice."""

import pytest

from nhiemvu.store.database import transaction
from nhiemvu.store.dump import dumped
from nhiemvu.store.engine import Database
from nhiemvu.store.session import Session
from nhiemvu.store.tables import task
from tests.store.store_factories import make_task, make_unit


class Refused(Exception):
    """What a use case raises."""


def counters(database: Database) -> dict[str, int]:
    """Return the greatest number that was ever given, by table."""
    with transaction(database, writing=False) as session:
        return {shelf.name: shelf.counter for shelf in dumped(session.connection) if list(shelf.rows) or shelf.counter}


def rehearsed(database: Database) -> list[int]:
    """Return the numbers of two tasks and a unit that a rehearsal makes."""
    with transaction(database, writing=True, rehearsal=True) as session:
        return made(session)


def refuse(session: Session) -> None:
    """Make something and find that it must not be."""
    made(session)
    raise Refused


def made(session: Session) -> list[int]:
    """Make two tasks and a unit and return their numbers."""
    return [make_task(session), make_task(session), make_unit(session)]


@pytest.mark.parametrize("held", [0, 2])
def test_a_rehearsal_gives_its_numbers_back(database: Database, held: int) -> None:
    """In a database of nothing, and in one that has been at work."""
    with transaction(database, writing=True) as session:
        numbers = [make_task(session) for _ in range(held)]
    before = counters(database)
    announced = rehearsed(database)
    assert counters(database) == before
    assert announced == rehearsed(database)
    with transaction(database, writing=True) as session:
        assert made(session) == announced
    assert not set(numbers) & set(announced[:2])


def test_what_is_refused_gives_its_numbers_back(database: Database) -> None:
    """Whatever it made before."""
    announced = rehearsed(database)
    with pytest.raises(Refused), transaction(database, writing=True) as session:
        refuse(session)
    assert rehearsed(database) == announced


def test_a_number_that_was_taken_back_is_not_given_again(database: Database) -> None:
    """Undoing deletes a row; the next one has a number of its own."""
    with transaction(database, writing=True) as session:
        number = make_task(session)
    with transaction(database, writing=True) as session:
        session.delete(task, number)
    rehearsed(database)
    with transaction(database, writing=True) as session:
        assert make_task(session) == number + 1
