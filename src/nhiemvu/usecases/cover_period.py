"""What became of each task that a period's report must answer: by the finished report, else by the record."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.closing import Correction
from nhiemvu.domain.coverage import Coverage, MatchedBy
from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import SET_ASIDE, Task
from nhiemvu.domain.values import dataclass
from nhiemvu.store.closes import RecordedClose, closed_tasks, find_close
from nhiemvu.store.report_answers import answers_in
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.reports import find_report, source_of
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.answer_tasks import answers_of
from nhiemvu.usecases.closed_corrections import corrections_of
from nhiemvu.usecases.draft_report import NothingToAnswer
from nhiemvu.usecases.find_series import only_series, series_number

#: What an answer on record comes to.
COVERAGE_OF = {
    AnswerKind.DONE: Coverage.DONE,
    AnswerKind.DONE_WITHOUT_RESULT: Coverage.DONE,
    AnswerKind.UNDER_WAY: Coverage.PARTLY,
    AnswerKind.UNANSWERED: Coverage.UNANSWERED,
}


class TasksUnanswered(Conflict):
    """A period's report leaves tasks without an answer."""

    def __init__(self, coverage: "PeriodCoverage", *, closing: bool = False) -> None:
        period, tasks = coverage.period, coverage.unanswered
        numbers = ", ".join(str(task.id) for task in tasks)
        super().__init__(
            Text(
                f"Báo cáo {period.name} chưa trả lời {len(tasks)} nhiệm vụ: {numbers}.",
                f"The report of {period.code} does not answer {len(tasks)} tasks: {numbers}.",
            ),
            _way(numbers.replace(",", ""), period, reported=coverage.report is not None, closing=closing),
        )


def _way(several: str, period: Period, *, reported: bool, closing: bool) -> Text:
    """Return what to do about unanswered tasks: in the record before the report is there, in the report then."""
    way = Text(
        f"Ghi kết quả hoặc tiến độ (nhiemvu done {several}, nhiemvu update {several})",
        f"Record a result or progress (nhiemvu done {several}, nhiemvu update {several})",
    )
    if reported:
        way = Text(
            "Bổ sung vào báo cáo rồi nhập lại (nhiemvu import TỆP --update)",
            "Add them to the report and import it again (nhiemvu import FILE --update)",
        )
    vi = f'{way.vi}; không làm nữa thì hủy: nhiemvu cancel {several} --reason "..."'
    en = f'{way.en}; what is dropped, cancel: nhiemvu cancel {several} --reason "..."'
    if closing:
        vi += f'; hoặc khóa kèm lý do: nhiemvu report close {period.code} --reason "..."'
        en += f'; or close with a reason: nhiemvu report close {period.code} --reason "..."'
    return Text(vi, en)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One task and what answers it."""

    task: Task
    coverage: Coverage
    #: The words that answer it, "" where there are none.
    words: str = ""
    #: How the finished report's words were found; None before there is one.
    matched_by: MatchedBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCoverage:
    """A period's report set against what it must answer."""

    period: Period
    #: The number of the series, None for tasks of no series.
    series: int | None
    lines: tuple[CoverageLine, ...]
    #: The number of the finished report, None where it was not imported yet and the record tells.
    report: int | None
    close: RecordedClose | None
    #: What is recorded otherwise than it was when the period was closed.
    corrections: tuple[Correction, ...] = ()

    @property
    def unanswered(self) -> tuple[Task, ...]:
        """The tasks without an answer."""
        return tuple(line.task for line in self.lines if line.coverage is Coverage.UNANSWERED)

    def count(self, coverage: Coverage) -> int:
        """Return of how many tasks one thing became."""
        return sum(line.coverage is coverage for line in self.lines)


def cover_period(session: Session, period: Period, series: str | None, *, as_of: date) -> PeriodCoverage:
    """Return what answers each task of a period, by what was recorded up to `as_of`; as it was where it is closed.

    Raises UnknownSeries, SeriesNotNamed, NothingToAnswer.
    """
    chosen = only_series(session, series)
    own = series_number(session, chosen)
    close = find_close(session, own, period)
    report = find_report(session, own, period)
    if report is not None and source_of(session, report) is None:
        report = None
    if close:
        return PeriodCoverage(
            period=period,
            series=own,
            lines=tuple(_closed_lines(session, close, report)),
            report=report,
            close=close,
            corrections=tuple(corrections_of(session, close)),
        )
    tasks = tasks_to_answer(session, period, chosen)
    if report is not None:
        tasks = [task for task in tasks if not (task.origin and task.origin.document_id == report)]
    if not tasks:
        raise NothingToAnswer(period)
    lines = _reported(session, report, tasks) if report else _recorded(session, tasks, period, as_of)
    return PeriodCoverage(period=period, series=own, lines=tuple(lines), report=report, close=None)


def _reported(session: Session, report: int, tasks: Sequence[Task]) -> list[CoverageLine]:
    answers = answers_in(session, report)
    return [
        CoverageLine(
            task=task,
            coverage=answers[task.id].coverage,
            words=answers[task.id].text,
            matched_by=answers[task.id].matched_by,
        )
        if task.id in answers
        else _set_aside(task) or CoverageLine(task=task, coverage=Coverage.UNANSWERED)
        for task in tasks
    ]


def _recorded(session: Session, tasks: Sequence[Task], period: Period, as_of: date) -> list[CoverageLine]:
    return [_set_aside(one.task) or _by_record(one) for one in answers_of(session, tasks, period, as_of)]


def _set_aside(task: Task) -> CoverageLine | None:
    """Return the line of a task that was suspended or cancelled with a reason, None for any other."""
    if task.state not in SET_ASIDE or not task.set_aside_reason:
        return None
    return CoverageLine(task=task, coverage=Coverage.DROPPED, words=task.set_aside_reason)


def _by_record(answer: Answer) -> CoverageLine:
    if answer.task.state in SET_ASIDE:
        return CoverageLine(task=answer.task, coverage=Coverage.UNANSWERED)
    entry = answer.entry
    said = (entry.result, entry.note, entry.obstacle) if entry else ()
    percent = f"{entry.percent}%" if entry and entry.percent is not None and entry.percent < 100 else ""
    words = "; ".join(part for part in (percent, *said) if part)
    return CoverageLine(task=answer.task, coverage=COVERAGE_OF[answer.kind], words=words)


def _closed_lines(session: Session, close: RecordedClose, report: int | None) -> list[CoverageLine]:
    held = closed_tasks(session, close.id)
    answers = answers_in(session, report) if report else {}
    lines = []
    for task in get_tasks(session, list(held)):
        one, answer = held[task.id], answers.get(task.id)
        words = answer.text if answer else one.standing.result or one.standing.note or ""
        how = answer.matched_by if answer else None
        lines.append(CoverageLine(task=task, coverage=one.coverage, words=words, matched_by=how))
    return lines
