"""What became of units: new names, merging, splitting and dissolving, each with its day, basis and successors."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the index that finds the tasks of a unit on any day."""
    op.create_table(
        "unit_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("former_name", sa.Text()),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("document.id")),
        sa.CheckConstraint("trim(former_name) <> ''", name="former_name_filled"),
        sa.CheckConstraint("change IN ('rename', 'merge', 'split', 'dissolve')", name="change_known"),
        sa.CheckConstraint("(change = 'rename') = (former_name IS NOT NULL)", name="rename_named"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unit_change_unit_id", "unit_change", ["unit_id"])
    op.create_table(
        "unit_successor",
        sa.Column("change_id", sa.Integer(), sa.ForeignKey("unit_change.id"), primary_key=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), primary_key=True),
    )
    op.create_index("ix_unit_successor_unit_id", "unit_successor", ["unit_id"])
    op.create_index("ix_assignment_unit_id", "assignment", ["unit_id"])


def downgrade() -> None:
    """Remove them."""
    op.drop_index("ix_assignment_unit_id", "assignment")
    op.drop_table("unit_successor")
    op.drop_table("unit_change")
