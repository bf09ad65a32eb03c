"""Find a series of reports by its name."""

from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.store.series import all_series, series_id
from nhiemvu.store.session import Session


class UnknownSeries(NotFound):
    """No report or task belongs to this series."""

    def __init__(self, name: str, known: list[str]) -> None:
        several = "; ".join(known)
        super().__init__(
            Text(f"Không có loại báo cáo “{name}”.", f"There is no series “{name}”."),
            Text(f"Các loại báo cáo đang có: {several or 'chưa có'}.", f"Series held: {several or 'none'}."),
        )


class SeriesNotNamed(UsageFault):
    """Several series are held and none was named."""

    def __init__(self, known: list[str]) -> None:
        several = "; ".join(known)
        super().__init__(
            Text("Cơ quan có nhiều loại báo cáo, chưa rõ soạn loại nào.", "Several series are held; name one."),
            Text(f"Thêm --series với một trong: {several}.", f"Add --series with one of: {several}."),
        )


def known_series(session: Session, name: str) -> int:
    """Return the number of the series that `name` names, whatever its case and tone marks.

    Raises UnknownSeries with the series held.
    """
    number = series_id(session, name, create=False)
    if number is None:
        raise UnknownSeries(name, all_series(session))
    return number


def only_series(session: Session, name: str | None) -> int | None:
    """Return the series to draft: the one named, or None (meaning all) where at most one is held.

    Raises UnknownSeries, SeriesNotNamed.
    """
    if name is not None:
        return known_series(session, name)
    known = all_series(session)
    if len(known) > 1:
        raise SeriesNotNamed(known)
    return None


def series_number(session: Session, chosen: int | None) -> int | None:
    """Return the series that is meant where none was named: the only one that is held, if any."""
    if chosen is not None:
        return chosen
    held = all_series(session)
    return series_id(session, held[0], create=False) if held else None
