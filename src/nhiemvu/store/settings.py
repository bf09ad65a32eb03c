"""What the office says of itself: name, system, superior, place, signer."""

from nhiemvu.store.later import select, setting
from nhiemvu.store.session import Session


def read_settings(session: Session) -> dict[str, str]:
    """Return every setting by its key."""
    return {row.key: row.value for row in session.connection.execute(select(setting).order_by(setting.c.key))}


def write_setting(session: Session, key: str, value: str) -> None:
    """Set one setting, whether it was set before or not."""
    if key in read_settings(session):
        session.update(setting, {"key": key}, {"value": value})
    else:
        session.insert(setting, {"key": key, "value": value})
