"""Make the forms of units: one .xlsx a unit in a folder, with the tasks that it leads and those that it supports."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from pathlib import Path

from nhiemvu.documents.files import TargetUnwritable, make_own_folder
from nhiemvu.documents.xlsx_out import write_workbook
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.form_names import form_names
from nhiemvu.domain.forms import FormMark
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.tasks import Role, Task
from nhiemvu.domain.units import Unit, find_unit, in_order
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.history import newest_event
from nhiemvu.store.progress import newest_entry
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import PAGE_OF_TASKS, get_tasks, numbers_by_unit
from nhiemvu.store.units import all_units
from nhiemvu.usecases.choose_tasks import wanted_tasks
from nhiemvu.usecases.count_tasks import counts_of_leads
from nhiemvu.writing.form import FormFrame, form_workbook


class BackBeforeToday(UsageFault):
    """Forms are to be sent back by a day that is past."""

    def __init__(self, by: date, today: date) -> None:
        super().__init__(
            Text(
                f"Hạn gửi lại {short_day(by)} trước hôm nay ({short_day(today)}).",
                f"{short_day(by)}, by which forms are to come back, is before today ({short_day(today)}).",
            ),
            Text("Ghi --by từ hôm nay trở đi.", "Let --by be today or later."),
        )


@dataclass(frozen=True, slots=True)
class UnitForm:
    """The form of one unit before it is written."""

    unit: Unit
    frame: FormFrame
    #: The numbers of the tasks that the unit leads, and of those that it supports.
    lead: Sequence[int]
    support: Sequence[int]


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form that was written."""

    unit: str
    path: Path
    #: Where an earlier file of that name was put, if it differs.
    aside: Path | None
    lead: int
    support: int
    #: How many cells were longer than Excel takes, and were cut.
    cut: int


def unit_forms(
    session: Session, units: Sequence[str], choice: TaskChoice, *, by: date | None, today: date
) -> tuple[list[UnitForm], list[str]]:
    """Return the forms of units, in the order of their names, and the named units that have no such tasks.

    Without names every unit that has some gets a form. The counts are of all that a unit leads, open or not.
    Raises BackBeforeToday, UnknownUnit, AmbiguousUnit, and what `wanted_tasks` raises.
    """
    if by and by < today:
        raise BackBeforeToday(by, today)
    known = all_units(session)
    chosen = {unit.id: unit for unit in (find_unit(name, known, today) for name in units)}
    asked = in_order(list(chosen.values()) or [unit for unit in known if unit.is_there_on(today)])
    numbers = numbers_by_unit(
        session, wanted_tasks(session, choice, today), [unit.id for unit in asked], (Role.LEAD, Role.SUPPORT), today
    )
    busy = [unit for unit in asked if any((unit.id, role) in numbers for role in (Role.LEAD, Role.SUPPORT))]
    all_led = TaskChoice(everything=True, period=choice.period, series=choice.series, directive=choice.directive)
    counts = counts_of_leads(session, [unit.id for unit in busy], all_led, as_of=today, units_on=today)
    mark = FormMark(
        office=read_settings(session).get("office", ""),
        unit_id=0,
        unit="",
        made_on=today,
        last_event=newest_event(session)[0],
        last_entry=newest_entry(session),
    )
    period = choice.period.name if choice.period else ""
    forms = []
    for unit in busy:
        lead, support = (numbers.get((unit.id, role), []) for role in (Role.LEAD, Role.SUPPORT))
        frame = FormFrame(
            mark=replace(mark, unit_id=unit.id, unit=unit.name_on(today)),
            counts=counts.get(unit.id, Counts()),
            supported=len(support),
            period=period,
            by=by,
        )
        forms.append(UnitForm(unit, frame, lead, support))
    return forms, [unit.name for unit in asked if unit not in busy] if units else []


def make_forms(session: Session, folder: Path, forms: Sequence[UnitForm]) -> Iterator[MadeForm]:
    """Write forms into a folder, which is made where it is missing, yielding each when it is written.

    Each file is written whole or not at all. Raises a fault of the file.
    """
    if not forms:
        return
    try:
        make_own_folder(folder)
    except (OSError, ValueError) as error:
        raise TargetUnwritable(folder, system_reason(error)) from error
    names = form_names([form.unit for form in forms])
    tasks = _in_turn(session, [number for form in forms for number in (*form.lead, *form.support)])
    for form in forms:
        target = folder / names[form.unit.id]
        written = write_workbook(form_workbook(form.frame, _of_form(form, tasks)), target)
        yield MadeForm(form.frame.mark.unit, target, written.aside, len(form.lead), len(form.support), written.cut)


def _of_form(form: UnitForm, tasks: Iterator[Task | None]) -> Iterator[tuple[Task, Role]]:
    """Take a form's tasks, which come next."""
    roles = chain(repeat(Role.LEAD, len(form.lead)), repeat(Role.SUPPORT, len(form.support)))
    for role, task in zip(roles, tasks, strict=False):
        if task:
            yield task, role


def _in_turn(session: Session, numbers: Sequence[int]) -> Iterator[Task | None]:
    """Yield a task for each number, None where it has none, page by page: most units have few tasks."""
    for start in range(0, len(numbers), PAGE_OF_TASKS):
        page = numbers[start : start + PAGE_OF_TASKS]
        found = {task.id: task for task in get_tasks(session, page)}
        yield from (found.get(number) for number in page)
