"""The JSON shape of a task with its record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nhiemvu.domain.task_shape import task_object

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.domain.reminders import Reminder
    from nhiemvu.store.recurrences import Occurrence
    from nhiemvu.store.report_answers import AnswerOnRecord
    from nhiemvu.usecases.show_tasks import TaskRecord


def record_object(record: TaskRecord, today: date) -> dict[str, object]:
    """Return the JSON object of a task as it stands on the day `today`, with what its record says."""
    return {
        **task_object(record.task, today),
        "answers": [_answer(held) for held in record.answers],
        "evidence_files": _evidence_files(record),
        "recurrence": _occurrence(record.occurrence),
        "reminders": _reminders(record.reminders),
    }


def _answer(held: AnswerOnRecord) -> dict[str, object]:
    """Return the JSON object of what a report says of a task."""
    answer = held.answer
    return {
        "report": held.document_id,
        "period": held.period,
        "coverage": answer.coverage,
        "matched_by": answer.matched_by,
        "text": answer.text,
        "spans": [[one.span.start, one.span.end] for one in answer.words if one.span],
    }


def _evidence_files(record: TaskRecord) -> list[dict[str, object]]:
    """Return the files that prove what was said of a task as JSON, the newest first."""
    return [
        {"name": proof.text, "sha256": proof.sha256, "path": str(proof.file)}
        for entry in record.progress
        for proof in entry.evidence
        if proof.file
    ]


def _occurrence(held: Occurrence | None) -> dict[str, object] | None:
    """Return the JSON object of what is recorded of a task that comes back."""
    if held is None:
        return None
    return {
        "rule": held.rule.rule,
        "first_due_on": held.first_due_on,
        "occurs_on": held.occurs_on,
        "after": held.after_id,
        "next": held.next_id,
    }


def _reminders(told: Sequence[Reminder]) -> dict[str, object]:
    """Return what a task's units were told of it as JSON: how often, when last, and each."""
    return {
        "count": len(told),
        "last_on": told[-1].sent_on if told else None,
        "sent": [
            {
                "sent_on": one.sent_on,
                "unit": one.unit,
                "as_of": one.as_of,
                "due_on": one.due_on,
                "days_late": one.days_late,
                "reply_by": one.reply_by,
            }
            for one in told
        ],
    }
