"""Let tasks come back by a rule, by another one from now on, or no more."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.recurrence import NEVER, Recurrence
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.facts.recurrences import recurrence_of
from nhiemvu.store.recurrences import occurrences
from nhiemvu.store.recurrences import set_recurrence as store_recurrence
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_marks
from nhiemvu.usecases.find_tasks import get_tasks


class NoFirstDeadline(Conflict):
    """A task without a deadline was to come back: there is no day to reckon from."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} chưa có hạn nên chưa tính được các lần sau.",
                f"Task {number} has no deadline to reckon the next ones from.",
            ),
            Text(
                "Ghi hạn lần đầu cùng lúc, ví dụ: --due 31/3/2026 --every quarterly",
                "State the first deadline along, for example: --due 31/3/2026 --every quarterly",
            ),
        )


class NotNewestOccurrence(Conflict):
    """An occurrence after which another was opened was to come back in another way."""

    def __init__(self, number: int, newer: int) -> None:
        super().__init__(
            Text(
                f"Sau nhiệm vụ {number} đã mở lần tiếp theo là nhiệm vụ {newer}.",
                f"Task {newer} follows task {number} already.",
            ),
            Text(
                f"Đổi cách lặp lại từ lần mới nhất: nhiemvu edit {newer} --every ...; các lần trước giữ nguyên.",
                f"Change the newest one: nhiemvu edit {newer} --every ...; the earlier ones stay.",
            ),
        )


class ChildComesBack(Conflict):
    """A child was to come back apart from its parent."""

    def __init__(self, child: int, parent: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {child} là nhiệm vụ con của {parent} nên không lặp lại riêng.",
                f"Task {child} is a child of task {parent} and does not come back alone.",
            ),
            Text(
                f"Đặt lặp lại cho nhiệm vụ {parent}; nhiệm vụ con được mở theo.",
                f"Let task {parent} come back; its children come with it.",
            ),
        )


def set_recurrence(session: Session, numbers: Sequence[int], words: str) -> list[int]:
    """Let tasks come back by a rule in words, reckoned from their deadline; return the numbers of those changed.

    Occurrences before them stay as they are. Raises BadRecurrence, UnknownTask, NoFirstDeadline, NotNewestOccurrence,
    ChildComesBack; nothing is changed then.
    """
    rule = recurrence_of(words)
    tasks = get_tasks(session, numbers)
    held = occurrences(session, numbers)
    for task in tasks:
        newer = held[task.id].next_id if task.id in held else None
        if task.parent_id is not None:
            raise ChildComesBack(task.id, task.parent_id)
        if newer is not None:
            raise NotNewestOccurrence(task.id, newer)
        if task.due_on is None and not rule.ends:
            raise NoFirstDeadline(task.id)
    return [task.id for task in tasks if _set(session, task, rule, known=task.id in held)]


def _set(session: Session, task: Task, rule: Recurrence, *, known: bool) -> bool:
    if rule.ends and not known:
        return False
    changed = store_recurrence(session, task.id, rule, task.due_on or date.min)
    if changed:
        cadence = Cadence.ONCE if rule.ends else Cadence.RECURRING
        set_marks(session, task.id, cadence=cadence, starred=task.starred)
    return changed


def stop_recurrences(session: Session, numbers: Sequence[int]) -> None:
    """Let the newest of these tasks come back no more; those that were followed already stay as they are."""
    held = occurrences(session, numbers)
    for one in held.values():
        if one.next_id is None:
            store_recurrence(session, one.task_id, Recurrence(NEVER), one.first_due_on)
