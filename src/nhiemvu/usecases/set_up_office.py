"""Name the office that the database belongs to."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.symbols import System
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings, write_setting
from nhiemvu.usecases.report_frame import BETWEEN_RECIPIENTS


def set_up_office(
    session: Session,
    *,
    office: str,
    system: System,
    details: Mapping[str, str | None],
    recipients: Sequence[str] = (),
) -> bool:
    """Record the office's name, system and details (superior, place, signer...); tell whether anything changed.

    A detail that is None stays as it was, and so do the recipients where none are given.
    """
    before = read_settings(session)
    wanted = {"office": office, "system": system.value} | {key: value for key, value in details.items() if value}
    if recipients:
        wanted["recipients"] = BETWEEN_RECIPIENTS.join(recipients)
    for key, value in wanted.items():
        write_setting(session, key, value)
    return any(before.get(key) != value for key, value in wanted.items())
