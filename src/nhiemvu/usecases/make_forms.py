"""Make the forms of units: one .xlsx a unit in a folder, with the tasks that it leads and those that it supports."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from nhiemvu.documents.files import TargetUnwritable, make_own_folder
from nhiemvu.documents.xlsx_out import write_workbook
from nhiemvu.domain.choices import TaskChoice
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
from nhiemvu.store.tasks import PAGE_OF_TASKS, get_tasks, numbers_by_deadline
from nhiemvu.store.units import all_units
from nhiemvu.usecases.choose_tasks import wanted_tasks
from nhiemvu.usecases.count_tasks import statistics
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
    mark = FormMark(
        office=read_settings(session).get("office", ""),
        unit_id=0,
        unit="",
        made_on=today,
        last_event=newest_event(session)[0],
        last_entry=newest_entry(session),
    )
    chosen = {unit.id: unit for unit in (find_unit(name, known, today) for name in units)}
    forms = [
        _unit_form(session, replace(mark, unit_id=unit.id, unit=unit.name_on(today)), unit, choice, by)
        for unit in in_order(list(chosen.values()) or [unit for unit in known if unit.is_there_on(today)])
    ]
    without = [form.unit.name for form in forms if not form.lead and not form.support]
    return [form for form in forms if form.lead or form.support], without if units else []


def _unit_form(session: Session, mark: FormMark, unit: Unit, choice: TaskChoice, by: date | None) -> UnitForm:
    today = mark.made_on
    wanted = replace(wanted_tasks(session, choice, today), unit_id=unit.id)
    lead, support = (numbers_by_deadline(session, replace(wanted, roles=[role])) for role in (Role.LEAD, Role.SUPPORT))
    counts = statistics(
        session,
        by=None,
        as_of=today,
        unit=str(unit.id),
        period=choice.period,
        series=choice.series,
        directive=choice.directive,
    )
    frame = FormFrame(
        mark=mark,
        counts=counts.table.total,
        supported=len(support),
        period=choice.period.name if choice.period else "",
        by=by,
    )
    return UnitForm(unit, frame, lead, support)


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
    for form in forms:
        target = folder / names[form.unit.id]
        written = write_workbook(form_workbook(form.frame, _tasks(session, form)), target)
        yield MadeForm(form.frame.mark.unit, target, written.aside, len(form.lead), len(form.support), written.cut)


def _tasks(session: Session, form: UnitForm) -> Iterator[tuple[Task, Role]]:
    for numbers, role in ((form.lead, Role.LEAD), (form.support, Role.SUPPORT)):
        for start in range(0, len(numbers), PAGE_OF_TASKS):
            for task in get_tasks(session, numbers[start : start + PAGE_OF_TASKS]):
                yield task, role
