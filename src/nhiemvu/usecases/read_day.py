"""A day that is typed for one thing: a date, or a name of a day ("hôm qua", "cuoi-quy", "+2w")."""

from datetime import date

from nhiemvu.domain.dates import YEARS, BadDate, outside, parse_day
from nhiemvu.domain.named_dates import Stretch, counted_day, named_count, named_day
from nhiemvu.facts.named_dates import named_dates


def read_day(text: str, today: date) -> date:
    """Return the day that a text names on the day `today`; working days are counted for deadlines only.

    Raises BadDate.
    """
    known = named_dates()
    if named := named_day(text, today, known):
        return named
    count = named_count(text, known)
    if count and count.stretch is not Stretch.WORKDAY:
        counted = counted_day(count, today)
        if counted.year not in YEARS:
            raise BadDate(text, outside(counted.year))
        return counted
    return parse_day(text)
