"""Record what units answered in their forms: each row whole or not at all, each form as one event of its own."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from nhiemvu.domain.errors import Conflict, NhiemvuError, UsageFault
from nhiemvu.domain.form_checks import support_note
from nhiemvu.domain.form_tables import FilledForm
from nhiemvu.domain.forms import FormColumn, FormFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Role, State
from nhiemvu.domain.values import dataclass
from nhiemvu.store.history import record_event
from nhiemvu.store.savepoint import savepoint
from nhiemvu.store.session import Session
from nhiemvu.usecases.changed_meanwhile import ChangedMeanwhile, meanwhile
from nhiemvu.usecases.complete_tasks import complete_tasks
from nhiemvu.usecases.extend_tasks import ask_extensions
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.record_support import record_support
from nhiemvu.usecases.review_forms import Clash, ClashKind, FormReview, FormRow
from nhiemvu.usecases.update_tasks import require_past, update_tasks

#: The place of a form among those of a run, and the task of one of its rows.
RowKey: TypeAlias = tuple[int, int]


class Preference(StrEnum):
    """Whose word counts where two cannot both."""

    FORM = "form"
    RECORD = "record"
    LEAD = "lead"


class TwoPreferences(UsageFault):
    """The form and the record were both preferred."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không thể vừa --prefer form vừa --prefer record.", "--prefer form contradicts --prefer record."),
            Text("Giữ một trong hai.", "Keep one of both."),
        )


class ClashesLeft(Conflict):
    """Rows that a person has to decide about were left."""

    def __init__(self, count: int) -> None:
        super().__init__(
            Text(
                f"{count} nhiệm vụ có câu trả lời mâu thuẫn, chưa ghi.",
                f"{count} tasks have answers that contradict; they were not recorded.",
            ),
            Text(
                "Chạy ở cửa sổ lệnh không có --yes để chọn từng nhiệm vụ; hoặc thêm --prefer form, record hay lead.",
                "Run it on a terminal without --yes to decide; or add --prefer form, record or lead.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """Which rows are not recorded, and which of these nobody decided about."""

    left: frozenset[RowKey] = frozenset()
    open: frozenset[RowKey] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """What one form came to."""

    form: FilledForm
    #: The tasks of which something was recorded.
    recorded: Sequence[int]
    #: Those of them that are reported as done and wait for the office's confirmation.
    waiting: Sequence[int]
    #: What the record refused after all.
    faults: Sequence[FormFault]


def decide(reviews: Sequence[FormReview], preferences: Collection[Preference]) -> Decided:
    """Return what preferences decide, which may be nothing; raises TwoPreferences."""
    if {Preference.FORM, Preference.RECORD} <= set(preferences):
        raise TwoPreferences
    left: set[RowKey] = set()
    undecided: set[RowKey] = set()
    for place, row, clash in clashes(reviews):
        takes = _takes(clash, preferences)
        if takes is None:
            undecided |= {(place, row.task.id), *lead_key(row, clash)}
        elif not takes:
            left.add((place, row.task.id))
    return Decided(frozenset(left | undecided), frozenset(undecided))


def clashes(reviews: Sequence[FormReview]) -> Iterator[tuple[int, FormRow, Clash]]:
    """Yield the rows that a person has to decide about, each with the place of its form."""
    for place, review in enumerate(reviews):
        for row in review.rows:
            if row.clash:
                yield place, row, row.clash


def lead_key(row: FormRow, clash: Clash) -> set[RowKey]:
    """Return the row of the lead that a support's row stands against; none where that is the record."""
    return set() if clash.form is None else {(clash.form, row.task.id)}


def _takes(clash: Clash, preferences: Collection[Preference]) -> bool | None:
    """Tell whether a row is recorded; None where nobody said."""
    if clash.kind is ClashKind.SUPPORT and Preference.LEAD in preferences:
        # What the support says is kept beside, as its own word.
        return True
    if clash.kind is ClashKind.SUPPORT and clash.form is not None:
        return None
    if Preference.FORM in preferences:
        return True
    return False if Preference.RECORD in preferences else None


def require_as_shown(session: Session, shown: Sequence[FormReview], now: Sequence[FormReview]) -> None:
    """Raise ChangedMeanwhile, with both versions, where forms do not stand to the record as they were shown."""
    if [(one.rows, one.faults) for one in shown] == [(one.rows, one.faults) for one in now]:
        return
    rows = {row.task.id: row for review in shown for row in review.rows}
    same = {row.task.id for review in now for row in review.rows if rows.get(row.task.id) == row}
    held = {task.id: task for task in get_tasks(session, [number for number in rows if number not in same])}
    changed = [meanwhile(session, rows[number].task, task, _wanted(rows[number])) for number, task in held.items()]
    again = "nhiemvu form in ..."
    raise ChangedMeanwhile(changed, Text(again, again))


def _wanted(row: FormRow) -> dict[str, object]:
    said = row.said
    stated = {
        "state": said.state,
        "percent": said.percent,
        "due_on": said.new_due_on,
        "result": said.words if said.state is State.DONE else None,
    }
    return {name: value for name, value in stated.items() if value is not None}


def take_forms(
    session: Session,
    reviews: Sequence[FormReview],
    left: Collection[RowKey],
    *,
    on: date | None,
    today: date,
    at: datetime,
    actor: str,
    command: str,
) -> Iterator[Taken]:
    """Record the rows of forms but for those that are `left`, yielding what each form came to.

    What was done is done on the day that the form names, else on the day `on`, or today. Raises LaterThanToday.
    """
    day = on or today
    require_past(day, today)
    for place, review in enumerate(reviews):
        recorded, faults = [], []
        for row in review.rows:
            if (place, row.task.id) in left:
                continue
            before = len(session.changes)
            try:
                with savepoint(session):
                    _record(session, row, day, today)
            except NhiemvuError as error:
                faults.append(FormFault(row.said.row, FormColumn.NUMBER.value, error.message, error.instruction))
            if len(session.changes) > before:
                recorded.append(row.task.id)
        record_event(session, at=at, actor=actor, command=command)
        done = [row.task.id for row in review.rows if row.said.state is State.DONE and row.role is Role.LEAD]
        after = get_tasks(session, [number for number in done if number in recorded])
        waiting = [task.id for task in after if task.state is State.REPORTED]
        yield Taken(review.form, recorded, waiting, faults)


def _record(session: Session, row: FormRow, day: date, today: date) -> None:
    said, number = row.said, row.task.id
    if row.found.tells and row.role is not Role.LEAD:
        record_support(
            session,
            number,
            row.unit_id,
            note=support_note(said),
            obstacle=said.obstacle,
            evidence=said.evidence,
            on=day,
            today=today,
        )
    elif row.found.tells and said.state is State.DONE:
        complete_tasks(
            session,
            [number],
            result=said.words,
            evidence=said.evidence,
            obstacle=said.obstacle,
            said_by=row.unit_id,
            # What is done already has its day; the form adds what came of it.
            on=said.completed_on or (None if row.task.state is State.DONE else day),
            today=today,
        )
    elif row.found.tells:
        update_tasks(
            session,
            [number],
            percent=said.percent,
            note=said.words,
            obstacle=said.obstacle,
            evidence=said.evidence,
            begun=None if said.state is None else said.state is State.IN_PROGRESS,
            said_by=row.unit_id,
            on=day,
            today=today,
        )
    if row.found.asks and said.new_due_on and said.reason:
        ask_extensions(session, [number], to=said.new_due_on, reason=said.reason, on=day, today=today)
