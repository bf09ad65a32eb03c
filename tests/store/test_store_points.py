"""Tasks as points of their document, the file that takes another's place, and parts of a transaction that fail."""

from datetime import date

import pytest

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import NamedDeadline, Span
from nhiemvu.domain.tasks import Origin, State
from nhiemvu.store.directives import add_directive
from nhiemvu.store.points import set_place, set_task_deadlines, set_task_directives, tasks_from
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.reports import add_report, add_source, get_report, imported_document, set_report, source_of
from nhiemvu.store.savepoint import savepoint
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task_directives, get_tasks
from tests.store.store_factories import DIRECTIVE, Q1, Q2, Q3, TODAY, make_progress, make_task, make_unit


def test_tasks_come_in_the_order_of_their_places(session: Session) -> None:
    """What has no place any more comes last; tasks of other documents are not among them."""
    document = add_directive(session, DIRECTIVE)
    second = make_task(session, origin=Origin(document, "III.2", 50, 60))
    first = make_task(session, origin=Origin(document, "III.1", 10, 20))
    make_task(session)
    assert [task.id for task in tasks_from(session, document)] == [first, second]
    set_place(session, first, "III.1", None)
    set_place(session, second, "III.3", Span(70, 80))
    assert [(task.id, task.origin) for task in tasks_from(session, document)] == [
        (second, Origin(document, "III.3", 70, 80)),
        (first, Origin(document, "III.1")),
    ]


def test_directives_are_set_in_their_order(session: Session) -> None:
    """Those that are cited no longer go, the others stay, in the new order; the same again changes nothing."""
    numbers = [add_directive(session, Directive(kind="CT", symbol=f"{n}-CT/TW")) for n in range(1, 5)]
    task = make_task(session)
    add_task_directives(session, task, numbers[:3])
    set_task_directives(session, task, [numbers[3], numbers[0], numbers[3]])
    assert get_tasks(session, [task])[0].directives == ("4-CT/TW", "1-CT/TW")
    session.changes.clear()
    set_task_directives(session, task, [numbers[3], numbers[0]])
    assert session.changes == []


def test_stated_deadlines_are_kept_in_order(session: Session) -> None:
    """Also those of no single day; the same again changes nothing, and fewer take the place of more."""
    task = make_task(session)
    stated = [
        NamedDeadline("trước ngày 15/5", Span(5, 20), date(2023, 5, 15), "day"),
        NamedDeadline("tuần đầu tháng 7", Span(30, 46), None, "week"),
    ]
    set_task_deadlines(session, task, stated)
    (held,) = get_tasks(session, [task])
    assert [(one.text, one.due_on, one.rule, one.start, one.end) for one in held.deadlines] == [
        ("trước ngày 15/5", date(2023, 5, 15), "day", 5, 20),
        ("tuần đầu tháng 7", None, "week", 30, 46),
    ]
    session.changes.clear()
    set_task_deadlines(session, task, stated)
    assert session.changes == []
    set_task_deadlines(session, task, stated[1:])
    assert [one.text for one in get_tasks(session, [task])[0].deadlines] == ["tuần đầu tháng 7"]


def test_what_was_left_out_of_its_report_is_not_answered(session: Session) -> None:
    """Another cancelled task with a word in the period is."""
    document = add_directive(session, DIRECTIVE)
    cancelled = [
        make_task(session, state=State.CANCELLED, origin=Origin(document, f"III.{n}", n, n + 1)) for n in (1, 2)
    ]
    for number in cancelled:
        make_progress(session, number, state=State.CANCELLED, note="Hủy.")
    set_place(session, cancelled[0], "III.1", None)
    assert [task.id for task in tasks_to_answer(session, Q2, None)] == [cancelled[1]]


def test_a_file_takes_the_place_of_another(session: Session) -> None:
    """The document keeps one source, and the earlier file is no longer known as imported."""
    document = add_directive(session, DIRECTIVE)
    assert source_of(session, document) is None
    for name, digest in (("nhap.docx", "a" * 64), ("ky.docx", "b" * 64)):
        add_source(
            session, document, file_name=name, sha256=digest, text=f"Tệp {name}", outline=[{"x": 1}], imported_on=TODAY
        )
    source = source_of(session, document)
    assert source is not None
    assert (source.file_name, source.text, source.outline) == ("ky.docx", "Tệp ky.docx", [{"x": 1}])
    assert imported_document(session, "a" * 64) is None
    assert imported_document(session, "b" * 64) == document
    assert session.changes[-1].before is not None
    assert session.changes[-1].before["text"] == "Tệp nhap.docx"


def test_the_periods_of_a_report_are_set(session: Session) -> None:
    """A report is found by its number; another document is none."""
    document, other = add_directive(session, DIRECTIVE), add_directive(session, Directive(kind="KH", symbol="1-KH/TU"))
    add_report(session, document, series_id=None, reported=Q1, planned=Q2)
    assert not set_report(session, document, series_id=None, reported=Q1, planned=Q2)
    assert set_report(session, document, series_id=None, reported=Q1, planned=Q3)
    report = get_report(session, document)
    assert report is not None
    assert (report.period_reported, report.period_planned) == ("2023-Q1", "2023-Q3")
    assert get_report(session, other) is None


def test_a_part_that_fails_leaves_the_rest(session: Session) -> None:
    """Rows and record are as before it; what came before and after it stays."""
    make_unit(session, "Phòng A")
    task = make_task(session)
    noted, touched = list(session.changes), set(session.task_ids)

    def fail() -> None:
        with savepoint(session):
            make_task(session)
            make_unit(session, "Phòng B")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert (session.changes, session.task_ids) == (noted, touched)
    with savepoint(session):
        later = make_task(session)
    assert [one.id for one in get_tasks(session, range(1, 100))] == [task, later]
