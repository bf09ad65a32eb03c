"""Hints of which index a statement is to go by, for SQLite: it counts no rows, and takes common values for rare ones.

SQLAlchemy writes down hints of the dialects that it knows to have them; SQLite's INDEXED BY is not among these.
"""

from sqlalchemy import Dialect, FromClause
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler


class HintingCompiler(SQLiteCompiler):
    """Writes a hint behind the table that it is about."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """Return the hint as it is."""
        del table
        return text


def follow_hints(dialect: Dialect) -> None:
    """Let a dialect of SQLite write down the hints that statements bring."""
    dialect.statement_compiler = HintingCompiler
