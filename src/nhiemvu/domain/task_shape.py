"""The JSON shape of a task that scripts rely on."""

from datetime import date

from nhiemvu.domain.extensions import Extension
from nhiemvu.domain.tasks import Task, on_time_by_extension


def task_object(task: Task, today: date) -> dict[str, object]:
    """Return the JSON object of a task as it stands on the day `today`."""
    origin = {"document_id": task.origin.document_id, "label": task.origin.label} if task.origin else None
    timing = task.timing(today)
    return {
        "id": task.id,
        "title": task.title,
        "text": task.text,
        "series": task.series,
        "period": task.period,
        "state": task.state,
        "timing": timing,
        "due_on": task.due_on,
        "original_due_on": task.original_due_on,
        "days_late": task.days_late(today),
        "lead": task.lead,
        "support": task.support,
        "monitor": task.monitor,
        "deadlines": [{"text": one.text, "due_on": one.due_on, "rule": one.rule} for one in task.deadlines],
        "percent": task.percent,
        "result": task.result,
        "evidence": task.evidence,
        "last_update_on": task.last_update_on,
        "starred": task.starred,
        "secrecy": task.secrecy,
        "cadence": task.cadence,
        "origin": origin,
        "directives": task.directives,
        "parent": task.parent_id,
        "children": task.children,
        "extensions": [_extension_object(one) for one in task.extensions],
        "on_time_by_extension": on_time_by_extension(timing, task.due_on, task.completed_on, task.extensions, today),
        "set_aside_on": task.set_aside_on,
        "set_aside_reason": task.set_aside_reason,
        "continues": task.continues_id,
        "continued_by": task.continued_by,
        "turn": task.turn,
    }


def _extension_object(one: Extension) -> dict[str, object]:
    return {
        "asked_on": one.asked_on,
        "unit": one.unit,
        "from_due_on": one.from_due_on,
        "new_due_on": one.new_due_on,
        "reason": one.reason,
        "decision": one.decision,
        "decided_on": one.decided_on,
        "granted_due_on": one.granted_due_on,
        "refusal": one.refusal,
        "basis": one.basis,
    }
