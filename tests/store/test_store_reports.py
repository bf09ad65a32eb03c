"""Reports and the files that documents were imported from."""

import hashlib

import pytest

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.tasks import Origin
from nhiemvu.store.directives import add_directive
from nhiemvu.store.reports import add_report, add_source, find_report, imported_document, latest_outline, list_reports
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from tests.store.store_factories import Q1, Q2, TODAY, make_task

SERIES = "công tác thông tin đối ngoại"


def make_report(session: Session, reported: Period, series: str | None = SERIES) -> int:
    """Record a report as an import does."""
    document_id = add_directive(session, Directive(kind="BC", title=f"{series} {reported.name}"))
    number = series_id(session, series, create=True) if series else None
    add_report(session, document_id, series_id=number, reported=reported, planned=reported.next())
    add_source(
        session,
        document_id,
        file_name=f"{reported.code}.docx",
        sha256=hashlib.sha256(f"{series} {reported.code}".encode()).hexdigest(),
        text=f"Kết quả {reported.name}",
        outline=[{"label": "I", "text": "KẾT QUẢ", "span": {"start": 0, "end": 7}, "end": 20}],
        imported_on=TODAY,
    )
    return document_id


def test_file_is_known_by_its_digest(session: Session) -> None:
    """The same bytes lead to the document that came from them."""
    number = make_report(session, Q1)
    digest = hashlib.sha256(f"{SERIES} 2023-Q1".encode()).hexdigest()
    assert imported_document(session, digest) == number
    assert imported_document(session, "0" * 64) is None


def test_report_is_found_by_series_and_period(session: Session) -> None:
    """A report is found in its series alone; reports without a series are a series of their own."""
    number, without = make_report(session, Q1), make_report(session, Q1, series=None)
    chosen = series_id(session, SERIES, create=False)
    assert find_report(session, chosen, Q1) == number
    assert find_report(session, None, Q1) == without
    assert find_report(session, chosen, Q2) is None


def test_reports_are_listed_newest_first_with_their_tasks(session: Session) -> None:
    """A report tells its series, periods and how many tasks it planned."""
    old, new = make_report(session, Q1), make_report(session, Q2)
    make_task(session, origin=Origin(old, "III.1", 5, 9))
    first, second = list_reports(session)
    assert (first.id, first.tasks) == (new, 0)
    assert (second.id, second.series, second.tasks) == (old, SERIES, 1)
    assert (second.period_reported, second.period_planned) == ("2023-Q1", "2023-Q2")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("2023-Q1", None, id="nothing ended before it"),
        pytest.param("2023-Q2", "2023-Q1", id="the quarter before"),
        pytest.param("2023-Q3", "2023-Q2", id="the newest"),
        pytest.param("2023-H1", None, id="the quarters within it are not before it"),
        pytest.param("2024", "2023-Q2", id="long after"),
    ],
)
def test_latest_outline_is_of_the_period_before(session: Session, before: str, expected: str | None) -> None:
    """The outline of a coming report is that of the newest report before its period."""
    for reported in (Q2, Q1):
        make_report(session, reported)
    make_report(session, parse_period("2022-M11"), "công tác khác")
    held = latest_outline(session, series_id(session, SERIES, create=False), parse_period(before))
    assert (held and held.text) == (expected and f"Kết quả {parse_period(expected).name}")


def test_outline_comes_back_as_it_was(session: Session) -> None:
    """Headings keep their nested values; without a series any report serves."""
    number = make_report(session, Q1)
    held = latest_outline(session, None, Q2)
    assert held is not None
    assert held.document_id == number
    assert held.outline == [{"label": "I", "text": "KẾT QUẢ", "span": {"start": 0, "end": 7}, "end": 20}]
