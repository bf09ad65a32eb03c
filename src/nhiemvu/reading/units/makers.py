"""Who makes what a clause names: "do X chủ trì", "Tài liệu do X gửi trước ngày 5/12"."""

from nhiemvu.facts.lines import holds
from nhiemvu.facts.verbs import finder, phrases
from nhiemvu.reading.units.lists import after_aside, named_at
from nhiemvu.reading.units.openings import DONE_BY
from nhiemvu.reading.units.roles import Act, Role, Spot


def done_by(spot: Spot) -> Act | None:
    """Return "do X chủ trì"; where the sentence joins in what others do, X is but mentioned."""
    key, place = spot.key, spot.place
    if not key.startswith(DONE_BY, place):
        return None
    names = named_at(spot.text, key, place + len(DONE_BY))
    end = after_aside(key, names[-1].end) if names else place
    if names and _is_made(spot, end):
        return Act(Role.LEAD, tuple(names), end)
    if not names or not finder("carries_out").match(key, end + 1):
        return None
    apart = place == spot.clause.start or key[place - 2] in ",-"
    return Act(Role.LEAD, tuple(names), end) if apart or not finder("joins").match(key, spot.clause.start) else None


def _is_made(spot: Spot, end: int) -> bool:
    """Tell whether a clause but says who makes its subject, and until when: "Tài liệu do X gửi trước ngày 5/12".

    Behind a verb the same words only say which thing is meant: "Triển khai kế hoạch do X ban hành".
    """
    key, clause = spot.key, spot.clause
    verbs = phrases("act", "deed")
    if verbs.end_at(key, end + 1) is None or not holds("made_by_a_day", key[end : clause.end]):
        return False
    first = verbs.end_at(key, clause.start)
    return (first is None or first + 1 == spot.place) and not holds("made_before", key[clause.start : clause.end])
