"""Rules by which tasks are divided, and come back."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from tests.usecases.life.deadlines import TEXTS
from tests.usecases.life.machine import Machine, picks, rule, several, spans
from tests.usecases.life.model import ONE_DAY, USAGE, Model, Refused, Task

PARTS = ("Lập danh sách hộ", "Mua thiết bị", "Nghiệm thu")
#: How a task comes back, as it is typed; "thoi" is no more.
RULES = ("hằng tháng", "2 tuần")


class Parts(Machine):
    """Tasks that are made of others."""

    @rule(pick=picks, parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=3))
    def split(self, pick: int, parts: list[str]) -> None:
        """Split a task into parts."""
        number = self.pick(pick, lambda task: task.is_open and task.parent is None)
        said = [word for part in parts for word in ("--part", part)]
        self.run(lambda model: split(model, number, parts), "split", number, *said)

    @rule(span=st.integers(-30, 20), every=st.sampled_from(RULES), lead=picks)
    def add_what_comes_back(self, span: int, every: str, lead: int) -> None:
        """Add a task that comes back."""
        due, unit, text = self.today + timedelta(span), self.unit(lead), TEXTS[lead % len(TEXTS)]

        def act(model: Model) -> None:
            number = model.add_task(Task(text, due, due))
            let_come_back(model, [number], every)
            if unit not in model.at_work():
                raise Refused
            model.tasks[number].give(unit, "lead", model.today)

        self.run(act, "add", text, "--due", due, "--to", unit, "--every", every)

    @rule(picks=several, every=st.sampled_from((*RULES, "thoi")), span=st.none() | spans)
    def change_how_it_comes_back(self, picks: list[int], every: str, span: int | None) -> None:
        """Let tasks that no report planned come back, in another way, or no more."""
        unplanned = [number for number, task in self.model.tasks.items() if task.period is None]
        if not unplanned:
            return
        numbers = list(dict.fromkeys(unplanned[pick % len(unplanned)] for pick in picks))
        due = None if span is None else self.today + timedelta(span)

        def act(model: Model) -> None:
            for number in numbers if due else ():
                task = model.tasks[number]
                if not task.is_open and task.due != due:
                    raise Refused
                task.move_deadline(due)
            model.require_order(numbers if due else [])
            let_come_back(model, numbers, every)

        self.run(act, "edit", *numbers, "--every", every, *(["--due", due] if due else []))

    @rule(span=st.none() | st.integers(0, 60))
    def recur(self, span: int | None) -> None:
        """Open what has come round; asked again at once, nothing does."""
        until = None if span is None else self.today + timedelta(span)
        words = ["recur", *(["--until", until] if until else [])]
        self.run(lambda model: open_occurrences(model, until), *words)
        steps = len(self.steps)
        self.run(lambda _: None, *words)
        assert len(self.steps) == steps


def split(model: Model, number: int, parts: list[str]) -> None:
    """Add a part for each text that no part of an open whole has."""
    whole = model.tasks[number]
    if not whole.is_open or whole.parent:
        raise Refused
    held = {model.tasks[child].text for child in model.children(number)}
    if len(held | set(parts)) < 2:
        raise Refused(USAGE)
    for part in dict.fromkeys(part for part in parts if part not in held):
        child = Task(part, whole.due, whole.due, whole.period, parent=number)
        for unit, role in whole.roles.items():
            child.give(unit, role, model.today)
        model.add_task(child)
        held.add(part)
    if model.children(number):
        model.follow({number})


def let_come_back(model: Model, numbers: list[int], every: str) -> None:
    """Let the newest occurrences come back in a way from their deadline on, or no more."""
    ends = every == "thoi"
    for number in numbers:
        task = model.tasks[number]
        followed = any(other.after == number for other in model.tasks.values())
        if task.parent or followed or (task.due is None and not ends):
            raise Refused
    for number in numbers:
        task = model.tasks[number]
        if ends and task.rule:
            task.rule = "never"
        elif not ends:
            task.rule, task.first, task.occurs = every, task.due, task.due


def days_of(every: str, first: date) -> Iterator[date]:
    """Yield the days on which something comes back: each reckoned from the first, ends of months on ends of months."""
    for place in count():
        if every == "2 tuần":
            yield first + timedelta(14 * place)
            continue
        year, month = divmod(first.year * 12 + first.month - 1 + place, 12)
        last = monthrange(year, month + 1)[1]
        at_end = (first + ONE_DAY).day == 1
        yield date(year, month + 1, last if at_end else min(first.day, last))


def open_occurrences(model: Model, until: date | None) -> None:
    """Open behind each newest occurrence what its turn has come for."""
    followed = {task.after for task in model.tasks.values()}
    newest = [
        number
        for number, task in model.tasks.items()
        if task.rule in RULES and number not in followed and task.state not in {"suspended", "cancelled"}
    ]
    for number in newest:
        before, task = number, model.tasks[number]
        last = task.occurs or date.max
        days = (day for day in days_of(task.rule or "", task.first or date.max) if day > last)
        for day in days:
            if not (last < model.today or (until and day <= until)):
                break
            before, last = _open(model, before, day), day


def _open(model: Model, before: int, day: date) -> int:
    """Open the occurrence of a day, with the units and parts of the one before it."""
    earlier = model.tasks[before]
    number = model.add_task(with_units(model, Task(earlier.text, day, day, starred=earlier.starred), earlier))
    task = model.tasks[number]
    task.rule, task.first, task.occurs, task.after = earlier.rule, earlier.first, day, before
    for part in model.counted(before):
        ahead = max(earlier.due - part.due, timedelta()) if earlier.due and part.due else timedelta()
        model.add_task(with_units(model, Task(part.text, day - ahead, day - ahead, parent=number), part))
    return number


def with_units(model: Model, task: Task, earlier: Task) -> Task:
    """Give a task those who have a role in an earlier one, or go on with their work, from today on."""
    held = sorted((one for one in earlier.held if one.until is None), key=lambda one: one.since)
    for unit, role in [(one.unit, one.role) for one in held]:
        heirs = model.heirs(unit)
        if len(heirs) == 1 and (role == "lead" or heirs[0] not in task.roles):
            task.give(heirs[0], role, model.today)
    return task
