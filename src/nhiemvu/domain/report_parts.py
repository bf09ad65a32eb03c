"""The parts of a periodic report that can be drafted alone."""

from enum import StrEnum


class Part(StrEnum):
    """One part."""

    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    PROPOSALS = "proposals"
    PLAN = "plan"
    ANNEX = "annex"
