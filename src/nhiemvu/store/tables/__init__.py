"""Every table, with the rules that the database itself keeps.

Days are dates; moments are stored in UTC. What is not known is NULL, never an empty text. Columns named `folded`
hold `domain.text.fold` of what stands beside them. The migrations make these tables; a test holds both equal. Partial
indexes have their condition here for SQLite alone: naming PostgreSQL's, the same, would load its dialect at each start.
"""

from nhiemvu.store.tables.answers import closed_answer, report_answer, report_close, result_place
from nhiemvu.store.tables.columns import FOLLOWS, FROM_THE_BEGINNING, Moment, metadata, recorded
from nhiemvu.store.tables.documents import IS_SECRET_DOCUMENT, document, document_link, document_source, report
from nhiemvu.store.tables.events import event, event_task
from nhiemvu.store.tables.office import office_day, series, setting
from nhiemvu.store.tables.searching import SEARCHED, search_entry
from nhiemvu.store.tables.tasks import (
    CONTINUES,
    IS_CONTINUED,
    IS_LAST,
    IS_OPEN,
    IS_SECRET,
    IS_STARRED,
    task,
    task_deadline,
    task_directive,
    task_recurrence,
)
from nhiemvu.store.tables.units import unit, unit_alias, unit_change, unit_group, unit_group_member, unit_successor
from nhiemvu.store.tables.work import HOLDS, LEADS, UNDECIDED, assignment, evidence, extension, progress, reminder

__all__ = [
    "CONTINUES",
    "FOLLOWS",
    "FROM_THE_BEGINNING",
    "HOLDS",
    "IS_CONTINUED",
    "IS_LAST",
    "IS_OPEN",
    "IS_SECRET",
    "IS_SECRET_DOCUMENT",
    "IS_STARRED",
    "LEADS",
    "SEARCHED",
    "UNDECIDED",
    "Moment",
    "assignment",
    "closed_answer",
    "document",
    "document_link",
    "document_source",
    "event",
    "event_task",
    "evidence",
    "extension",
    "metadata",
    "office_day",
    "progress",
    "recorded",
    "reminder",
    "report",
    "report_answer",
    "report_close",
    "result_place",
    "search_entry",
    "series",
    "setting",
    "task",
    "task_deadline",
    "task_directive",
    "task_recurrence",
    "unit",
    "unit_alias",
    "unit_change",
    "unit_group",
    "unit_group_member",
    "unit_successor",
]
