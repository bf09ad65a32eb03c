"""Extensions: asking for a later deadline, deciding, and finding what was asked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.extensions import Decision, Extension
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.later import extension, select, unit
from nhiemvu.store.session import Session

EXTENSIONS_AMONG = (
    select(extension, unit.c.name.label("unit"))
    .outerjoin(unit, unit.c.id == extension.c.unit_id)
    .where(extension.c.task_id.in_(NUMBERS))
    .order_by(extension.c.id)
)
#: Finds the tasks for which a later deadline was asked that is not decided.
ASKING = select(extension.c.task_id).where(extension.c.decision.is_(None))


def ask(
    session: Session,
    task_id: int,
    *,
    unit_id: int | None,
    asked_on: date,
    from_due_on: date,
    new_due_on: date,
    reason: str,
) -> int:
    """Add an undecided request for a later deadline and return its number."""
    values = {
        "task_id": task_id,
        "unit_id": unit_id,
        "asked_on": asked_on,
        "from_due_on": from_due_on,
        "new_due_on": new_due_on,
        "reason": reason,
    }
    return session.insert(extension, values)


def approve(
    session: Session,
    number: int,
    *,
    decided_on: date,
    from_due_on: date,
    granted_due_on: date,
    basis: str | None,
    basis_document_id: int | None,
) -> None:
    """Record that a request was approved: which deadline it moved and to which day; the task's own is set apart."""
    values = {
        "decision": Decision.APPROVED,
        "decided_on": decided_on,
        "from_due_on": from_due_on,
        "granted_due_on": granted_due_on,
        "basis": basis,
        "basis_document_id": basis_document_id,
    }
    session.update(extension, number, values)


def refuse(
    session: Session,
    number: int,
    *,
    decided_on: date,
    refusal: str,
    basis: str | None,
    basis_document_id: int | None,
) -> None:
    """Record that a request was refused, and why."""
    values = {
        "decision": Decision.REFUSED,
        "decided_on": decided_on,
        "refusal": refusal,
        "basis": basis,
        "basis_document_id": basis_document_id,
    }
    session.update(extension, number, values)


def extensions_among(session: Session, task_ids: Sequence[int]) -> dict[int, list[Extension]]:
    """Return the extensions of tasks by task, in the order in which they were asked for; tasks without are left out."""
    found: defaultdict[int, list[Extension]] = defaultdict(list)
    for row in rows_among(session.connection, EXTENSIONS_AMONG, task_ids):
        found[row.task_id].append(
            Extension(
                id=row.id,
                unit=row.unit,
                asked_on=row.asked_on,
                from_due_on=row.from_due_on,
                new_due_on=row.new_due_on,
                reason=row.reason,
                decision=Decision(row.decision) if row.decision else None,
                decided_on=row.decided_on,
                granted_due_on=row.granted_due_on,
                refusal=row.refusal,
                basis=row.basis,
            )
        )
    return dict(found)
