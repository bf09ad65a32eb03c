"""Every deadline that a document names for a task, and the one that it gave where the office set another."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column; a task on record has its words' deadline, else its first one."""
    op.create_table(
        "task_deadline",
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("origin_start", sa.Integer(), nullable=False),
        sa.Column("origin_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(text) <> ''", name="text_filled"),
        sa.CheckConstraint("trim(rule) <> ''", name="rule_filled"),
        sa.CheckConstraint("position >= 0", name="position_counts"),
        sa.CheckConstraint("origin_start >= 0 AND origin_end >= origin_start", name="origin_order"),
    )
    op.add_column("task", sa.Column("origin_due_on", sa.Date()))
    op.execute(
        "UPDATE task SET origin_due_on = CASE WHEN due_text IS NULL THEN original_due_on ELSE due_on END"
        " WHERE origin_document_id IS NOT NULL"
    )


def downgrade() -> None:
    """Remove them."""
    with op.batch_alter_table("task") as batch:
        batch.drop_column("origin_due_on")
    op.drop_table("task_deadline")
