"""Split a unit, or dissolve it: it is no more, and for each of its open tasks it is said who goes on with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.domain.errors import Conflict, UnreadableDocument, UsageFault
from nhiemvu.domain.handing_over import (
    NotInHand,
    SuccessorsMissing,
    chosen_units,
    parse_file,
    successor_named,
    word_rule,
)
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass, field
from nhiemvu.store.session import Session
from nhiemvu.store.unit_changes import set_parent
from nhiemvu.store.units import all_units
from nhiemvu.usecases.end_unit import (
    basis_number,
    end,
    ending_unit,
    first_day,
    groups_without_heir,
    hand_over,
    successor_units,
    tasks_in_hand,
)


class TooFewSuccessors(UsageFault):
    """A unit is to be split into fewer than two."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chia, tách thì phải có ít nhất hai đơn vị kế thừa.", "A unit is split into two others at least."),
            Text(
                "Ghi thêm --into hoặc --new; nhập vào một đơn vị: nhiemvu unit merge; giải thể: nhiemvu unit dissolve",
                "Add --into or --new; into one unit: nhiemvu unit merge; to end it: nhiemvu unit dissolve",
            ),
        )


class TasksLeft(Conflict):
    """A unit that is to be dissolved has open tasks, and nobody is named to go on with them."""

    def __init__(self, unit: str, numbers: Sequence[int]) -> None:
        several = ", ".join(map(str, numbers))
        super().__init__(
            Text(f"“{unit}” còn nhiệm vụ đang mở: {several}.", f"“{unit}” has open tasks: {several}."),
            Text(
                'Thêm --to "ĐƠN VỊ" để chuyển cho một đơn vị, hoặc --unassigned để chờ phân công lại.',
                "Add --to UNIT to hand them over, or --unassigned to let them wait for a new lead.",
            ),
        )


class NotPlainText(UnreadableDocument):
    """The file that says which task goes where is no plain text."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            Text(f"Tệp “{file}” không phải văn bản thuần mã UTF-8.", f"The file “{file}” is no plain text in UTF-8."),
            Text(
                "Ghi bằng trình soạn thảo văn bản, mỗi dòng: 3 5-8: ĐƠN VỊ, và lưu với mã UTF-8.",
                "Write it in a text editor, lines 3 5-8: UNIT, and save it as UTF-8.",
            ),
        )


@dataclass(slots=True)
class Split:
    """A unit that is to be split, and what is said so far of who goes on with its tasks."""

    unit: Unit
    kind: UnitChangeKind
    day: date
    successors: list[Unit]
    tasks: list[Task]
    basis: int | None
    #: By the number of the task.
    chosen: dict[int, Unit] = field(default_factory=dict)
    #: Names of the units below that are still at work.
    below: list[str] = field(default_factory=list)
    #: Groups in which none of the successors stands for it.
    groups: list[str] = field(default_factory=list)

    @property
    def undecided(self) -> list[Task]:
        """The tasks of which it is not said who goes on with them."""
        return [task for task in self.tasks if task.id not in self.chosen]


def plan_split(
    session: Session,
    name: str,
    *,
    into: Sequence[str],
    new: Sequence[str],
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    rest: str | None,
    words: Sequence[str],
    file: Path | None,
    today: date,
) -> Split:
    """Return how a unit would be split: with the units that are new, and what the rules say of its tasks.

    Raises TooFewSuccessors, NotPlainText, and what `file_bytes`, `first_day`, `ending_unit`, `successor_units`,
    `cited_directive` and the rules of `handing_over` raise.
    """
    day = first_day(from_on, until_on, today)
    units = all_units(session)
    unit = ending_unit(name, units, day, today)
    successors = successor_units(session, [unit], into=into, new=new, day=day, today=today)
    if len(successors) < 2:
        raise TooFewSuccessors
    tasks = tasks_in_hand(session, unit.id)
    by_number = parse_file(_lines(file), file.name, successors) if file else {}
    if strange := sorted(by_number.keys() - {task.id for task in tasks}):
        raise NotInHand(unit.name, strange)
    rules = [word_rule(stated, successors) for stated in words]
    chosen = chosen_units(tasks, by_number, rules, successor_named(rest, successors) if rest else None)
    number = basis_number(session, basis)
    return Split(
        unit, UnitChangeKind.SPLIT, day, successors, tasks, number, chosen, _below(unit, units, successors, day)
    )


def _lines(file: Path) -> list[str]:
    try:
        # Notepad puts a mark before UTF-8.
        return file_bytes(file).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise NotPlainText(file) from error


def _below(unit: Unit, units: Sequence[Unit], successors: Sequence[Unit], day: date) -> list[str]:
    """Return the units below that are at work; a successor among them moves up into the place of the unit."""
    below = [other for other in units if other.parent_id == unit.id and not other.has_ended_by(day)]
    return [other.name for other in below if other.id not in {successor.id for successor in successors}]


def split_unit(session: Session, split: Split) -> None:
    """End the unit and hand its tasks over as it is said.

    Raises SuccessorsMissing where something is left unsaid.
    """
    if split.undecided:
        raise SuccessorsMissing([task.id for task in split.undecided])
    _carry_out(session, split, {number: unit.id for number, unit in split.chosen.items()})


def _carry_out(session: Session, split: Split, chosen: Mapping[int, int | None]) -> None:
    split.groups = groups_without_heir(session, [split.unit], split.successors, all_units(session))
    hand_over(session, split.unit.id, chosen, split.day)
    for successor in split.successors:
        if successor.parent_id == split.unit.id:
            set_parent(session, successor.id, split.unit.parent_id)
    end(session, split.unit, split.kind, day=split.day, successors=split.successors, basis=split.basis)


def dissolve_unit(
    session: Session,
    name: str,
    *,
    to: str | None,
    unassigned: bool,
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    today: date,
) -> Split:
    """End a unit; its open tasks go to the unit `to`, or (with `unassigned`) to none.

    Raises TasksLeft, and what `first_day`, `ending_unit`, `successor_units` and `cited_directive` raise.
    """
    day = first_day(from_on, until_on, today)
    units = all_units(session)
    unit = ending_unit(name, units, day, today)
    successors = successor_units(session, [unit], into=[to] if to else [], new=[], day=day, today=today)
    tasks = tasks_in_hand(session, unit.id)
    if tasks and not successors and not unassigned:
        raise TasksLeft(unit.name, [task.id for task in tasks])
    split = Split(unit, UnitChangeKind.DISSOLVE, day, successors, tasks, basis_number(session, basis))
    split.below = _below(unit, units, successors, day)
    if successors:
        split.chosen = {task.id: successors[0] for task in tasks}
    _carry_out(session, split, {task.id: successors[0].id if successors else None for task in tasks})
    return split
