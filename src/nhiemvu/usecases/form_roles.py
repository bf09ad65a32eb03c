"""Find in whose name a form answers for tasks: its unit's, or that of the unit that took the tasks over meanwhile."""

from collections.abc import Mapping

from nhiemvu.domain.tasks import Role
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass
from nhiemvu.store.assignments import handed_over, roles_of
from nhiemvu.store.session import Session


@dataclass(frozen=True, slots=True)
class FormRole:
    """The role that a form answers in, and the unit that has it now."""

    role: Role
    unit_id: int


def form_roles(session: Session, unit_id: int, units: Mapping[int, Unit]) -> dict[int, FormRole]:
    """Return the roles that a form of a unit answers in, by task: the unit's own, and those its successors took over.

    A unit that was merged, split or dissolved while its form was out filled it in all the same.
    """
    held: dict[int, FormRole] = {}
    for change in units[unit_id].changes:
        taken = handed_over(session, unit_id, change.successors, change.from_on) if change.successors else {}
        for successor in set(change.successors) - {unit_id}:
            theirs = form_roles(session, successor, units)
            held |= {number: role for number, role in theirs.items() if taken.get(number) == successor}
    return held | {number: FormRole(role, unit_id) for number, role, _ in roles_of(session, unit_id)}
