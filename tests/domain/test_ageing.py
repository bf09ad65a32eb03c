"""How long tasks have been overdue."""

import pytest

from nhiemvu.domain.ageing import AGES, aged


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
