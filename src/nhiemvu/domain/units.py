"""Units: offices, committees, departments, communes. A name is not an identity; the number is."""

from collections.abc import Callable, Sequence
from datetime import date

from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text, did_you_mean, in_quotes
from nhiemvu.domain.text import close_matches, fold, initials, is_number, sort_key, tone_key
from nhiemvu.domain.unit_changes import UnitChange
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit with every name it answers to."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    parent_id: int | None = None
    #: Its first and its last day.
    valid_from: date | None = None
    valid_to: date | None = None
    #: What became of it, the earliest first.
    changes: tuple[UnitChange, ...] = ()

    def is_there_on(self, day: date) -> bool:
        """Tell whether the unit is at work on a day."""
        return (self.valid_from is None or self.valid_from <= day) and not self.has_ended_by(day)

    def has_ended_by(self, day: date) -> bool:
        """Tell whether the unit is no more on a day."""
        return self.valid_to is not None and self.valid_to < day

    def name_on(self, day: date) -> str:
        """Return the name that the unit has, or had, on a day."""
        later = (change.former_name for change in self.changes if change.former_name and change.from_on > day)
        return next(later, self.name)

    @property
    def former_names(self) -> tuple[str, ...]:
        """The names that it had before, the oldest first."""
        return tuple(change.former_name for change in self.changes if change.former_name)

    @property
    def successors(self) -> tuple[int, ...]:
        """The numbers of the units that go on with its work."""
        return tuple(number for change in self.changes for number in change.successors)


class UnknownUnit(NotFound):
    """No unit has this name, alias, initials or number."""

    def __init__(self, wanted: str, close: Sequence[str]) -> None:
        meant = did_you_mean(in_quotes(close))
        super().__init__(
            Text(f"Không có đơn vị “{wanted}”.{meant.vi}", f"There is no unit “{wanted}”.{meant.en}"),
            Text(
                f'Xem “nhiemvu unit list”, hoặc thêm bằng: nhiemvu unit add "{wanted}"',
                f'See `nhiemvu unit list`, or add it with: nhiemvu unit add "{wanted}"',
            ),
        )


class AmbiguousUnit(UsageFault):
    """More than one unit answers to what was typed."""

    def __init__(self, wanted: str, names: Sequence[str]) -> None:
        several = in_quotes(names)
        super().__init__(
            Text(f"“{wanted}” có thể là: {several}.", f"“{wanted}” could be: {several}."),
            Text("Hãy ghi đủ tên hoặc số của đơn vị.", "Write the unit's full name or its number."),
        )


def find_unit(wanted: str, units: Sequence[Unit], on: date | None = None) -> Unit:
    """Return the unit that `wanted` names: its number, name, alias, former name or initials, the surest reading first.

    Of several that answer equally, the one at work on the day `on` is meant: "xã Tây Sơn" was another one before.
    Raises UnknownUnit with close names, or AmbiguousUnit where several answer equally.
    """
    if by_number := [unit for unit in units if is_number(wanted, unit.id)]:
        return by_number[0]
    readings: tuple[tuple[Callable[[str], str], str, Callable[[Unit], tuple[str, ...]]], ...] = (
        (tone_key, tone_key(wanted), names_of),
        (fold, fold(wanted), names_of),
        (tone_key, tone_key(wanted), lambda unit: unit.former_names),
        (fold, fold(wanted), lambda unit: unit.former_names),
        (initials, fold(wanted), names_of),
    )
    for reading, key, names in readings:
        found = [unit for unit in units if any(reading(name) == key for name in names(unit))]
        at_work = [unit for unit in found if on is not None and unit.is_there_on(on)]
        if len(at_work) == 1 or len(found) == 1:
            return (at_work or found)[0]
        if found:
            raise AmbiguousUnit(wanted, [unit.name for unit in found])
    called = {name: unit.name for unit in units for name in (*names_of(unit), *unit.former_names)}
    close = dict.fromkeys(called[name] for name in close_matches(wanted, list(called)))
    raise UnknownUnit(wanted, list(close))


def names_of(unit: Unit) -> tuple[str, ...]:
    """Return the name of a unit and its other names."""
    return (unit.name, *unit.aliases)


def unit_named_first(words: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit whose name or alias `words` begin with, the longest such name; None where none does.

    A reader of a document cannot always tell where a unit's name ends; the office's own names can.
    """
    key = f"{tone_key(words)} "
    named = [(tone_key(name), unit) for unit in units for name in names_of(unit)]
    found = [(len(name), unit) for name, unit in named if key.startswith(f"{name} ")]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def in_order(units: Sequence[Unit]) -> list[Unit]:
    """Return units sorted by name as a Vietnamese dictionary sorts."""
    return sorted(units, key=lambda unit: sort_key(unit.name))
