"""Find tasks by number."""

from collections.abc import Sequence

from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Task
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks as stored_tasks_by_number


class UnknownTask(NotFound):
    """No task has this number."""

    def __init__(self, numbers: Sequence[int]) -> None:
        several = ", ".join(str(number) for number in numbers)
        super().__init__(
            Text(f"Không có nhiệm vụ số {several}.", f"There is no task {several}."),
            Text("Xem số nhiệm vụ bằng: nhiemvu list --all", "See the numbers with: nhiemvu list --all"),
        )


def get_tasks(session: Session, numbers: Sequence[int]) -> list[Task]:
    """Return tasks in the order of their numbers as given.

    Raises UnknownTask naming every number that no task has.
    """
    found = stored_tasks_by_number(session, numbers)
    held = {task.id for task in found}
    missing = [number for number in numbers if number not in held]
    if missing:
        raise UnknownTask(missing)
    return found
