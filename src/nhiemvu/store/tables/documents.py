"""Documents, their files, reports and what is between documents."""

from sqlalchemy import JSON, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from nhiemvu.domain.directives import Relation
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.store.tables.columns import filled, metadata, number, one_of, quoted, reference

document = Table(
    "document",
    metadata,
    number(),
    #: NULL for a document that has neither symbol nor title: nothing tells it from another such.
    Column("identity", Text, unique=True),
    Column("kind", Text),
    Column("symbol", Text),
    Column("symbol_key", Text, index=True),
    Column("issued_on", Date),
    Column("issuer", Text),
    Column("title", Text),
    Column("folded", Text),
    Column("signer", Text),
    Column("note", Text),
    #: The degree of a state secret, which keeps nothing but what names it.
    Column("secrecy", Text),
    *filled("identity", "kind", "symbol", "symbol_key", "issuer", "title", "folded", "signer", "note"),
    CheckConstraint("(symbol IS NULL) = (symbol_key IS NULL)", name="symbol_whole"),
    CheckConstraint(
        f"secrecy IS NULL OR (secrecy IN ({quoted(Secrecy)}) AND symbol IS NOT NULL"
        " AND title IS NULL AND signer IS NULL AND note IS NULL)",
        name="secrecy_kept",
    ),
    sqlite_autoincrement=True,
)

#: The condition that a document is secret, in the words of its partial index.
IS_SECRET_DOCUMENT = document.c.secrecy.is_not(None)

Index("ix_document_secret", document.c.id, sqlite_where=IS_SECRET_DOCUMENT)

document_source = Table(
    "document_source",
    metadata,
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("outline", JSON, nullable=False),
    Column("imported_on", Date, nullable=False),
    *filled("file_name"),
    CheckConstraint("length(sha256) = 64", name="sha256_whole"),
)

report = Table(
    "report",
    metadata,
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    reference("series_id", "series", needed=False),
    Column("period_reported", Text),
    Column("reported_first", Date),
    Column("reported_last", Date),
    Column("period_planned", Text),
    Column("planned_first", Date),
    Column("planned_last", Date),
    *filled("period_reported", "period_planned"),
    CheckConstraint(
        "(period_reported IS NULL) = (reported_first IS NULL) AND (period_reported IS NULL) = (reported_last IS NULL)",
        name="reported_whole",
    ),
    CheckConstraint(
        "(period_planned IS NULL) = (planned_first IS NULL) AND (period_planned IS NULL) = (planned_last IS NULL)",
        name="planned_whole",
    ),
    CheckConstraint("reported_last >= reported_first", name="reported_order"),
    CheckConstraint("planned_last >= planned_first", name="planned_order"),
    UniqueConstraint("series_id", "period_reported"),
)

document_link = Table(
    "document_link",
    metadata,
    number(),
    reference("from_id", "document"),
    Column("relation", Text, nullable=False),
    reference("to_id", "document"),
    one_of("relation", Relation),
    CheckConstraint("from_id <> to_id", name="ends_differ"),
    UniqueConstraint("from_id", "relation", "to_id"),
    Index(None, "to_id"),
    sqlite_autoincrement=True,
)
