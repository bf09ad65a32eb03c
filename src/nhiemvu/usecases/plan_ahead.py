"""What the next period's plan holds before anyone writes it: what goes on, and what was planned for it already."""

from collections.abc import Sequence

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import Cadence, State, Task
from nhiemvu.store.report_tasks import tasks_ahead
from nhiemvu.store.session import Session
from nhiemvu.writing.results import awaits_confirmation

DONE = (AnswerKind.DONE, AnswerKind.DONE_WITHOUT_RESULT)
SET_ASIDE = (State.SUSPENDED, State.CANCELLED)


def carried_over(answers: Sequence[Answer]) -> list[Task]:
    """Return the tasks that go on after the period, in their order: what is not done, and what never ends."""
    return [item.task for item in answers if item.task.state not in SET_ASIDE and _goes_on(item)]


def _goes_on(item: Answer) -> bool:
    if item.task.cadence is not Cadence.ONCE:
        return True
    return item.kind not in DONE and not awaits_confirmation(item)


def planned_already(session: Session, planned: Period, series_id: int | None, answered: Sequence[Task]) -> list[Task]:
    """Return the open tasks planned for a period or for none, that are not among those answered, in order of origin.

    A task of no period belongs to the plan where its deadline does not lie behind the period.
    """
    known = {task.id for task in answered}
    return sorted((task for task in tasks_ahead(session, planned, series_id) if task.id not in known), key=_place)


def _place(task: Task) -> tuple[bool, int, int, int]:
    origin = task.origin
    return (origin is None, origin.document_id if origin else 0, (origin.start or 0) if origin else 0, task.id)
