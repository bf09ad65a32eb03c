"""The index of open tasks in the order of lists: by deadline, then by number."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

INDEX = "ix_task_open_due_on"
OPEN = "state IN ('not_started', 'in_progress', 'reported')"


def upgrade() -> None:
    """Make it anew."""
    _make("due_on", "id")


def downgrade() -> None:
    """Make the earlier one."""
    _make("due_on")


def _make(*columns: str) -> None:
    condition = sa.text(OPEN)
    op.drop_index(INDEX, "task")
    op.create_index(INDEX, "task", columns, sqlite_where=condition, postgresql_where=condition)
