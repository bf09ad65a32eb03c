"""The office's own days off, the closing day of a series, and the rules of tasks that come back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the column."""
    # One statement for both databases: SQLite adds a constraint only together with its column.
    op.execute(
        "ALTER TABLE series ADD COLUMN closing_day INTEGER CONSTRAINT ck_series_closing_day_range"
        " CHECK (closing_day BETWEEN 1 AND 28)"
    )
    op.create_table(
        "office_day",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("day", sa.Date(), nullable=False, unique=True),
        sa.Column("day_kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text()),
        sa.CheckConstraint("trim(name) <> ''", name="name_filled"),
        sa.CheckConstraint("trim(basis) <> ''", name="basis_filled"),
        sa.CheckConstraint("day_kind IN ('holiday', 'in_lieu', 'workday')", name="day_kind_known"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "task_recurrence",
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), primary_key=True, autoincrement=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("occurs_on", sa.Date(), nullable=False),
        sa.Column("after_id", sa.Integer(), sa.ForeignKey("task.id"), unique=True),
        sa.CheckConstraint("trim(rule) <> ''", name="rule_filled"),
        sa.CheckConstraint("after_id <> task_id", name="after_other"),
        sa.CheckConstraint("occurs_on >= first_due_on", name="occurs_order"),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("task_recurrence")
    op.drop_table("office_day")
    op.execute("ALTER TABLE series DROP COLUMN closing_day")
