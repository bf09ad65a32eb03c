"""Groups of units: "các chi bộ trực thuộc". A group answers to its name, its initials, and to words of its name."""

import re
from collections.abc import Callable, Sequence

from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text, did_you_mean, in_quotes
from nhiemvu.domain.text import close_matches, fold, initials, tone_key
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass

#: The plural that stands before a group's name or not: "các chi bộ", "chi bộ"
PLURAL = re.compile(r"^cac ")


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units that are told the same things."""

    id: int
    name: str
    members: tuple[Unit, ...] = ()


class UnknownGroup(NotFound):
    """No group has this name."""

    def __init__(self, wanted: str, close: Sequence[str]) -> None:
        meant = did_you_mean(in_quotes(close))
        super().__init__(
            Text(f"Không có nhóm đơn vị “{wanted}”.{meant.vi}", f"There is no group of units “{wanted}”.{meant.en}"),
            Text(
                f'Xem “nhiemvu unit group”, hoặc lập nhóm: nhiemvu unit group "{wanted}" --add "TÊN ĐƠN VỊ"',
                f'See `nhiemvu unit group`, or make it: nhiemvu unit group "{wanted}" --add "NAME OF A UNIT"',
            ),
        )


class AmbiguousGroup(UsageFault):
    """More than one group answers to what was typed."""

    def __init__(self, wanted: str, names: Sequence[str]) -> None:
        several = in_quotes(names)
        super().__init__(
            Text(f"Nhóm “{wanted}” có thể là: {several}.", f"The group “{wanted}” could be: {several}."),
            Text("Hãy ghi đủ tên nhóm.", "Write the group's full name."),
        )


def group_key(name: str) -> str:
    """Return the key by which names of groups are one: without case, accents and the plural before them."""
    return PLURAL.sub("", fold(name))


def group_named(name: str, groups: Sequence[UnitGroup]) -> UnitGroup | None:
    """Return the group of exactly this name, or None."""
    return next((group for group in groups if group_key(group.name) == group_key(name)), None)


def find_group(wanted: str, groups: Sequence[UnitGroup]) -> UnitGroup:
    """Return the group that `wanted` names: by its name, its initials or words of it, the surest reading first.

    Reports shorten: "các chi bộ trực thuộc" is found as "Các chi bộ, đảng bộ trực thuộc" where no other fits.
    Raises UnknownGroup with close names, or AmbiguousGroup where several answer equally.
    """
    readings: tuple[Callable[[str], bool], ...] = (
        lambda name: tone_key(name) == tone_key(wanted),
        lambda name: group_key(name) == group_key(wanted),
        lambda name: initials(name) == fold(wanted),
        lambda name: _stand_in(_words(wanted), _words(name)),
    )
    for answers in readings:
        found = [group for group in groups if answers(group.name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousGroup(wanted, [group.name for group in found])
    raise UnknownGroup(wanted, close_matches(wanted, [group.name for group in groups]))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", group_key(name))


def _stand_in(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether all `words` stand in a name, in their order."""
    rest = iter(name)
    return bool(words) and all(word in rest for word in words)
