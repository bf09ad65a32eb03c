"""Find the tasks that somebody means: by number, by what is asked of them, or both."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import OPEN_STATES
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, task_numbers

if TYPE_CHECKING:
    from sqlalchemy import Select


class NoSuchTasks(NotFound):
    """No task is as asked."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không có nhiệm vụ nào phù hợp với điều kiện lọc.", "No task is like that."),
            Text(
                "Bớt điều kiện; xem trước bằng: nhiemvu list với cùng điều kiện.",
                "Ask for less; look first with: nhiemvu list and the same conditions.",
            ),
        )


def wanted_tasks(session: Session, choice: TaskChoice, as_of: date) -> TaskFilter:
    """Return the filter that asks what `choice` does, with the day that units, timings and silence are of.

    Raises UnknownUnit, UnknownSeries, UnknownTask, UnknownDirective, AmbiguousDirective, NothingToSearch.
    """
    if choice.parent is not None:
        _require(session, [choice.parent])
    open_only = not (choice.everything or choice.states or choice.timings)
    return TaskFilter(
        states=OPEN_STATES if open_only else choice.states or None,
        timings=choice.timings or None,
        # How a task stands is asked of what the counts count: not of a whole beside its parts.
        counted_on=as_of if choice.timings else None,
        as_of=as_of,
        not_handed_on=as_of if open_only else None,
        unit_id=_unit_id(session, choice.unit, as_of),
        lead_id=_unit_id(session, choice.lead, as_of),
        units_on=as_of,
        period=choice.period,
        series_id=_series_id(session, choice.series) if choice.series else None,
        under_directive_id=directive_id(session, choice.directive) if choice.directive else None,
        due_from=choice.due_from,
        due_by=choice.due_to,
        starred=choice.starred,
        silent_since=as_of - timedelta(days=choice.silent) if choice.silent else None,
        unassigned=choice.unassigned,
        among=_holding(session, choice.words) if choice.words else None,
        parent_id=choice.parent,
    )


def chosen_numbers(session: Session, numbers: Sequence[int], choice: TaskChoice | None, as_of: date) -> tuple[int, ...]:
    """Return the numbers of the tasks that are meant: of those named, where any are, the ones that are as asked.

    Raises what `wanted_tasks` raises, UnknownTask for a number that no task has, NoSuchTasks where none is left.
    """
    if choice is None:
        return tuple(numbers)
    if numbers:
        _require(session, numbers)
    found = task_numbers(session, wanted_tasks(session, choice, as_of))
    held = set(found)
    left = tuple(number for number in numbers if number in held) if numbers else tuple(found)
    if not left:
        raise NoSuchTasks
    return left


def _unit_id(session: Session, name: str | None, day: date) -> int | None:
    if not name:
        return None
    from nhiemvu.domain.units import find_unit  # noqa: PLC0415 many lists are of all units
    from nhiemvu.store.units import all_units  # noqa: PLC0415 likewise

    return find_unit(name, all_units(session), day).id


def _series_id(session: Session, name: str) -> int:
    from nhiemvu.usecases.find_series import known_series  # noqa: PLC0415 many lists are of all series

    return known_series(session, name)


def directive_id(session: Session, words: str) -> int:
    """Return the number of the directive that is named.

    Raises UnknownDirective, AmbiguousDirective.
    """
    from nhiemvu.usecases.find_directives import known_directive  # noqa: PLC0415 it loads what reads documents

    return known_directive(session, words).id


def _holding(session: Session, words: str) -> "Select[Any]":
    from nhiemvu.domain.search import parse_query  # noqa: PLC0415 few lists ask for words
    from nhiemvu.store.search import tasks_holding  # noqa: PLC0415 likewise

    return tasks_holding(session, parse_query(words))


def _require(session: Session, numbers: Sequence[int]) -> None:
    from nhiemvu.usecases.find_tasks import get_tasks  # noqa: PLC0415 few lists name tasks

    get_tasks(session, numbers)
