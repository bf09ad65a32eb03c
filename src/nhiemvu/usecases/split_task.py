"""Split a task into parts in words of their own, each a child task; the whole follows them from then on."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.parts import parts_of
from nhiemvu.domain.tasks import Role, Task
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass
from nhiemvu.reading.tasks.titles import title_of
from nhiemvu.store.assignments import assign, assignments_of
from nhiemvu.store.children import add_child
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import set_words
from nhiemvu.usecases.assign_each import TaskIsChild
from nhiemvu.usecases.assign_tasks import require_open
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.follow_children import follow_children
from nhiemvu.usecases.keep_secrets import require_wordless


class OnePart(UsageFault):
    """A task was to be split into one part."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(
                f"Nhiệm vụ {number} cần ít nhất hai phần để tách.",
                f"Task {number} needs two parts or more to be split.",
            ),
            Text(
                f'Ghi từng phần: nhiemvu split {number} --part "..." --part "..."',
                f'Write each part: nhiemvu split {number} --part "..." --part "..."',
            ),
        )


@dataclass(frozen=True, slots=True)
class Split:
    """What splitting a task came to."""

    whole: Task
    #: The parts that were added, by number.
    added: list[Task]


def proposed_parts(session: Session, number: int) -> list[str]:
    """Return the parts that the words of a task fall into.

    Raises UnknownTask, TaskClosed, SecretWords, TaskIsChild, OnePart.
    """
    task = _divisible(session, number)
    parts = parts_of(task.text)
    if len(parts) < 2:
        raise OnePart(number)
    return parts


def split_task(session: Session, number: int, parts: Sequence[str], *, today: date) -> Split:
    """Add a child task for each part that the task does not have yet, with its deadline, period and directives.

    The units of the whole, as they are today, are those of each part. Raises UnknownTask, TaskClosed, SecretWords,
    TaskIsChild, OnePart; nothing is changed then.
    """
    task = _divisible(session, number)
    held = {fold(child.text) for child in get_tasks(session, task.children)}
    if len(held | {fold(part) for part in parts}) < 2:
        raise OnePart(number)
    wanted = list({fold(part): part for part in parts if fold(part) not in held}.values())
    roles = [one for one in assignments_of(session, number) if one.until_on is None and one.role is not Role.MONITOR]
    added = []
    for part in wanted:
        child = add_child(session, number, task.due_on)
        set_words(session, child, text=part, title=title_of(part, [one.unit for one in roles]))
        for one in roles:
            assign(session, child, one.unit_id, one.role, today)
        added.append(child)
    children = get_tasks(session, added)
    follow_children(session, children)
    return Split(get_tasks(session, [number])[0], children)


def _divisible(session: Session, number: int) -> Task:
    [task] = get_tasks(session, [number])
    require_open([task])
    require_wordless([task], "parts")
    if task.parent_id is not None:
        raise TaskIsChild(task)
    return task
