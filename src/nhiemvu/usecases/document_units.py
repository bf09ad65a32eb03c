"""The units that a document names, found among the office's own, and added where the office does not have them."""

from datetime import date

from nhiemvu.domain.tasks import Role
from nhiemvu.domain.unit_groups import group_named
from nhiemvu.domain.unit_successors import heirs
from nhiemvu.domain.units import AmbiguousUnit, Unit, UnknownUnit, find_unit, unit_named_first
from nhiemvu.store.assignments import assign
from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import add_unit, all_units


class DocumentUnits:
    """The office's units, and those that the document adds."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._every = all_units(session)
        self._groups = all_groups(session, self._every)
        self.added: list[str] = []
        self.for_groups: list[tuple[int, str]] = []

    def _find(self, name: str) -> tuple[Unit | None, bool]:
        """Return the unit so named, and whether the name may be that of a unit that the office does not have."""
        try:
            return find_unit(name, self._at_work), False
        except AmbiguousUnit:
            return None, False
        except UnknownUnit:
            if group_named(name, self._groups):
                return None, False
            known = unit_named_first(name, self._at_work)
            return (known, False) if known else self._successor(name)

    @property
    def _at_work(self) -> list[Unit]:
        return [unit for unit in self._every if unit.valid_to is None]

    def _successor(self, name: str) -> tuple[Unit | None, bool]:
        """Return the one unit that goes on with the work of a unit that is no more; among several the clerk chooses."""
        try:
            follow = heirs(find_unit(name, self._every), self._every, date.max)
        except (AmbiguousUnit, UnknownUnit) as error:
            return None, isinstance(error, UnknownUnit)
        return (follow[0] if len(follow) == 1 else None), False

    def would_add(self, name: str) -> bool:
        """Tell whether saving a task with this name would add a unit."""
        return self._find(name)[1]

    def known_name(self, name: str) -> str | None:
        """Return the name of the unit on record, or as written where it is new.

        None where the name is ambiguous or that of a group: a group is told by the clerk, unit by unit.
        """
        unit, is_new = self._find(name)
        return unit.name if unit else name if is_new else None

    def number(self, name: str) -> int | None:
        """Return the unit's number, adding the unit where the office does not have it; None as in `known_name`."""
        unit, is_new = self._find(name)
        if unit or not is_new:
            return unit.id if unit else None
        number = add_unit(self._session, name=name, aliases=(), parent_id=None, valid_from=None)
        self._every = all_units(self._session)
        self.added.append(name)
        return number

    def assign(self, task_id: int, name: str, role: Role, today: date) -> None:
        """Give a unit its role in a task from the day of the import on."""
        if (number := self.number(name)) is not None:
            assign(self._session, task_id, number, role, today)
        elif role is Role.LEAD and (group := group_named(name, self._groups)):
            self.for_groups.append((task_id, group.name))
