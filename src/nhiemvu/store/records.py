"""Rows by table and number, for naming in words what changes refer to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, select

from nhiemvu.store.batches import in_batches
from nhiemvu.store.session import Change, Session, as_json
from nhiemvu.store.tables import metadata

#: Table and number.
Place = tuple[str, int]
Rows = dict[Place, dict[str, Any]]

#: How far references are followed: evidence to its progress entry, that to its unit.
STEPS = 3


def rows_about(session: Session, changes: Iterable[Change]) -> Rows:
    """Return the rows that changes touch or refer to, by table and number, in the values of JSON.

    A row that is gone is given as the changes hold it, where one of them holds it whole.
    """
    listed = list(changes)
    found: Rows = {}
    remembered: Rows = {}
    for change in listed:
        if (change.before is None or change.after is None) and (place := _place(change)):
            remembered[place] = change.after or change.before or {}
    wanted = {place for change in listed if (place := _place(change))}
    for change in listed:
        wanted |= _references(change.table, {**(change.before or {}), **(change.after or {}), **change.key})
        wanted |= {place for row in (change.before, change.after) if row for place in _references(change.table, row)}
    for _ in range(STEPS):
        new = _fetch(session, wanted - found.keys())
        new |= {place: remembered[place] for place in wanted - found.keys() - new.keys() if place in remembered}
        found |= new
        wanted = {reference for (table, _), row in new.items() for reference in _references(table, row)}
    return found


def _place(change: Change) -> Place | None:
    return (change.table, change.key["id"]) if "id" in change.key else None


def _references(table_name: str, row: dict[str, Any]) -> set[Place]:
    table = metadata.tables.get(table_name)
    if table is None:
        return set()
    return {
        (key.column.table.name, row[column.name])
        for column in table.columns
        for key in column.foreign_keys
        if row.get(column.name) is not None
    }


def _fetch(session: Session, places: Iterable[Place]) -> Rows:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for name, number in places:
        numbers[name].append(number)
    return {
        (name, number): row
        for name, several in numbers.items()
        if (table := metadata.tables.get(name)) is not None and "id" in table.c
        for number, row in _rows(session, table, several).items()
    }


def _rows(session: Session, table: Table, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    return {
        row.id: as_json(row._asdict()) or {}
        for batch in in_batches(numbers)
        for row in session.connection.execute(select(table).where(table.c.id.in_(batch)))
    }
