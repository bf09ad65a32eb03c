"""Words of records for searches."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, UniqueConstraint

from nhiemvu.store.tables.columns import metadata, number, one_of

#: Tables whose words are searched.
SEARCHED = ("task", "progress", "evidence", "document", "document_source")

#: The words of records as searches compare them, piece by piece; `search_index` keeps it in step and searches it.
search_entry = Table(
    "search_entry",
    metadata,
    number(),
    #: The table and the row that hold the text, and the piece's first character.
    Column("source", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    #: The words with and without accents.
    Column("exact", Text, nullable=False),
    Column("folded", Text, nullable=False),
    one_of("source", SEARCHED),
    CheckConstraint("start >= 0", name="start_counts"),
    UniqueConstraint("source", "record_id", "start"),
)
