"""Tasks, answers and other material of reports, for tests."""

from datetime import date
from typing import Any

from nhiemvu.domain.answers import Answer, AnswerKind, Entry, Evidence
from nhiemvu.domain.tasks import Cadence, Origin, State, Task


def task(number: int, text: str = "", **values: Any) -> Task:
    """Return a task of the plan of the second quarter of 2026, point IV.N of its report."""
    words = text or f"Việc {number}"
    defaults: dict[str, Any] = {
        "title": words.split("\n")[0],
        "series": None,
        "period": "2026-Q2",
        "state": State.NOT_STARTED,
        "cadence": Cadence.ONCE,
        "original_due_on": values.get("due_on"),
        "due_on": None,
        "due_text": None,
        "completed_on": None,
        "starred": False,
        "origin": Origin(1, f"IV.{number}"),
    }
    return Task(id=number, text=words, **{**defaults, **values})


def done(number: int, text: str, result: str, *evidence: Evidence, **values: Any) -> Answer:
    """Return a task that was done with a result."""
    day = values.get("completed_on", date(2026, 6, 1))
    entry = Entry(reported_on=day, state=State.DONE, result=result, evidence=evidence)
    completed = {"state": State.DONE, "completed_on": day, "percent": 100, **values}
    return Answer(task(number, text, **completed), AnswerKind.DONE, entry)


def completed(number: int, text: str, **values: Any) -> Answer:
    """Return a task of which only the completion was recorded."""
    day = values.get("completed_on", date(2026, 6, 1))
    known = {"state": State.DONE, "completed_on": day, "percent": 100, **values}
    return Answer(task(number, text, **known), AnswerKind.DONE_WITHOUT_RESULT, Entry(reported_on=day, state=State.DONE))


def under_way(
    number: int, text: str, *, percent: int | None = None, note: str | None = None, obstacle: str | None = None,
    **values: Any,
) -> Answer:  # fmt: skip
    """Return a task that is being done."""
    entry = Entry(reported_on=date(2026, 6, 20), state=State.IN_PROGRESS, percent=percent, note=note, obstacle=obstacle)
    known = {"state": State.IN_PROGRESS, "percent": percent, **values}
    return Answer(task(number, text, **known), AnswerKind.UNDER_WAY, entry)


def unanswered(number: int, text: str, **values: Any) -> Answer:
    """Return a task of which nobody said anything."""
    return Answer(task(number, text, **values), AnswerKind.UNANSWERED)
