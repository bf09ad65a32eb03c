"""Which tasks are behind each number of the page: exactly those that it counts."""

from datetime import date

import pytest
from hypothesis import given

from nhiemvu.domain.ageing import AGES
from nhiemvu.domain.answers import Entry
from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dashboard import MOST_IN_TEXT, MOST_PRINTED, NUMBERS, Group, ListedTask, Selection, Which, ranks
from nhiemvu.domain.dashboard_counts import Counting
from nhiemvu.domain.directive_tree import Branch, in_order, leading_to
from nhiemvu.domain.last_told import LastTold, last_told, told_since
from nhiemvu.domain.tasks import State, Timing
from tests.domain.dashboard_factories import UNITS, counts_of, listed_tasks, make_listed


def held(selection: Selection, tasks: list[ListedTask]) -> list[ListedTask]:
    """Return the tasks of a selection."""
    return [task for task in tasks if selection.holds(task)]


@given(tasks=listed_tasks())
def test_each_number_has_its_tasks_behind_it(tasks: list[ListedTask]) -> None:
    """In all, by unit, by period and by directive; the numbers come from the counts alone."""
    counting = Counting()
    for task in tasks:
        counting.add(task)
    assert counting.total == counts_of(tasks)
    for which, number_of in NUMBERS.items():
        assert number_of(counting.total) == len(held(Selection(which=which), tasks))
        for unit, counts in counting.units.items():
            assert number_of(counts) == len(held(Selection(which=which, unit_id=unit), tasks))
        for period, counts in counting.periods.items():
            assert number_of(counts) == len(held(Selection(which=which, period=period), tasks))
        for directive, counts in counting.directives.items():
            assert number_of(counts) == len(held(Selection(which=which, directive_id=directive), tasks))
    for age, number in counting.ages.items():
        assert number == len(held(Selection(which=Which.OPEN_OVERDUE, age=age), tasks))
    assert counting.soon == len(held(Selection(which=Which.DUE_SOON), tasks))
    for lines in (counting.units.values(), counting.periods.values()):
        assert sum(lines, Counts()) == counting.total


@given(tasks=listed_tasks())
def test_the_four_counts_part_the_tasks(tasks: list[ListedTask]) -> None:
    """Each task that is not set aside is in exactly one of them."""
    four = {Which.DONE_ON_TIME, Which.DONE_LATE, Which.OPEN_IN_TIME, Which.OPEN_OVERDUE}
    for task in tasks:
        assert len(task.belongs() & four) == (task.timing is not None)
        assert (Which.SET_ASIDE in task.belongs()) is (task.timing is None)


def test_the_first_of_many_are_kept() -> None:
    """The most late ones, however many there are and in whatever order they come; of too many no text is made."""
    counting = Counting()
    for number in range(1, MOST_IN_TEXT + 2):
        counting.add(make_listed(number, Timing.OVERDUE, 1 + number * 7919 % 1009))
    late = [task.days_late for task in counting.overdue.all()]
    assert len(late) == MOST_PRINTED
    assert (
        late == sorted((1 + number * 7919 % 1009 for number in range(1, MOST_IN_TEXT + 2)), reverse=True)[:MOST_PRINTED]
    )
    assert counting.tasks == []
    assert sum(counting.ages.values()) == MOST_IN_TEXT + 1
    assert list(counting.ages) == list(AGES)


def test_ranks_are_shared() -> None:
    """Equal rates share a rank, the next one is counted on; nothing to rate has none, and no unit is not ranked."""
    numbers = {1: (1, 1), 2: (3, 1), 3: (0, 2), 4: (0, 0), 5: (3, 1), 0: (9, 0)}
    groups = [
        Group(key, UNITS.get(key), Counts(done_on_time=done, open_overdue=late))
        for key, (done, late) in numbers.items()
    ]
    assert ranks(groups, lambda counts: counts.completion) == {2: 1, 5: 1, 1: 3, 3: 4, 4: None}


#: Letters stand for documents: A above B and C, C above D; E above F.
TREE = [Branch(1, branches=[Branch(2), Branch(3, branches=[Branch(4)])]), Branch(5, branches=[Branch(6)])]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({4}, [(1, 0), (3, 1), (4, 2)]),
        ({2}, [(1, 0), (2, 1)]),
        ({1}, [(1, 0)]),
        ({2, 6}, [(1, 0), (2, 1), (5, 0), (6, 1)]),
        ({1, 2, 3, 4, 5, 6}, [(1, 0), (2, 1), (3, 1), (4, 2), (5, 0), (6, 1)]),
        (set(), []),
    ],
)
def test_a_tree_is_cut_to_what_leads_to_something(wanted: set[int], left: list[tuple[int, int]]) -> None:
    """A document without tasks stays where one below it has some."""
    assert [(place.branch.id, place.depth) for place in leading_to(in_order(TREE), wanted)] == left


def told(day: int, state: State, **said: object) -> Entry:
    """Return an entry of a day in June."""
    return Entry(reported_on=date(2026, 6, day), state=state, **said)  # type: ignore[arg-type]


STORY = [
    told(12, State.IN_PROGRESS, percent=60, note="Đang làm lại"),
    told(10, State.IN_PROGRESS, note="Thiếu phụ lục"),
    told(8, State.REPORTED, percent=100, result="Đã xong"),
    told(4, State.IN_PROGRESS, percent=40, obstacle="Thiếu máy quét"),
]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (3, LastTold()),
        (4, LastTold(date(2026, 6, 4), 40, "", "Thiếu máy quét")),
        (9, LastTold(date(2026, 6, 8), 100, "Đã xong", "Thiếu máy quét")),
        (11, LastTold(date(2026, 6, 10), 40, "", "Thiếu máy quét")),
        (12, LastTold(date(2026, 6, 12), 60, "Đang làm lại", "Thiếu máy quét")),
    ],
)
def test_the_last_word_on_a_day(day: int, last: LastTold) -> None:
    """What comes later is not known, and a result that was returned is no longer the last word."""
    assert last_told(STORY, date(2026, 6, day)) == last


def test_something_was_said_in_days() -> None:
    """Both ends count."""
    assert told_since(STORY, date(2026, 6, 12), date(2026, 6, 30))
    assert told_since(STORY, date(2026, 6, 1), date(2026, 6, 4))
    assert not told_since(STORY, date(2026, 6, 5), date(2026, 6, 7))
