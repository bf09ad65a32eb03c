"""Days that the office itself sets over the holidays by law: off, off in lieu, worked."""

from datetime import date

from nhiemvu.domain.workdays import DayKind, SpecialDay
from nhiemvu.store.later import office_day, select
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings, write_setting

#: The setting that holds the years of which the office says that its table is whole: "2027 2028".
YEARS = "calendar_years"


def office_days(session: Session) -> dict[date, SpecialDay]:
    """Return every day that the office set."""
    rows = session.connection.execute(select(office_day).order_by(office_day.c.day))
    return {row.day: SpecialDay(row.day, DayKind(row.day_kind), row.name, row.basis, own=True) for row in rows}


def set_office_day(session: Session, day: date, kind: DayKind, name: str, basis: str | None) -> bool:
    """Set what a day is for the office; tell whether that is new."""
    values = {"day": day, "day_kind": kind, "name": name, "basis": basis}
    number = _number(session, day)
    if number is not None:
        return session.update(office_day, number, values)
    session.insert(office_day, values)
    return True


def remove_office_day(session: Session, day: date) -> bool:
    """Let a day be again what it is by law; tell whether the office had set it."""
    number = _number(session, day)
    if number is not None:
        session.delete(office_day, number)
    return number is not None


def _number(session: Session, day: date) -> int | None:
    return session.connection.execute(select(office_day.c.id).where(office_day.c.day == day)).scalar()


def own_years(session: Session) -> frozenset[int]:
    """Return the years of which the office says that its table is whole."""
    return frozenset(int(year) for year in read_settings(session).get(YEARS, "").split())


def set_own_year(session: Session, year: int) -> bool:
    """Record that the office's table of a year is whole; tell whether that is new."""
    years = own_years(session)
    write_setting(session, YEARS, " ".join(str(one) for one in sorted({*years, year})))
    return year not in years
