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
