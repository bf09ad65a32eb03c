"""Upgrade and check the database."""

from datetime import datetime

from nhiemvu.domain.backups import BEFORE_UPGRADE
from nhiemvu.domain.language import Text
from nhiemvu.store.check import check
from nhiemvu.store.database import Database
from nhiemvu.store.schema import upgrade
from nhiemvu.store.session import Session
from nhiemvu.usecases.back_up_database import BackedUp, back_up


def upgrade_database(database: Database, now: datetime) -> tuple[bool, BackedUp | None]:
    """Bring the schema to the newest revision, a file being backed up first.

    Returns whether anything had to be done, and the backup. Raises what backing up raises.
    """
    backed_up = back_up(database, now, why=BEFORE_UPGRADE) if database.outdated and database.is_sqlite else None
    return upgrade(database), backed_up


def check_database(session: Session) -> tuple[list[Text], list[Text]]:
    """Return what is wrong with the data, and what to do about it; both are empty where it is whole."""
    findings = check(session)
    return [finding.message for finding in findings], list(dict.fromkeys(finding.remedy for finding in findings))
