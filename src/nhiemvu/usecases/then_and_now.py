"""The record of a task with its units by the names of their days, and with what they are today: "A (nay là B)"."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.unit_successors import heirs, told_now
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import replace
from nhiemvu.store.assignments import AssignmentRecord, leads_on
from nhiemvu.store.progress import ProgressEntry
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units


def assignments_told(
    assignments: Sequence[AssignmentRecord], units: Sequence[Unit], today: date
) -> list[AssignmentRecord]:
    """Return a task's assignments so named; of a unit that ended, the one that took this task over is told."""
    by_number = {unit.id: unit for unit in units}
    return [
        replace(one, unit=_told(by_number[one.unit_id], one.until_on or today, one.until_on, assignments, units, today))
        for one in assignments
    ]


def progress_told(
    entries: Sequence[ProgressEntry], assignments: Sequence[AssignmentRecord], units: Sequence[Unit], today: date
) -> list[ProgressEntry]:
    """Return what was said of a task, each unit so named."""
    by_number = {unit.id: unit for unit in units}
    ends = {one.unit_id: one.until_on for one in assignments}
    return [
        replace(
            entry,
            unit=_told(by_number[entry.unit_id], entry.reported_on, ends.get(entry.unit_id), assignments, units, today),
        )
        if entry.unit_id is not None
        else entry
        for entry in entries
    ]


def leads_told(session: Session, task_ids: Sequence[int], then: date, today: date) -> dict[int, str]:
    """Return how a report names the lead of each task whose unit of the day `then` is another today.

    These are the tasks that were handed over, and those whose lead is no more; the others are left out.
    """
    units = all_units(session)
    changed = {unit.id: unit for unit in units if unit.changes or unit.valid_to}
    if not changed:
        return {}
    now = leads_on(session, task_ids, today)
    told = {}
    for task_id, number in leads_on(session, task_ids, then).items():
        unit = changed.get(number)
        if unit is None:
            continue
        follow = heirs(unit, units, today)
        here = [heir for heir in follow if heir.id == now.get(task_id)]
        name = told_now(unit.name_on(then), unit, here or follow, today)
        if name != unit.name and (here or number == now.get(task_id)):
            told[task_id] = name
    return told


def _told(
    unit: Unit,
    then: date,
    until_on: date | None,
    assignments: Sequence[AssignmentRecord],
    units: Sequence[Unit],
    today: date,
) -> str:
    follow = heirs(unit, units, today)
    took_over = {one.unit_id for one in assignments if until_on is not None and one.from_on >= until_on}
    here = [heir for heir in follow if heir.id in took_over]
    # A unit had its name until the day before it ended.
    day = min(then, unit.valid_to) if unit.valid_to else then
    return told_now(unit.name_on(day), unit, here or follow, today)
