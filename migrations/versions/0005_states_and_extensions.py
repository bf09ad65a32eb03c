"""Since when a task is set aside, later deadlines that were asked for and decided, and files that prove results."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; a task that was set aside is so since it was last said."""
    # One statement a column for both databases: SQLite adds a constraint only together with its column.
    op.execute(
        "ALTER TABLE task ADD COLUMN set_aside_on DATE CONSTRAINT ck_task_day_is_aside"
        " CHECK (set_aside_on IS NULL OR state IN ('suspended', 'cancelled'))"
    )
    op.execute(
        "UPDATE task SET set_aside_on = (SELECT max(progress.reported_on) FROM progress"
        " WHERE progress.task_id = task.id AND progress.state = task.state)"
        " WHERE state IN ('suspended', 'cancelled')"
    )
    op.create_index("ix_task_set_aside_on", "task", ["set_aside_on"])
    op.execute(
        "ALTER TABLE evidence ADD COLUMN file_name TEXT CONSTRAINT ck_evidence_file_name_filled"
        " CHECK (trim(file_name) <> '')"
    )
    op.execute(
        "ALTER TABLE evidence ADD COLUMN sha256 TEXT CONSTRAINT ck_evidence_file_whole"
        " CHECK ((file_name IS NULL) = (sha256 IS NULL) AND (sha256 IS NULL OR length(sha256) = 64))"
    )
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id")),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("from_due_on", sa.Date(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("decided_on", sa.Date()),
        sa.Column("granted_due_on", sa.Date()),
        sa.Column("refusal", sa.Text()),
        sa.Column("basis_document_id", sa.Integer(), sa.ForeignKey("document.id")),
        sa.Column("basis", sa.Text()),
        *(sa.CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled") for name in ("reason", "refusal", "basis")),
        sa.CheckConstraint("decision IN ('approved', 'refused')", name="decision_known"),
        sa.CheckConstraint("new_due_on > from_due_on AND granted_due_on > from_due_on", name="later"),
        sa.CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name="decision_dated"),
        sa.CheckConstraint("decided_on >= asked_on", name="decided_after"),
        sa.CheckConstraint(
            "(granted_due_on IS NOT NULL) = (decision IS NOT NULL AND decision = 'approved')"
            " AND (refusal IS NOT NULL) = (decision IS NOT NULL AND decision = 'refused')",
            name="decision_whole",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_extension_task_id", "extension", ["task_id"])
    op.create_index("ix_extension_decided_on", "extension", ["decided_on"])
    undecided = sa.text("decision IS NULL")
    op.create_index(
        "uq_extension_open", "extension", ["task_id"], unique=True, sqlite_where=undecided, postgresql_where=undecided
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_table("extension")
    op.execute("ALTER TABLE evidence DROP COLUMN sha256")
    op.execute("ALTER TABLE evidence DROP COLUMN file_name")
    op.drop_index("ix_task_set_aside_on", "task")
    op.execute("ALTER TABLE task DROP COLUMN set_aside_on")
