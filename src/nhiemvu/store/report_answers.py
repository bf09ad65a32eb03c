"""What finished reports say of tasks, paragraph by paragraph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nhiemvu.domain.coverage import Coverage, MatchedBy
from nhiemvu.domain.report_answers import AnswerWords, ReportAnswer
from nhiemvu.domain.values import dataclass
from nhiemvu.store.later import Row, report, report_answer, select
from nhiemvu.store.session import Session

if TYPE_CHECKING:
    from nhiemvu.domain.plans import Span


@dataclass(frozen=True, slots=True)
class AnswerOnRecord:
    """What one report says of a task."""

    document_id: int
    #: Code of the period that it reports.
    period: str | None
    answer: ReportAnswer


def set_answers(session: Session, document_id: int, answers: Sequence[ReportAnswer]) -> None:
    """Record what a report says of tasks, in the place of what was recorded of it before."""
    wanted = {
        (answer.task_id, position): _values(answer, words)
        for answer in answers
        for position, words in enumerate(answer.words)
    }
    held = select(report_answer).where(report_answer.c.document_id == document_id).order_by(report_answer.c.id)
    for row in session.connection.execute(held).all():
        values = wanted.pop((row.task_id, row.position), None)
        if values is None:
            session.delete(report_answer, row.id)
        else:
            session.update(report_answer, row.id, values)
    for (task_id, position), values in wanted.items():
        session.insert(report_answer, {"document_id": document_id, "task_id": task_id, "position": position, **values})


def _values(answer: ReportAnswer, words: AnswerWords) -> dict[str, Any]:
    return {
        "coverage": answer.coverage,
        "matched_by": answer.matched_by,
        "text": words.text,
        "origin_start": words.span and words.span.start,
        "origin_end": words.span and words.span.end,
    }


def answers_in(session: Session, document_id: int) -> dict[int, ReportAnswer]:
    """Return what a report says of tasks, by their numbers."""
    held = select(report_answer).where(report_answer.c.document_id == document_id)
    rows = session.connection.execute(held.order_by(report_answer.c.task_id, report_answer.c.position)).all()
    return {answer.task_id: answer for answer in _answers(rows)}


def answers_to(session: Session, task_id: int) -> list[AnswerOnRecord]:
    """Return what reports say of a task, the newest reported period first."""
    statement = (
        select(report_answer, report.c.period_reported)
        .join(report, report.c.document_id == report_answer.c.document_id)
        .where(report_answer.c.task_id == task_id)
        .order_by(report.c.reported_last.desc().nulls_last(), report_answer.c.document_id, report_answer.c.position)
    )
    by_report: dict[int, list[Row[Any]]] = {}
    for row in session.connection.execute(statement):
        by_report.setdefault(row.document_id, []).append(row)
    return [
        AnswerOnRecord(number, rows[0].period_reported, answer)
        for number, rows in by_report.items()
        for answer in _answers(rows)
    ]


def _answers(rows: Sequence[Row[Any]]) -> list[ReportAnswer]:
    by_task: dict[int, list[Row[Any]]] = {}
    for row in rows:
        by_task.setdefault(row.task_id, []).append(row)
    return [
        ReportAnswer(
            task_id=number,
            coverage=Coverage(several[0].coverage),
            matched_by=MatchedBy(several[0].matched_by),
            words=tuple(AnswerWords(row.text, _span(row)) for row in several),
        )
        for number, several in by_task.items()
    ]


def _span(row: Row[Any]) -> "Span | None":
    from nhiemvu.domain.plans import Span  # noqa: PLC0415 few tasks have answers

    return None if row.origin_start is None or row.origin_end is None else Span(row.origin_start, row.origin_end)
