"""Take the words of what became a state secret out of every row; the history keeps what it holds."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select

from nhiemvu.domain.secrecy import TASK_KEPT, UNSAID, Secrecy
from nhiemvu.domain.values import dataclass, field
from nhiemvu.store.batches import in_batches
from nhiemvu.store.directive_rows import tasks_of_documents
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.secrecy import DOCUMENT_WORDS, SOURCE_KEPT
from nhiemvu.store.session import Session
from nhiemvu.store.tables import (
    IS_SECRET,
    closed_answer,
    document,
    document_source,
    evidence,
    extension,
    progress,
    report,
    report_answer,
    task,
    task_deadline,
    task_directive,
    task_recurrence,
)
from nhiemvu.store.tasks import searchable

#: What stands in an imported text for a letter that is kept no more.
BLOT = "█"


@dataclass(slots=True)
class Cleared:
    """What lay about of what was marked."""

    #: Numbers of the tasks that are secret from now on.
    tasks: list[int] = field(default_factory=list)
    #: Files of evidence that lie beside the database still.
    files: list[Path] = field(default_factory=list)


def kin(session: Session, numbers: Iterable[int]) -> list[int]:
    """Return tasks with all that have their words: parts, wholes, earlier and later links and occurrences."""
    found: set[int] = set()
    new = set(numbers)
    while new:
        found |= new
        new = {number for batch in in_batches(sorted(new)) for number in _next_of_kin(session, batch)} - found
    return sorted(found)


def _next_of_kin(session: Session, numbers: Sequence[int]) -> set[int]:
    mine = task.c.id.in_(numbers)
    statements = (
        select(task.c.parent_id).where(mine, task.c.parent_id.is_not(None)),
        select(task.c.continues_id).where(mine, task.c.continues_id.is_not(None)),
        select(task.c.id).where(or_(task.c.parent_id.in_(numbers), task.c.continues_id.in_(numbers))),
        select(task_recurrence.c.after_id).where(
            task_recurrence.c.task_id.in_(numbers), task_recurrence.c.after_id.is_not(None)
        ),
        select(task_recurrence.c.task_id).where(task_recurrence.c.after_id.in_(numbers)),
    )
    return {number for statement in statements for number in session.connection.execute(statement).scalars()}


def tasks_under(session: Session, document_id: int) -> list[int]:
    """Return the tasks that cite a document or came from it."""
    mine = tasks_of_documents(lambda column: column == document_id)
    return sorted(session.connection.execute(select(mine.c.task_id)).scalars())


def secret_parents(session: Session, task_id: int) -> list[str]:
    """Return the symbols of the secret directives that a task is under."""
    statement = (
        select(document.c.symbol)
        .join(task_directive, task_directive.c.document_id == document.c.id)
        .where(task_directive.c.task_id == task_id, document.c.secrecy.is_not(None))
    )
    return list(session.connection.execute(statement.order_by(document.c.id)).scalars())


def is_own_report(session: Session, document_id: int) -> bool:
    """Tell whether a document is one of the office's own reports."""
    held = select(report.c.document_id).where(report.c.document_id == document_id)
    return session.connection.execute(held).first() is not None


def set_secrecy(session: Session, table: Table, number: int, secrecy: Secrecy | None) -> bool:
    """Set the degree of a task or document that holds no words; tell whether it differed."""
    return session.update(table, number, {"secrecy": secrecy})


