"""What became of units, and their names on a day."""

from collections import defaultdict
from datetime import date

from nhiemvu.domain.text import fold
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.store.later import select, unit, unit_change, unit_successor
from nhiemvu.store.session import Session


def changes_of_units(session: Session) -> defaultdict[int, list[UnitChange]]:
    """Return what became of units, by unit, the earliest first."""
    successors: defaultdict[int, list[int]] = defaultdict(list)
    for row in session.connection.execute(select(unit_successor).order_by(unit_successor.c.unit_id)):
        successors[row.change_id].append(row.unit_id)
    changes: defaultdict[int, list[UnitChange]] = defaultdict(list)
    for row in session.connection.execute(select(unit_change).order_by(unit_change.c.from_on, unit_change.c.id)):
        changes[row.unit_id].append(
            UnitChange(
                kind=UnitChangeKind(row.change),
                from_on=row.from_on,
                former_name=row.former_name,
                successors=tuple(successors[row.id]),
                document_id=row.document_id,
            )
        )
    return changes


def add_change(session: Session, unit_id: int, change: UnitChange) -> None:
    """Record what became of a unit."""
    values = {
        "unit_id": unit_id,
        "change": change.kind,
        "from_on": change.from_on,
        "former_name": change.former_name,
        "document_id": change.document_id,
    }
    number = session.insert(unit_change, values)
    for successor in change.successors:
        session.insert(unit_successor, {"change_id": number, "unit_id": successor})


def set_name(session: Session, unit_id: int, name: str) -> None:
    """Give a unit another name."""
    session.update(unit, unit_id, {"name": name, "folded": fold(name)})


def set_parent(session: Session, unit_id: int, parent_id: int | None) -> None:
    """Put a unit under another one, or under none."""
    session.update(unit, unit_id, {"parent_id": parent_id})


def end_unit(session: Session, unit_id: int, last_day: date) -> None:
    """Let a day be the last one of a unit."""
    session.update(unit, unit_id, {"valid_to": last_day})


def names_on(session: Session, day: date) -> dict[int, str]:
    """Return the names on a day of the units that were renamed after it, by number."""
    later = select(unit_change.c.unit_id, unit_change.c.former_name).where(
        unit_change.c.former_name.is_not(None), unit_change.c.from_on > day
    )
    latest_first = later.order_by(unit_change.c.from_on.desc(), unit_change.c.id.desc())
    return {row.unit_id: row.former_name for row in session.connection.execute(latest_first)}
