"""Words of records for searching: one table, with the full-text index that each database has.

`nhiemvu.store.schema.upgrade` fills it: the words are folded by rules that SQL does not have.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: The columns of words: with and without accents.
WORDS = ("exact", "folded")


def upgrade() -> None:
    """Make the table and the index."""
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "source IN ('task', 'progress', 'evidence', 'document', 'document_source')", name="source_known"
        ),
        sa.CheckConstraint("start >= 0", name="start_counts"),
        sa.UniqueConstraint("source", "record_id", "start"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _index_on_sqlite()
    else:
        _index_on_postgresql()


def _index_on_sqlite() -> None:
    columns = ", ".join(WORDS)
    op.execute(
        f"CREATE VIRTUAL TABLE search_index USING fts5({columns}, content='search_entry', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    new = ", ".join(f"NEW.{name}" for name in WORDS)
    old = ", ".join(f"OLD.{name}" for name in WORDS)
    add = f"INSERT INTO search_index (rowid, {columns}) VALUES (NEW.id, {new});"  # noqa: S608 constants of this module
    remove = f"INSERT INTO search_index (search_index, rowid, {columns}) VALUES ('delete', OLD.id, {old});"  # noqa: S608 likewise
    op.execute(f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {add} END")
    op.execute(f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {remove} END")
    op.execute(f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {remove} {add} END")


def _index_on_postgresql() -> None:
    for name in WORDS:
        # Stored, for phrases and ranks ask for the places of words again.
        derived = f"tsvector GENERATED ALWAYS AS (to_tsvector('simple', {name})) STORED"
        op.execute(f"ALTER TABLE search_entry ADD COLUMN search_index_{name} {derived}")
        op.execute(f"CREATE INDEX search_index_{name} ON search_entry USING gin (search_index_{name})")


def downgrade() -> None:
    """Remove them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_entry")
