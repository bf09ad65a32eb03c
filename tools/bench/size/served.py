"""What a server does for a day's work: each statement that a use case sends, with its plan and its time there."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import event

from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import Grouping
from nhiemvu.domain.tasks import OPEN_STATES
from nhiemvu.store.database import Database, transaction
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, find_tasks
from nhiemvu.usecases.choose_tasks import wanted_tasks
from nhiemvu.usecases.complete_tasks import complete_tasks
from nhiemvu.usecases.count_tasks import statistics
from nhiemvu.usecases.list_tasks import overdue_tasks
from nhiemvu.usecases.search_records import search_records
from nhiemvu.usecases.show_tasks import task_records
from tools.bench.size.shape import AS_OF

#: Tasks of a page.
PAGE = 50
Work = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class Served:
    """What one piece of work came to."""

    #: How many statements it sends, and how long the server plans and executes them, in milliseconds.
    statements: int
    planning: float
    execution: float
    #: How long it takes in a process that is warm, in milliseconds.
    whole: float
    #: Tables that are read whole, and the statement that takes longest with its plan.
    scanned: tuple[str, ...]
    slowest: str
    plan: str


def work_of_a_day(number: int, phrase: str) -> Mapping[str, Work]:
    """Return what clerks ask for every hour; `number` is a task that is open, `phrase` words to search for."""
    everything = TaskChoice(everything=True)
    return {
        "overdue, first page": lambda session: find_tasks(
            session, replace(wanted_tasks(session, everything, AS_OF), overdue_on=AS_OF, limit=PAGE)
        ),
        "overdue, all": lambda session: overdue_tasks(session, TaskChoice(), as_of=AS_OF),
        "list, first page": lambda session: find_tasks(
            session, replace(wanted_tasks(session, TaskChoice(), AS_OF), limit=PAGE)
        ),
        "list of a unit": lambda session: find_tasks(
            session, TaskFilter(states=OPEN_STATES, unit_id=7, not_handed_on=AS_OF, limit=PAGE)
        ),
        "show": lambda session: task_records(session, [number], AS_OF),
        "stats": lambda session: statistics(session, by=None, as_of=AS_OF),
        "stats by unit": lambda session: statistics(session, by=Grouping.UNIT, as_of=AS_OF),
        "search of a phrase": lambda session: search_records(session, phrase, phrase=True, kinds=[], limit=20),
        "search of common words": lambda session: search_records(
            session, "chuyển đổi số", phrase=False, kinds=[], limit=20
        ),
        "done": lambda session: complete_tasks(
            session, [number], result="Đã làm xong", evidence=[], on=AS_OF, today=AS_OF
        ),
    }


def served(database: Database, work: Work, rounds: int) -> Served:
    """Return what a piece of work comes to, nothing of it kept: medians of so many rounds behind a first one."""
    with transaction(database, writing=True, rehearsal=True) as session:
        sent = list(_sent(session, work))
    runs: list[list[Explained]] = []
    times: list[float] = []
    for _ in range(rounds):
        with transaction(database, writing=True, rehearsal=True) as session:
            runs.append([_explained(session, statement, values) for statement, values in sent])
        with transaction(database, writing=True, rehearsal=True) as session:
            start = perf_counter()
            work(session)
            times.append(1000 * (perf_counter() - start))
    slowest = max(runs[-1], key=lambda one: one.execution)
    return Served(
        len(sent),
        median(sum(one.planning for one in run) for run in runs),
        median(sum(one.execution for one in run) for run in runs),
        median(times),
        tuple(sorted({name for one in runs[-1] for name in one.scanned})),
        slowest.statement,
        slowest.plan,
    )


def _sent(session: Session, work: Work) -> Iterator[tuple[str, Any]]:
    seen: list[tuple[str, Any]] = []

    def note(*arguments: Any) -> None:  # noqa: ANN401 as the library hands them over
        seen.append((arguments[2], arguments[3]))

    event.listen(session.connection, "before_cursor_execute", note)
    work(session)
    event.remove(session.connection, "before_cursor_execute", note)
    yield from seen


@dataclass(frozen=True, slots=True)
class Explained:
    """One statement's plan with its times in milliseconds."""

    statement: str
    planning: float
    execution: float
    scanned: tuple[str, ...]
    plan: str


def _explained(session: Session, statement: str, values: Any) -> Explained:  # noqa: ANN401 as the library has them
    row = session.connection.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values)
    (found,) = row.scalar_one()
    scanned = [node["Relation Name"] for node in _nodes(found["Plan"]) if node["Node Type"] == "Seq Scan"]
    return Explained(
        statement, found["Planning Time"], found["Execution Time"], tuple(scanned), json.dumps(found["Plan"], indent=1)
    )


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)
