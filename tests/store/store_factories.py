"""Builders of records for tests of the store; names are invented."""

from datetime import date
from typing import Any

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, State
from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task, set_state
from nhiemvu.store.units import add_unit

TODAY = date(2023, 5, 10)
Q1, Q2, Q3 = (parse_period(f"2023-Q{number}") for number in (1, 2, 3))

DIRECTIVE = Directive(
    kind="CT",
    symbol="97-CT/TW",
    issued_on=date(2022, 1, 5),
    issuer="Ban Bí thư",
    title="về tăng cường công tác thông tin đối ngoại",
)


def make_unit(session: Session, name: str = "Phòng Văn hóa - Thông tin", **values: Any) -> int:
    """Add a unit."""
    return add_unit(session, **{"name": name, "aliases": (), "parent_id": None, "valid_from": None, **values})


def make_task(session: Session, text: str = "Tuyên truyền biển, đảo", state: State | None = None, **values: Any) -> int:
    """Add a task, in `state` with `completed_on` where they are given."""
    completed_on = values.pop("completed_on", None)
    defaults = {
        "text": text,
        "title": text,
        "series_id": None,
        "period": Q2,
        "cadence": Cadence.ONCE,
        "due_on": None,
        "due_text": None,
        "origin": None,
    }
    number = add_task(session, **{**defaults, **values})
    if state:
        set_state(session, number, state, completed_on)
    return number


def make_progress(session: Session, task_id: int, reported_on: date = TODAY, **values: Any) -> int:
    """Add a progress entry."""
    defaults = {
        "unit_id": None,
        "state": State.IN_PROGRESS,
        "percent": None,
        "note": None,
        "result": None,
        "obstacle": None,
    }
    return add_progress(session, task_id, reported_on=reported_on, **{**defaults, **values})
