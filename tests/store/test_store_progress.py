"""Progress entries and what proves them."""

from datetime import timedelta

from nhiemvu.domain.tasks import State
from nhiemvu.store.directives import record_directive
from nhiemvu.store.progress import RecordedEvidence, add_evidence, progress_of, progress_of_tasks
from nhiemvu.store.session import Session
from tests.store.store_factories import DIRECTIVE, TODAY, make_progress, make_task, make_unit


def test_entries_come_newest_first(session: Session) -> None:
    """The newest day is first, and of one day the entry made last: it corrects the others."""
    number = make_task(session)
    unit = make_unit(session, "Hội Nông dân")
    early = make_progress(session, number, TODAY - timedelta(days=9), percent=10)
    first = make_progress(session, number, percent=50)
    second = make_progress(session, number, percent=40, unit_id=unit, note="ghi lại", obstacle="thiếu kinh phí")
    found = progress_of(session, number)
    assert [entry.id for entry in found] == [second, first, early]
    assert (found[0].unit, found[0].percent, found[0].note, found[0].obstacle) == (
        "Hội Nông dân",
        40,
        "ghi lại",
        "thiếu kinh phí",
    )
    assert (found[0].state, found[0].reported_on, found[0].result) == (State.IN_PROGRESS, TODAY, None)


def test_evidence_is_words_or_a_document_or_both(session: Session) -> None:
    """Evidence keeps the words as typed, and the document that they cite."""
    document = record_directive(session, DIRECTIVE)
    entry = make_progress(session, make_task(session), result="Đã ban hành")
    add_evidence(session, entry, document_id=None, text="ảnh.jpg")
    add_evidence(session, entry, document_id=document, text="Chỉ thị số 12")
    add_evidence(session, entry, document_id=document, text=None)
    assert progress_of(session, 1)[0].evidence == (
        RecordedEvidence("ảnh.jpg"),
        RecordedEvidence("Chỉ thị số 12", document, DIRECTIVE),
        RecordedEvidence("97-CT/TW", document, DIRECTIVE),
    )


def test_entries_of_many_tasks_are_kept_apart(session: Session) -> None:
    """Each task has its own entries; one that nobody spoke of has an empty list."""
    one, two, silent = make_task(session), make_task(session), make_task(session)
    for number in (one, two):
        make_progress(session, number, note=f"việc {number}")
    found = progress_of_tasks(session, [silent, two, one])
    assert [[entry.note for entry in found[number]] for number in (one, two, silent)] == [
        ["việc 1"],
        ["việc 2"],
        [],
    ]
    assert progress_of_tasks(session, []) == {}
