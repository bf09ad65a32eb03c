"""What was said about tasks, dated statement by dated statement, and what proves it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.tasks import State
from nhiemvu.store.batches import in_batches
from nhiemvu.store.directives import directive_of
from nhiemvu.store.files import folder_of, path_in
from nhiemvu.store.session import Session
from nhiemvu.store.tables import document, evidence, progress, unit


@dataclass(frozen=True, slots=True)
class RecordedEvidence:
    """What proves a result: words as typed, and the document that they cite."""

    text: str
    document_id: int | None = None
    directive: Directive | None = None
    #: Where its file is kept, and the hash of that.
    file: Path | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEntry:
    """One dated statement about a task."""

    id: int
    task_id: int
    unit_id: int | None
    unit: str | None
    reported_on: date
    state: State
    percent: int | None
    note: str | None
    result: str | None
    obstacle: str | None
    evidence: tuple[RecordedEvidence, ...]


def add_progress(
    session: Session,
    task_id: int,
    *,
    unit_id: int | None,
    reported_on: date,
    state: State,
    percent: int | None,
    note: str | None,
    result: str | None,
    obstacle: str | None,
) -> int:
    """Add a progress entry and return its number; the task's own state is set apart."""
    values = {
        "task_id": task_id,
        "unit_id": unit_id,
        "reported_on": reported_on,
        "state": state,
        "percent": percent,
        "note": note or None,
        "result": result or None,
        "obstacle": obstacle or None,
    }
    return session.insert(progress, values)


def add_evidence(
    session: Session,
    progress_id: int,
    *,
    document_id: int | None,
    text: str | None,
    file_name: str | None = None,
    sha256: str | None = None,
) -> int:
    """Add what proves a progress entry, a document or words or both, and return its number.

    `file_name` and `sha256` are those of a file that is kept beside the database.
    """
    values = {
        "progress_id": progress_id,
        "document_id": document_id,
        "text": text or None,
        "file_name": file_name,
        "sha256": sha256,
    }
    return session.insert(evidence, values)


def progress_of(session: Session, task_id: int) -> list[ProgressEntry]:
    """Return a task's progress entries, newest first."""
    return progress_of_tasks(session, [task_id])[task_id]


def progress_of_tasks(session: Session, task_ids: Sequence[int]) -> dict[int, list[ProgressEntry]]:
    """Return the progress entries of many tasks by task, newest first."""
    proofs: defaultdict[int, list[RecordedEvidence]] = defaultdict(list)
    entries: dict[int, list[ProgressEntry]] = {task_id: [] for task_id in task_ids}
    for batch in in_batches(list(entries)):
        _collect_proofs(session, batch, proofs)
        statement = (
            select(progress, unit.c.name.label("unit"))
            .outerjoin(unit, unit.c.id == progress.c.unit_id)
            .where(progress.c.task_id.in_(batch))
            .order_by(progress.c.reported_on.desc(), progress.c.id.desc())
        )
        for row in session.connection.execute(statement):
            entries[row.task_id].append(
                ProgressEntry(
                    id=row.id,
                    task_id=row.task_id,
                    unit_id=row.unit_id,
                    unit=row.unit,
                    reported_on=row.reported_on,
                    state=State(row.state),
                    percent=row.percent,
                    note=row.note,
                    result=row.result,
                    obstacle=row.obstacle,
                    evidence=tuple(proofs[row.id]),
                )
            )
    return entries


def said_in(session: Session, progress_id: int) -> tuple[int, str | None, date]:
    """Return the task that a progress entry is about, the unit that it speaks for, and its day."""
    statement = select(progress.c.task_id, unit.c.name, progress.c.reported_on).outerjoin(
        unit, unit.c.id == progress.c.unit_id
    )
    row = session.connection.execute(statement.where(progress.c.id == progress_id)).one()
    return row.task_id, row.name, row.reported_on


def _collect_proofs(
    session: Session, task_ids: Sequence[int], proofs: defaultdict[int, list[RecordedEvidence]]
) -> None:
    statement: Select[Any] = (
        select(*(evidence.c[name] for name in ("progress_id", "text", "document_id", "file_name", "sha256")), document)
        .join(progress, progress.c.id == evidence.c.progress_id)
        .outerjoin(document, document.c.id == evidence.c.document_id)
        .where(progress.c.task_id.in_(task_ids))
        .order_by(evidence.c.id)
    )
    rows = session.connection.execute(statement).all()
    folder = folder_of(session) if any(row.sha256 for row in rows) else None
    for row in rows:
        directive = directive_of(row) if row.document_id else None
        text = row.text or (directive.short_name if directive else "")
        file = path_in(folder, row.sha256, row.file_name) if folder and row.sha256 else None
        proofs[row.progress_id].append(RecordedEvidence(text, row.document_id, directive, file, row.sha256))
