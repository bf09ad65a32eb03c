"""Add one task that no report planned."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import shorten
from nhiemvu.reading.statements import directives_named
from nhiemvu.store.directives import record_directive
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task as store_task
from nhiemvu.store.tasks import add_task_directives
from nhiemvu.usecases.assign_tasks import assign_tasks
from nhiemvu.usecases.find_tasks import get_tasks

TITLE_LENGTH = 80


class NotACitation(UsageFault):
    """A directive was named in words that are no citation."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"Không nhận ra văn bản trong “{text}”.", f"No document is named in “{text}”."),
            Text(
                "Ghi như trong văn bản, ví dụ: Kế hoạch số 72-KH/HU ngày 06/11/2019 của Ban Thường vụ Huyện ủy",
                "Write it as documents do: Kế hoạch số 72-KH/HU ngày 06/11/2019",
            ),
        )


def add_task(
    session: Session,
    text: str,
    *,
    due_on: date | None,
    directives: Sequence[str],
    series: str | None,
    period: Period | None,
    leads: Sequence[str],
    support: Sequence[str],
    today: date,
) -> Task:
    """Add a task, assign it where units are named, and return it.

    Raises NotACitation, and what `assign_tasks` raises.
    """
    task_id = store_task(
        session,
        text=text,
        title=shorten(text, TITLE_LENGTH),
        series_id=series_id(session, series, create=True) if series else None,
        period=period,
        cadence=Cadence.ONCE,
        due_on=due_on,
        due_text=None,
        origin=None,
    )
    add_task_directives(session, task_id, [_cited(session, citation) for citation in directives])
    if leads or support:
        assign_tasks(session, [task_id], leads=leads, support=support, due_on=None, today=today)
    return get_tasks(session, [task_id])[0]


def _cited(session: Session, citation: str) -> int:
    found = directives_named(citation)
    if not found:
        raise NotACitation(citation)
    return record_directive(session, found[0].directive)
