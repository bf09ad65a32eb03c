"""How the periods of each series are closed: list it, and set it."""

from nhiemvu.domain.windows import Window
from nhiemvu.store.series import series_name, set_window, windows
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_series import known_series


def list_windows(session: Session) -> dict[str, Window]:
    """Return the closing windows of all series by their names."""
    return windows(session)


def close_series(session: Session, name: str, window: Window) -> tuple[str, bool]:
    """Set how the periods of a series are closed; return its name and whether that is new.

    Raises UnknownSeries.
    """
    number = known_series(session, name)
    return series_name(session, number), set_window(session, number, window)
