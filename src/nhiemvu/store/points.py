"""Tasks as points of the document that they came from: their places in its text, and what they cite."""

from collections.abc import Sequence

from sqlalchemy import select

from nhiemvu.domain.plans import Span
from nhiemvu.domain.tasks import Task
from nhiemvu.store.session import Session
from nhiemvu.store.tables import task, task_directive
from nhiemvu.store.task_queries import BY_PLACE
from nhiemvu.store.task_rows import tasks_where


def tasks_from(session: Session, document_id: int) -> list[Task]:
    """Return the tasks that a document gave rise to, in the order of their places; those it left out since come last.

    What a corrected file left out keeps its label and has no place.
    """
    return tasks_where(session, [task.c.origin_document_id == document_id], BY_PLACE)


def set_place(session: Session, task_id: int, label: str, span: Span | None) -> None:
    """Set where a task's words stand in its document; None where the document has them no longer."""
    place = {"origin_start": span and span.start, "origin_end": span and span.end}
    session.update(task, task_id, {"origin_label": label or None, **place})


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
