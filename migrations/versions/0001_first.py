"""The first schema: documents, reports, tasks, units, progress and history.

Names of constraints come from the naming convention of `nhiemvu.store.tables`.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

RELATIONS = "'implements', 'promulgates', 'replaces', 'amends', 'requests', 'cites'"
STATES = "'not_started', 'in_progress', 'reported', 'done', 'suspended', 'cancelled'"
OPEN = "state IN ('not_started', 'in_progress', 'reported')"
LEADS = "role = 'lead' AND until_on IS NULL"
HOLDS = "until_on IS NULL"

TABLES = (
    "setting",
    "unit",
    "unit_alias",
    "series",
    "document",
    "document_source",
    "report",
    "document_link",
    "task",
    "task_directive",
    "assignment",
    "progress",
    "evidence",
    "event",
    "event_task",
)
#: Tables that are only ever appended to.
APPENDED = ("event", "event_task")
#: What tells that a row with the key of the new one is there: INSERT OR REPLACE would delete it without a trigger.
TAKEN = {"event": "id = NEW.id", "event_task": "event_id = NEW.event_id AND task_id = NEW.task_id"}


def upgrade() -> None:
    """Make every table, and keep history from being rewritten."""
    _offices()
    _documents()
    _tasks()
    _record()
    _history()
    if op.get_bind().dialect.name == "sqlite":
        _protect_on_sqlite()
    else:
        _protect_on_postgresql()


def downgrade() -> None:
    """Remove every table."""
    for name in reversed(TABLES):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting()")


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _reference(name: str, target: str, **options: Any) -> sa.Column[int]:  # noqa: ANN401 whatever a column takes
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{target}.id"), **options)


def _filled(*names: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled") for name in names]


def _check(name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=name)


def _whole_period(period: str, first: str, last: str, name: str) -> list[sa.CheckConstraint]:
    missing = f"({period} IS NULL)"
    return [
        _check(f"{name}_whole", f"{missing} = ({first} IS NULL) AND {missing} = ({last} IS NULL)"),
        _check(f"{name}_order", f"{last} >= {first}"),
    ]


def _offices() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        *_filled("key", "value"),
    )
    op.create_table(
        "unit",
        _number(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        _reference("parent_id", "unit"),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        *_filled("name", "folded"),
        _check("parent_other", "parent_id <> id"),
        _check("valid_order", "valid_to >= valid_from"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unit_alias",
        _number(),
        _reference("unit_id", "unit", nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        *_filled("alias", "folded"),
        sa.UniqueConstraint("unit_id", "folded"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series",
        _number(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        *_filled("name", "folded"),
        sa.UniqueConstraint("folded"),
        sqlite_autoincrement=True,
    )


def _documents() -> None:
    texts = ("identity", "kind", "symbol", "symbol_key", "issuer", "title", "folded", "signer", "note")
    op.create_table(
        "document",
        _number(),
        sa.Column("identity", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("symbol", sa.Text()),
        sa.Column("symbol_key", sa.Text()),
        sa.Column("issued_on", sa.Date()),
        sa.Column("issuer", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("folded", sa.Text()),
        sa.Column("signer", sa.Text()),
        sa.Column("note", sa.Text()),
        *_filled(*texts),
        _check("symbol_whole", "(symbol IS NULL) = (symbol_key IS NULL)"),
        sa.UniqueConstraint("identity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_symbol_key", "document", ["symbol_key"])
    op.create_table(
        "document_source",
        _reference("document_id", "document", primary_key=True, autoincrement=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outline", sa.JSON(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        *_filled("file_name"),
        _check("sha256_whole", "length(sha256) = 64"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "report",
        _reference("document_id", "document", primary_key=True, autoincrement=False),
        _reference("series_id", "series"),
        sa.Column("period_reported", sa.Text()),
        sa.Column("reported_first", sa.Date()),
        sa.Column("reported_last", sa.Date()),
        sa.Column("period_planned", sa.Text()),
        sa.Column("planned_first", sa.Date()),
        sa.Column("planned_last", sa.Date()),
        *_filled("period_reported", "period_planned"),
        *_whole_period("period_reported", "reported_first", "reported_last", "reported"),
        *_whole_period("period_planned", "planned_first", "planned_last", "planned"),
        sa.UniqueConstraint("series_id", "period_reported"),
    )
    op.create_table(
        "document_link",
        _number(),
        _reference("from_id", "document", nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        _reference("to_id", "document", nullable=False),
        _check("relation_known", f"relation IN ({RELATIONS})"),
        _check("ends_differ", "from_id <> to_id"),
        sa.UniqueConstraint("from_id", "relation", "to_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_link_to_id", "document_link", ["to_id"])


def _tasks() -> None:
    op.create_table(
        "task",
        _number(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        _reference("series_id", "series"),
        sa.Column("period", sa.Text()),
        sa.Column("period_first", sa.Date()),
        sa.Column("period_last", sa.Date()),
        _reference("origin_document_id", "document"),
        sa.Column("origin_label", sa.Text()),
        sa.Column("origin_start", sa.Integer()),
        sa.Column("origin_end", sa.Integer()),
        _reference("parent_id", "task"),
        sa.Column("cadence", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("original_due_on", sa.Date()),
        sa.Column("due_on", sa.Date()),
        sa.Column("due_text", sa.Text()),
        sa.Column("completed_on", sa.Date()),
        sa.Column("starred", sa.Boolean(create_constraint=True, name="starred_boolean"), nullable=False),
        *_filled("text", "title", "folded", "period", "origin_label", "due_text"),
        *_whole_period("period", "period_first", "period_last", "period"),
        _check("cadence_known", "cadence IN ('once', 'ongoing', 'recurring')"),
        _check("state_known", f"state IN ({STATES})"),
        _check(
            "origin_whole",
            "origin_document_id IS NOT NULL OR (origin_label IS NULL AND origin_start IS NULL AND origin_end IS NULL)",
        ),
        _check("origin_order", "origin_start >= 0 AND origin_end >= origin_start"),
        _check("parent_other", "parent_id <> id"),
        _check("done_has_day", "state <> 'done' OR completed_on IS NOT NULL"),
        _check("day_is_done", "completed_on IS NULL OR state IN ('done', 'reported')"),
        _check("original_kept", "due_on IS NULL OR original_due_on IS NOT NULL"),
        sqlite_autoincrement=True,
    )
    is_open = sa.text(OPEN)
    op.create_index("ix_task_open_due_on", "task", ["due_on"], sqlite_where=is_open, postgresql_where=is_open)
    op.create_index("ix_task_period_first", "task", ["period_first"])
    op.create_index("ix_task_origin_document_id", "task", ["origin_document_id"])
    op.create_table(
        "task_directive",
        _reference("task_id", "task", primary_key=True),
        _reference("document_id", "document", primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        _check("position_counts", "position >= 0"),
    )
    op.create_index("ix_task_directive_document_id", "task_directive", ["document_id"])


def _record() -> None:
    op.create_table(
        "assignment",
        _number(),
        _reference("task_id", "task", nullable=False),
        _reference("unit_id", "unit", nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date()),
        _check("role_known", "role IN ('lead', 'support', 'monitor')"),
        _check("until_order", "until_on >= from_on"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignment_task_id", "assignment", ["task_id"])
    for name, columns, condition in (
        ("uq_assignment_open_lead", ["task_id"], sa.text(LEADS)),
        ("uq_assignment_open_unit", ["unit_id", "task_id"], sa.text(HOLDS)),
    ):
        op.create_index(name, "assignment", columns, unique=True, sqlite_where=condition, postgresql_where=condition)
    op.create_table(
        "progress",
        _number(),
        _reference("task_id", "task", nullable=False),
        _reference("unit_id", "unit"),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column("note", sa.Text()),
        sa.Column("result", sa.Text()),
        sa.Column("obstacle", sa.Text()),
        *_filled("note", "result", "obstacle"),
        _check("state_known", f"state IN ({STATES})"),
        _check("percent_range", "percent BETWEEN 0 AND 100"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_progress_task_id_reported_on", "progress", ["task_id", "reported_on"])
    op.create_table(
        "evidence",
        _number(),
        _reference("progress_id", "progress", nullable=False),
        _reference("document_id", "document"),
        sa.Column("text", sa.Text()),
        *_filled("text"),
        _check("says_something", "document_id IS NOT NULL OR text IS NOT NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_progress_id", "evidence", ["progress_id"])


def _history() -> None:
    op.create_table(
        "event",
        _number(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        _reference("undoes_id", "event"),
        *_filled("actor", "command"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event_task",
        _reference("event_id", "event", primary_key=True),
        sa.Column("task_id", sa.Integer(), primary_key=True),
    )
    op.create_index("ix_event_task_task_id", "event_task", ["task_id"])


def _protect_on_sqlite() -> None:
    for name in APPENDED:
        refuse = f"SELECT RAISE(ABORT, '{name} is append-only')"
        op.execute(f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} BEGIN {refuse}; END")
        op.execute(f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} BEGIN {refuse}; END")
        taken = f"EXISTS (SELECT 1 FROM {name} WHERE {TAKEN[name]})"  # noqa: S608 constants of this module
        op.execute(f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {taken} BEGIN {refuse}; END")


def _protect_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for name in APPENDED:
        op.execute(
            f"CREATE TRIGGER {name}_no_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON {name}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
        )
