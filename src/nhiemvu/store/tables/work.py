"""Who does a task, and what was said of it since."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Table, Text, UniqueConstraint, literal_column

from nhiemvu.domain.extensions import Decision
from nhiemvu.domain.tasks import Role, State
from nhiemvu.store.tables.columns import filled, metadata, number, one_of, reference

assignment = Table(
    "assignment",
    metadata,
    number(),
    reference("task_id", "task"),
    reference("unit_id", "unit"),
    Column("role", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date),
    one_of("role", Role),
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
    number(),
    reference("task_id", "task"),
    reference("unit_id", "unit", needed=False),
    Column("reported_on", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("percent", Integer),
    Column("note", Text),
    Column("result", Text),
    Column("obstacle", Text),
    *filled("note", "result", "obstacle"),
    one_of("state", State),
    CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
    Index(None, "task_id", "reported_on"),
    sqlite_autoincrement=True,
)

evidence = Table(
    "evidence",
    metadata,
    number(),
    reference("progress_id", "progress"),
    reference("document_id", "document", needed=False),
    Column("text", Text),
    #: A file that is kept beside the database, under the hash of its bytes.
    Column("file_name", Text),
    Column("sha256", Text),
    *filled("text", "file_name"),
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
    number(),
    reference("task_id", "task"),
    #: Who asked.
    reference("unit_id", "unit", needed=False),
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
    reference("basis_document_id", "document", needed=False),
    Column("basis", Text),
    *filled("reason", "refusal", "basis"),
    one_of("decision", Decision),
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
    number(),
    reference("task_id", "task"),
    #: The lead at that time, to which it went.
    reference("unit_id", "unit"),
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
