"""Change the office's own calendar: days off, days worked, and the years of which its table is whole."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.dates import official_day, short_day
from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.workdays import DayKind, SpecialDay
from nhiemvu.store.office_days import office_days, remove_office_day, set_office_day, set_own_year
from nhiemvu.store.session import Session
from nhiemvu.usecases.office_workdays import office_workdays


class OffAndWorked(UsageFault):
    """One day was named for two things."""

    def __init__(self, day: date) -> None:
        super().__init__(
            Text(f"Ngày {short_day(day)} được nêu hai lần.", f"The day {short_day(day)} is named twice."),
            Text(
                "Mỗi ngày ghi ở một tùy chọn: --off, --work hoặc --remove.",
                "Name it with one of --off, --work, --remove.",
            ),
        )


class NotTheOffices(NotFound):
    """A day was to be taken out that the office has not set."""

    def __init__(self, day: date) -> None:
        super().__init__(
            Text(f"Cơ quan chưa đặt riêng ngày {short_day(day)}.", f"The office has not set the day {short_day(day)}."),
            Text(
                f"Xem bằng: nhiemvu calendar {day:%Y-M%m}. Ngày nghỉ theo luật mà cơ quan làm việc: ghi --work.",
                f"See nhiemvu calendar {day:%Y-M%m}. A holiday that the office works is set with --work.",
            ),
        )


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a change came to."""

    set_days: tuple[SpecialDay, ...]
    removed: tuple[SpecialDay, ...]
    #: The years of which the office's table is whole now, and was not before.
    years: tuple[int, ...]
    #: Days that were so already.
    unchanged: tuple[date, ...]


def change_calendar(
    session: Session,
    *,
    off: Sequence[date],
    worked: Sequence[date],
    removed: Sequence[date],
    decreed: Sequence[int],
    name: str | None,
    basis: str | None,
) -> CalendarChange:
    """Set days off and days worked, let others be again what they are by law, and mark years as whole.

    A day off with a day worked for it is a swap. Raises OffAndWorked, NotTheOffices; nothing is changed then.
    """
    named = [*off, *worked, *removed]
    for day in named:
        if named.count(day) > 1:
            raise OffAndWorked(day)
    held = office_days(session)
    for day in removed:
        if day not in held:
            raise NotTheOffices(day)
    wanted = [*_days_off(off, worked, name, basis), *_days_worked(off, worked, name, basis)]
    calendar = office_workdays(session)
    new = [one for one in wanted if one.day in held or calendar.is_workday(one.day) is not one.is_worked]
    changed = [one for one in new if set_office_day(session, one.day, one.kind, one.name, one.basis)]
    for day in removed:
        remove_office_day(session, day)
    return CalendarChange(
        tuple(changed),
        tuple(held[day] for day in removed),
        tuple(year for year in decreed if set_own_year(session, year)),
        tuple(one.day for one in wanted if one not in changed),
    )


def _days_off(off: Sequence[date], worked: Sequence[date], name: str | None, basis: str | None) -> list[SpecialDay]:
    kind = DayKind.IN_LIEU if worked else DayKind.HOLIDAY
    made_up = f"Nghỉ hoán đổi, làm bù {', '.join(map(official_day, worked))}"
    return [SpecialDay(day, kind, name or (made_up if worked else "Ngày nghỉ"), basis, own=True) for day in off]


def _days_worked(off: Sequence[date], worked: Sequence[date], name: str | None, basis: str | None) -> list[SpecialDay]:
    made_up = f"Làm bù cho {', '.join(map(official_day, off))}" if off else "Ngày làm việc"
    return [SpecialDay(day, DayKind.WORKDAY, name or made_up, basis, own=True) for day in worked]
