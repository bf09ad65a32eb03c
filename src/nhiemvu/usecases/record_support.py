"""Record what a unit in support says of its part: its own entry, which leaves the state and percentage of the task."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.usecases.evidence import record_evidence
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.keep_secrets import require_wordless
from nhiemvu.usecases.update_tasks import require_past


def record_support(
    session: Session,
    number: int,
    unit_id: int,
    *,
    note: str | None,
    obstacle: str | None,
    evidence: Sequence[str],
    on: date,
    today: date,
) -> None:
    """Add the entry of a unit about its part of a task, on a day; raises LaterThanToday, UnknownTask, SecretWords."""
    require_past(on, today)
    (task,) = get_tasks(session, [number])
    require_wordless([task], note, obstacle, evidence)
    entry = add_progress(
        session,
        task.id,
        unit_id=unit_id,
        reported_on=on,
        state=task.state,
        percent=None,
        note=note,
        result=None,
        obstacle=obstacle,
    )
    record_evidence(session, entry, evidence, may_be_files=False)
