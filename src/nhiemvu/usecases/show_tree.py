"""Show which directives stand below which, with the tasks under each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.directive_tree import ABOVE, Branch, carrying_below, reached, tree_of
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.tasks import State, Task, Timing
from nhiemvu.domain.values import dataclass
from nhiemvu.store.directive_links import all_links, tasks_of
from nhiemvu.store.directives import HeldDocument, held_documents
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.find_directives import known_directive


class Tally(NamedTuple):
    """How far tasks are."""

    done: int
    total: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Shape:
    """Directives in their places."""

    branches: list[Branch]
    directives: dict[int, Directive]
    #: The documents whose tasks are tasks under each directive, itself among them.
    reach: dict[int, set[int]]


@dataclass(frozen=True, slots=True)
class Tree:
    """Directives in their places, with their tasks."""

    branches: list[Branch]
    directives: dict[int, Directive]
    #: Tasks that cite each directive or come from it, by number.
    tasks: dict[int, list[Task]]
    #: How far the tasks of each directive are together with those under it, each counted once.
    under: dict[int, Tally]


def show_tree(session: Session, wanted: str | None, *, today: date) -> Tree:
    """Return the tree of all directives, or of the one that `wanted` names; oldest first, those without a date last.

    The office's own reports stand in it only below what requested them. Raises what `known_directive` raises.
    """
    shape = shape_of_tree(session, wanted)
    tasks = _tasks(session, set().union(*shape.reach.values()))
    return Tree(
        shape.branches,
        shape.directives,
        tasks,
        {number: tally(_together(numbers, tasks), today) for number, numbers in shape.reach.items()},
    )


def shape_of_tree(session: Session, wanted: str | None) -> Shape:
    """Return the same tree without its tasks. Raises what `known_directive` raises."""
    root = known_directive(session, wanted).id if wanted else None
    ties = all_links(session)
    lower = {tie.lower for tie in ties if tie.relation in ABOVE} | {root}
    shown = [row for row in held_documents(session) if not row.own or row.id in lower]
    branches = tree_of([row.id for row in sorted(shown, key=_by_date)], ties, root)
    below = carrying_below(ties)
    reach = {number: reached(number, below) for number in _numbers(branches)}
    return Shape(branches, {row.id: row.directive for row in shown}, reach)


def tally(tasks: Iterable[Task], today: date) -> Tally:
    """Return how far tasks are on the day `today`."""
    listed = list(tasks)
    return Tally(
        done=sum(task.state is State.DONE for task in listed),
        total=len(listed),
        overdue=sum(task.timing(today) is Timing.OVERDUE for task in listed),
    )


def _by_date(row: HeldDocument) -> tuple[bool, date, int]:
    return row.directive.issued_on is None, row.directive.issued_on or date.max, row.id


def _numbers(branches: Iterable[Branch]) -> Iterator[int]:
    waiting = list(branches)
    while waiting:
        branch = waiting.pop()
        yield branch.id
        waiting.extend(branch.branches)


def _tasks(session: Session, document_ids: Iterable[int]) -> dict[int, list[Task]]:
    numbers = tasks_of(session, sorted(document_ids))
    found = {task.id: task for task in get_tasks(session, [task for several in numbers.values() for task in several])}
    return {document_id: [found[number] for number in several] for document_id, several in numbers.items()}


def _together(document_ids: Iterable[int], tasks: Mapping[int, Sequence[Task]]) -> Iterable[Task]:
    return {task.id: task for number in document_ids for task in tasks.get(number, ())}.values()
