"""Give a unit another name from a day on; it stays the same unit, and its tasks stay with it."""

from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import squeeze
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.domain.unit_successors import require_at_work
from nhiemvu.domain.units import find_unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.session import Session
from nhiemvu.store.unit_changes import add_change, set_name
from nhiemvu.store.units import all_units
from nhiemvu.usecases.add_unit import require_free
from nhiemvu.usecases.end_unit import basis_number, first_day


class RenamedLater(Conflict):
    """The unit got another name on that day or after it."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(
            Text(
                f"Đơn vị đã đổi tên thành “{name}” từ {day:%d/%m/%Y}.",
                f"The unit has been called “{name}” since {day}.",
            ),
            Text(
                "Ghi ngày sau ngày đó, hoặc hoàn tác lần đổi tên trước bằng: nhiemvu undo",
                "Give a later day, or take the earlier change back with: nhiemvu undo",
            ),
        )


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a new name came to."""

    former_name: str
    name: str
    #: The first day of the new name; None where the old one was a mere slip.
    day: date | None
    changed: bool


def rename_unit(
    session: Session,
    wanted: str,
    name: str,
    *,
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    is_slip: bool,
    today: date,
) -> Renamed:
    """Give a unit another name from a day on; with `is_slip` the old one never was its name.

    Raises UnknownUnit, AmbiguousUnit, UnitEnded, UnitExists, RenamedLater, TwoDaysOfChange, ChangeToCome, and what
    `cited_directive` raises.
    """
    day = first_day(from_on, until_on, today)
    units = all_units(session)
    unit = find_unit(wanted, units, today)
    new_name = squeeze(name)
    if new_name == unit.name:
        return Renamed(unit.name, unit.name, day, changed=False)
    require_at_work(unit, units, day)
    require_free([new_name], [other for other in units if other.id != unit.id], day)
    if is_slip:
        set_name(session, unit.id, new_name)
        return Renamed(unit.name, new_name, None, changed=True)
    for change in unit.changes:
        if change.kind is UnitChangeKind.RENAME and change.from_on >= day:
            raise RenamedLater(unit.name, change.from_on)
    renaming = UnitChange(
        kind=UnitChangeKind.RENAME,
        from_on=day,
        former_name=unit.name,
        document_id=basis_number(session, basis),
    )
    set_name(session, unit.id, new_name)
    add_change(session, unit.id, renaming)
    return Renamed(unit.name, new_name, day, changed=True)
