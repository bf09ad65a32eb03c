"""Documents: found again however they are mentioned, counted, linked."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.tasks import Origin, State
from nhiemvu.store.directives import (
    add_directive,
    add_link,
    find_directive,
    get_directive,
    links_of,
    list_directives,
    record_directive,
)
from nhiemvu.store.reports import add_report
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task_directives
from tests.store.store_factories import DIRECTIVE, Q1, TODAY, make_task

CONCLUSION = Directive(kind="KL", issuer="Bộ Chính trị", title="về công tác đối ngoại")


@pytest.mark.parametrize(
    "mention",
    [
        pytest.param(DIRECTIVE, id="the same"),
        pytest.param(Directive(kind="CT", symbol="97 - CT/TW"), id="symbol alone, written with spaces"),
        pytest.param(replace(DIRECTIVE, title="", issuer=""), id="symbol and date"),
        pytest.param(replace(DIRECTIVE, symbol="097-ct/tw"), id="zeros and case"),
    ],
)
def test_mention_finds_its_document(session: Session, mention: Directive) -> None:
    """A mention that contradicts nothing names the recorded document and adds none."""
    number = record_directive(session, DIRECTIVE)
    assert find_directive(session, mention) == (number, DIRECTIVE)
    assert record_directive(session, mention) == number


@pytest.mark.parametrize(
    "mention",
    [
        pytest.param(replace(DIRECTIVE, issued_on=date(2017, 1, 5)), id="another term's number"),
        pytest.param(replace(DIRECTIVE, issuer="Tỉnh ủy"), id="another issuer"),
        pytest.param(replace(DIRECTIVE, symbol="13-CT/TW"), id="another number"),
        pytest.param(replace(DIRECTIVE, symbol=""), id="no symbol"),
    ],
)
def test_other_document_is_not_taken_for_it(session: Session, mention: Directive) -> None:
    """What contradicts the record is a document of its own."""
    number = record_directive(session, DIRECTIVE)
    assert record_directive(session, mention) != number


def test_record_is_filled_in_from_a_fuller_mention(session: Session) -> None:
    """What the record lacked is taken from the mention; what it had stays."""
    number = record_directive(session, Directive(kind="CT", symbol="97-CT/TW", note="đã phổ biến"))
    assert record_directive(session, DIRECTIVE) == number
    assert get_directive(session, number) == replace(DIRECTIVE, note="đã phổ biến")


def test_document_without_symbol_is_known_by_its_title(session: Session) -> None:
    """Kind, issuer and title name a document that has no symbol."""
    number = record_directive(session, CONCLUSION)
    assert record_directive(session, replace(CONCLUSION, title="Về Công tác đối ngoại")) == number
    assert record_directive(session, replace(CONCLUSION, kind="NQ")) != number


def test_same_date_decides_between_two_terms(session: Session) -> None:
    """Of two documents with one symbol the one with the mention's date is meant; without a date none is guessed."""
    old = record_directive(session, replace(DIRECTIVE, issued_on=date(2017, 3, 1)))
    new = record_directive(session, DIRECTIVE)
    assert record_directive(session, replace(DIRECTIVE, issuer="", title="")) == new
    bare = Directive(kind="CT", symbol="97-CT/TW")
    assert find_directive(session, bare) is None
    third = record_directive(session, bare)
    assert third not in {old, new}
    assert record_directive(session, bare) == third


def test_documents_that_nothing_identifies_stay_apart(session: Session) -> None:
    """Two documents without symbol and title are two."""
    unnamed = Directive(kind="BC", issuer="Huyện ủy Sông Trà")
    assert record_directive(session, unnamed) != record_directive(session, unnamed)


def test_very_long_title_is_recorded_and_found(session: Session) -> None:
    """A title longer than an index entry may be is no obstacle."""
    title = " ".join(f"việc thứ {number} của toàn huyện" for number in range(400))
    number = record_directive(session, replace(CONCLUSION, title=title))
    assert record_directive(session, replace(CONCLUSION, title=title)) == number


def test_list_counts_tasks_that_cite_or_come_from_a_directive(session: Session) -> None:
    """Open, done and all tasks are counted once each; the office's own reports are left out."""
    number, other = record_directive(session, DIRECTIVE), record_directive(session, CONCLUSION)
    own = add_directive(session, Directive(kind="BC", title="Kết quả quý I"))
    add_report(session, own, series_id=None, reported=Q1, planned=None)
    both = make_task(session, origin=Origin(number, "II.1"))
    done = make_task(session, state=State.DONE, completed_on=TODAY)
    cancelled = make_task(session, state=State.CANCELLED)
    for task_id in (both, done, cancelled):
        add_task_directives(session, task_id, [number])
    first, second = list_directives(session)
    assert (first.id, first.directive, first.open, first.done, first.total) == (number, DIRECTIVE, 1, 1, 3)
    assert (second.id, second.open, second.done, second.total) == (other, 0, 0, 0)


def test_links_are_kept_once_and_seen_from_both_ends(session: Session) -> None:
    """A link is recorded once, and each document tells which way it leads."""
    parent, plan = record_directive(session, DIRECTIVE), record_directive(session, CONCLUSION)
    assert add_link(session, plan, Relation.IMPLEMENTS, parent)
    assert not add_link(session, plan, Relation.IMPLEMENTS, parent)
    assert add_link(session, plan, Relation.CITES, parent)
    assert links_of(session, plan)[0] == (Relation.IMPLEMENTS, "out", parent, DIRECTIVE)
    assert links_of(session, parent)[1] == (Relation.CITES, "in", plan, CONCLUSION)


def test_unknown_number_names_no_document(session: Session) -> None:
    """A number that no document has gives None."""
    assert get_directive(session, 7) is None
