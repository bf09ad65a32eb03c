"""The history of the record."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, Text

from nhiemvu.store.tables.columns import Moment, filled, metadata, number, reference

event = Table(
    "event",
    metadata,
    number(),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("changes", JSON, nullable=False),
    reference("undoes_id", "event", needed=False),
    *filled("actor", "command"),
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
