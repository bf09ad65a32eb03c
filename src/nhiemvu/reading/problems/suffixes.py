"""Documents said to be issued by an office that was no more on their day."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.dates import short_day
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import CitedDirective, Problem, ProblemCode, Span
from nhiemvu.facts.endings import ended
from nhiemvu.reading.text.sheet import Sheet


def of_suffixes(own: Directive, cited: Sequence[CitedDirective], sheet: Sheet) -> Iterator[Problem]:
    """Yield the document itself and the documents that it cites whose issuers had ended when they are dated."""
    place = sheet.text.find(own.symbol) if own.symbol else -1
    span = Span(place, place + len(own.symbol)) if place >= 0 else None
    for directive, where in ((own, span), *((one.directive, one.span) for one in cited)):
        if directive.issued_on and (ending := ended(directive.symbol, directive.issuer, directive.issued_on)):
            name, last, day = directive.short_name, short_day(ending.last_day), short_day(directive.issued_on)
            message = Text(
                f"{name} ghi ngày {day}, nhưng cơ quan ban hành đã kết thúc hoạt động từ sau {last}.",
                f"{name} is dated {day}, but its issuer was no more after {last}.",
            )
            yield Problem(ProblemCode.SUFFIX_ENDED, message, where)
