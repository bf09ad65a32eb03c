"""Count tasks: the four official counts, in all or by unit, series, directive or period."""

from collections.abc import Sequence
from datetime import date, timedelta

from nhiemvu.domain.ageing import AgeLine, ages_by_lead
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import UPDATE_DAYS, CountLine, Counts, CountTable, Grouping
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import Role
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.units import find_unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.counts import count_tasks, count_tasks_by, count_tasks_of_leads, overdue_by_lead
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import TaskFilter, conditions
from nhiemvu.store.units import all_units
from nhiemvu.usecases.choose_tasks import directive_id, wanted_tasks
from nhiemvu.usecases.find_series import known_series


class UpdatedAfterCounting(UsageFault):
    """Updates are asked for from a day after the one that is counted for."""

    def __init__(self, since: date, as_of: date) -> None:
        super().__init__(
            Text(
                f"Mốc tính cập nhật {since:%d/%m/%Y} sau ngày thống kê {as_of:%d/%m/%Y}.",
                f"Updates since {since} come after {as_of}, the day counted for.",
            ),
            Text("Đặt --updated-since trước hoặc bằng --as-of.", "Let --updated-since be no later than --as-of."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts with what they are of."""

    table: CountTable
    by: Grouping | None
    as_of: date
    #: Open tasks count as updated where something was said since this day.
    updated_since: date


def statistics(
    session: Session,
    *,
    by: Grouping | None,
    as_of: date,
    updated_since: date | None = None,
    unit: str | None = None,
    period: Period | None = None,
    series: str | None = None,
    directive: str | None = None,
) -> Statistics:
    """Return the counts of the tasks that a unit leads, of a period and series, under a directive.

    Raises UnknownUnit, UnknownSeries, UnknownDirective, AmbiguousDirective, UpdatedAfterCounting.
    """
    wanted = TaskFilter(
        unit_id=find_unit(unit, all_units(session), as_of).id if unit else None,
        roles=[Role.LEAD] if unit else None,
        units_on=as_of,
        period=period,
        series_id=known_series(session, series) if series else None,
        under_directive_id=directive_id(session, directive) if directive else None,
    )
    return _counted(session, wanted, by=by, as_of=as_of, updated_since=updated_since)


def statistics_of_choice(
    session: Session,
    choice: TaskChoice,
    *,
    by: Grouping | None,
    as_of: date,
    updated_since: date | None = None,
    units_on: date | None = None,
) -> Statistics:
    """Return the counts of exactly the tasks that a list with this choice is of.

    A unit's tasks are those of the day `units_on`, else of `as_of`. Raises what `wanted_tasks` raises, and
    UpdatedAfterCounting.
    """
    wanted = wanted_tasks(session, choice, as_of)
    wanted = replace(wanted, units_on=units_on or wanted.units_on)
    return _counted(session, wanted, by=by, as_of=as_of, updated_since=updated_since)


def counts_of_leads(
    session: Session, units: Sequence[int], choice: TaskChoice, *, as_of: date, units_on: date
) -> dict[int, Counts]:
    """Return the counts of those of the tasks that each of some units leads on the day `units_on`, by unit.

    A unit that leads none of them is left out. Raises what `wanted_tasks` raises.
    """
    return count_tasks_of_leads(
        session,
        units,
        conditions(wanted_tasks(session, choice, as_of)),
        as_of=as_of,
        updated_since=as_of - timedelta(days=UPDATE_DAYS),
        units_on=units_on,
    )


def ages_of_choice(session: Session, choice: TaskChoice, *, as_of: date) -> tuple[Sequence[AgeLine], AgeLine]:
    """Return how long those of the tasks have been overdue that are counted so, by lead and all together.

    Raises what `wanted_tasks` raises.
    """
    return ages_by_lead(overdue_by_lead(session, conditions(wanted_tasks(session, choice, as_of)), as_of=as_of))


def _counted(
    session: Session, filtered: TaskFilter, *, by: Grouping | None, as_of: date, updated_since: date | None
) -> Statistics:
    since = updated_since or as_of - timedelta(days=UPDATE_DAYS)
    if since > as_of:
        raise UpdatedAfterCounting(since, as_of)
    wanted = conditions(filtered)
    if by:
        lines = count_tasks_by(session, by, wanted, as_of=as_of, updated_since=since)
        # Each task stands in one line.
        total = sum((line.counts for line in lines), Counts())
    else:
        total = count_tasks(session, wanted, as_of=as_of, updated_since=since)
        lines = [CountLine("", total)]
    table = CountTable(sorted(lines, key=lambda line: _order(line, by)), total)
    return Statistics(table=table, by=by, as_of=as_of, updated_since=since)


def _order(line: CountLine, by: Grouping | None) -> tuple[object, ...]:
    """Units and the like by name, periods by time; the tasks that have none last."""
    if line.name is None:
        return (True,)
    if by is Grouping.PERIOD:
        period = parse_period(line.name)
        return (False, period.first_day, period.last_day)
    return (False, sort_key(line.name))
