"""Rules by which tasks change their state: told of, done, confirmed, returned, set aside, taken up again."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.usecases.life.machine import Machine, ago, asked, picks, rule, several, where_any
from tests.usecases.life.model import ASIDE, FINISHED, OPEN, Entry, Model, Refused, Task

RESULT = "Đã làm xong."
WHY = "Theo chỉ đạo"


def _is_open(task: Task) -> bool:
    return task.is_open


def _is_reported(task: Task) -> bool:
    return task.state == "reported"


def _is_closed(task: Task) -> bool:
    return not task.is_open


def _is_part(task: Task) -> bool:
    return task.parent is not None


class Moves(Machine):
    """How far tasks are."""

    @rule(picks=several, asked=asked, percent=st.none() | st.integers(0, 99), days=ago)
    def update(self, picks: list[int], asked: str, percent: int | None, days: int) -> None:
        """Record progress, or a word that has none."""
        find, words = self.choose(picks, asked, _is_open)
        day = self.today - timedelta(days)
        said = ["--note", "Đang họp các thôn"] if percent is None else ["--percent", percent]
        self.run(lambda model: tell(model, find(model), percent, day), "update", *words, *said, "--on", day)

    @rule(picks=several, asked=asked, result=st.sampled_from((None, RESULT)), days=st.none() | ago)
    def done(self, picks: list[int], asked: str, result: str | None, days: int | None) -> None:
        """Record completion, which waits where the office confirms it."""
        find, words = self.choose(picks, asked, _is_open)
        on = None if days is None else self.today - timedelta(days)
        said = [*(["--result", result] if result else []), *(["--on", on] if on else [])]
        self.run(lambda model: complete(model, find(model), on, result), "done", *words, *said)

    @rule(picks=several)
    def done_tomorrow(self, picks: list[int]) -> None:
        """No completion lies in the future."""
        _, words = self.choose(picks, "")
        self.run(_refuse, "done", *words, "--on", self.today + timedelta(1))

    @where_any(_is_reported)
    @rule(picks=several, asked=asked)
    def confirm(self, picks: list[int], asked: str) -> None:
        """Confirm what was reported; its day stays."""
        find, words = self.choose(picks, asked, _is_reported)
        self.run(lambda model: confirm(model, find(model)), "confirm", *words)

    @where_any(_is_reported)
    @rule(picks=several, asked=asked)
    def give_back(self, picks: list[int], asked: str) -> None:
        """Return what was reported."""
        find, words = self.choose(picks, asked, _is_reported)
        self.run(lambda model: give_back(model, find(model)), "return", *words, "--reason", "Chưa đủ minh chứng")

    @rule(
        picks=several, asked=asked, days=ago, move=st.sampled_from((("suspend", "suspended"), ("cancel", "cancelled")))
    )
    def set_aside(self, picks: list[int], asked: str, days: int, move: tuple[str, str]) -> None:
        """Suspend or cancel."""
        find, words = self.choose(picks, asked, _is_open)
        day = self.today - timedelta(days)
        verb, state = move
        act = lambda model: set_aside(model, find(model), state, day)  # noqa: E731
        self.run(act, verb, *words, "--reason", WHY, "--on", day)

    @where_any(_is_closed)
    @rule(picks=several, asked=asked)
    def reopen(self, picks: list[int], asked: str) -> None:
        """Take up again; whoever goes on with a unit's work has it."""
        find, words = self.choose(picks, asked, _is_closed)
        self.run(lambda model: reopen(model, find(model)), "reopen", *words, "--reason", "Làm tiếp")

    @where_any(_is_closed)
    @rule(pick=picks)
    def reopen_after_its_units(self, pick: int) -> None:
        """Take up again what was closed before its units were no more."""
        at_work = self.model.at_work()
        number = self.pick(pick, lambda task: not task.is_open and not set(task.roles) <= set(at_work))
        self.run(lambda model: reopen(model, [number]), "reopen", number, "--reason", "Làm tiếp")

    @where_any(_is_part)
    @rule(pick=picks, verb=st.sampled_from(("update", "done", "suspend", "cancel")))
    def work_on_a_part(self, pick: int, verb: str) -> None:
        """Bring one part further, or set it aside; its whole follows."""
        number, day = self.pick(pick, lambda task: _is_part(task) and task.is_open), self.today
        acts: dict[str, tuple[Callable[[Model], None], list[str]]] = {
            "update": (lambda model: tell(model, [number], 40, day), ["--percent", "40"]),
            "done": (lambda model: complete(model, [number], None, RESULT), ["--result", RESULT]),
            "suspend": (lambda model: set_aside(model, [number], "suspended", day), ["--reason", WHY]),
            "cancel": (lambda model: set_aside(model, [number], "cancelled", day), ["--reason", WHY]),
        }
        act, words = acts[verb]
        self.run(act, verb, number, *words)


def _refuse(_: Model) -> None:
    raise Refused(2)


def tell(model: Model, numbers: list[int], percent: int | None, day: date) -> None:
    """Say something of open tasks; how far a whole is, its parts tell."""
    for number in numbers:
        if not model.tasks[number].is_open or (model.children(number) and percent is not None):
            raise Refused
    for number in numbers:
        task = model.tasks[number]
        if task.state == "not_started" and not model.children(number):
            task.state = "in_progress"
        task.say(day, task.state, percent)
    model.follow({model.tasks[number].parent for number in numbers})


