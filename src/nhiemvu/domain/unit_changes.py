"""What becomes of units: they are renamed, merged, split and dissolved, and others go on with their work.

A change holds from its first day on (`from_on`); a unit that ends has the day before as its last (`valid_to`).
"""

from datetime import date
from enum import StrEnum

from nhiemvu.domain.values import dataclass


class UnitChangeKind(StrEnum):
    """What becomes of a unit."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """One change of a unit."""

    kind: UnitChangeKind
    #: The first day on which it is so.
    from_on: date
    #: The name until then, of a unit that was renamed.
    former_name: str | None = None
    #: Numbers of the units that go on with the work of one that ended.
    successors: tuple[int, ...] = ()
    #: The number of the decision.
    document_id: int | None = None
