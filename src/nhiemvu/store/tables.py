"""Every table, with the rules that the database itself keeps.

Days are dates; moments are stored in UTC. What is not known is NULL, never an empty text. Columns named `folded`
hold `domain.text.fold` of what stands beside them. The migrations make these tables; a test holds both equal. Partial
indexes have their condition here for SQLite alone: naming PostgreSQL's, the same, would load its dialect at each start.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    and_,
    literal_column,
)

from nhiemvu.domain.coverage import Coverage, MatchedBy, PlacedBy
from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.directives import Relation
from nhiemvu.domain.extensions import Decision
from nhiemvu.domain.secrecy import TASK_KEPT, Secrecy
from nhiemvu.domain.tasks import OPEN_STATES, Cadence, Role, State
from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.domain.windows import LAST_CLOSING_DAY
from nhiemvu.domain.workdays import DayKind

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone: UTC in the database, Vietnam's time outside."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in Vietnam's time; SQLite gives it without its zone."""
        del dialect
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(VIETNAM)


#: What marks a column that follows from other rows: the database keeps it, no event tells of it, no archive has it.
FOLLOWS = {"follows": True}
#: Stands for the first day of a period where there is none.
FROM_THE_BEGINNING = date.min
#: Tables whose words are searched.
SEARCHED = ("task", "progress", "evidence", "document", "document_source")


