"""The clerk's map from tasks to headings of the results, series by series."""

from typing import Any

from sqlalchemy import select

from nhiemvu.domain.coverage import PlacedBy
from nhiemvu.domain.result_places import ResultPlace
from nhiemvu.store.directive_rows import directive_of
from nhiemvu.store.session import Session
from nhiemvu.store.tables import document, result_place, unit


def result_places(session: Session, series_id: int | None) -> list[ResultPlace]:
    """Return the map of a series (None: of reports without one) in its order."""
    statement = (
        select(
            result_place.c.id.label("place_id"),
            result_place.c.placed_by,
            result_place.c.heading,
            result_place.c.words,
            result_place.c.document_id,
            unit.c.name.label("unit"),
            document,
        )
        .outerjoin(unit, unit.c.id == result_place.c.unit_id)
        .outerjoin(document, document.c.id == result_place.c.document_id)
        .where(result_place.c.series_id.is_not_distinct_from(series_id))
        .order_by(result_place.c.position, result_place.c.id)
    )
    return [
        ResultPlace(
            id=row.place_id,
            placed_by=PlacedBy(row.placed_by),
            heading=row.heading,
            unit=row.unit or "",
            document_id=row.document_id,
            directive=directive_of(row) if row.document_id else None,
            words=row.words or "",
        )
        for row in session.connection.execute(statement)
    ]


def add_result_place(session: Session, series_id: int | None, position: int, values: dict[str, Any]) -> int:
    """Add an entry to a map and return its number; `values` are `placed_by`, what it goes by, and `heading`."""
    return session.insert(result_place, {"series_id": series_id, "position": position, **values})


def set_heading(session: Session, number: int, heading: str) -> bool:
    """Set the heading of an entry; tell whether it was another."""
    return session.update(result_place, number, {"heading": heading})


def set_position(session: Session, number: int, position: int) -> bool:
    """Set the place of an entry in its map; tell whether it was another."""
    return session.update(result_place, number, {"position": position})


def remove_result_place(session: Session, number: int) -> None:
    """Take an entry out of its map."""
    session.delete(result_place, number)
