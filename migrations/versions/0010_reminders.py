"""What units were told of tasks that are overdue or due soon."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.CheckConstraint("reply_by >= sent_on", name="reply_after"),
        sa.UniqueConstraint("task_id", "unit_id", "sent_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reminder_unit_id", "reminder", ["unit_id"])


def downgrade() -> None:
    """Remove it."""
    op.drop_table("reminder")
