"""What every change of a unit has in common: its day, its basis, its successors, and tasks that are handed over."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Role, State, Task
from nhiemvu.domain.text import squeeze
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.domain.unit_successors import heirs, require_at_work
from nhiemvu.domain.units import Unit, find_unit
from nhiemvu.store.assignments import assign, assignments_of, end_assignment, roles_of
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.store.unit_changes import add_change, end_unit
from nhiemvu.store.unit_groups import all_groups
from nhiemvu.store.units import add_unit, all_units
from nhiemvu.usecases.add_unit import require_free
from nhiemvu.usecases.recognise_directive import cited_directive

#: Tasks in these states are not handed over: their record is closed.
CLOSED = (State.DONE, State.CANCELLED)


class TwoDaysOfChange(UsageFault):
    """The first day of the new order and the last of the old one were both given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chỉ dùng một trong hai: --from hoặc --until.", "Give --from or --until, not both."),
            Text(
                "--from là ngày đầu tiên theo tổ chức mới; --until là ngày cuối cùng theo tổ chức cũ.",
                "--from is the first day of the new order, --until the last of the old one.",
            ),
        )


class ChangeToCome(UsageFault):
    """The change holds from a day after today on."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(
            Text(
                f"Thay đổi có hiệu lực từ {day:%d/%m/%Y}, sau hôm nay ({today:%d/%m/%Y}).",
                f"The change holds from {day} on, after today ({today}).",
            ),
            Text(
                f"Ghi vào ngày đó hoặc sau; thử trước bằng: nhiemvu --today {day} ... --dry-run",
                f"Record it on that day or later; rehearse it with: nhiemvu --today {day} ... --dry-run",
            ),
        )


class EndBeforeBeginning(UsageFault):
    """A unit is to end before the day on which it was set up."""

    def __init__(self, name: str, began: date, last_day: date) -> None:
        super().__init__(
            Text(
                f"“{name}” thành lập ngày {began:%d/%m/%Y}, không thể kết thúc ngày {last_day:%d/%m/%Y}.",
                f"“{name}” was set up on {began} and cannot end on {last_day}.",
            ),
            Text("Xem lại ngày có hiệu lực.", "Look at the day of the change again."),
        )


class OwnSuccessor(UsageFault):
    """A unit that ends is named among those that go on with its work."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"“{name}” không thể kế thừa chính mình.", f"“{name}” cannot go on with its own work."),
            Text(
                "Nếu đơn vị mới mang tên cũ, thêm bằng --new. Nếu chỉ đổi tên, dùng: nhiemvu unit rename",
                "A new unit with the old name is added with --new. For a mere new name use: nhiemvu unit rename",
            ),
        )


def first_day(from_on: date | None, until_on: date | None, today: date) -> date:
    """Return the first day of a new order: as given, the day after the last of the old one, or today.

    Raises TwoDaysOfChange, ChangeToCome.
    """
    if from_on and until_on:
        raise TwoDaysOfChange
    day = from_on or (until_on + timedelta(days=1) if until_on else today)
    if day > today:
        raise ChangeToCome(day, today)
    return day


def ending_unit(name: str, units: Sequence[Unit], day: date, today: date) -> Unit:
    """Return the unit that is to be no more from a day on; it is still at work today.

    Raises UnknownUnit, AmbiguousUnit, UnitEnded, EndBeforeBeginning.
    """
    last_day = day - timedelta(days=1)
    unit = find_unit(name, units, last_day)
    require_at_work(unit, units, today)
    if unit.valid_from and unit.valid_from > last_day:
        raise EndBeforeBeginning(unit.name, unit.valid_from, last_day)
    return unit


def successor_units(
    session: Session, ending: Sequence[Unit], *, into: Sequence[str], new: Sequence[str], day: date, today: date
) -> list[Unit]:
    """Return the units that go on with the work of others: those of the record, and `new` ones, set up on the day.

    A unit that was at work on the day and is no more today takes over nothing: nobody would have the tasks in hand.
    A new unit stands under the unit above the first that ends.
    Raises UnknownUnit, AmbiguousUnit, UnitEnded, OwnSuccessor, UnitExists.
    """
    units = all_units(session)
    gone = {unit.id for unit in ending}
    found = [find_unit(name, units, day) for name in into]
    for unit in found:
        if unit.id in gone:
            raise OwnSuccessor(unit.name)
        require_at_work(unit, units, today)
    require_free(new, [unit for unit in units if unit.id not in gone], day)
    for name in dict.fromkeys(map(squeeze, new)):
        parent = ending[0].parent_id
        number = add_unit(session, name=name, aliases=(), parent_id=parent, valid_from=day)
        found.append(Unit(id=number, name=name, parent_id=parent, valid_from=day))
    return list({unit.id: unit for unit in found}.values())


