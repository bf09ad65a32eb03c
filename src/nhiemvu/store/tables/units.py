"""Units, their names and groups, and what became of them."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.store.tables.columns import filled, metadata, number, one_of, reference

unit = Table(
    "unit",
    metadata,
    number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    reference("parent_id", "unit", needed=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    *filled("name", "folded"),
    CheckConstraint("parent_id <> id", name="parent_other"),
    CheckConstraint("valid_to >= valid_from", name="valid_order"),
    sqlite_autoincrement=True,
)

unit_alias = Table(
    "unit_alias",
    metadata,
    number(),
    reference("unit_id", "unit"),
    Column("alias", Text, nullable=False),
    Column("folded", Text, nullable=False),
    *filled("alias", "folded"),
    UniqueConstraint("unit_id", "folded"),
    sqlite_autoincrement=True,
)

#: What became of a unit: from a day on it has another name, or is no more and others go on with its work.
unit_change = Table(
    "unit_change",
    metadata,
    number(),
    reference("unit_id", "unit"),
    Column("change", Text, nullable=False),
    #: The first day on which it is so.
    Column("from_on", Date, nullable=False),
    Column("former_name", Text),
    #: The decision.
    reference("document_id", "document", needed=False),
    *filled("former_name"),
    one_of("change", UnitChangeKind),
    CheckConstraint("(change = 'rename') = (former_name IS NOT NULL)", name="rename_named"),
    Index(None, "unit_id"),
    sqlite_autoincrement=True,
)

unit_successor = Table(
    "unit_successor",
    metadata,
    Column("change_id", Integer, ForeignKey("unit_change.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Index(None, "unit_id"),
)

unit_group = Table(
    "unit_group",
    metadata,
    number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    *filled("name", "folded"),
    sqlite_autoincrement=True,
)

unit_group_member = Table(
    "unit_group_member",
    metadata,
    Column("group_id", Integer, ForeignKey("unit_group.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Index(None, "unit_id"),
)
