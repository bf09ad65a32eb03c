"""Which report comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.coming import HeldReport, coming_period
from nhiemvu.domain.periods import Period, PeriodKind, parse_period

CASES = [
    ("no report", [], "2026-04-01", None),
    ("the plan of the only report", [("a", "2026-Q1", "2026-Q2")], "2026-04-10", "2026-Q2"),
    ("a plan whose end has passed", [("a", "2026-Q1", "2026-Q2")], "2026-07-20", "2026-Q2"),
    (
        "what an earlier report planned has been reported, though its end is nearer",
        [("a", "2026-Q1", "2026-Q2"), ("a", "2025-Q4", "2026-Q1")],
        "2026-04-10",
        "2026-Q2",
    ),
    ("a report that plans nothing: the period after its own", [("a", "2026-Q1", None)], "2026-04-10", "2026-Q2"),
    ("a report that only plans", [("a", None, "2026-Q2")], "2026-04-10", "2026-Q2"),
    ("a report without periods", [("a", None, None)], "2026-04-10", None),
    ("of two series the nearer end", [("a", "2026-Q1", "2026-Q2"), ("b", "2025", "2026")], "2026-05-01", "2026-Q2"),
    ("of two series the other", [("a", "2026-Q1", "2026-Q2"), ("b", "2025", "2026")], "2026-11-20", "2026"),
    (
        "monthly reports beside quarterly ones, the month first",
        [("a", "2026-M04", "2026-M05"), ("a", "2026-Q1", "2026-Q2")],
        "2026-05-20",
        "2026-M05",
    ),
    (
        "the same end: the quarter holds the month",
        [("a", "2026-M05", "2026-M06"), ("a", "2026-Q1", "2026-Q2")],
        "2026-06-20",
        "2026-Q2",
    ),
    ("ends equally near: the earlier", [("a", None, "2026-M05"), ("b", None, "2026-M06")], "2026-06-15", "2026-M05"),
    ("nine months lead to the fourth quarter", [("a", "2026-9M", None)], "2026-10-01", "2026-Q4"),
]


def parsed(code: str | None) -> Period | None:
    """Return the period of a code."""
    return parse_period(code) if code else None


@pytest.mark.parametrize(("name", "held", "today", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_coming_period(
    name: str, held: list[tuple[str, str | None, str | None]], today: str, expected: str | None
) -> None:
    """Only the newest report of a series counts, and the end nearest to the day decides."""
    reports = [HeldReport(series, parsed(reported), parsed(planned)) for series, reported, planned in held]
    found = coming_period(reports, date.fromisoformat(today))
    assert (found.code if found else None) == expected, name


QUARTERS = st.builds(Period, st.integers(2020, 2030), st.just(PeriodKind.QUARTER), st.integers(1, 4))


@given(st.lists(QUARTERS, min_size=1), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_order_of_the_reports_does_not_matter(reported: list[Period], today: date) -> None:
    """In one series the newest report's plan is next, on any day."""
    held = [HeldReport("a", period, period.next()) for period in reported]
    newest = max(reported, key=lambda period: period.last_day)
    assert coming_period(held, today) == coming_period(held[::-1], today) == newest.next()
    assert newest.next().first_day == newest.last_day + timedelta(days=1)
