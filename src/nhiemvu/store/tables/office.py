"""What the office says of itself: settings, series of reports, its own days."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, Text

from nhiemvu.domain.windows import LAST_CLOSING_DAY
from nhiemvu.domain.workdays import DayKind
from nhiemvu.store.tables.columns import filled, metadata, number, one_of

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    *filled("key", "value"),
)

series = Table(
    "series",
    metadata,
    number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    #: The day of a period's last month on which its figures are closed; NULL for the last day of the calendar.
    Column("closing_day", Integer),
    *filled("name", "folded"),
    CheckConstraint(f"closing_day BETWEEN 1 AND {LAST_CLOSING_DAY}", name="closing_day_range"),
    sqlite_autoincrement=True,
)

#: Days that the office itself sets, over the holidays by law and those that are decreed.
office_day = Table(
    "office_day",
    metadata,
    number(),
    Column("day", Date, nullable=False, unique=True),
    Column("day_kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    #: The document that says so.
    Column("basis", Text),
    *filled("name", "basis"),
    one_of("day_kind", DayKind),
    sqlite_autoincrement=True,
)
