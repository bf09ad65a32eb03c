"""Reports: documents with a series and periods, and the files that documents were imported from."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.periods import Period
from nhiemvu.domain.values import dataclass
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.directive_rows import NAMED, directive_named, directive_of
from nhiemvu.store.later import Row, document, document_source, func, report, select, series, task
from nhiemvu.store.session import Session

#: Every report with its document, its series and how many tasks came from it.
REPORTS = (
    select(
        document,
        report,
        series.c.name.label("series"),
        select(func.count()).where(task.c.origin_document_id == document.c.id).scalar_subquery().label("tasks"),
    )
    .join(report, report.c.document_id == document.c.id)
    .outerjoin(series, series.c.id == report.c.series_id)
    # Said once more, so that the few reports are gone through, not all documents.
    .where(document.c.id.in_(select(report.c.document_id)))
)
DOCUMENTS_AMONG = (
    select(document.c.id, report.c.period_reported, *NAMED)
    .outerjoin(report, report.c.document_id == document.c.id)
    .where(document.c.id.in_(NUMBERS))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedReport:
    """One report with how many tasks came from it."""

    id: int
    directive: Directive
    series: str | None
    #: Codes of periods, "2023-Q1".
    period_reported: str | None
    period_planned: str | None
    tasks: int


class HeldPeriods(NamedTuple):
    """The series of a report with the codes of its periods."""

    series: str | None
    reported: str | None
    planned: str | None


class HeldOutline(NamedTuple):
    """The text and headings of an imported report."""

    document_id: int
    text: str
    outline: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that a document was imported from."""

    file_name: str
    text: str
    #: Headings as values of JSON.
    outline: list[dict[str, Any]]
    imported_on: date


def imported_document(session: Session, sha256: str) -> int | None:
    """Return the document that was imported from the very same file, or None."""
    held = select(document_source.c.document_id).where(document_source.c.sha256 == sha256)
    return session.connection.execute(held).scalar()


def add_source(
    session: Session,
    document_id: int,
    *,
    file_name: str,
    sha256: str,
    text: str,
    outline: list[dict[str, Any]],
    imported_on: date,
) -> None:
    """Record the file that a document was imported from; `outline` holds values of JSON.

    An earlier file gives way to it and stays in the history.
    """
    values = {
        "document_id": document_id,
        "file_name": file_name,
        "sha256": sha256,
        "text": text,
        "outline": outline,
        "imported_on": imported_on,
    }
    if source_of(session, document_id):
        session.update(document_source, {"document_id": document_id}, values)
    else:
        session.insert(document_source, values)


def source_of(session: Session, document_id: int) -> Source | None:
    """Return the file that a document was imported from, or None where it is only cited."""
    held = select(document_source).where(document_source.c.document_id == document_id)
    row = session.connection.execute(held).one_or_none()
    if row is None:
        return None
    return Source(file_name=row.file_name, text=row.text, outline=row.outline, imported_on=row.imported_on)


def add_report(
    session: Session, document_id: int, *, series_id: int | None, reported: Period | None, planned: Period | None
) -> None:
    """Record that a document is a report of its series, for one period and planning another."""
    session.insert(report, {"document_id": document_id, **_report_values(series_id, reported, planned)})


def set_report(
    session: Session, document_id: int, *, series_id: int | None, reported: Period | None, planned: Period | None
) -> bool:
    """Set the series and periods of a report; tell whether anything differed."""
    return session.update(report, {"document_id": document_id}, _report_values(series_id, reported, planned))


def _report_values(series_id: int | None, reported: Period | None, planned: Period | None) -> dict[str, Any]:
    return {
        "series_id": series_id,
        "period_reported": reported and reported.code,
        "reported_first": reported and reported.first_day,
        "reported_last": reported and reported.last_day,
        "period_planned": planned and planned.code,
        "planned_first": planned and planned.first_day,
        "planned_last": planned and planned.last_day,
    }


def find_report(session: Session, series_id: int | None, reported: Period) -> int | None:
    """Return the report of a series (None: of no series) for one period, or None."""
    held = select(report.c.document_id).where(
        report.c.series_id.is_not_distinct_from(series_id), report.c.period_reported == reported.code
    )
    return session.connection.execute(held.order_by(report.c.document_id)).scalar()


def list_reports(session: Session) -> list[RecordedReport]:
    """Return every report, newest reported period first."""
    newest_first = REPORTS.order_by(report.c.reported_last.desc().nulls_last(), document.c.id.desc())
    return [_recorded(row) for row in session.connection.execute(newest_first)]


def periods_of_reports(session: Session) -> list[HeldPeriods]:
    """Return the series and periods of all reports, in no order."""
    statement = select(series.c.name, report.c.period_reported, report.c.period_planned)
    rows = session.connection.execute(
        statement.select_from(report).outerjoin(series, series.c.id == report.c.series_id)
    )
    return [HeldPeriods(*row) for row in rows]


def get_report(session: Session, document_id: int) -> RecordedReport | None:
    """Return the report of this number, or None where the document is none."""
    row = session.connection.execute(REPORTS.where(document.c.id == document_id)).one_or_none()
    return _recorded(row) if row else None


def documents_of_periods(session: Session, numbers: Sequence[int]) -> dict[int, tuple[Directive, str | None]]:
    """Return documents by their numbers, each with the code of the period that it reports where it is a report."""
    rows = rows_among(session.connection, DOCUMENTS_AMONG, numbers)
    return {number: (directive_named(named), period) for number, period, *named in rows}


def _recorded(row: Row[Any]) -> RecordedReport:
    return RecordedReport(
        id=row.id,
        directive=directive_of(row),
        series=row.series,
        period_reported=row.period_reported,
        period_planned=row.period_planned,
        tasks=row.tasks,
    )


def latest_outline(session: Session, series_id: int | None, before: Period) -> HeldOutline | None:
    """Return the newest imported report whose period ended when `before` began, of a series or (None) of any."""
    statement = (
        select(document_source.c.document_id, document_source.c.text, document_source.c.outline)
        .join(report, report.c.document_id == document_source.c.document_id)
        .where(report.c.reported_last <= before.first_day)
        .order_by(report.c.reported_last.desc(), report.c.reported_first.desc(), report.c.document_id.desc())
        .limit(1)
    )
    if series_id is not None:
        statement = statement.where(report.c.series_id == series_id)
    row = session.connection.execute(statement).one_or_none()
    return HeldOutline(row.document_id, row.text, row.outline) if row else None
