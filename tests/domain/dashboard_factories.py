"""Tasks and selections of the page for tests, made up and random."""

from datetime import date, timedelta

from hypothesis import strategies as st

from nhiemvu.domain.ageing import AGES
from nhiemvu.domain.counts import Counts, Tally, counted
from nhiemvu.domain.dashboard import Dashboard, Group, ListedTask, Scope, Selection, Which, by_completion
from nhiemvu.domain.dashboard_counts import Counting
from nhiemvu.domain.directive_tree import Branch, Placed
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.last_told import LastTold
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import State, Timing

AS_OF = date(2026, 6, 20)
UNITS = {0: None, 1: "Công an xã", 2: "Ban Dân vận"}
PERIODS = ("", "2026-Q1", "2026-Q2", "2026")
#: Directive 2 stands below directive 1.
DIRECTIVES = {1: Directive(kind="CT", symbol="97-CT/TW"), 2: Directive(kind="KH", symbol="26-KH/ĐU")}
STATES = {
    Timing.ON_TIME: State.DONE,
    Timing.LATE: State.DONE,
    Timing.NO_DEADLINE: State.NOT_STARTED,
    Timing.IN_TIME: State.IN_PROGRESS,
    Timing.DUE_SOON: State.REPORTED,
    Timing.OVERDUE: State.IN_PROGRESS,
    None: State.SUSPENDED,
}


def make_listed(
    number: int = 1, timing: Timing | None = Timing.OVERDUE, late: int = 0, **changes: object
) -> ListedTask:
    """Return a task that stands so, late by so many days where it is late."""
    is_late = timing in {Timing.OVERDUE, Timing.LATE}
    days = (late or 1) if is_late else 0
    values: dict[str, object] = {
        "id": number,
        "title": f"Rà soát {number}",
        "unit_id": None,
        "lead": None,
        "period": None,
        "state": STATES[timing],
        "timing": timing,
        "due_on": None if timing is Timing.NO_DEADLINE else AS_OF - timedelta(days=days),
        "days_late": days,
        "starred": False,
        "updated": False,
        "extended": False,
        "told": LastTold(),
    }
    return ListedTask(**values | changes)  # type: ignore[arg-type]


@st.composite
def listed_tasks(draw: st.DrawFn) -> list[ListedTask]:
    """Draw tasks in any standing, of any unit, period and directive."""
    found = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        unit = draw(st.sampled_from(sorted(UNITS)))
        timing = draw(st.sampled_from([*Timing, None]))
        found.append(
            make_listed(
                number,
                timing,
                draw(st.sampled_from([1, 29, 30, 31, 90, 91, 400])),
                unit_id=unit or None,
                lead=UNITS[unit],
                period=draw(st.sampled_from(PERIODS)) or None,
                updated=draw(st.booleans()),
                extended=timing is Timing.ON_TIME and draw(st.booleans()),
                directives=draw(st.sampled_from([(), (1,), (1, 2)])),
            )
        )
    return found


def board_of(tasks: list[ListedTask]) -> Dashboard:
    """Return the page's value of some tasks."""
    counting = Counting()
    for task in tasks:
        counting.add(task)
    units = sorted((Group(key, UNITS[key], counts) for key, counts in counting.units.items()), key=by_completion)
    periods = [
        Group(code, parse_period(code).name if code else None, counting.periods[code])
        for code in ("2026-Q1", "2026-Q2", "2026", "")
        if code in counting.periods
    ]
    lower = Branch(2)
    return Dashboard(
        office="Đảng ủy xã Đồng Mây",
        scope=Scope(),
        as_of=AS_OF,
        updated_since=AS_OF - timedelta(days=30),
        total=counting.total,
        units=units,
        periods=periods,
        ages=counting.ages,
        places=[Placed(Branch(1, branches=[lower]), 0), Placed(lower, 1)] if counting.directives else [],
        directives=DIRECTIVES,
        under=counting.directives,
        soon=counting.soon,
        overdue=counting.overdue.all(),
        due_soon=counting.due_soon.all(),
        tasks=counting.tasks,
    )


def counts_of(tasks: list[ListedTask]) -> Counts:
    """Return the counts of tasks by the rule for all outputs."""
    return counted(Tally(task.timing, task.updated, 1, task.extended) for task in tasks)


def every_selection() -> list[Selection]:
    """Return each kind of selection of each count."""
    return [
        *(Selection(which=which) for which in Which),
        *(Selection(which=which, unit_id=unit) for which in Which for unit in UNITS),
        *(Selection(which=which, period=period) for which in Which for period in PERIODS),
        *(Selection(which=which, directive_id=number) for which in Which for number in DIRECTIVES),
        *(Selection(which=Which.OPEN_OVERDUE, age=age) for age in AGES),
    ]
