"""Units: offices, committees, departments, communes. A name is not an identity; the number is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text, did_you_mean, in_quotes
from nhiemvu.domain.text import close_matches, fold, initials, is_number, sort_key, tone_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit with every name it answers to."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    parent_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


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


def find_unit(wanted: str, units: Sequence[Unit]) -> Unit:
    """Return the unit that `wanted` names: its number, name, alias, or initials, the surest reading first.

    Raises UnknownUnit with close names, or AmbiguousUnit where several answer equally.
    """
    if by_number := [unit for unit in units if is_number(wanted, unit.id)]:
        return by_number[0]
    readings: tuple[tuple[str, Callable[[str], str]], ...] = (
        (tone_key(wanted), tone_key),
        (fold(wanted), fold),
        (fold(wanted), initials),
    )
    for key, reading in readings:
        found = [unit for unit in units if any(reading(name) == key for name in (unit.name, *unit.aliases))]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousUnit(wanted, [unit.name for unit in found])
    called = {name: unit.name for unit in units for name in (unit.name, *unit.aliases)}
    close = dict.fromkeys(called[name] for name in close_matches(wanted, list(called)))
    raise UnknownUnit(wanted, list(close))


def unit_named_first(words: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit whose name or alias `words` begin with, the longest such name; None where none does.

    A reader of a document cannot always tell where a unit's name ends; the office's own names can.
    """
    key = f"{tone_key(words)} "
    named = [(tone_key(name), unit) for unit in units for name in (unit.name, *unit.aliases)]
    found = [(len(name), unit) for name, unit in named if key.startswith(f"{name} ")]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def in_order(units: Sequence[Unit]) -> list[Unit]:
    """Return units sorted by name as a Vietnamese dictionary sorts."""
    return sorted(units, key=lambda unit: sort_key(unit.name))
