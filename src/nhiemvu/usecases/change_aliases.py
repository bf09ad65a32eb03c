"""Add and remove the other names that a unit answers to."""

from collections.abc import Sequence

from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.text import fold, squeeze
from nhiemvu.domain.units import Unit, find_unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.session import Session
from nhiemvu.store.units import add_alias, all_units, remove_alias
from nhiemvu.usecases.add_unit import require_free


class UnknownAlias(NotFound):
    """The unit has no such other name."""

    def __init__(self, wanted: str, unit: Unit) -> None:
        names = in_quotes(unit.aliases)
        held = Text(f" Tên khác đang có: {names}.", f" It has: {names}.") if unit.aliases else Text("", "")
        super().__init__(
            Text(
                f"“{unit.name}” không có tên khác là “{wanted}”.{held.vi}",
                f"“{unit.name}” has no other name “{wanted}”.{held.en}",
            ),
            Text(f"Xem các tên bằng: nhiemvu unit show {unit.id}", f"See its names with: nhiemvu unit show {unit.id}"),
        )


@dataclass(frozen=True, slots=True)
class AliasChange:
    """What a change came to: the unit with its names as they are now, and those that came and went."""

    unit: Unit
    added: tuple[str, ...]
    removed: tuple[str, ...]


def change_aliases(session: Session, name: str, *, add: Sequence[str], remove: Sequence[str]) -> AliasChange:
    """Change the other names of a unit; a name that it has already is no error.

    Raises UnknownUnit, AmbiguousUnit, UnknownAlias, and UnitExists where another unit answers to a name.
    """
    units = all_units(session)
    unit = find_unit(name, units)
    require_free(add, [other for other in units if other.id != unit.id])
    held = {fold(alias): alias for alias in unit.aliases}
    going = {fold(alias) for alias in remove}
    for alias in remove:
        if fold(alias) not in held:
            raise UnknownAlias(squeeze(alias), unit)
    coming: dict[str, str] = {}
    for alias in add:
        coming.setdefault(fold(alias), squeeze(alias))
    for known in (*(held.keys() - going), fold(unit.name)):
        coming.pop(known, None)
    for key in held.keys() & going:
        remove_alias(session, unit.id, held[key])
    for alias in coming.values():
        add_alias(session, unit.id, alias)
    kept = tuple(alias for key, alias in held.items() if key not in going)
    removed = tuple(alias for key, alias in held.items() if key in going)
    return AliasChange(replace(unit, aliases=(*kept, *coming.values())), tuple(coming.values()), removed)
