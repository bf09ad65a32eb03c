"""Groups of units, and an index that finds the children of a task."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of groups and the index."""
    op.create_table(
        "unit_group",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name="name_filled"),
        sa.CheckConstraint("trim(folded) <> ''", name="folded_filled"),
        sa.UniqueConstraint("folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unit_group_member",
        sa.Column("group_id", sa.Integer(), sa.ForeignKey("unit_group.id"), primary_key=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), primary_key=True),
    )
    op.create_index("ix_unit_group_member_unit_id", "unit_group_member", ["unit_id"])
    op.create_index("ix_task_parent_id", "task", ["parent_id"])


def downgrade() -> None:
    """Remove them."""
    op.drop_index("ix_task_parent_id", "task")
    op.drop_table("unit_group_member")
    op.drop_table("unit_group")
