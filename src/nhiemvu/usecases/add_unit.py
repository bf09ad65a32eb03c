"""Add a unit with the other names that it answers to."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import fold, squeeze, tone_key
from nhiemvu.domain.units import Unit, find_unit, names_of
from nhiemvu.store.session import Session
from nhiemvu.store.units import add_unit as store_unit
from nhiemvu.store.units import all_units


class UnitExists(Conflict):
    """A unit already answers to this name."""

    def __init__(self, name: str, number: int, held_name: str) -> None:
        super().__init__(
            Text(
                f"Đã có đơn vị {number} mang tên “{name}” ({held_name}).", f"Unit {number} already answers to “{name}”."
            ),
            Text("Dùng đơn vị đó, hoặc đặt tên khác.", "Use that unit, or choose another name."),
        )


def add_unit(
    session: Session,
    *,
    name: str,
    aliases: Sequence[str] = (),
    under: str | None = None,
    valid_from: date | None = None,
) -> int:
    """Add a unit and return its number.

    A name is free again from the day on which its holder is no more.
    Raises UnitExists where a name or alias is taken, UnknownUnit where `under` names none.
    """
    units = all_units(session)
    require_free((name, *aliases), units, valid_from)
    parent = find_unit(under, units, valid_from).id if under else None
    kept = [alias for alias in dict.fromkeys(squeeze(alias) for alias in aliases) if tone_key(alias) != tone_key(name)]
    return store_unit(session, name=squeeze(name), aliases=kept, parent_id=parent, valid_from=valid_from)


def named_alike(session: Session, number: int) -> Unit | None:
    """Return a unit whose name has the letters of another one's, but for accents: one of them may be a slip."""
    units = {unit.id: unit for unit in all_units(session)}
    own = {fold(name) for name in names_of(units[number])}
    others = (unit for unit in units.values() if unit.id != number and unit.valid_to is None)
    return next((unit for unit in others if own & {fold(name) for name in names_of(unit)}), None)


def require_free(names: Sequence[str], units: Sequence[Unit], day: date | None = None) -> None:
    """Raise UnitExists where one of `units` that is not gone by a day (None: today) answers to a name already."""
    # Only days that have come end a unit.
    held = [unit for unit in units if not (unit.has_ended_by(day) if day else unit.valid_to)]
    taken = {tone_key(known): unit for unit in held for known in names_of(unit)}
    for wanted in names:
        if holder := taken.get(tone_key(wanted)):
            raise UnitExists(squeeze(wanted), holder.id, holder.name)
