"""What the points of a document become: their units, every deadline, and what the document itself said."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Metadata, NamedDeadline, Overruled, PlannedTask, Reading, Span
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.store.points import tasks_from
from nhiemvu.usecases.compare_document import compare_document
from nhiemvu.usecases.correct_document import correct_document
from nhiemvu.usecases.import_document import import_document
from nhiemvu.usecases.read_file import ReadFile
from tests.support import Office

TODAY = date(2026, 4, 3)
TEXT = "Rà soát dữ liệu trước ngày 15/5/2026, sơ kết tuần đầu tháng 7."
DEADLINES = (
    NamedDeadline("trước ngày 15/5/2026", Span(16, 36), date(2026, 5, 15), "day"),
    NamedDeadline("tuần đầu tháng 7", Span(45, 61), None, "week"),
)
POINT = PlannedTask(
    label="II.1",
    text=TEXT,
    title="Rà soát dữ liệu",
    span=Span(0, len(TEXT)),
    lead="Công an xã",
    support=("Đoàn xã", "Công an xã"),
    monitor=("Văn phòng Đảng ủy", "Đoàn xã"),
    due_on=date(2026, 5, 15),
    due_text="trước ngày 15/5/2026",
    deadlines=DEADLINES,
)


def plan(point: PlannedTask, file: str = "ke-hoach.docx") -> ReadFile:
    """Return a plan with one point as read from a file."""
    named = Directive(kind="KH", symbol="12-KH/ĐU", issued_on=date(2026, 4, 1), issuer="Đảng ủy xã Đồng Mây")
    reading = Reading(metadata=Metadata(directive=named), text=TEXT, tasks=(point,))
    return ReadFile(file, file.encode().hex().ljust(64, "0")[:64], reading)


def record(office: Office, point: PlannedTask) -> None:
    """Import a plan with one point as a command would."""
    with transaction(open_database(office.location), writing=True) as session:
        import_document(session, plan(point), today=TODAY)
        record_event(session, at=datetime(2026, 4, 3, 8, tzinfo=VIETNAM), actor="lan", command="import ke-hoach.docx")


def test_every_deadline_and_who_follows_are_kept_and_shown(office: Office) -> None:
    """A unit that is named twice has the first of its roles; the deadline behind the task's own is told once."""
    record(office, POINT)
    shown = office("show", 1, "--format", "json").json
    assert (shown["lead"], shown["support"], shown["monitor"]) == ("Công an xã", ["Đoàn xã"], ["Văn phòng Đảng ủy"])
    assert shown["deadlines"] == [
        {"text": "trước ngày 15/5/2026", "due_on": "2026-05-15", "rule": "day"},
        {"text": "tuần đầu tháng 7", "due_on": None, "rule": "week"},
    ]
    told = office("show", 1).out
    assert "Theo dõi            Văn phòng Đảng ủy\n" in told
    assert "Mốc khác            tuần đầu tháng 7\n" in told
    assert "mốc thời gian: “trước ngày 15/5/2026”, 15/05/2026" in office("history", 1).out
    assert office("db", "check").code == 0
    office("undo")
    assert office("list", "--all", "--format", "json").json == []


def test_a_corrected_file_brings_its_own_deadlines(office: Office) -> None:
    """Those that it names take the place of the earlier ones."""
    record(office, POINT)
    later = replace(POINT, due_on=date(2026, 5, 20), deadlines=(replace(DEADLINES[0], due_on=date(2026, 5, 20)),))
    with transaction(open_database(office.location), writing=True) as session:
        source = plan(later, "ban-ky.docx")
        shown = compare_document(session, source)
        assert shown is not None
        correct_document(session, source, shown, today=TODAY)
        (task,) = tasks_from(session, 1)
    assert (task.due_on, [one.due_on for one in task.deadlines]) == (date(2026, 5, 20), [date(2026, 5, 20)])


@pytest.mark.parametrize("said", [date(2026, 5, 15), None])
def test_a_deadline_that_the_clerk_set_is_not_taken_for_the_documents(office: Office, said: date | None) -> None:
    """A corrected file that says the same as before leaves it; one that says another is told, and it stays."""
    record(office, replace(POINT, due_on=date(2026, 6, 1), due_text=None, overruled=Overruled(said)))
    with transaction(open_database(office.location), writing=True) as session:
        assert [task.origin and task.origin.due_on for task in tasks_from(session, 1)] == [said]
        same = compare_document(session, plan(replace(POINT, due_on=said), "ban-ky.docx"))
        assert same is not None
        assert same.points[0].due is None
        source = plan(replace(POINT, due_on=date(2026, 5, 20)), "ban-ky.docx")
        other = compare_document(session, source)
        assert other is not None
        assert other.points[0].due == (said, date(2026, 5, 20))
        correct_document(session, source, other, today=TODAY)
        assert [task.due_on for task in tasks_from(session, 1)] == [date(2026, 6, 1)]
