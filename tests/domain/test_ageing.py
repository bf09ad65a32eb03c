"""How long tasks have been overdue."""

import pytest

from nhiemvu.domain.ageing import AGES, AgeLine, Overdue, aged, ages_by_lead


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        ([], (0, 0, 0)),
        ([0], (0, 0, 0)),
        ([1, 30], (2, 0, 0)),
        ([31, 90], (0, 2, 0)),
        ([91, 1000], (0, 0, 2)),
        ([5, 0, 45, 200, 30], (2, 1, 1)),
    ],
)
def test_each_late_task_has_one_age(days: list[int], counts: tuple[int, ...]) -> None:
    """Both ends of a stretch are in it; what is not late has none."""
    assert tuple(aged(days).values()) == counts
    assert tuple(aged(days)) == AGES


def test_ages_by_lead() -> None:
    """Units in the order of the alphabet, tasks without a lead last, and all of them together."""
    overdue = [Overdue("Đoàn xã", 40, 2), Overdue(None, 1, 1), Overdue("Công an xã", 95, 1), Overdue("Đoàn xã", 3, 1)]
    lines, together = ages_by_lead(overdue)
    assert [(line.name, tuple(line.ages.values()), line.total, line.most_late) for line in lines] == [
        ("Công an xã", (0, 0, 1), 1, 95),
        ("Đoàn xã", (1, 2, 0), 3, 40),
        (None, (1, 0, 0), 1, 1),
    ]
    assert (tuple(together.ages.values()), together.total, together.most_late) == ((2, 2, 1), 5, 95)
    assert ages_by_lead([]) == ([], AgeLine(None, dict.fromkeys(AGES, 0), 0))
