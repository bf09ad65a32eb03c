"""What a report says of each task of the last plan, and how that was recognised."""

from enum import StrEnum


class Coverage(StrEnum):
    """What became of a planned task in a report."""

    DONE = "done"
    #: Told of, but not finished.
    PARTLY = "partly"
    CARRIED_OVER = "carried_over"
    #: Cancelled, with a reason on record.
    DROPPED = "dropped"
    UNANSWERED = "unanswered"


class MatchedBy(StrEnum):
    """How a paragraph of a report was found to answer a task."""

    BOOKMARK = "bookmark"
    WORDS = "words"
    CLERK = "clerk"


class PlacedBy(StrEnum):
    """What a clerk's map from tasks to headings goes by."""

    UNIT = "unit"
    DIRECTIVE = "directive"
    #: The label of the point that gave rise to the task: "III.1".
    LABEL = "label"
    WORDS = "words"


def coverage_of(*, done: bool, set_aside: bool, has_reason: bool, told: bool, goes_on: bool) -> Coverage:
    """Return what became of a task in a report.

    `told`: the report tells of it; `goes_on`: the report's own plan goes on with it. What was set aside is answered by
    its reason on record, whether the report tells of it or not. What is done and not told of is unanswered: the office
    knows, but its report does not say so.
    """
    if set_aside:
        return Coverage.DROPPED if has_reason else Coverage.UNANSWERED
    if not (told or goes_on):
        return Coverage.UNANSWERED
    if done and told:
        return Coverage.DONE
    return Coverage.CARRIED_OVER if goes_on else Coverage.PARTLY
