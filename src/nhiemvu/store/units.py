"""Units with the names that they answer to."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.text import fold
from nhiemvu.domain.units import Unit
from nhiemvu.store.later import select, unit, unit_alias
from nhiemvu.store.session import Session
from nhiemvu.store.unit_changes import changes_of_units


def all_units(session: Session) -> list[Unit]:
    """Return every unit with its aliases and what became of it, by number."""
    changes = changes_of_units(session)
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.connection.execute(select(unit_alias).order_by(unit_alias.c.id)):
        aliases[row.unit_id].append(row.alias)
    return [
        Unit(
            id=row.id,
            name=row.name,
            aliases=tuple(aliases[row.id]),
            parent_id=row.parent_id,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            changes=tuple(changes[row.id]),
        )
        for row in session.connection.execute(select(unit).order_by(unit.c.id))
    ]


def are_there_units(session: Session) -> bool:
    """Tell whether there is any unit."""
    return session.connection.execute(select(unit.c.id).limit(1)).first() is not None


def add_unit(
    session: Session, *, name: str, aliases: Sequence[str], parent_id: int | None, valid_from: date | None
) -> int:
    """Add a unit with its aliases and return its number; aliases that differ only in accents count once."""
    values = {"name": name, "folded": fold(name), "parent_id": parent_id, "valid_from": valid_from}
    number = session.insert(unit, values)
    kept: dict[str, str] = {}
    for alias in aliases:
        kept.setdefault(fold(alias), alias)
    for alias in kept.values():
        add_alias(session, number, alias)
    return number


def add_alias(session: Session, unit_id: int, alias: str) -> None:
    """Add another name of a unit, none that differs from one of its aliases only in accents."""
    session.insert(unit_alias, {"unit_id": unit_id, "alias": alias, "folded": fold(alias)})


def remove_alias(session: Session, unit_id: int, alias: str) -> None:
    """Remove an alias that a unit has."""
    mine = (unit_alias.c.unit_id == unit_id) & (unit_alias.c.folded == fold(alias))
    session.delete(unit_alias, session.connection.execute(select(unit_alias.c.id).where(mine)).scalar_one())
