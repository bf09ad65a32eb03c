"""Series: the reports on one subject, period after period, known by their name whatever its case and accents."""

from nhiemvu.domain.text import fold, squeeze
from nhiemvu.domain.windows import Window
from nhiemvu.store.later import select, series
from nhiemvu.store.session import Session


def series_id(session: Session, name: str, *, create: bool) -> int | None:
    """Return the number of the series so named, adding it where `create` is true; else None."""
    held = select(series.c.id).where(series.c.folded == fold(name))
    number = session.connection.execute(held).scalar()
    if number is None and create:
        return session.insert(series, {"name": squeeze(name), "folded": fold(name)})
    return number


def series_name(session: Session, number: int) -> str:
    """Return the name of a series, "" where no series has this number."""
    return session.connection.execute(select(series.c.name).where(series.c.id == number)).scalar() or ""


def all_series(session: Session) -> list[str]:
    """Return the names of all series, in the order in which they came."""
    return list(session.connection.execute(select(series.c.name).order_by(series.c.id)).scalars())


def window_of(session: Session, number: int | None) -> Window:
    """Return how the periods of a series are closed; by the calendar where there is no series."""
    held = select(series.c.closing_day).where(series.c.id == number)
    return Window(session.connection.execute(held).scalar() if number is not None else None)


def set_window(session: Session, number: int, window: Window) -> bool:
    """Set how the periods of a series are closed; tell whether that is new."""
    return session.update(series, number, {"closing_day": window.closing_day})


def windows_by_number(session: Session) -> dict[int, Window]:
    """Return the closing windows of all series by their numbers."""
    rows = session.connection.execute(select(series.c.id, series.c.closing_day))
    return {row.id: Window(row.closing_day) for row in rows}


def windows(session: Session) -> dict[str, Window]:
    """Return the closing windows of all series by their names, in the order in which they came."""
    rows = session.connection.execute(select(series.c.name, series.c.closing_day).order_by(series.c.id))
    return {row.name: Window(row.closing_day) for row in rows}
