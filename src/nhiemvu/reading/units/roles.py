"""What a unit may be told to be, and the place of a clause where that is told."""

from enum import Enum, auto
from typing import NamedTuple

from nhiemvu.domain.values import dataclass
from nhiemvu.reading.units.clauses import Clause
from nhiemvu.reading.units.names import Name


class Role(Enum):
    """What a unit is told to be."""

    LEAD = auto()
    SUPPORT = auto()
    MONITOR = auto()


@dataclass(frozen=True, slots=True)
class Act:
    """Units with what they are told to be."""

    role: Role
    names: tuple[Name, ...]
    #: Where the words that told it end.
    end: int
    #: Whether other words than the clause's own subject tell it: an order, a field.
    ordered: bool = False


class Spot(NamedTuple):
    """One place of a clause where a name may be told something."""

    text: str
    #: The matching form of the text.
    key: str
    clause: Clause
    place: int
    #: Whether a statement begins there, rather than a name within one.
    strong: bool
    #: Whether the clause has told somebody before.
    told_before: bool
