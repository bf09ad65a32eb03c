"""Put units into a group and take them out; a group is there as long as it has members."""

from collections.abc import Sequence

from nhiemvu.domain.text import squeeze
from nhiemvu.domain.unit_groups import UnitGroup, find_group, group_named
from nhiemvu.domain.units import AmbiguousUnit, Unit, find_unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import add_group, add_member, all_groups, remove_group, remove_member
from nhiemvu.store.units import all_units


@dataclass(frozen=True, slots=True)
class GroupChange:
    """What a change came to: the group as it is now, and the names that came and went."""

    group: UnitGroup
    added: tuple[str, ...]
    removed: tuple[str, ...]


def change_group(session: Session, name: str, *, add: Sequence[str], remove: Sequence[str]) -> GroupChange:
    """Change the members of a group; what `add` names comes into it, and the group is made where there is none.

    A unit that is in already, or that was not in, is no error. A group that loses its last member is gone.
    Raises UnknownUnit, AmbiguousUnit, and UnknownGroup where units are to be taken out of no group.
    """
    units = all_units(session)
    groups = all_groups(session, units)
    group = group_named(name, groups) if add else find_group(name, groups)
    held = group.members if group else ()
    coming = {unit.id: unit for unit in (find_unit(wanted, units) for wanted in add)}
    going = {unit.id: unit for unit in (_find(wanted, held, units) for wanted in remove)}
    number = group.id if group else add_group(session, squeeze(name))
    held_ids = {unit.id for unit in held}
    for unit_id in coming:
        if unit_id not in held_ids | going.keys():
            add_member(session, number, unit_id)
    for unit_id in going:
        if unit_id in held_ids:
            remove_member(session, number, unit_id)
    left = (held_ids | coming.keys()) - going.keys()
    if not left:
        remove_group(session, number)
    return GroupChange(
        UnitGroup(number, group.name if group else squeeze(name), tuple(unit for unit in units if unit.id in left)),
        added=tuple(unit.name for unit in coming.values() if unit.id in left - held_ids),
        removed=tuple(unit.name for unit in going.values() if unit.id in held_ids),
    )


def _find(wanted: str, members: Sequence[Unit], units: Sequence[Unit]) -> Unit:
    """Return the unit to take out; a name that several units answer to is the member's where one member does."""
    try:
        return find_unit(wanted, units)
    except AmbiguousUnit:
        return find_unit(wanted, members) if members else find_unit(wanted, units)
