"""Keep a parent and its children in step: the parent's state, the order of their deadlines, the plan they share."""

from collections.abc import Iterable, Sequence
from datetime import date

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.parents import Child, later_than, standing_of
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import OPEN_STATES, State, Task
from nhiemvu.store.children import children_of
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks, set_plan, set_state


class ChildAfterParent(Conflict):
    """A child, one of this number or a new one, would be due after its parent."""

    def __init__(self, child: int | None, due_on: date, parent: int, parent_due_on: date) -> None:
        named = Text(f"nhiệm vụ {child}", f"Task {child}") if child else Text("nhiệm vụ con", "A child")
        super().__init__(
            Text(
                f"Hạn {due_on:%d/%m/%Y} của {named.vi} sau hạn {parent_due_on:%d/%m/%Y} của nhiệm vụ {parent} chứa nó.",
                f"{named.en} would be due {due_on:%d/%m/%Y}, after {parent_due_on:%d/%m/%Y} of its parent, "
                f"task {parent}.",
            ),
            Text(
                f"Chọn hạn không sau {parent_due_on:%d/%m/%Y}, hoặc dời hạn của nhiệm vụ {parent} trước.",
                f"Choose a day not after {parent_due_on:%d/%m/%Y}, or move the deadline of task {parent} first.",
            ),
        )


class ParentBeforeChildren(Conflict):
    """A parent would be due before some of its children."""

    def __init__(self, parent: int, due_on: date, children: Sequence[Child]) -> None:
        late = ", ".join(f"{child.id} ({child.due_on:%d/%m/%Y})" for child in children)
        numbers = " ".join(str(child.id) for child in children)
        super().__init__(
            Text(
                f"Hạn {due_on:%d/%m/%Y} của nhiệm vụ {parent} trước hạn của nhiệm vụ con: {late}.",
                f"Task {parent} would be due {due_on:%d/%m/%Y}, before its children: {late}.",
            ),
            Text(
                f"Dời hạn của các nhiệm vụ con trước: nhiemvu edit {numbers} --due {due_on:%d/%m/%Y}",
                f"Move the deadlines of the children first: nhiemvu edit {numbers} --due {due_on:%d/%m/%Y}",
            ),
        )


def follow_children(session: Session, tasks: Iterable[Task]) -> list[Task]:
    """Set the state of the open parents of `tasks` as their children stand; return the parents that wait for a result.

    To be called by whatever changes the state of tasks, after it did.
    """
    return _follow(session, sorted({task.parent_id for task in tasks if task.parent_id is not None}))


def follow_own_children(session: Session, tasks: Iterable[Task]) -> None:
    """Set the state of those of `tasks` that are open and have children as these stand."""
    _follow(session, [task.id for task in tasks if task.children])


def _follow(session: Session, numbers: Sequence[int]) -> list[Task]:
    followed = []
    children = children_of(session, numbers)
    for parent in get_tasks(session, numbers):
        standing = standing_of(children[parent.id])
        if standing and parent.state in OPEN_STATES:
            set_state(session, parent.id, standing.state, standing.completed_on)
            followed.append(parent.id)
    return [parent for parent in get_tasks(session, followed) if parent.state is State.REPORTED]


def plan_with_children(session: Session, task: Task, series_id: int | None, period: Period | None) -> None:
    """Set the series and period of a task, and of its children that were planned as it was."""
    for one in (task, *get_tasks(session, task.children)):
        if (one.series, one.period) == (task.series, task.period):
            set_plan(session, one.id, series_id=series_id, period=period)


def require_deadlines_in_order(session: Session, numbers: Sequence[int]) -> None:
    """Hold that of these tasks no child is due after its parent, as they stand in the session.

    To be called by whatever moves deadlines, after it did. Raises ParentBeforeChildren, ChildAfterParent.
    """
    tasks = get_tasks(session, numbers)
    children = children_of(session, [task.id for task in tasks if task.children])
    for task in tasks:
        late = later_than(children.get(task.id, ()), task.due_on)
        if late and task.due_on:
            raise ParentBeforeChildren(task.id, task.due_on, late)
    parents = {parent.id: parent for parent in get_tasks(session, [task.parent_id for task in tasks if task.parent_id])}
    for task in tasks:
        parent = parents.get(task.parent_id or 0)
        if task.state in OPEN_STATES and task.due_on and parent and parent.due_on and task.due_on > parent.due_on:
            raise ChildAfterParent(task.id, task.due_on, parent.id, parent.due_on)
