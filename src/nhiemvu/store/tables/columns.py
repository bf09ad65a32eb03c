"""What all tables have in common: names of constraints, moments, usual columns and the rules of their values."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
)

from nhiemvu.domain.dates import VIETNAM

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone: UTC in the database, Vietnam's time outside."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in Vietnam's time; SQLite gives it without its zone."""
        del dialect
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(VIETNAM)


#: What marks a column that follows from other rows: the database keeps it, no event tells of it, no archive has it.
FOLLOWS = {"follows": True}
#: Stands for the first day of a period where there is none.
FROM_THE_BEGINNING = date.min


def recorded(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that hold what is recorded, without those that follow from other rows."""
    return [column for column in table.columns if column.info != FOLLOWS]


def number() -> Column[int]:
    """Return the column of a row's number."""
    return Column("id", Integer, primary_key=True)


def reference(name: str, target: str, *, needed: bool = True) -> Column[int]:
    """Return a column of numbers of another table's rows."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not needed)


def filled(*names: str) -> list[CheckConstraint]:
    """Return the rules that these columns hold more than blanks, or NULL."""
    return [CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled") for name in names]


def one_of(name: str, values: Iterable[str]) -> CheckConstraint:
    """Return the rule that a column holds one of these values."""
    return CheckConstraint(f"{name} IN ({quoted(values)})", name=f"{name}_known")


def quoted(values: Iterable[str]) -> str:
    """Return values as a list in a condition of SQL."""
    return ", ".join(f"'{value}'" for value in values)
