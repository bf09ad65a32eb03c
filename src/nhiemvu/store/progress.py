"""What was said about tasks, dated statement by dated statement, and what proves it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.tasks import State
from nhiemvu.domain.values import dataclass
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.directive_rows import NAMED, directive_named
from nhiemvu.store.later import document, evidence, func, progress, select, unit
from nhiemvu.store.session import Session

if TYPE_CHECKING:
    from pathlib import Path

#: What an entry has as its row has it.
PLAIN = ("unit_id", "reported_on", "percent", "note", "result", "obstacle", "unit")
ENTRIES_AMONG = (
    select(*(progress.c[name] for name in ("id", "task_id", "state", *PLAIN[:-1])), unit.c.name)
    .outerjoin(unit, unit.c.id == progress.c.unit_id)
    .where(progress.c.task_id.in_(NUMBERS))
    .order_by(progress.c.reported_on.desc(), progress.c.id.desc())
)
PROOFS_AMONG = (
    select(*(evidence.c[name] for name in ("sha256", "file_name", "progress_id", "text", "document_id")), *NAMED)
    .join(progress, progress.c.id == evidence.c.progress_id)
    .outerjoin(document, document.c.id == evidence.c.document_id)
    .where(progress.c.task_id.in_(NUMBERS))
    .order_by(evidence.c.id)
)
SAID_IN = (
    select(progress.c.id, progress.c.task_id, unit.c.name, progress.c.reported_on)
    .outerjoin(unit, unit.c.id == progress.c.unit_id)
    .where(progress.c.id.in_(NUMBERS))
)


@dataclass(frozen=True, slots=True)
class RecordedEvidence:
    """What proves a result: words as typed, and the document that they cite."""

    text: str
    document_id: int | None = None
    directive: Directive | None = None
    #: Where its file is kept, and the hash of that.
    file: "Path | None" = None
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
    _collect_proofs(session, task_ids, proofs)
    for number, task_id, state, *plain in rows_among(session.connection, ENTRIES_AMONG, list(entries)):
        entries[task_id].append(
            ProgressEntry(
                id=number,
                task_id=task_id,
                state=State(state),
                evidence=tuple(proofs[number]),
                **dict(zip(PLAIN, plain, strict=True)),
            )
        )
    return entries


def newest_entry(session: Session) -> int:
    """Return the number of the newest progress entry, 0 where there is none."""
    number: int | None = session.connection.execute(select(func.max(progress.c.id))).scalar()
    return number or 0


def said_in(session: Session, progress_ids: Sequence[int]) -> dict[int, tuple[int, str | None, date]]:
    """Return the tasks that progress entries are about, the units that they speak for, and their days, by entry."""
    rows = rows_among(session.connection, SAID_IN, progress_ids)
    return {number: (task_id, name, reported_on) for number, task_id, name, reported_on in rows}


def _collect_proofs(
    session: Session, task_ids: Sequence[int], proofs: defaultdict[int, list[RecordedEvidence]]
) -> None:
    rows = list(rows_among(session.connection, PROOFS_AMONG, task_ids))
    files = _files(session, [(sha256, name) for sha256, name, *_ in rows if sha256])
    for sha256, file_name, progress_id, text, document_id, *named in rows:
        directive = directive_named(named) if document_id else None
        said = text or (directive.short_name if directive else "")
        file = files.get((sha256, file_name))
        proofs[progress_id].append(RecordedEvidence(said, document_id, directive, file, sha256))


def _files(session: Session, kept: Sequence[tuple[str, str]]) -> "dict[tuple[str, str], Path]":
    """Return where files are kept, by their hashes and names."""
    if not kept:
        return {}
    from nhiemvu.store.file_places import folder_of, path_in  # noqa: PLC0415 few tasks have files

    folder = folder_of(session)
    return {(sha256, name): path_in(folder, sha256, name) for sha256, name in kept}
