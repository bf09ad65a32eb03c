"""Indexes for the conditions that lists ask by: star, series, state."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    starred = sa.text("starred = true")
    op.create_index("ix_task_starred", "task", ["id"], sqlite_where=starred, postgresql_where=starred)
    op.create_index("ix_task_series_id", "task", ["series_id"])
    op.create_index("ix_task_state", "task", ["state"])


def downgrade() -> None:
    """Remove them."""
    for name in ("state", "series_id", "starred"):
        op.drop_index(f"ix_task_{name}", "task")
