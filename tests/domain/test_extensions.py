"""Which deadline holds on a day."""

from datetime import date

import pytest

from nhiemvu.domain.extensions import Decision, Extension, approved, due_at, first_due_at, undecided


def extended(number: int, before: int, after: int, decided: int) -> Extension:
    """Return an extension from one day of June to another that was approved on a third."""
    return Extension(
        id=number,
        unit=None,
        asked_on=date(2026, 6, 1),
        from_due_on=date(2026, 6, before),
        new_due_on=date(2026, 6, after),
        reason="Chờ số liệu",
        decision=Decision.APPROVED,
        decided_on=date(2026, 6, decided),
        granted_due_on=date(2026, 6, after),
    )


OPEN = Extension(
    id=9, unit=None, asked_on=date(2026, 6, 1), from_due_on=date(2026, 6, 25), new_due_on=date(2026, 6, 30), reason="x"
)
TWICE = (extended(1, 10, 20, 8), extended(2, 20, 25, 18), OPEN)


@pytest.mark.parametrize(
    ("as_of", "due", "first"),
    [(7, 10, 10), (8, 20, 10), (17, 20, 10), (18, 25, 10), (30, 25, 10)],
)
def test_the_deadline_moves_on_the_day_of_approval(as_of: int, due: int, first: int) -> None:
    """Before it the earlier one holds, and nothing is moved; the first approval tells what was first moved."""
    day = date(2026, 6, as_of)
    assert due_at(date(2026, 6, 25), TWICE, day) == date(2026, 6, due)
    assert first_due_at(date(2026, 6, 25), TWICE, day) == date(2026, 6, first)


def test_without_extensions_the_deadline_is_what_it_is() -> None:
    """Also where it has none, and where a request is undecided."""
    assert due_at(None, (), date(2026, 6, 1)) is None
    assert due_at(date(2026, 6, 25), (OPEN,), date(2026, 5, 1)) == date(2026, 6, 25)
    assert first_due_at(date(2026, 6, 25), (OPEN,), date(2026, 7, 1)) == date(2026, 6, 25)


def test_one_request_waits() -> None:
    """The undecided one, however many were decided; approved ones come in the order of their effect."""
    assert undecided(TWICE) is OPEN
    assert undecided(TWICE[:2]) is None
    assert [one.id for one in approved((TWICE[1], OPEN, TWICE[0]))] == [1, 2]
