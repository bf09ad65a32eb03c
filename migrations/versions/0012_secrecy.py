"""Directives and tasks that are state secrets, of which no word is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

DEGREES = "secrecy IN ('mat', 'toi-mat', 'tuyet-mat')"


def upgrade() -> None:
    """Make the columns and their indexes."""
    # One statement a column for both databases: SQLite adds a constraint only together with its column.
    op.execute(
        "ALTER TABLE document ADD COLUMN secrecy TEXT CONSTRAINT ck_document_secrecy_kept"
        f" CHECK (secrecy IS NULL OR ({DEGREES} AND symbol IS NOT NULL"
        " AND title IS NULL AND signer IS NULL AND note IS NULL))"
    )
    op.execute(
        "ALTER TABLE task ADD COLUMN secrecy TEXT CONSTRAINT ck_task_secrecy_kept"
        f" CHECK (secrecy IS NULL OR ({DEGREES} AND text = 'Nhiệm vụ mật' AND title = 'Nhiệm vụ mật'))"
    )
    secret = sa.text("secrecy IS NOT NULL")
    for table in ("document", "task"):
        op.create_index(f"ix_{table}_secret", table, ["id"], sqlite_where=secret, postgresql_where=secret)


def downgrade() -> None:
    """Remove them."""
    for table in ("document", "task"):
        op.drop_index(f"ix_{table}_secret", table)
        op.execute(f"ALTER TABLE {table} DROP COLUMN secrecy")
