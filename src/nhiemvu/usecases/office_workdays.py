"""The calendar by which the office works: its own days over those that are decreed, over the holidays by law."""

from nhiemvu.domain.workdays import Workdays
from nhiemvu.facts.holidays import workdays
from nhiemvu.store.office_days import office_days, own_years
from nhiemvu.store.session import Session


def office_workdays(session: Session) -> Workdays:
    """Return the office's calendar."""
    return workdays(office_days(session), own_years(session))
