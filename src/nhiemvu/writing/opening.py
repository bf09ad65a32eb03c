"""How a periodic report begins and ends: at whose request, who reports what, and the sentence that closes it."""

from nhiemvu.domain.directives import Directive, cited_in_full
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.kinds import kind_name
from nhiemvu.facts.layouts import Layout
from nhiemvu.writing.sentences import phrase

#: What a report is called that belongs to no series.
NO_SERIES = "thực hiện nhiệm vụ"
NO_OFFICE = "[tên cơ quan]"


@dataclass(frozen=True, slots=True)
class Request:
    """The document that asks for a report."""

    directive: Directive
    #: Whether it asks for this very report or for every one; else it asked for an earlier one.
    holds: bool


def subtitle(series: str, period: Period, planned: Period) -> str:
    """Return "kết quả công tác dân vận quý II; phương hướng, nhiệm vụ quý III năm 2026"."""
    named = period.short_name if period.year == planned.year and period.short_name != "năm" else period.name
    return f"kết quả {series or NO_SERIES} {named}; phương hướng, nhiệm vụ {planned.name}"


def opening(request: Request | None, subject: str, series: str, period: Period, layout: Layout) -> Paragraph:
    """Return the first sentence; what is not known stands in brackets for the clerk to fill in."""
    what = f"báo cáo kết quả {series or NO_SERIES} {period.name} như sau:"
    return Paragraph(f"Thực hiện {_asked_by(request, layout)}, {subject or NO_OFFICE} {what}")


def _asked_by(request: Request | None, layout: Layout) -> str:
    if request is None:
        return "[văn bản yêu cầu báo cáo]"
    directive = request.directive
    name = kind_name(directive.kind)
    if request.holds:
        return phrase(cited_in_full(directive, name, date_comma=layout.date_comma))
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    bare = replace(directive, issuer="", title="")
    return f"[{name} số …, ngày …{issuer}; kỳ trước là {cited_in_full(bare, name, date_comma=layout.date_comma)}]"


def context(period: Period) -> Paragraph:
    """Return the remark that asks for what no record holds."""
    return Paragraph(
        f"[Viết bối cảnh, tình hình {period.name}: thuận lợi, khó khăn ảnh hưởng đến việc thực hiện nhiệm vụ.]",
        style=Style.REMARK,
    )


def closing(subject: str, series: str, period: Period, planned: Period, addressee: str, layout: Layout) -> Paragraph:
    """Return the last sentence, which names whom the report is for."""
    named = period.short_name if period.year == planned.year and period.short_name != "năm" else period.name
    report = f"báo cáo kết quả {series or NO_SERIES} {named} và phương hướng, nhiệm vụ {planned.name}"
    said = f"Trên đây là {report}, {subject or NO_OFFICE} kính báo cáo {addressee or '[cơ quan nhận báo cáo]'}"
    said += " theo dõi, chỉ đạo"
    return Paragraph(f"{said}{layout.full_stop}")
