"""Which report comes next: what the newest reports planned, and whose period ends nearest to the day asked about."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.periods import Period, PeriodKind


class HeldReport(NamedTuple):
    """What a report that is held says of its periods."""

    series: str | None
    reported: Period | None
    planned: Period | None


def coming_period(held: Iterable[HeldReport], today: date) -> Period | None:
    """Return the period of the report that is to be written next, or None where no report names a period.

    Of each series, and of monthly, quarterly... reports apart, only the newest counts: what earlier ones planned has
    been reported. Of their planned periods the one whose end is nearest to `today` is next, whether it has passed or
    not; of ends equally near the earlier, and of periods with the same end the longest, which holds the others.
    """
    newest: dict[tuple[str | None, PeriodKind], tuple[date, Period]] = {}
    for report in held:
        planned = report.planned or (report.reported.next() if report.reported else None)
        if planned:
            key = report.series, planned.kind
            said = report.reported.last_day if report.reported else date.min
            if key not in newest or (said, planned.last_day) > (newest[key][0], newest[key][1].last_day):
                newest[key] = said, planned
    periods = [planned for _, planned in newest.values()]
    return min(
        periods,
        key=lambda period: (abs((period.last_day - today).days), period.last_day, period.first_day),
        default=None,
    )
