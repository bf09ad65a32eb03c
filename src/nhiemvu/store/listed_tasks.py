"""Tasks as a page shows them that lists all: a page of them by six short statements with nothing else in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.tasks import State
from nhiemvu.store.assignments import leads_on
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.entries import STATES, said_among
from nhiemvu.store.extensions import extensions_among
from nhiemvu.store.later import select, task, task_directive
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import TaskFilter, conditions
from nhiemvu.store.tasks import PAGE_OF_TASKS, get_tasks

TASKS = select(
    *(task.c[name] for name in ("id", "title", "period", "due_on", "completed_on", "set_aside_on", "starred")),
    *(task.c[name] for name in ("state", "origin_document_id", "secrecy")),
).order_by(task.c.id)
CITED_AMONG = select(task_directive.c.task_id, task_directive.c.document_id).where(
    task_directive.c.task_id.in_(NUMBERS)
)


class BriefTask(NamedTuple):
    """What a page that lists all tasks shows of one, by its record of now and what is of a day."""

    id: int
    title: str
    period: str | None
    due_on: date | None
    completed_on: date | None
    set_aside_on: date | None
    starred: bool
    state: State
    #: The unit that leads it on the day; None without a lead.
    unit_id: int | None
    #: The documents that it cites or comes from.
    documents: Sequence[int]
    extensions: Sequence[Extension]
    #: What was said of it up to the day, newest first, without what proves it.
    entries: Sequence[Entry]


def brief_tasks(session: Session, wanted: TaskFilter, day: date) -> Iterator[BriefTask]:
    """Yield the tasks that a filter asks for by their numbers, in the memory of a page however many they are."""
    asked = TASKS.where(*conditions(wanted))
    last = 0
    while rows := session.connection.execute(asked.where(task.c.id > last).limit(PAGE_OF_TASKS)).all():
        numbers = [number for number, *_ in rows]
        leads = leads_on(session, numbers, day)
        entries = said_among(session, numbers, leads, day)
        documents, extensions = _cited(session, numbers), extensions_among(session, numbers)
        titles = _secret_titles(session, [number for number, *_, secrecy in rows if secrecy])
        for number, title, period, due_on, completed_on, set_aside_on, starred, state, origin, _ in rows:
            cited = documents.get(number, ())
            yield BriefTask(
                id=number,
                title=titles.get(number, title),
                period=period,
                due_on=due_on,
                completed_on=completed_on,
                set_aside_on=set_aside_on,
                starred=starred,
                state=STATES[state],
                unit_id=leads.get(number),
                documents=cited if origin is None else (*cited, origin),
                extensions=extensions.get(number, ()),
                entries=entries.get(number, ()),
            )
        last = numbers[-1]


def _cited(session: Session, numbers: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for task_id, document_id in rows_among(session.connection, CITED_AMONG, numbers):
        found[task_id].append(document_id)
    return found


def _secret_titles(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Return what is read in the place of the titles of secret tasks, which names what they cite."""
    return {held.id: held.title for held in get_tasks(session, numbers)}