def basis_number(session: Session, basis: str | None) -> int | None:
    """Return the number of the decision that a citation names, recorded where it is new.

    Raises what `cited_directive` raises.
    """
    return cited_directive(session, basis).number if basis else None


def end(
    session: Session, unit: Unit, kind: UnitChangeKind, *, day: date, successors: Sequence[Unit], basis: int | None
) -> None:
    """Record that a unit is no more from a day on, and who goes on with its work."""
    end_unit(session, unit.id, day - timedelta(days=1))
    numbers = tuple(successor.id for successor in successors)
    add_change(session, unit.id, UnitChange(kind=kind, from_on=day, successors=numbers, document_id=basis))


def groups_without_heir(
    session: Session, ending: Sequence[Unit], successors: Sequence[Unit], units: Sequence[Unit]
) -> list[str]:
    """Return the groups of units that end in which none of those that go on with their work stands."""
    gone, follow = {unit.id for unit in ending}, {unit.id for unit in successors}
    members = {group.name: {unit.id for unit in group.members} for group in all_groups(session, units)}
    return [name for name, held in members.items() if held & gone and not held & follow]


def tasks_in_hand(session: Session, unit_id: int) -> list[Task]:
    """Return the tasks in which a unit has a role and whose record is not closed, by number."""
    held = get_tasks(session, [task_id for task_id, _, _ in roles_of(session, unit_id)])
    return [task for task in held if task.state not in CLOSED]


def hand_over(session: Session, unit_id: int, chosen: Mapping[int, int | None], day: date) -> None:
    """End a unit's roles in the chosen tasks and let others go on in them from the day on, or nobody (None).

    The record of earlier assignments, deadlines and origins stay as they are.
    """
    for task_id, role, _ in roles_of(session, unit_id):
        if task_id in chosen:
            begun = end_assignment(session, task_id, unit_id, day)
            successor = chosen[task_id]
            if successor is not None:
                _take_over(session, task_id, successor, role, begun)


def pass_on(session: Session, task_ids: Sequence[int], today: date) -> None:
    """Let others go on, from today, with tasks that were closed when their unit ended and are taken up again.

    That is the one unit that goes on with its work; where there are several, or none, a lead is to be named anew.
    """
    units = all_units(session)
    ended = {unit.id: unit for unit in units if unit.has_ended_by(today)}
    for task_id in task_ids if ended else ():
        for one in assignments_of(session, task_id):
            if one.until_on is None and one.unit_id in ended:
                begun = end_assignment(session, task_id, one.unit_id, today)
                heir = _who_goes_on(ended[one.unit_id], units, today)
                if heir is not None:
                    _take_over(session, task_id, heir, one.role, begun)


def take_units(session: Session, source: int, target: int, today: date) -> None:
    """Give a task, from today, the units that have a role in another one; for those that are no more, see `pass_on`."""
    units = all_units(session)
    by_number = {unit.id: unit for unit in units}
    for one in assignments_of(session, source):
        if one.until_on is None:
            unit = by_number[one.unit_id]
            heir = _who_goes_on(unit, units, today) if unit.has_ended_by(today) else unit.id
            if heir is not None:
                _take_over(session, target, heir, one.role, today)


def _who_goes_on(ended: Unit, units: Sequence[Unit], today: date) -> int | None:
    """Return the one unit that goes on with the work of another, None where there are several or none."""
    follow = heirs(ended, units, today)
    return follow[0].id if len(follow) == 1 else None


def _take_over(session: Session, task_id: int, unit_id: int, role: Role, day: date) -> None:
    held = [one.role for one in assignments_of(session, task_id) if one.unit_id == unit_id and one.until_on is None]
    # Who leads already does not become a supporter for having taken over from one.
    if role is Role.LEAD or not held:
        assign(session, task_id, unit_id, role, day)
