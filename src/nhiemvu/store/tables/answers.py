"""How reports answer tasks, and periods that are settled."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from nhiemvu.domain.coverage import Coverage, MatchedBy, PlacedBy
from nhiemvu.domain.tasks import State
from nhiemvu.store.tables.columns import filled, metadata, number, one_of, reference

#: What a final report says of a task, paragraph by paragraph.
report_answer = Table(
    "report_answer",
    metadata,
    number(),
    Column("document_id", Integer, ForeignKey("document.id"), nullable=False),
    reference("task_id", "task"),
    Column("position", Integer, nullable=False),
    Column("coverage", Text, nullable=False),
    Column("text", Text, nullable=False),
    #: Where the words stand in the text of the report's file.
    Column("origin_start", Integer),
    Column("origin_end", Integer),
    Column("matched_by", Text, nullable=False),
    *filled("text"),
    one_of("coverage", Coverage),
    one_of("matched_by", MatchedBy),
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
    number(),
    reference("series_id", "series", needed=False),
    Column("period", Text, nullable=False),
    Column("period_first", Date, nullable=False),
    Column("period_last", Date, nullable=False),
    Column("closed_on", Date, nullable=False),
    #: Why it was closed though tasks had no answer.
    Column("reason", Text),
    *filled("period", "reason"),
    CheckConstraint("period_last >= period_first", name="period_order"),
    UniqueConstraint("series_id", "period"),
    sqlite_autoincrement=True,
)

#: How a task stood when its period was closed.
closed_answer = Table(
    "closed_answer",
    metadata,
    number(),
    reference("close_id", "report_close"),
    reference("task_id", "task"),
    Column("coverage", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("percent", Integer),
    Column("due_on", Date),
    Column("completed_on", Date),
    Column("result", Text),
    Column("note", Text),
    *filled("result", "note"),
    one_of("coverage", Coverage),
    one_of("state", State),
    CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
    UniqueConstraint("close_id", "task_id"),
    Index(None, "task_id"),
    sqlite_autoincrement=True,
)

#: Under which heading of its series' results section the clerk wants tasks of a kind.
result_place = Table(
    "result_place",
    metadata,
    number(),
    reference("series_id", "series", needed=False),
    Column("position", Integer, nullable=False),
    Column("placed_by", Text, nullable=False),
    reference("unit_id", "unit", needed=False),
    reference("document_id", "document", needed=False),
    #: The label or the words, where neither a unit nor a directive decides.
    Column("words", Text),
    Column("heading", Text, nullable=False),
    *filled("words", "heading"),
    one_of("placed_by", PlacedBy),
    CheckConstraint("position >= 0", name="position_counts"),
    CheckConstraint(
        "(placed_by = 'unit') = (unit_id IS NOT NULL) AND (placed_by = 'directive') = (document_id IS NOT NULL)"
        " AND (placed_by IN ('label', 'words')) = (words IS NOT NULL)",
        name="one_thing",
    ),
    Index(None, "series_id"),
    sqlite_autoincrement=True,
)
