"""What reports say of tasks, and periods that are closed, on both databases."""

from datetime import date

from nhiemvu.domain.closing import Standing
from nhiemvu.domain.coverage import Coverage, MatchedBy
from nhiemvu.domain.plans import Span
from nhiemvu.domain.report_answers import AnswerWords, ReportAnswer
from nhiemvu.domain.tasks import State
from nhiemvu.store.closes import ClosedTask, RecordedClose, add_close, closed_tasks, find_close, last_close
from nhiemvu.store.directives import add_directive
from nhiemvu.store.report_answers import answers_in, answers_to, set_answers
from nhiemvu.store.reports import add_report
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from tests.store.store_factories import DIRECTIVE, Q1, Q2, Q3, make_task

FIRST, SECOND = AnswerWords("Đã mở 2 lớp.", Span(10, 22)), AnswerWords("Có 64 học viên.")


def answer(task_id: int, *words: AnswerWords, coverage: Coverage = Coverage.DONE) -> ReportAnswer:
    """Return what a report says of a task."""
    return ReportAnswer(task_id=task_id, coverage=coverage, matched_by=MatchedBy.BOOKMARK, words=words)


def test_answers_come_back_and_give_way(session: Session) -> None:
    """What a report says comes back paragraph by paragraph; a corrected report says it anew."""
    one, other = make_task(session), make_task(session)
    document = add_directive(session, DIRECTIVE)
    add_report(session, document, series_id=None, reported=Q2, planned=Q3)
    set_answers(session, document, [answer(one, FIRST, SECOND), answer(other, FIRST)])
    assert answers_in(session, document) == {one: answer(one, FIRST, SECOND), other: answer(other, FIRST)}
    corrected = answer(one, SECOND, coverage=Coverage.PARTLY)
    set_answers(session, document, [corrected])
    assert answers_in(session, document) == {one: corrected}
    [held] = answers_to(session, one)
    assert (held.document_id, held.period, held.answer) == (document, "2023-Q2", corrected)
    assert answers_to(session, other) == []


def test_the_same_answers_change_nothing(session: Session) -> None:
    """What is recorded already is not written again."""
    one, document = make_task(session), add_directive(session, DIRECTIVE)
    set_answers(session, document, [answer(one, FIRST)])
    session.changes.clear()
    set_answers(session, document, [answer(one, FIRST)])
    assert session.changes == []


def test_a_period_is_closed_for_its_series(session: Session) -> None:
    """A closing is found by series and period, the newest before a period, with each task as it stood."""
    series = series_id(session, "công tác dân vận", create=True)
    standing = Standing(
        state=State.DONE, percent=100, due_on=date(2023, 6, 30), completed_on=date(2023, 6, 1), result="Xong"
    )
    frozen = ClosedTask(make_task(session), Coverage.DONE, standing)
    add_close(session, series, Q1, [], closed_on=date(2023, 4, 5), reason=None)
    made = add_close(session, series, Q2, [frozen], closed_on=date(2023, 7, 5), reason="Báo cáo riêng")
    add_close(session, None, Q2, [], closed_on=date(2023, 7, 6), reason=None)
    assert find_close(session, series, Q2) == made
    assert made == RecordedClose(id=made.id, period="2023-Q2", closed_on=date(2023, 7, 5), reason="Báo cáo riêng")
    assert find_close(session, series, Q3) is None
    assert last_close(session, series, Q3) == made
    assert last_close(session, series, Q1) is None
    assert closed_tasks(session, made.id) == {frozen.task_id: frozen}
