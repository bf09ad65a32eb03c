"""Write the letter by which tasks are assigned, from what is recorded of them."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.layouts import Layout
from nhiemvu.store.directives import get_directive
from nhiemvu.store.points import cited_by
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.letter_frame import letter_office
from nhiemvu.writing.frame import framed
from nhiemvu.writing.letter import AssigningLetter, GivenTask, assigning_annex, assigning_body, assigning_subject

#: Kinds of documents that plan tasks and carry none out themselves.
REPORT = "BC"


@dataclass(frozen=True, slots=True)
class DraftedLetter:
    """A letter with what it lacks."""

    pages: Pages
    layout: Layout
    #: The options of `init` that would fill what it leaves open.
    lacking: tuple[str, ...]


def assigning_letter(
    session: Session, tasks: Sequence[Task], *, today: date, layout: str | None = None
) -> DraftedLetter:
    """Return the letter to the units that lead `tasks`; the parts of one task stand in it once.

    `layout` names a rule book; without it the one that holds for the office's system on that day is followed.
    """
    office = letter_office(session, today, layout)
    origins = _origins(session, tasks)
    cited = cited_by(session, [task.id for task in tasks])
    plans = {number: origin for number, origin in origins.items() if origin.kind != REPORT}
    letter = AssigningLetter(
        layout=office.layout,
        office=office.name,
        tasks=tuple(_given(tasks, cited, plans)),
        origins=tuple(dict.fromkeys(origins.values())),
    )
    frame = office.frame(assigning_subject(letter), letter.leads, letter.support, today)
    blocks = framed(frame, assigning_body(letter), assigning_annex(letter, office.symbol))
    return DraftedLetter(Pages(tuple(blocks)), office.layout, office.lacking)


def led_tasks(session: Session, numbers: Sequence[int]) -> list[Task]:
    """Return the tasks that a letter tells of where none is assigned anew: of what is divided its parts.

    Raises UnknownTask.
    """
    named = get_tasks(session, numbers)
    parts = get_tasks(session, [number for task in named for number in task.children])
    of_whole = {number: [part for part in parts if part.parent_id == number] for number in numbers}
    return [one for task in named for one in (of_whole[task.id] or [task])]


def _origins(session: Session, tasks: Sequence[Task]) -> dict[int, Directive]:
    """Return the documents whose points tasks are, by the number of the document."""
    numbers = dict.fromkeys(task.origin.document_id for task in tasks if task.origin)
    held = ((number, get_directive(session, number)) for number in numbers)
    return {number: directive for number, directive in held if directive}


def _given(tasks: Sequence[Task], cited: dict[int, list[Directive]], plans: dict[int, Directive]) -> list[GivenTask]:
    """Return the tasks as the letter tells of them; parts that differ in nothing but who leads are one."""
    several: dict[object, list[Task]] = {}
    for task in tasks:
        key = (task.parent_id, task.text, task.support, task.due_on) if task.parent_id else task.id
        several.setdefault(key, []).append(task)
    return [_one(parts, cited, plans) for parts in several.values()]


def _one(parts: Sequence[Task], cited: dict[int, list[Directive]], plans: dict[int, Directive]) -> GivenTask:
    task = parts[0]
    origin = task.origin.document_id if task.origin else 0
    carried_out = [*cited.get(task.id, ()), *([plans[origin]] if origin in plans else ())]
    return GivenTask(
        text=task.text,
        title=task.title,
        leads=tuple(part.lead for part in parts if part.lead),
        support=task.support,
        due_on=task.due_on,
        cadence=task.cadence,
        directives=tuple(dict.fromkeys(carried_out)),
    )
