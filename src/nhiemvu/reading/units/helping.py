"""Who helps: behind "phối hợp với", beside whoever leads or the office itself."""

import re
from collections.abc import Sequence

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.needed import may_hold, needed_words
from nhiemvu.facts.verbs import phrases, words
from nhiemvu.reading.units.clauses import Clause
from nhiemvu.reading.units.lists import names_at
from nhiemvu.reading.units.roles import Act, Role
from nhiemvu.reading.units.subjects import NEAR

#: Between verbs, and how many may stand in front of "phối hợp với".
AND, VERBS_BEFORE = re.compile("[ ,]+"), 2
#: The longest name of a field of work in front of a colon: "Về xây dựng chính quyền số: ...".
LONGEST_FIELD_OF_WORK = 120


@remembered
def _planned() -> re.Pattern[str]:
    """Match the noun of a plan right before: "xây dựng quy chế | phối hợp với"."""
    return made_ready(rf"{words('plan_noun')} $")


@remembered
def _helped() -> re.Pattern[str]:
    """Match what stands before those who help: "phối hợp với", "chủ trì, làm việc với"."""
    return made_ready(rf"{words('support')}|{words('lead')}[ ,]+{words('meets')}")


@remembered
def _helped_later() -> re.Pattern[str]:
    """Match what stands before those who help behind what is done: "Tổ chức đối thoại, phối hợp với"."""
    return made_ready(rf"(?<!chủ trì), (?=phối){words('support')} ")


@remembered
def _help_needs() -> tuple[str, ...]:
    return needed_words(_helped())


def helped_at(key: str, clause: Clause) -> Sequence[int] | None:
    """Return where those may stand in a clause who help, None where it has no word of helping at all."""
    if not may_hold(_help_needs(), key[clause.start : clause.end]):
        return None
    supports = _helped().finditer(key, clause.start, clause.end)
    return [support.end() + 1 for support in supports if not _is_plan(key, support.start())]


def _is_plan(key: str, place: int) -> bool:
    return bool(_planned().search(key, max(0, place - NEAR), place))


def helping(text: str, key: str, place: int) -> Act | None:
    """Return those at a place as who help, or None where no name stands there."""
    names = names_at(text, key, place)
    return Act(Role.SUPPORT, tuple(names), names[-1].end) if names else None


def helping_office(text: str, key: str, clause: Clause) -> list[Act]:
    """Return those with whom the office itself is told to work: "Phối hợp với Trạm Y tế xã", "Về y tế: Phối hợp".

    They may stand behind what is done: "Tổ chức đối thoại, phối hợp với Hội Nông dân xã".
    """
    colon = key.find(": ", clause.start, min(clause.end, clause.start + LONGEST_FIELD_OF_WORK)) if clause.first else -1
    starts = (clause.start, colon + 2) if colon >= 0 else (clause.start,)
    ends = (_cooperation_end(key, start, clause.end, VERBS_BEFORE) for start in starts)
    place = next((end for end in ends if end), None)
    if place is None and (later := _helped_later().search(key, clause.start, clause.end)):
        place = later.end()
    act = helping(text, key, place) if place else None
    return [act] if act and act.end <= clause.end else []


def _cooperation_end(key: str, start: int, end: int, verbs: int) -> int | None:
    """Return where "phối hợp với " ends that begins at `start`, or behind at most `verbs` verbs there; None without."""
    for verb_end in phrases("act", "deed", "lead").ends_at(key, start, end) if verbs else ():
        joint = AND.match(key, verb_end, end)
        found = _cooperation_end(key, joint.end(), end, verbs - 1) if joint else None
        if found:
            return found
    helps = phrases("support").ends_at(key, start, end)
    return next((place + 1 for place in helps if key.startswith(" ", place, end)), None)
