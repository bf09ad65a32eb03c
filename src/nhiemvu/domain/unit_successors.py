"""Who goes on with the work of a unit that is no more, and how an old name is printed today: "A (nay là B)"."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.units import Unit

#: More units than these are told by their number.
MOST_TOLD = 3


class UnitEnded(Conflict):
    """The unit is no more."""

    def __init__(self, name: str, last_day: date, successors: Sequence[str]) -> None:
        follows = in_quotes(successors)
        super().__init__(
            Text(
                f"“{name}” đã kết thúc hoạt động, ngày cuối là {last_day:%d/%m/%Y}"
                + (f"; nay là: {follows}." if follows else "; không có đơn vị kế thừa."),
                f"“{name}” is no more; its last day was {last_day:%d/%m/%Y}"
                + (f". Its work went to {follows}." if follows else ". No unit goes on with its work."),
            ),
            Text(
                "Dùng đơn vị kế thừa." if follows else "Chọn đơn vị khác trong “nhiemvu unit list”.",
                "Name a unit that goes on with its work." if follows else "Choose another from `nhiemvu unit list`.",
            ),
        )


def require_at_work(unit: Unit, units: Sequence[Unit], day: date) -> None:
    """Raise UnitEnded where a unit is no more on a day."""
    if unit.valid_to is not None and unit.has_ended_by(day):
        raise UnitEnded(unit.name, unit.valid_to, [other.name for other in heirs(unit, units, day)])


def heirs(unit: Unit, units: Sequence[Unit], day: date) -> list[Unit]:
    """Return the units at work on a day that go on with the work of one that ended, however often it went on."""
    by_number = {other.id: other for other in units}
    found: dict[int, Unit] = {}
    seen = {unit.id}
    waiting = [unit]
    while waiting:
        current = waiting.pop(0)
        for number in current.successors:
            if number in seen:
                continue
            seen.add(number)
            heir = by_number[number]
            if heir.has_ended_by(day):
                waiting.append(heir)
            else:
                found[number] = heir
    return list(found.values())


def forebears(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """Return the units whose work a unit goes on with, directly."""
    return [other for other in units if unit.id in other.successors]


def name_then_and_now(unit: Unit, units: Sequence[Unit], then: date, today: date) -> str:
    """Return the name of a unit on the day `then`, with "(nay là ...)" where it is no more or is called otherwise."""
    return told_now(unit.name_on(then), unit, heirs(unit, units, today), today)


def told_now(name: str, unit: Unit, successors: Sequence[Unit], today: date) -> str:
    """Return an old name with what the unit, or those that go on with its work, are called today."""
    now = [heir.name_on(today) for heir in successors] if unit.has_ended_by(today) else [unit.name_on(today)]
    if len(now) > MOST_TOLD:
        return f"{name} (nay là {len(now)} đơn vị)"
    return f"{name} (nay là {', '.join(now)})" if now and now != [name] else name
