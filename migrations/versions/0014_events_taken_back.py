"""The index of events that take others back: the history names them beside what they undid."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INDEX = "ix_event_undoes_id"


def upgrade() -> None:
    """Make it."""
    condition = sa.text("undoes_id IS NOT NULL")
    op.create_index(INDEX, "event", ["undoes_id"], sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    """Drop it."""
    op.drop_index(INDEX, "event")
