"""Tasks as points of the document that they came from: their places in its text, and what they cite."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import NamedDeadline, Span
from nhiemvu.domain.tasks import Task
from nhiemvu.store.batches import rows_among
from nhiemvu.store.directive_rows import CITED_AMONG, directive_named
from nhiemvu.store.report_tasks import BY_PLACE
from nhiemvu.store.session import Session
from nhiemvu.store.tables import task, task_deadline, task_directive
from nhiemvu.store.task_rows import tasks_where


def tasks_from(session: Session, document_id: int) -> list[Task]:
    """Return the tasks that a document gave rise to, in the order of their places; those it left out since come last.

    What a corrected file left out keeps its label and has no place.
    """
    return tasks_where(session, [task.c.origin_document_id == document_id], BY_PLACE)


def set_place(
    session: Session,
    task_id: int,
    label: str,
    span: Span | None,
    due_on: date | None = None,
    *,
    document_id: int | None = None,
) -> None:
    """Set where a task's words stand in its document and the deadline that this gives; None where it has them no more.

    The task's own deadline is another matter. `document_id` is given where the task has a document from now on only.
    """
    place = {"origin_start": span and span.start, "origin_end": span and span.end, "origin_due_on": due_on}
    place |= {} if document_id is None else {"origin_document_id": document_id}
    session.update(task, task_id, {"origin_label": label or None, **place})


def set_task_deadlines(session: Session, task_id: int, stated: Sequence[NamedDeadline]) -> None:
    """Set every deadline that a task's document names for it, in order of place; of a secret task none is kept."""
    if session.secrets.has_task(session.connection, task_id):
        return
    held = session.connection.execute(select(task_deadline).where(task_deadline.c.task_id == task_id)).all()
    rows = {position: _deadline_values(one) for position, one in enumerate(stated)}
    for row in held:
        key = {"task_id": task_id, "position": row.position}
        if row.position in rows:
            session.update(task_deadline, key, rows.pop(row.position))
        else:
            session.delete(task_deadline, key)
    for position, values in rows.items():
        session.insert(task_deadline, {"task_id": task_id, "position": position, **values})


def _deadline_values(stated: NamedDeadline) -> dict[str, Any]:
    place = {"origin_start": stated.span.start, "origin_end": stated.span.end}
    return {"text": stated.text, "due_on": stated.due_on, "rule": stated.rule, **place}


def cited_by(session: Session, task_ids: Sequence[int]) -> dict[int, list[Directive]]:
    """Return the documents that tasks cite, by task, in their order; a task without any is left out."""
    found: defaultdict[int, list[Directive]] = defaultdict(list)
    for task_id, *named in rows_among(session.connection, CITED_AMONG, task_ids):
        found[task_id].append(directive_named(named))
    return dict(found)


def set_task_directives(session: Session, task_id: int, document_ids: Sequence[int]) -> None:
    """Set the documents that a task cites, in their order."""
    wanted = {number: position for position, number in enumerate(dict.fromkeys(document_ids))}
    held = list(session.connection.execute(select(task_directive).where(task_directive.c.task_id == task_id)))
    for row in held:
        key = {"task_id": task_id, "document_id": row.document_id}
        if row.document_id in wanted:
            session.update(task_directive, key, {"position": wanted[row.document_id]})
        else:
            session.delete(task_directive, key)
    known = {row.document_id for row in held}
    for number, position in wanted.items():
        if number not in known:
            session.insert(task_directive, {"task_id": task_id, "document_id": number, "position": position})
