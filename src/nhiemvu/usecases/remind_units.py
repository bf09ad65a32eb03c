"""Chase units: one letter to each that leads tasks which are overdue or due soon, and the record that it was sent."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages, Paragraph, Sheet
from nhiemvu.domain.reminders import Chased, Reminder, awaits_confirmation, is_due
from nhiemvu.domain.tasks import Task, Timing
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.units import find_unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.assignments import in_support_on, leads_on
from nhiemvu.store.reminders import add_reminder, reminders_of
from nhiemvu.store.session import Session
from nhiemvu.store.units import all_units
from nhiemvu.usecases.count_tasks import counts_of_leads
from nhiemvu.usecases.find_directives import known_directive
from nhiemvu.usecases.letter_frame import LetterOffice, letter_office
from nhiemvu.usecases.list_tasks import overdue_tasks
from nhiemvu.usecases.office_workdays import office_workdays
from nhiemvu.writing.frame import framed
from nhiemvu.writing.reminder import REMINDING_SUBJECT, RemindingLetter, reminding_body

#: A unit has so many working days to answer.
DAYS_TO_REPLY = 3


class ReplyBeforeSending(UsageFault):
    """An answer is asked for until a day before the letter goes out."""

    def __init__(self, reply_by: date, today: date) -> None:
        super().__init__(
            Text(
                f"Hạn trả lời {reply_by:%d/%m/%Y} trước ngày gửi {today:%d/%m/%Y}.",
                f"An answer by {reply_by} is asked for before the letter is sent, {today}.",
            ),
            Text("Đặt --reply-by từ hôm nay trở đi.", "Let --reply-by be today or later."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLetter:
    """One unit's letter."""

    unit_id: int
    letter: RemindingLetter
    #: Numbers of the tasks that were not told of today already.
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """What is to be sent, and what is not."""

    office: LetterOffice
    today: date
    #: By the unit's name.
    letters: tuple[UnitLetter, ...]
    #: Due tasks without a lead, where all units are asked about.
    unassigned: tuple[Task, ...]
    #: Tasks whose units have done their part and wait for confirmation.
    waiting: tuple[Task, ...]
    #: How many tasks were told of too lately.
    told_lately: int
    #: Years whose days off had to be estimated for the day of the answer.
    estimated: tuple[int, ...]

    def pages_of(self, one: UnitLetter) -> Pages:
        """Return the letter to a unit."""
        letter = one.letter
        frame = self.office.frame(REMINDING_SUBJECT, (letter.unit,), letter.copied, self.today)
        return Pages(tuple(framed(frame, reminding_body(letter, self.office.layout))))

    def merged_pages(self) -> Pages:
        """Return all letters in one document, each on pages of its own that are numbered anew."""
        first, *others = [self.pages_of(one).blocks for one in self.letters]
        turn = Paragraph("", new_sheet=Sheet.FIRST)
        return Pages((*first, *(block for blocks in others for block in (turn, *blocks))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """The tasks that are due on a day, with their leads of today and what these were told."""

    today: date
    tasks: Sequence[Task]
    #: The unit that leads each task, by the numbers of both.
    leads: Mapping[int, int]
    told: Mapping[int, Sequence[Reminder]]

    def days_told(self, task: Task) -> list[date]:
        """Return the days on which the unit that leads a task was told of it."""
        return [one.sent_on for one in self.told.get(task.id, ()) if one.unit_id == self.leads.get(task.id)]

    def chased(self, task: Task) -> Chased:
        """Return a task with what its lead was told before today."""
        earlier = [day for day in self.days_told(task) if day < self.today]
        return Chased(task, len(earlier), max(earlier, default=None))

    def without(self, days: int | None) -> "_Due":
        """Return the tasks of which the lead was not told in the last so many days."""
        if days is None:
            return self
        since = self.today - timedelta(days=days)
        kept = [task for task in self.tasks if all(day < since for day in self.days_told(task))]
        return replace(self, tasks=kept)


def find_reminders(
    session: Session,
    choice: TaskChoice,
    *,
    today: date,
    as_of: date | None = None,
    within: int,
    units: Sequence[str] = (),
    reply_by: date | None = None,
    not_within: int | None = None,
    layout: str | None = None,
) -> Reminders:
    """Return the letters to the units (all, or those of some names) that lead tasks due `within` so many days.

    How a task stands is of the day `as_of`; who leads and supports it, and is written to, is of today.
    `choice` has the period, series and directive of the tasks; `not_within` leaves out what was told of so lately.
    Raises what `wanted_tasks` raises, UnknownUnit, AmbiguousUnit, ReplyBeforeSending.
    """
    day = as_of or today
    calendar = office_workdays(session)
    answer_by = reply_by or calendar.after(today, DAYS_TO_REPLY)
    if answer_by < today:
        raise ReplyBeforeSending(answer_by, today)
    known = all_units(session)
    wanted = {find_unit(name, known, today).id for name in units} or {unit.id for unit in known}
    found = overdue_tasks(session, choice, as_of=day, within=within, units_on=today)
    every = _due(session, [task for task in found if is_due(task, day, within)], today)
    due = every.without(not_within)
    office = letter_office(session, today, layout)
    scope = _scope(session, choice)
    chased = {task.id: due.chased(task) for task in due.tasks}
    waiting = [task for task in found if awaits_confirmation(task, day)]
    led_by = leads_on(session, [task.id for task in waiting], today)
    late = Counter(led_by.get(task.id) for task in waiting if task.days_late(day))
    led, supported = _by_lead(due, chased), _by_support(session, due, chased)
    told = sorted(
        (unit for unit in known if unit.id in wanted and unit.id in led), key=lambda unit: sort_key(unit.name_on(today))
    )
    counts = counts_of_leads(
        session, [unit.id for unit in told], replace(choice, everything=True), as_of=day, units_on=today
    )
    letters = []
    for unit in told:
        mine = led[unit.id]
        letter = RemindingLetter(
            office=office.name,
            unit=unit.name_on(today),
            as_of=day,
            reply_by=answer_by,
            scope=scope,
            counts=counts[unit.id],
            overdue=tuple(one for one in mine if one.task.timing(day) is Timing.OVERDUE),
            waiting=late[unit.id],
            due_soon=tuple(one for one in mine if one.task.timing(day) is not Timing.OVERDUE),
            supported=tuple(supported.get(unit.id, ())),
        )
        new = tuple(one.task.id for one in mine if today not in due.days_told(one.task))
        letters.append(UnitLetter(unit_id=unit.id, letter=letter, new=new))
    return Reminders(
        office=office,
        today=today,
        letters=tuple(letters),
        unassigned=tuple(task for task in due.tasks if not units and task.id not in due.leads and not task.children),
        waiting=tuple(task for task in waiting if not units or led_by.get(task.id) in wanted),
        told_lately=sum(task.id not in chased and every.leads.get(task.id) in wanted for task in every.tasks),
        estimated=() if reply_by else calendar.estimated_between(today, answer_by),
    )


def _due(session: Session, tasks: Sequence[Task], today: date) -> _Due:
    numbers = [task.id for task in tasks]
    return _Due(today=today, tasks=tasks, leads=leads_on(session, numbers, today), told=reminders_of(session, numbers))


def _by_lead(due: _Due, chased: Mapping[int, Chased]) -> dict[int, list[Chased]]:
    """Return the tasks of each unit that leads some, in their order."""
    found: defaultdict[int, list[Chased]] = defaultdict(list)
    for number, unit_id in ((number, due.leads.get(number)) for number in chased):
        if unit_id is not None:
            found[unit_id].append(chased[number])
    return dict(found)


def _by_support(session: Session, due: _Due, chased: Mapping[int, Chased]) -> dict[int, list[Chased]]:
    """Return the tasks of others that each unit supports, in their order."""
    found: defaultdict[int, list[Chased]] = defaultdict(list)
    supporters = in_support_on(session, list(chased), due.today)
    for number, one in chased.items():
        for unit_id in supporters.get(number, ()) if one.task.lead else ():
            found[unit_id].append(one)
    return dict(found)


def _scope(session: Session, choice: TaskChoice) -> str:
    """Return which tasks are meant, as a sentence says it: "quý II năm 2026", "thực hiện 97-CT/TW"."""
    parts = [
        choice.series or "",
        choice.period.name if choice.period else "",
        f"thực hiện {known_directive(session, choice.directive).directive.short_name}" if choice.directive else "",
    ]
    return " ".join(part for part in parts if part)


def record_reminders(session: Session, reminders: Reminders) -> int:
    """Record the letters as sent today, each task once a day; return how many tasks were not told of today before."""
    count = 0
    for one in reminders.letters:
        for chased in one.letter.led:
            due_on = chased.task.due_at(one.letter.as_of)
            if chased.task.id in one.new and due_on:
                count += 1
                add_reminder(
                    session,
                    task_id=chased.task.id,
                    unit_id=one.unit_id,
                    sent_on=reminders.today,
                    as_of=one.letter.as_of,
                    due_on=due_on,
                    reply_by=one.letter.reply_by,
                )
    return count
