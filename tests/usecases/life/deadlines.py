"""Rules by which tasks are added, given to units, and get other deadlines."""

from datetime import date, timedelta
from unicodedata import normalize

from hypothesis import strategies as st

from tests.usecases.life.machine import Machine, asked, picks, rule, several, spans, where_any
from tests.usecases.life.model import FINISHED, USAGE, Model, Refused, Request, Task

#: What is like no point of the reports.
TEXTS = ("Rà soát hòa giải cơ sở", "Bảo dưỡng trạm bơm thủy lợi", "Khám mắt người cao tuổi")


def _waits(task: Task) -> bool:
    return task.waiting is not None


class Deadlines(Machine):
    """Who is to do what until when."""

    @rule(text=st.sampled_from(TEXTS), form=st.sampled_from(("NFC", "NFD")), span=st.none() | spans, lead=picks)
    def add(self, text: str, form: str, span: int | None, lead: int) -> None:
        """Add a task, with a unit in the lead or without."""
        due = None if span is None else self.today + timedelta(span)
        unit = self.unit(lead) if lead % 4 else None
        words = [*(["--due", due] if due else []), *(["--to", unit] if unit else [])]
        typed = normalize(form, text)  # type: ignore[arg-type]

        def act(model: Model) -> None:
            number = model.add_task(Task(text, due, due))
            if unit:
                _require_at_work(model, unit)
                model.tasks[number].give(unit, "lead", model.today)

        self.run(act, "add", typed, *words)

    @rule(picks=several, asked=asked, lead=picks, support=st.none() | picks, span=st.none() | spans)
    def assign(self, picks: list[int], asked: str, lead: int, support: int | None, span: int | None) -> None:
        """Give tasks a lead, support and a deadline."""
        find, words = self.choose(picks, asked, lambda task: task.is_open)
        units = {"lead": self.unit(lead), "support": None if support is None else self.unit(support)}
        due = None if span is None else self.today + timedelta(span)
        said = [
            *(["--support", units["support"]] if units["support"] else []),
            *(["--due", due] if due else []),
        ]
        self.run(lambda model: assign(model, find(model), units, due), "assign", *words, "--to", units["lead"], *said)

    @rule(picks=several, asked=asked, span=st.none() | spans, starred=st.booleans())
    def edit(self, picks: list[int], asked: str, span: int | None, *, starred: bool) -> None:
        """Move a deadline by hand or take it away, and mark the task."""
        find, words = self.choose(picks, asked, lambda task: task.is_open)
        due = None if span is None else self.today + timedelta(span)

        def act(model: Model) -> None:
            numbers = find(model)
            for number in numbers:
                task = model.tasks[number]
                if not task.is_open and task.due != due:
                    raise Refused
                task.starred = starred
                if task.due != due:
                    task.move_deadline(due)
            model.require_order(numbers)

        said = ["--due", due] if due else ["--no-due"]
        self.run(act, "edit", *words, *said, "--star" if starred else "--no-star")

    @rule(picks=several, asked=asked, span=spans)
    def ask_for_time(self, picks: list[int], asked: str, span: int) -> None:
        """Ask for a later deadline."""
        find, words = self.choose(
            picks, asked, lambda task: task.is_open and task.waiting is None and task.due is not None
        )
        to = self.today + timedelta(span)
        self.run(
            lambda model: ask(model, find(model), to),
            "extend", *words, "--to", to, "--reason", "Chờ hướng dẫn",
        )  # fmt: skip

    @where_any(lambda task: task.is_open and task.due is not None)
    @rule(picks=several, asked=asked, span=st.none() | spans, reason=st.booleans())
    def approve(self, picks: list[int], asked: str, span: int | None, *, reason: bool) -> None:
        """Approve what was asked for, or another day, also of what is asked for with it."""
        find, words = self.choose(picks, asked, _waits)
        to = None if span is None else self.today + timedelta(span)
        said = [*(["--to", to] if to else []), *(["--reason", "Chờ hướng dẫn"] if reason else [])]

        def act(model: Model) -> None:
            numbers = find(model)
            if to and reason:
                ask(model, [number for number in numbers if model.tasks[number].waiting is None], to)
            for number in numbers:
                approve(model.tasks[number], to, model.today)
            model.require_order(numbers)

        self.run(act, "extend", *words, "--approve", *said)

    @where_any(_waits)
    @rule(picks=several, asked=asked)
    def refuse(self, picks: list[int], asked: str) -> None:
        """Refuse what was asked for; the deadline stays."""
        find, words = self.choose(picks, asked, _waits)

        def act(model: Model) -> None:
            for task in [model.tasks[number] for number in find(model)]:
                if task.waiting is None:
                    raise Refused
                task.waiting.decided, task.waiting.decision = model.today, "refused"

        self.run(act, "extend", *words, "--refuse", "--reason", "Đủ thời gian")


def _require_at_work(model: Model, *units: int | None) -> None:
    if any(unit and unit not in model.at_work() for unit in units):
        raise Refused


def assign(model: Model, numbers: list[int], units: dict[str, int | None], due: date | None) -> None:
    """Give open tasks to units at work."""
    _require_at_work(model, *units.values())
    if units["lead"] == units["support"]:
        raise Refused(USAGE)
    if not all(model.tasks[number].is_open for number in numbers):
        raise Refused
    for number in numbers:
        for role, unit in units.items():
            if unit:
                model.tasks[number].give(unit, role, model.today)
        if due:
            model.tasks[number].move_deadline(due)
    if due:
        model.require_order(numbers)


def ask(model: Model, numbers: list[int], to: date) -> None:
    """Ask for a later deadline of tasks that are under way."""
    for number in numbers:
        task = model.tasks[number]
        whole = model.tasks[task.parent] if task.parent else None
        if not task.is_open or task.state in FINISHED or task.waiting or task.due is None or to <= task.due:
            raise Refused
        if whole and whole.due and to > whole.due:
            raise Refused
        task.requests.append(Request(task.due, to))


def approve(task: Task, to: date | None, day: date) -> None:
    """Let the deadline move, of what was not set aside."""
    request = task.waiting
    if (
        request is None
        or task.due is None
        or min(to or request.to, request.to) <= task.due
        or not (task.is_open or task.state == "done")
    ):
        raise Refused
    request.before, request.decision, request.decided = task.due, "approved", day
    task.move_deadline(to or request.to)
