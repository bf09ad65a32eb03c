"""Find the document that asks for a period's report."""

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.periods import Period
from nhiemvu.domain.text import fold
from nhiemvu.store.directives import directives_titled, links_of
from nhiemvu.store.reports import find_report
from nhiemvu.store.session import Session
from nhiemvu.writing.opening import Request

#: Kinds of documents that ask for one report; others set a rule for every one.
ASKS_ONCE = frozenset({"CV", "CĐ", "TB"})


def request_for(
    session: Session, period: Period, *, series_id: int | None, series: str, last_report: int | None
) -> Request | None:
    """Return what asks for the report of `period`: what asked for the one held, else a document whose title does.

    `last_report` is the number of the office's last report. A rule that asked for that one asks for this one, too; a
    letter is told as the one of the last period.
    """
    own = _asking(session, find_report(session, series_id, period))
    if own:
        return Request(own, holds=True)
    named = directives_titled(session, ("báo cáo", period.name))
    about = [one for one in named if fold(series) in fold(one.title)] or named
    if about:
        return Request(about[-1], holds=True)
    earlier = _asking(session, last_report)
    return Request(earlier, holds=earlier.kind not in ASKS_ONCE) if earlier else None


def _asking(session: Session, report: int | None) -> Directive | None:
    if report is None:
        return None
    asking = (link for link in links_of(session, report) if link.relation is Relation.REQUESTS)
    return next((link.directive for link in asking if link.direction == "in"), None)
