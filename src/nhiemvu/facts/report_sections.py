"""The sections of a report whose office has written none before."""

from dataclasses import dataclass

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.text import squeeze
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.tables import Fact, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection(Fact):
    """One section in the order of the report."""

    section: SectionKind
    #: With {series}, {period} and {planned} for what it is about.
    heading: str
    #: Headings within.
    parts: tuple[str, ...]

    def headed(self, series: str, period: Period, planned: Period) -> str:
        """Return the heading of the report of a period, in sentence case."""
        return squeeze(self.heading.format(series=series, period=period.name, planned=planned.name))


@remembered
def report_sections() -> tuple[ReportSection, ...]:
    """Return every section in order."""
    return tuple(ReportSection(**{**row, "section": SectionKind(row["section"])}) for row in rows("report_sections"))
