"""What final reports say of tasks, periods that are closed, chains of tasks, and the clerk's map to headings."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COVERAGE = "'done', 'partly', 'carried_over', 'dropped', 'unanswered'"
STATES = "'not_started', 'in_progress', 'reported', 'done', 'suspended', 'cancelled'"


def _filled(*names: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled") for name in names]


def upgrade() -> None:
    """Make the tables, the column of chains, and the index of days of completion."""
    # One statement for both databases: SQLite adds a constraint only together with its column.
    op.execute(
        "ALTER TABLE task ADD COLUMN continues_id INTEGER CONSTRAINT fk_task_continues_id_task REFERENCES task (id)"
        " CONSTRAINT ck_task_continues_other CHECK (continues_id <> id)"
    )
    op.create_index("ix_task_continues_id", "task", ["continues_id"])
    op.create_index("ix_task_completed_on", "task", ["completed_on"])
    op.create_table(
        "report_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("coverage", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origin_start", sa.Integer()),
        sa.Column("origin_end", sa.Integer()),
        sa.Column("matched_by", sa.Text(), nullable=False),
        *_filled("text"),
        sa.CheckConstraint(f"coverage IN ({COVERAGE})", name="coverage_known"),
        sa.CheckConstraint("matched_by IN ('bookmark', 'words', 'clerk')", name="matched_by_known"),
        sa.CheckConstraint("position >= 0", name="position_counts"),
        sa.CheckConstraint("origin_start >= 0 AND origin_end >= origin_start", name="origin_order"),
        sa.UniqueConstraint("document_id", "task_id", "position"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_report_answer_task_id", "report_answer", ["task_id"])
    op.create_table(
        "report_close",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("series_id", sa.Integer(), sa.ForeignKey("series.id")),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=False),
        sa.Column("period_last", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text()),
        *_filled("period", "reason"),
        sa.CheckConstraint("period_last >= period_first", name="period_order"),
        sa.UniqueConstraint("series_id", "period"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "closed_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("close_id", sa.Integer(), sa.ForeignKey("report_close.id"), nullable=False),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("coverage", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column("due_on", sa.Date()),
        sa.Column("completed_on", sa.Date()),
        sa.Column("result", sa.Text()),
        sa.Column("note", sa.Text()),
        *_filled("result", "note"),
        sa.CheckConstraint(f"coverage IN ({COVERAGE})", name="coverage_known"),
        sa.CheckConstraint(f"state IN ({STATES})", name="state_known"),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
        sa.UniqueConstraint("close_id", "task_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_closed_answer_task_id", "closed_answer", ["task_id"])
    op.create_table(
        "result_place",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("series_id", sa.Integer(), sa.ForeignKey("series.id")),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id")),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("document.id")),
        sa.Column("words", sa.Text()),
        sa.Column("heading", sa.Text(), nullable=False),
        *_filled("words", "heading"),
        sa.CheckConstraint("placed_by IN ('unit', 'directive', 'label', 'words')", name="placed_by_known"),
        sa.CheckConstraint("position >= 0", name="position_counts"),
        sa.CheckConstraint(
            "(placed_by = 'unit') = (unit_id IS NOT NULL) AND (placed_by = 'directive') = (document_id IS NOT NULL)"
            " AND (placed_by IN ('label', 'words')) = (words IS NOT NULL)",
            name="one_thing",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_result_place_series_id", "result_place", ["series_id"])


def downgrade() -> None:
    """Remove them."""
    for table in ("result_place", "closed_answer", "report_close", "report_answer"):
        op.drop_table(table)
    op.drop_index("ix_task_completed_on", "task")
    op.drop_index("ix_task_continues_id", "task")
    op.execute("ALTER TABLE task DROP COLUMN continues_id")
