"""Upgrade and check the database."""

from nhiemvu.domain.language import Text
from nhiemvu.store.check import check
from nhiemvu.store.database import Database
from nhiemvu.store.schema import upgrade
from nhiemvu.store.session import Session


def upgrade_database(database: Database) -> bool:
    """Bring the schema to the newest revision; tell whether anything had to be done."""
    return upgrade(database)


def check_database(session: Session) -> list[Text]:
    """Return what is wrong with the data, in words; empty where it is whole."""
    return [finding.message for finding in check(session)]