def complete(model: Model, numbers: list[int], on: date | None, result: str | None) -> None:
    """Complete tasks, parts before wholes; what is said again changes nothing, what lacked a result takes one."""
    target = "reported" if model.confirms else "done"
    wholes = {number for number in numbers if model.children(number)}

    def is_same(number: int) -> bool:
        task = model.tasks[number]
        own = task.state == "done" or task.result is not None or number not in wholes
        day = on or (task.completed if number in wholes else None) or model.today
        return task.state in {"done", target} and own and task.completed == day and task.result == result

    def lacks_result(task: Task) -> bool:
        return bool(result) and task.state == "done" and task.result is None and on in {None, task.completed}

    pending = [number for number in numbers if not is_same(number)]
    later = [number for number in pending if lacks_result(model.tasks[number])]
    if any(not model.tasks[number].is_open for number in pending if number not in later):
        raise Refused
    for number in later:
        model.tasks[number].say(model.tasks[number].completed or model.today, "done", 100, result)
    for number in pending:
        task = model.tasks[number]
        if number not in later and number not in wholes:
            task.state, task.completed = target, on or model.today
            task.say(task.completed, target, 100, result)
    model.follow({model.tasks[number].parent for number in pending})
    for number in pending:
        if number in wholes and number not in later:
            _complete_whole(model, number, target, on, result)


def _complete_whole(model: Model, number: int, target: str, on: date | None, result: str | None) -> None:
    task = model.tasks[number]
    unfinished = any(part.state != "done" for part in model.counted(number))
    if unfinished or (on and task.completed and on < task.completed):
        raise Refused
    day = on or task.completed or model.today
    task.say(day, target, 100, result)
    task.state, task.completed = target, task.completed if target == "reported" else day


def _own_report(task: Task) -> Entry | None:
    """Return with what a task was last reported as done, if nothing was said since that took it back."""
    for entry in reversed(task.entries):
        if entry.state not in FINISHED:
            return None
        if entry.state == "reported" and entry.percent == 100:
            return entry
    return None


def confirm(model: Model, numbers: list[int]) -> None:
    """Confirm what was reported, parts before wholes."""
    pending = [number for number in numbers if model.tasks[number].state != "done"]
    for whole in (False, True):
        for number in pending:
            if bool(model.children(number)) is whole:
                _confirm(model, number)
        model.follow({model.tasks[number].parent for number in pending})


def _confirm(model: Model, number: int) -> None:
    task = model.tasks[number]
    report = _own_report(task)
    if task.state != "reported" or (model.children(number) and report is None):
        raise Refused
    days = [day for day in (task.completed, report and report.day) if day]
    task.state, task.completed = "done", max(days, default=model.today)
    task.say(model.today, "done")


def _percent_before(task: Task) -> int:
    told = [entry.percent for entry in task.told if entry.state not in FINISHED and entry.percent is not None]
    return told[-1] if told else 0


def give_back(model: Model, numbers: list[int]) -> None:
    """Return what was reported; it is as far as it was before."""
    for number in numbers:
        task, whole = model.tasks[number], bool(model.children(number))
        if task.state != "reported" or (whole and _own_report(task) is None):
            raise Refused
        task.state, task.completed = "in_progress", None
        task.say(model.today, "in_progress", None if whole else _percent_before(task))
    model.follow({model.tasks[number].parent for number in numbers})
    model.follow(set(numbers))


def set_aside(model: Model, numbers: list[int], state: str, day: date) -> None:
    """Suspend or cancel tasks with their parts that are not at an end."""
    from_states = OPEN if state == "suspended" else {*OPEN, "suspended"}
    moved = [number for number in numbers if model.tasks[number].state != state]
    if any(model.tasks[number].state not in from_states for number in moved):
        raise Refused
    parts = [child for number in moved for child in model.children(number) if child not in moved]
    along = [child for child in parts if model.tasks[child].state in from_states]
    for number in [*moved, *along]:
        task = model.tasks[number]
        task.state, task.completed, task.aside = state, None, day
        task.say(day, state)
    model.follow({model.tasks[number].parent for number in [*moved, *along]})


def reopen(model: Model, numbers: list[int]) -> None:
    """Take up again what was closed, with the parts that were set aside along with it."""
    closed = [number for number in numbers if not model.tasks[number].is_open]
    along = [
        child
        for number in closed
        for child in model.children(number)
        if child not in closed and _went_along(model.tasks[child], model.tasks[number])
    ]
    again = [*closed, *along]
    for number in again:
        whole = model.tasks[number].parent
        if whole and whole not in again and not model.tasks[whole].is_open:
            raise Refused
    for number in again:
        task, before = model.tasks[number], _percent_before(model.tasks[number])
        begun = before or any(entry.state in {"in_progress", *FINISHED} for entry in task.entries)
        back = before if task.state == "done" and not model.children(number) else None
        task.state, task.completed, task.aside = "in_progress" if begun else "not_started", None, None
        task.say(model.today, task.state, back)
    model.follow({model.tasks[number].parent for number in again})
    model.follow(set(closed))
    model.require_order(again)
    for number in again:
        hand_on(model, model.tasks[number])


def _went_along(child: Task, whole: Task) -> bool:
    return whole.state in ASIDE and (child.state, child.aside) == (whole.state, whole.aside)


def hand_on(model: Model, task: Task) -> None:
    """Let whoever goes on with the work of units that are no more have their roles; nobody where there are several."""
    for one in [one for one in task.held if one.until is None and one.unit not in model.at_work()]:
        heirs = model.heirs(one.unit)
        task.pass_on(one.unit, heirs[0] if len(heirs) == 1 else None, model.today)
