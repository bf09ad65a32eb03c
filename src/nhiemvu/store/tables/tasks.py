"""Tasks, and what their words say: directives, deadlines, how they come back."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    and_,
    literal_column,
)

from nhiemvu.domain.secrecy import TASK_KEPT, Secrecy
from nhiemvu.domain.tasks import OPEN_STATES, Cadence, State
from nhiemvu.store.tables.columns import FOLLOWS, filled, metadata, number, one_of, quoted, reference

task = Table(
    "task",
    metadata,
    number(),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    reference("series_id", "series", needed=False),
    Column("period", Text),
    Column("period_first", Date),
    Column("period_last", Date),
    reference("origin_document_id", "document", needed=False),
    Column("origin_label", Text),
    Column("origin_start", Integer),
    Column("origin_end", Integer),
    Column("origin_due_on", Date),
    reference("parent_id", "task", needed=False),
    #: The task of the last plan that this one goes on from.
    reference("continues_id", "task", needed=False),
    Column("cadence", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("original_due_on", Date),
    Column("due_on", Date),
    Column("due_text", Text),
    Column("completed_on", Date),
    #: Since when it is suspended or cancelled.
    Column("set_aside_on", Date),
    Column("starred", Boolean(create_constraint=True, name="starred_boolean"), nullable=False),
    #: The degree of a state secret, of which no word is kept.
    Column("secrecy", Text),
    #: From which day on another link of its chain stands for it, as long as it is open: the first day of the period of
    #: the links that continue it, FROM_THE_BEGINNING for one without a period; cancelled ones do not. Triggers keep it.
    Column("handed_on_from", Date, info=FOLLOWS),
    *filled("text", "title", "folded", "period", "origin_label", "due_text"),
    one_of("cadence", Cadence),
    one_of("state", State),
    CheckConstraint(
        "(period IS NULL) = (period_first IS NULL) AND (period IS NULL) = (period_last IS NULL)", name="period_whole"
    ),
    CheckConstraint("period_last >= period_first", name="period_order"),
    CheckConstraint(
        "origin_document_id IS NOT NULL OR (origin_label IS NULL AND origin_start IS NULL AND origin_end IS NULL)",
        name="origin_whole",
    ),
    CheckConstraint("origin_start >= 0 AND origin_end >= origin_start", name="origin_order"),
    CheckConstraint("parent_id <> id", name="parent_other"),
    CheckConstraint("continues_id <> id", name="continues_other"),
    CheckConstraint("state <> 'done' OR completed_on IS NOT NULL", name="done_has_day"),
    CheckConstraint("completed_on IS NULL OR state IN ('done', 'reported')", name="day_is_done"),
    CheckConstraint("set_aside_on IS NULL OR state IN ('suspended', 'cancelled')", name="day_is_aside"),
    CheckConstraint("due_on IS NULL OR original_due_on IS NOT NULL", name="original_kept"),
    CheckConstraint(
        f"secrecy IS NULL OR (secrecy IN ({quoted(Secrecy)}) AND text = '{TASK_KEPT}' AND title = '{TASK_KEPT}')",
        name="secrecy_kept",
    ),
    sqlite_autoincrement=True,
)

#: The condition that a task is open, in the words of its partial index: planners match it only with constants.
#: Few tasks do: an index of all would tell the planner that each value is common.
CONTINUES = task.c.continues_id.is_not(None)
IS_OPEN = task.c.state.in_([literal_column(f"'{state}'") for state in OPEN_STATES])

#: The conditions that no link goes on from a task, and that one does, whenever its period begins.
IS_LAST = task.c.handed_on_from.is_(None)
IS_CONTINUED = task.c.handed_on_from.is_not(None)

#: The condition that a task is starred, in the words of its partial index.
IS_STARRED = task.c.starred == literal_column("true")

#: The condition that a task is secret, in the words of its partial index.
IS_SECRET = task.c.secrecy.is_not(None)

Index("ix_task_secret", task.c.id, sqlite_where=IS_SECRET)
Index("ix_task_starred", task.c.id, sqlite_where=IS_STARRED)
Index("ix_task_series_id", task.c.series_id)
#: What is overdue on a past day may be done since: the deadline is looked for within each state.
Index("ix_task_state_due_on", task.c.state, task.c.due_on)
#: With the number, for many fall due on the last day of a period, and lists go by both.
Index("ix_task_open_due_on", task.c.due_on, task.c.id, sqlite_where=IS_OPEN)
#: Lists of open tasks leave out what is handed on, and that lies first by its deadline: they go by those that nothing
#: goes on from, and by those that are open until a day to come.
Index("ix_task_last_due_on", task.c.due_on, task.c.id, sqlite_where=and_(IS_OPEN, IS_LAST))
Index("ix_task_handed_on_from", task.c.handed_on_from, sqlite_where=and_(IS_OPEN, IS_CONTINUED))
Index("ix_task_period_first", task.c.period_first)
Index("ix_task_origin_document_id", task.c.origin_document_id)
Index("ix_task_parent_id", task.c.parent_id)
Index("ix_task_continues_id", task.c.continues_id, sqlite_where=CONTINUES)
#: What was completed or set aside after a day was open on it.
Index("ix_task_completed_on", task.c.completed_on)
Index("ix_task_set_aside_on", task.c.set_aside_on)

task_directive = Table(
    "task_directive",
    metadata,
    Column("task_id", Integer, ForeignKey("task.id"), primary_key=True),
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    CheckConstraint("position >= 0", name="position_counts"),
    Index(None, "document_id"),
)

task_deadline = Table(
    "task_deadline",
    metadata,
    Column("task_id", Integer, ForeignKey("task.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("due_on", Date),
    Column("rule", Text, nullable=False),
    Column("origin_start", Integer, nullable=False),
    Column("origin_end", Integer, nullable=False),
    *filled("text", "rule"),
    CheckConstraint("position >= 0", name="position_counts"),
    CheckConstraint("origin_start >= 0 AND origin_end >= origin_start", name="origin_order"),
)

#: By which rule a task comes back, for each of its occurrences.
task_recurrence = Table(
    "task_recurrence",
    metadata,
    Column("task_id", Integer, ForeignKey("task.id"), primary_key=True, autoincrement=False),
    Column("rule", Text, nullable=False),
    #: The day from which the days of the rule are reckoned.
    Column("first_due_on", Date, nullable=False),
    #: The day of the rule for which this occurrence stands, whatever its deadline became.
    Column("occurs_on", Date, nullable=False),
    #: The occurrence before this one. It does not hand on to this one, as a link of `continues_id` does.
    Column("after_id", Integer, ForeignKey("task.id"), unique=True),
    *filled("rule"),
    CheckConstraint("after_id <> task_id", name="after_other"),
    CheckConstraint("occurs_on >= first_due_on", name="occurs_order"),
)
