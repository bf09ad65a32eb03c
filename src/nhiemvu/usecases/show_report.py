"""Show a held report: its headings, and under them what became of each point."""

from collections.abc import Sequence
from typing import Any

from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import dataclass
from nhiemvu.store.points import tasks_from
from nhiemvu.store.reports import RecordedReport, Source, source_of
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_reports import known_report


@dataclass(frozen=True, slots=True)
class ReportPoint:
    """One point with its task."""

    task: Task
    #: Whether a corrected file left the point out.
    dropped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHeading:
    """One heading with the points that stand directly under it."""

    label: str
    #: The label as written: "II-", "2.1.".
    written: str
    text: str
    #: Depth from 1.
    level: int
    section: SectionKind
    points: tuple[ReportPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """One report with its outline; points without a heading stand apart."""

    recorded: RecordedReport
    source: Source | None
    headings: tuple[ReportHeading, ...]
    loose: tuple[ReportPoint, ...]

    @property
    def points(self) -> list[ReportPoint]:
        """Every point, in order."""
        return [point for heading in self.headings for point in heading.points] + list(self.loose)


def show_report(session: Session, wanted: str, series: str | None = None) -> ShownReport:
    """Return the report that `wanted` names.

    Raises UnknownReport, AmbiguousReport, UnknownSeries.
    """
    recorded = known_report(session, wanted, series)
    source = source_of(session, recorded.id)
    outline = source.outline if source else []
    under: list[list[ReportPoint]] = [[] for _ in outline]
    loose: list[ReportPoint] = []
    for task in tasks_from(session, recorded.id):
        place = _place(task, outline)
        point = ReportPoint(task, dropped=task.origin is not None and task.origin.start is None)
        (loose if place is None else under[place]).append(point)
    headings = [
        _heading(row, source.text if source else "", points) for row, points in zip(outline, under, strict=True)
    ]
    return ShownReport(recorded=recorded, source=source, headings=tuple(headings), loose=tuple(loose))


def _place(task: Task, outline: Sequence[dict[str, Any]]) -> int | None:
    """Return the place of the innermost heading over a task's words; over a point left out, by its label."""
    origin = task.origin
    if origin is None:
        return None
    if origin.start is None:
        above = [place for place, row in enumerate(outline) if row["label"] and _is_under(origin.label, row["label"])]
    else:
        above = [place for place, row in enumerate(outline) if row["span"]["start"] <= origin.start < row["end"]]
    return max(above, key=lambda place: (outline[place]["level"], place), default=None)


def _is_under(label: str, heading: str) -> bool:
    return label == heading or label.startswith(f"{heading}.")


def _heading(row: dict[str, Any], text: str, points: Sequence[ReportPoint]) -> ReportHeading:
    start = row["span"]["start"]
    return ReportHeading(
        label=row["label"],
        written=text[text.rfind("\n", 0, start) + 1 : start].strip(),
        text=row["text"],
        level=row["level"],
        section=SectionKind(row["section"]),
        points=tuple(points),
    )