def recorded(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that hold what is recorded, without those that follow from other rows."""
    return [column for column in table.columns if column.info != FOLLOWS]


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _reference(name: str, target: str, *, needed: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not needed)


def _filled(*names: str) -> list[CheckConstraint]:
    return [CheckConstraint(f"trim({name}) <> ''", name=f"{name}_filled") for name in names]


def _one_of(name: str, values: Iterable[str]) -> CheckConstraint:
    return CheckConstraint(f"{name} IN ({_quoted(values)})", name=f"{name}_known")


def _quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    *_filled("key", "value"),
)

unit = Table(
    "unit",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    _reference("parent_id", "unit", needed=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    *_filled("name", "folded"),
    CheckConstraint("parent_id <> id", name="parent_other"),
    CheckConstraint("valid_to >= valid_from", name="valid_order"),
    sqlite_autoincrement=True,
)

unit_alias = Table(
    "unit_alias",
    metadata,
    _number(),
    _reference("unit_id", "unit"),
    Column("alias", Text, nullable=False),
    Column("folded", Text, nullable=False),
    *_filled("alias", "folded"),
    UniqueConstraint("unit_id", "folded"),
    sqlite_autoincrement=True,
)

#: What became of a unit: from a day on it has another name, or is no more and others go on with its work.
unit_change = Table(
    "unit_change",
    metadata,
    _number(),
    _reference("unit_id", "unit"),
    Column("change", Text, nullable=False),
    #: The first day on which it is so.
    Column("from_on", Date, nullable=False),
    Column("former_name", Text),
    #: The decision.
    _reference("document_id", "document", needed=False),
    *_filled("former_name"),
    _one_of("change", UnitChangeKind),
    CheckConstraint("(change = 'rename') = (former_name IS NOT NULL)", name="rename_named"),
    Index(None, "unit_id"),
    sqlite_autoincrement=True,
)

unit_successor = Table(
    "unit_successor",
    metadata,
    Column("change_id", Integer, ForeignKey("unit_change.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Index(None, "unit_id"),
)

unit_group = Table(
    "unit_group",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    *_filled("name", "folded"),
    sqlite_autoincrement=True,
)

unit_group_member = Table(
    "unit_group_member",
    metadata,
    Column("group_id", Integer, ForeignKey("unit_group.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Index(None, "unit_id"),
)

series = Table(
    "series",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    #: The day of a period's last month on which its figures are closed; NULL for the last day of the calendar.
    Column("closing_day", Integer),
    *_filled("name", "folded"),
    CheckConstraint(f"closing_day BETWEEN 1 AND {LAST_CLOSING_DAY}", name="closing_day_range"),
    sqlite_autoincrement=True,
)

document = Table(
    "document",
    metadata,
    _number(),
    #: NULL for a document that has neither symbol nor title: nothing tells it from another such.
    Column("identity", Text, unique=True),
    Column("kind", Text),
    Column("symbol", Text),
    Column("symbol_key", Text, index=True),
    Column("issued_on", Date),
    Column("issuer", Text),
    Column("title", Text),
    Column("folded", Text),
    Column("signer", Text),
    Column("note", Text),
    #: The degree of a state secret, which keeps nothing but what names it.
    Column("secrecy", Text),
    *_filled("identity", "kind", "symbol", "symbol_key", "issuer", "title", "folded", "signer", "note"),
    CheckConstraint("(symbol IS NULL) = (symbol_key IS NULL)", name="symbol_whole"),
    CheckConstraint(
        f"secrecy IS NULL OR (secrecy IN ({_quoted(Secrecy)}) AND symbol IS NOT NULL"
        " AND title IS NULL AND signer IS NULL AND note IS NULL)",
        name="secrecy_kept",
    ),
    sqlite_autoincrement=True,
)

document_source = Table(
    "document_source",
    metadata,
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("outline", JSON, nullable=False),
    Column("imported_on", Date, nullable=False),
    *_filled("file_name"),
    CheckConstraint("length(sha256) = 64", name="sha256_whole"),
)

report = Table(
    "report",
    metadata,
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    _reference("series_id", "series", needed=False),
    Column("period_reported", Text),
    Column("reported_first", Date),
    Column("reported_last", Date),
    Column("period_planned", Text),
    Column("planned_first", Date),
    Column("planned_last", Date),
    *_filled("period_reported", "period_planned"),
    CheckConstraint(
        "(period_reported IS NULL) = (reported_first IS NULL) AND (period_reported IS NULL) = (reported_last IS NULL)",
        name="reported_whole",
    ),
    CheckConstraint(
        "(period_planned IS NULL) = (planned_first IS NULL) AND (period_planned IS NULL) = (planned_last IS NULL)",
        name="planned_whole",
    ),
    CheckConstraint("reported_last >= reported_first", name="reported_order"),
    CheckConstraint("planned_last >= planned_first", name="planned_order"),
    UniqueConstraint("series_id", "period_reported"),
)

document_link = Table(
    "document_link",
    metadata,
    _number(),
    _reference("from_id", "document"),
    Column("relation", Text, nullable=False),
    _reference("to_id", "document"),
    _one_of("relation", Relation),
    CheckConstraint("from_id <> to_id", name="ends_differ"),
    UniqueConstraint("from_id", "relation", "to_id"),
    Index(None, "to_id"),
    sqlite_autoincrement=True,
)

task = Table(
    "task",
    metadata,
    _number(),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    _reference("series_id", "series", needed=False),
    Column("period", Text),
    Column("period_first", Date),
    Column("period_last", Date),
    _reference("origin_document_id", "document", needed=False),
    Column("origin_label", Text),
    Column("origin_start", Integer),
    Column("origin_end", Integer),
    Column("origin_due_on", Date),
    _reference("parent_id", "task", needed=False),
    #: The task of the last plan that this one goes on from.
    _reference("continues_id", "task", needed=False),
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
    *_filled("text", "title", "folded", "period", "origin_label", "due_text"),
    _one_of("cadence", Cadence),
    _one_of("state", State),
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
        f"secrecy IS NULL OR (secrecy IN ({_quoted(Secrecy)}) AND text = '{TASK_KEPT}' AND title = '{TASK_KEPT}')",
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

#: The conditions that a task or a document is secret, in the words of their partial indexes.
IS_SECRET = task.c.secrecy.is_not(None)
IS_SECRET_DOCUMENT = document.c.secrecy.is_not(None)

Index("ix_document_secret", document.c.id, sqlite_where=IS_SECRET_DOCUMENT)
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
    *_filled("text", "rule"),
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
    *_filled("rule"),
    CheckConstraint("after_id <> task_id", name="after_other"),
    CheckConstraint("occurs_on >= first_due_on", name="occurs_order"),
)

assignment = Table(
    "assignment",
    metadata,
    _number(),
    _reference("task_id", "task"),
    _reference("unit_id", "unit"),
    Column("role", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date),
    _one_of("role", Role),
    CheckConstraint("until_on >= from_on", name="until_order"),
    Index(None, "task_id"),
    Index(None, "unit_id"),
    sqlite_autoincrement=True,
)

#: The condition that an assignment holds today.
HOLDS = assignment.c.until_on.is_(None)
LEADS = (assignment.c.role == literal_column(f"'{Role.LEAD}'")) & HOLDS

Index("uq_assignment_open_lead", assignment.c.task_id, unique=True, sqlite_where=LEADS)
Index(
    "uq_assignment_open_unit",
    assignment.c.unit_id,
    assignment.c.task_id,
    unique=True,
    sqlite_where=HOLDS,
)

progress = Table(
    "progress",
    metadata,
    _number(),
    _reference("task_id", "task"),
    _reference("unit_id", "unit", needed=False),
    Column("reported_on", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("percent", Integer),
    Column("note", Text),
    Column("result", Text),
    Column("obstacle", Text),
    *_filled("note", "result", "obstacle"),
    _one_of("state", State),
    CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
    Index(None, "task_id", "reported_on"),
    sqlite_autoincrement=True,
)

evidence = Table(
    "evidence",
    metadata,
    _number(),
    _reference("progress_id", "progress"),
    _reference("document_id", "document", needed=False),
    Column("text", Text),
    #: A file that is kept beside the database, under the hash of its bytes.
    Column("file_name", Text),
    Column("sha256", Text),
    *_filled("text", "file_name"),
    CheckConstraint("document_id IS NOT NULL OR text IS NOT NULL", name="says_something"),
    CheckConstraint(
        "(file_name IS NULL) = (sha256 IS NULL) AND (sha256 IS NULL OR length(sha256) = 64)", name="file_whole"
    ),
    Index(None, "progress_id"),
    sqlite_autoincrement=True,
)

#: A later deadline that was asked for, and what was decided.
extension = Table(
    "extension",
    metadata,
    _number(),
    _reference("task_id", "task"),
    #: Who asked.
    _reference("unit_id", "unit", needed=False),
    Column("asked_on", Date, nullable=False),
    #: The deadline at that time; on an approved one, the deadline that it moved.
    Column("from_due_on", Date, nullable=False),
    Column("new_due_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    #: NULL while it is undecided.
    Column("decision", Text),
    Column("decided_on", Date),
    #: The deadline that was given, which may be another than the one asked for.
    Column("granted_due_on", Date),
    #: Why it was refused.
    Column("refusal", Text),
    #: The document by which it was decided, and its words as typed.
    _reference("basis_document_id", "document", needed=False),
    Column("basis", Text),
    *_filled("reason", "refusal", "basis"),
    _one_of("decision", Decision),
    CheckConstraint("new_due_on > from_due_on AND granted_due_on > from_due_on", name="later"),
    CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name="decision_dated"),
    CheckConstraint("decided_on >= asked_on", name="decided_after"),
    CheckConstraint(
        "(granted_due_on IS NOT NULL) = (decision IS NOT NULL AND decision = 'approved')"
        " AND (refusal IS NOT NULL) = (decision IS NOT NULL AND decision = 'refused')",
        name="decision_whole",
    ),
    Index(None, "task_id"),
    Index(None, "decided_on"),
    sqlite_autoincrement=True,
)
UNDECIDED = extension.c.decision.is_(None)

Index("uq_extension_open", extension.c.task_id, unique=True, sqlite_where=UNDECIDED)

#: A letter or message by which a unit was told that a task of its own is overdue or due soon.
reminder = Table(
    "reminder",
    metadata,
    _number(),
    _reference("task_id", "task"),
    #: The lead at that time, to which it went.
    _reference("unit_id", "unit"),
    Column("sent_on", Date, nullable=False),
    #: The day by which it told how late the task is, and the deadline on that day.
    Column("as_of", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    #: Until when an answer was asked for.
    Column("reply_by", Date, nullable=False),
    CheckConstraint("reply_by >= sent_on", name="reply_after"),
    UniqueConstraint("task_id", "unit_id", "sent_on"),
    Index(None, "unit_id"),
    sqlite_autoincrement=True,
)

#: What a final report says of a task, paragraph by paragraph.
report_answer = Table(
    "report_answer",
    metadata,
    _number(),
    Column("document_id", Integer, ForeignKey("document.id"), nullable=False),
    _reference("task_id", "task"),
    Column("position", Integer, nullable=False),
    Column("coverage", Text, nullable=False),
    Column("text", Text, nullable=False),
    #: Where the words stand in the text of the report's file.
    Column("origin_start", Integer),
    Column("origin_end", Integer),
    Column("matched_by", Text, nullable=False),
    *_filled("text"),
    _one_of("coverage", Coverage),
    _one_of("matched_by", MatchedBy),
    CheckConstraint("position >= 0", name="position_counts"),
    CheckConstraint("origin_start >= 0 AND origin_end >= origin_start", name="origin_order"),
    UniqueConstraint("document_id", "task_id", "position"),
    Index(None, "task_id"),
    sqlite_autoincrement=True,
)

#: A period of a series whose report is settled.
report_close = Table(
    "report_close",
    metadata,
    _number(),
    _reference("series_id", "series", needed=False),
    Column("period", Text, nullable=False),
    Column("period_first", Date, nullable=False),
    Column("period_last", Date, nullable=False),
    Column("closed_on", Date, nullable=False),
    #: Why it was closed though tasks had no answer.
    Column("reason", Text),
    *_filled("period", "reason"),
    CheckConstraint("period_last >= period_first", name="period_order"),
    UniqueConstraint("series_id", "period"),
    sqlite_autoincrement=True,
)

#: How a task stood when its period was closed.
closed_answer = Table(
    "closed_answer",
    metadata,
    _number(),
    _reference("close_id", "report_close"),
    _reference("task_id", "task"),
    Column("coverage", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("percent", Integer),
    Column("due_on", Date),
    Column("completed_on", Date),
    Column("result", Text),
    Column("note", Text),
    *_filled("result", "note"),
    _one_of("coverage", Coverage),
    _one_of("state", State),
    CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
    UniqueConstraint("close_id", "task_id"),
    Index(None, "task_id"),
    sqlite_autoincrement=True,
)

#: Under which heading of its series' results section the clerk wants tasks of a kind.
result_place = Table(
    "result_place",
    metadata,
    _number(),
    _reference("series_id", "series", needed=False),
    Column("position", Integer, nullable=False),
    Column("placed_by", Text, nullable=False),
    _reference("unit_id", "unit", needed=False),
    _reference("document_id", "document", needed=False),
    #: The label or the words, where neither a unit nor a directive decides.
    Column("words", Text),
    Column("heading", Text, nullable=False),
    *_filled("words", "heading"),
    _one_of("placed_by", PlacedBy),
    CheckConstraint("position >= 0", name="position_counts"),
    CheckConstraint(
        "(placed_by = 'unit') = (unit_id IS NOT NULL) AND (placed_by = 'directive') = (document_id IS NOT NULL)"
        " AND (placed_by IN ('label', 'words')) = (words IS NOT NULL)",
        name="one_thing",
    ),
    Index(None, "series_id"),
    sqlite_autoincrement=True,
)

#: The words of records as searches compare them, piece by piece; `search_index` keeps it in step and searches it.
search_entry = Table(
    "search_entry",
    metadata,
    _number(),
    #: The table and the row that hold the text, and the piece's first character.
    Column("source", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    #: The words with and without accents.
    Column("exact", Text, nullable=False),
    Column("folded", Text, nullable=False),
    _one_of("source", SEARCHED),
    CheckConstraint("start >= 0", name="start_counts"),
    UniqueConstraint("source", "record_id", "start"),
)

#: Days that the office itself sets, over the holidays by law and those that are decreed.
office_day = Table(
    "office_day",
    metadata,
    _number(),
    Column("day", Date, nullable=False, unique=True),
    Column("day_kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    #: The document that says so.
    Column("basis", Text),
    *_filled("name", "basis"),
    _one_of("day_kind", DayKind),
    sqlite_autoincrement=True,
)

event = Table(
    "event",
    metadata,
    _number(),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("changes", JSON, nullable=False),
    _reference("undoes_id", "event", needed=False),
    *_filled("actor", "command"),
    sqlite_autoincrement=True,
)

#: Few events take another back, and the history asks of each that it shows.
Index("ix_event_undoes_id", event.c.undoes_id, sqlite_where=event.c.undoes_id.is_not(None))

#: The tasks that an event touched; no foreign key, for an undone task may be gone while its history stays.
event_task = Table(
    "event_task",
    metadata,
    Column("event_id", Integer, ForeignKey("event.id"), primary_key=True),
    Column("task_id", Integer, primary_key=True),
    Index(None, "task_id"),
)