def clear_task(session: Session, number: int, secrecy: Secrecy, cleared: Cleared) -> None:
    """Make a task secret: its words go from every row, and from the texts of the documents that held them."""
    _blot_out(session, number)
    _clear_progress(session, number, cleared)
    words: dict[str, Any] = {"reason": UNSAID, "basis": None, "basis_document_id": None}
    for row in _rows(session, extension, extension.c.task_id == number):
        session.update(extension, row["id"], words | {"refusal": row["refusal"] and UNSAID})
    for row in _rows(session, report_answer, report_answer.c.task_id == number):
        session.update(report_answer, row["id"], {"text": UNSAID})
    for row in _rows(session, closed_answer, closed_answer.c.task_id == number):
        session.update(closed_answer, row["id"], {"result": None, "note": None})
    for row in _rows(session, task_deadline, task_deadline.c.task_id == number):
        session.update(task_deadline, {"task_id": number, "position": row["position"]}, {"text": UNSAID})
    folded = searchable(TASK_KEPT, TASK_KEPT)
    session.update(
        task, number, {"text": TASK_KEPT, "title": TASK_KEPT, "folded": folded, "due_text": None, "secrecy": secrecy}
    )
    cleared.tasks.append(number)


def _clear_progress(session: Session, number: int, cleared: Cleared) -> None:
    for entry in _rows(session, progress, progress.c.task_id == number):
        for proof in _rows(session, evidence, evidence.c.progress_id == entry["id"]):
            if proof["sha256"]:
                cleared.files.append(path_in(folder_of(session), proof["sha256"], proof["file_name"]))
            if proof["document_id"] is None:
                session.delete(evidence, proof["id"])
            else:
                session.update(evidence, proof["id"], {"text": None, "file_name": None, "sha256": None})
        session.update(progress, entry["id"], {"note": None, "result": None, "obstacle": None})


def _blot_out(session: Session, number: int) -> None:
    """Make the places of a task's words unreadable in imported texts; every other place stays where it is."""
    origin = select(task.c.origin_document_id, task.c.origin_start, task.c.origin_end).where(task.c.id == number)
    told = select(report_answer.c.document_id, report_answer.c.origin_start, report_answer.c.origin_end)
    places = [
        *session.connection.execute(origin).all(),
        *session.connection.execute(told.where(report_answer.c.task_id == number)).all(),
    ]
    for document_id, start, end in places:
        if document_id is None or start is None or end is None:
            continue
        for source in _rows(session, document_source, document_source.c.document_id == document_id):
            text = source["text"]
            blot = "".join(letter if letter.isspace() else BLOT for letter in text[start:end])
            outline = [_heading_kept(heading, start, end) for heading in source["outline"]]
            session.update(
                document_source,
                {"document_id": document_id},
                {"text": text[:start] + blot + text[end:], "outline": outline},
            )


def _heading_kept(heading: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    first, last = heading["span"]["start"], heading["span"]["end"]
    return {**heading, "text": UNSAID} if first < end and start < last else heading


def clear_document(session: Session, number: int, secrecy: Secrecy) -> None:
    """Make a document secret: its own words go, those of its file, and those by which others cite it."""
    for proof in _rows(session, evidence, evidence.c.document_id == number):
        session.update(evidence, proof["id"], {"text": None})
    for row in _rows(session, extension, extension.c.basis_document_id == number):
        symbol = session.connection.execute(select(document.c.symbol).where(document.c.id == number)).scalar()
        session.update(extension, row["id"], {"basis": symbol})
    words = dict.fromkeys(DOCUMENT_WORDS)
    for _ in _rows(session, document_source, document_source.c.document_id == number):
        session.update(document_source, {"document_id": number}, SOURCE_KEPT)
    session.update(document, number, {**words, "folded": None, "secrecy": secrecy})


def _rows(session: Session, table: Table, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    return [row._asdict() for row in session.connection.execute(select(table).where(condition)).all()]


def told_of_secrets(session: Session, document_id: int) -> bool:
    """Tell whether an imported document gave rise to a task that is secret now, or answers one."""
    came = select(task.c.id).where(IS_SECRET, task.c.origin_document_id == document_id)
    answered = (
        select(task.c.id)
        .join(report_answer, report_answer.c.task_id == task.c.id)
        .where(IS_SECRET, report_answer.c.document_id == document_id)
    )
    return any(session.connection.execute(statement.limit(1)).first() for statement in (came, answered))
