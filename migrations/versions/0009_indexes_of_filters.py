"""Indexes for the conditions that lists ask by: star, series, state with deadline; and what a task continues."""

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
    op.create_index("ix_task_state_due_on", "task", ["state", "due_on"])
    # Few tasks continue one: an index of all would tell the planner that each value is common.
    continues = sa.text("continues_id IS NOT NULL")
    op.drop_index("ix_task_continues_id", "task")
    op.create_index(
        "ix_task_continues_id", "task", ["continues_id"], sqlite_where=continues, postgresql_where=continues
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_index("ix_task_continues_id", "task")
    op.create_index("ix_task_continues_id", "task", ["continues_id"])
    for name in ("state_due_on", "series_id", "starred"):
        op.drop_index(f"ix_task_{name}", "task")
