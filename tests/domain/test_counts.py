"""The four official counts, and what is made of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.counts import CountLine, Counts, CountTable, DoesNotFoot, Rate, Tally, counted, ranked
from nhiemvu.domain.tasks import Timing

tallies = st.builds(Tally, st.none() | st.sampled_from(Timing), st.booleans(), st.integers(0, 50))


@given(st.lists(tallies))
def test_each_task_is_in_one_count(several: list[Tally]) -> None:
    """The four counts and what is set aside add up to the tasks."""
    counts = counted(several)
    assert counts.total + counts.set_aside == sum(tally.number for tally in several)
    assert counts.open_updated <= counts.open


@given(st.lists(tallies), st.lists(tallies))
def test_counting_apart_is_counting_together(some: list[Tally], others: list[Tally]) -> None:
    """What is counted in two parts adds up to what is counted at once."""
    assert counted(some) + counted(others) == counted([*some, *others])


@pytest.mark.parametrize(
    ("name", "rate", "percent"),
    [
        ("published by the Government's task force in 2017", Rate(16051, 16274), "98.63"),
        ("halves go up", Rate(1, 800), "0.13"),
        ("all", Rate(7, 7), "100.00"),
        ("none of some", Rate(0, 3), "0.00"),
        ("nothing to be done", Rate(0, 0), None),
    ],
)
def test_rates(name: str, rate: Rate, percent: str | None) -> None:
    """A share in percent, or none of nothing."""
    assert rate.percent == (Decimal(percent) if percent else None), name


def test_rates_are_of_what_they_say() -> None:
    """Late completions count as done, what is not yet due is left out of completion."""
    counts = Counts(done_on_time=14068, done_late=1983, open_in_time=5640, open_overdue=223, open_updated=100)
    assert (counts.total, counts.done, counts.open) == (21914, 16051, 5863)
    assert counts.completion == Rate(16051, 16274)
    assert counts.on_time == Rate(14068, 16051)
    assert counts.updating == Rate(100, 5863)


@given(st.lists(st.lists(tallies), min_size=1))
def test_a_table_that_does_not_foot_cannot_be_made(several: list[list[Tally]]) -> None:
    """Lines that add up make a table; with one task more in the total there is none."""
    lines = [CountLine(str(number), counted(group)) for number, group in enumerate(several)]
    total = counted([tally for group in several for tally in group])
    assert CountTable(lines, total).total == total
    with pytest.raises(DoesNotFoot):
        CountTable(lines, total + Counts(open_overdue=1))


def test_units_are_ranked() -> None:
    """By completion, then by updating, then by name; equal completion shares a place, nothing due has none."""
    lines = [
        CountLine("Đoàn xã", Counts(done_on_time=1, open_overdue=1)),
        CountLine("Ban Dân vận", Counts(open_in_time=2)),
        CountLine("Công an xã", Counts(done_on_time=1, open_overdue=1, open_updated=1)),
        CountLine(None, Counts(done_on_time=9)),
        CountLine("Trạm Y tế", Counts(open_overdue=1)),
        CountLine("Ủy ban", Counts(done_late=1)),
    ]
    assert [(place, line.name) for place, line in ranked(lines)] == [
        (1, "Ủy ban"),
        (2, "Công an xã"),
        (2, "Đoàn xã"),
        (4, "Trạm Y tế"),
        (None, "Ban Dân vận"),
    ]
