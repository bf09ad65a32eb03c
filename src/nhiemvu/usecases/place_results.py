"""Say once for a series under which heading results stand, and see it."""

from collections.abc import Sequence
from typing import Any

from nhiemvu.domain.coverage import PlacedBy
from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.result_places import ResultPlace
from nhiemvu.domain.text import fold, squeeze
from nhiemvu.domain.units import find_unit
from nhiemvu.store.result_places import (
    add_result_place,
    remove_result_place,
    result_places,
    set_heading,
    set_position,
)
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units
from nhiemvu.usecases.find_directives import known_directive
from nhiemvu.usecases.find_series import only_series, series_number


class UnknownPlace(NotFound):
    """The map has no line of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(f"Bảng đề mục không có dòng {number}.", f"The map of headings has no line {number}."),
            Text("Xem các dòng bằng: nhiemvu report headings", "See the lines with: nhiemvu report headings"),
        )


def list_places(session: Session, series: str | None) -> list[ResultPlace]:
    """Return the map of a series in its order. Raises UnknownSeries, SeriesNotNamed."""
    return result_places(session, _series_of_map(session, series))


def place_results(
    session: Session, *, series: str | None, placed_by: PlacedBy, what: str, heading: str
) -> tuple[ResultPlace, bool]:
    """Put the results of some tasks under a heading; return the line of the map, and whether anything changed.

    `what` names a unit or a directive, or is a label or words. A line for the same tasks takes the new heading.
    Raises UnknownUnit, AmbiguousUnit, UnknownDirective, AmbiguousDirective, UnknownSeries, SeriesNotNamed.
    """
    of_series = _series_of_map(session, series)
    values = _values(session, placed_by, what)
    held = result_places(session, of_series)
    same = next((place for place in held if _is_same(place, placed_by, values)), None)
    if same:
        changed = set_heading(session, same.id, squeeze(heading))
        number = same.id
    else:
        changed = True
        row = {"placed_by": placed_by, "heading": squeeze(heading), **{k: v for k, v in values.items() if k != "unit"}}
        number = add_result_place(session, of_series, len(held), row)
    return next(place for place in result_places(session, of_series) if place.id == number), changed


def _series_of_map(session: Session, series: str | None) -> int | None:
    return series_number(session, only_series(session, series))


def _values(session: Session, placed_by: PlacedBy, what: str) -> dict[str, Any]:
    if placed_by is PlacedBy.UNIT:
        unit = find_unit(what, all_units(session))
        return {"unit_id": unit.id, "unit": unit.name}
    if placed_by is PlacedBy.DIRECTIVE:
        return {"document_id": known_directive(session, what).id}
    return {"words": squeeze(what)}


def _is_same(place: ResultPlace, placed_by: PlacedBy, values: dict[str, Any]) -> bool:
    if place.placed_by is not placed_by:
        return False
    if placed_by is PlacedBy.UNIT:
        return bool(place.unit == values["unit"])
    if placed_by is PlacedBy.DIRECTIVE:
        return bool(place.document_id == values["document_id"])
    return fold(place.words) == fold(values["words"])


def remove_place(session: Session, *, series: str | None, line: int) -> ResultPlace:
    """Take a line, counted from 1, out of a map and return what it was. Raises UnknownPlace."""
    held = list_places(session, series)
    gone = _line(held, line)
    remove_result_place(session, gone.id)
    _number([place for place in held if place is not gone], session)
    return gone


def move_place(session: Session, *, series: str | None, line: int, to: int) -> bool:
    """Move a line of a map to another place; tell whether it was not there already. Raises UnknownPlace."""
    held = list_places(session, series)
    moved = _line(held, line)
    _line(held, to)
    others = [place for place in held if place is not moved]
    others.insert(to - 1, moved)
    _number(others, session)
    return line != to


def _line(held: Sequence[ResultPlace], line: int) -> ResultPlace:
    if not 1 <= line <= len(held):
        raise UnknownPlace(line)
    return held[line - 1]


def _number(places: Sequence[ResultPlace], session: Session) -> None:
    for position, place in enumerate(places):
        set_position(session, place.id, position)
