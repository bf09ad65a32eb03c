"""Who is told to act in a clause, and as what: "Giao X", "X tham mưu", "(X chủ trì)", "do X thực hiện", "Chủ trì: X".

Each place of a clause where a name may be told something is tried in order: its start, behind a colon, behind a comma.
A name that is merely mentioned ("theo hướng dẫn của X", "báo cáo X") is none of these.
"""

import re
from collections.abc import Sequence
from operator import itemgetter

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import GroupName, finder, phrases, words
from nhiemvu.reading.units.clauses import Clause
from nhiemvu.reading.units.fields import COLON, role_field
from nhiemvu.reading.units.heads import is_head_at, is_verb_at
from nhiemvu.reading.units.helping import helped_at, helping, helping_office
from nhiemvu.reading.units.lists import (
    after_added,
    after_aside,
    after_said,
    lists_bodies,
    name_ending_at,
    named_at,
    names_at,
    people_at,
)
from nhiemvu.reading.units.makers import done_by
from nhiemvu.reading.units.names import Name
from nhiemvu.reading.units.openings import may_tell, may_tell_here
from nhiemvu.reading.units.people import SHORT
from nhiemvu.reading.units.roles import Act, Role, Spot
from nhiemvu.reading.units.subjects import NEAR, role_of_subject

ROLES: dict[GroupName, Role] = {
    "lead_field": Role.LEAD,
    "support_field": Role.SUPPORT,
    "monitor_field": Role.MONITOR,
}
#: What stands before a place where a name may be told something within a clause.
#: After a blank the next letter decides first, since a text is full of blanks.
JOINT = r"(?:: (?:- )?|, (?:và )?| (?=[vdg-])(?:và |- |(?=do |giao )))"
#: Between names of a list of mentions.
LISTED = re.compile(r"(?: và|,)? $")
#: "..., nhất là do": how long a qualification behind a name may be.
QUALIFIED = 90
#: "Đơn vị | nào chậm tiến độ thì ...": whoever it may be.
ANY = " nào "
#: Between those to whom a paper goes and what they are to do with it: "Chuyển Phòng Kinh tế | để | xử lý".
PURPOSE = re.compile(r":? (?:để )?")
#: The words before a colon that are too few to be work: "Gồm:".
SHORTEST_WORK = 8


@remembered
def order_words() -> re.Pattern[str]:
    """Return a pattern of an order up to the name: "Giao ", "đề nghị ", "phân công nhiệm vụ cho "."""
    return made_ready(rf"{words('assign')}(?: cho)? ")


@remembered
def invites() -> re.Pattern[str]:
    """Return a pattern of what asks a person to come, up to the form of address: "Mời | ông Lê Văn An chủ trì"."""
    return made_ready(rf"{words('invites')} (?={in_names('title', 'address').pattern} )")


@remembered
def _tells_first() -> re.Pattern[str]:
    """Match what tells somebody to act only where a statement begins: an invitation, or a paper that is passed on."""
    return made_ready(rf"{invites().pattern}|(?P<passed>{words('passes_on')} )")


@remembered
def for_unit() -> re.Pattern[str]:
    """Return a pattern of the words in front of a unit's name in a caption: "Đối với ", "Trách nhiệm của "."""
    return made_ready(rf"{words('for_unit')} ")


@remembered
def _qualified() -> re.Pattern[str]:
    """Match what says of several bodies which are meant: "được bố trí vốn, | chịu trách nhiệm"."""
    return made_ready(rf" (?:được|đã|chưa|đang) [^,.;:()\n]{{1,{QUALIFIED}}}?,? (?={words('urges')})")


@remembered
def _places_within() -> re.Pattern[str]:
    """Match joints, the sign of those behind which anything may be told in a group: ", | Sở Y tế"."""
    return made_ready(rf"{JOINT}(?:(?={may_tell_here()})())?")


def acts_in(text: str, key: str, clause: Clause) -> list[Act]:
    """Return what units are told in a clause, in order of place; `key` is the matching form of `text`."""
    acts: list[Act] = []
    done = clause.start
    if clause.first and COLON in key and (told := _named_first(text, key, clause)):
        acts.append(told)
        done = told.end
    helped = helped_at(key, clause)
    for place, strong in _places(key, clause, helped or ()):
        if place < done or place >= clause.end or (not clause.aside and _is_aside(key, clause.start, place)):
            continue
        passed = place
        if strong is None:
            act = helping(text, key, place) if acts else None
        else:
            act, passed = _act_at(Spot(text, key, clause, place, strong=strong, told_before=bool(acts)))
        done = max(done, passed)
        if act and act.end <= clause.end:
            acts.append(act)
            done = act.end
    return acts if acts or clause.aside or helped is None else helping_office(text, key, clause)


def _named_first(text: str, key: str, clause: Clause) -> Act | None:
    """Return the unit that a line names in front of what it is told: "Đối với các thôn: vận động Nhân dân"."""
    before = for_unit().match(key, clause.start, clause.end)
    names = names_at(text, key, before.end()) if before else []
    end = after_aside(key, names[-1].end) if names else clause.end
    return Act(Role.LEAD, tuple(names), end, ordered=True) if key.startswith(COLON, end) and end < clause.end else None


def _places(key: str, clause: Clause, helped: Sequence[int]) -> list[tuple[int, bool | None]]:
    """Return the places where a name may be told something, in order, and whether a statement begins there.

    None stands for those where they stand who help.
    """
    found: list[tuple[int, bool | None]] = [(clause.start, True)] if may_tell(key, clause.start) else []
    joints = _places_within().finditer(key, clause.start, clause.end)
    found += [(joint.end(), joint[0][0] == ":") for joint in joints if joint.lastindex]
    if helped:
        found += [(place, None) for place in helped]
        found.sort(key=itemgetter(0))
    return found


def _is_aside(key: str, start: int, place: int) -> bool:
    """Tell whether a place of a clause stands in brackets, whose words are a clause of their own."""
    bracket = key.rfind("(", start, place)
    return bracket >= 0 and key.find(")", bracket, place) < 0


def _act_at(spot: Spot) -> tuple[Act | None, int]:
    """Return what is told at a place, and the end of the list of names that was read there in vain."""
    told = _from_field(spot) or _ordered(spot) or done_by(spot)
    if told:
        return told, spot.place
    names = names_at(spot.text, spot.key, spot.place)
    if not names:
        return _of_person(spot) if spot.text[spot.place : spot.place + 1].isupper() else None, spot.place
    act = _of_subject(spot, names)
    return act, spot.place if act else names[-1].end


def _of_person(spot: Spot) -> Act | None:
    """Return what a person is told whom nothing but the name shows: "(Lê Văn An phụ trách)", "Thực hiện: Lê Văn An"."""
    people = people_at(spot.text, spot.key, spot.place)
    if not people:
        return None
    end = people[-1].end
    if end >= spot.clause.end:
        before = spot.key[spot.clause.start : max(spot.clause.start, spot.place - 2)]
        return Act(Role.LEAD, tuple(people), end) if finder("carries_out").fullmatch(before) else None
    role = role_of_subject(spot, people, end) if is_verb_at(spot.key, end + 1) else None
    return Act(role, tuple(people), end) if role else None


def _from_field(spot: Spot) -> Act | None:
    field = role_field(spot.key, spot.place)
    names = named_at(spot.text, spot.key, field[1], SHORT) if field else []
    return Act(ROLES[field[0]], tuple(names), names[-1].end, ordered=True) if field and names else None


def _ordered(spot: Spot) -> Act | None:
    order = order_words().match(spot.key, spot.place) or (
        _tells_first().match(spot.key, spot.place) if spot.strong else None
    )
    if order is None or not (spot.strong or _may_order(spot)):
        return None
    names = named_at(spot.text, spot.key, order.end())
    if not names or _is_anybody(spot, order, names) or (order.lastgroup == "passed" and not _has_to_act(spot, names)):
        return None
    return _told(spot.key, names)


def _has_to_act(spot: Spot, names: list[Name]) -> bool:
    """Tell whether those to whom something goes are told what to do: not "Chuyển Trạm Y tế về chỗ mới"."""
    purpose = PURPOSE.match(spot.key, after_aside(spot.key, names[-1].end))
    return purpose is not None and is_verb_at(spot.key, purpose.end())


def _is_anybody(spot: Spot, order: re.Match[str], names: list[Name]) -> bool:
    """Tell whether holders of an office that every body has share the work: "phân công ủy viên phụ trách từng tổ"."""
    if not order[0].startswith("phân công") or not spot.text[names[0].start].islower():
        return False
    head = is_head_at(spot.text, spot.key, names[0].start)
    return head is not None and head.end() == names[-1].end and issuers_by_head()[head[0]].office


def _told(key: str, names: list[Name]) -> Act:
    end = after_aside(key, names[-1].end)
    watches = finder("monitor").match(key, end + 1)
    return Act(Role.MONITOR if watches else Role.LEAD, tuple(names), end, ordered=True)


def _may_order(spot: Spot) -> bool:
    """Tell whether an order stands within a clause: "..., giao Phòng Nội vụ"; not "nhiệm vụ Thủ tướng giao Bộ A"."""
    key, start, place = spot.key, spot.clause.start, spot.place
    if key.endswith((", ", " và "), start, place):
        return True
    if not key.startswith("giao ", place) or phrases("act", "deed", "joins").end_at(key, start):
        return False
    told_of = finder("past", "joins").search(key, max(start, place - SHORTEST_WORK), place)
    return not told_of and not name_ending_at(spot.text, spot.key, place - 1, spot.clause.start)


def _of_subject(spot: Spot, names: list[Name]) -> Act | None:
    key, clause, place = spot.key, spot.clause, spot.place
    end = after_added(spot.text, key, after_aside(key, names[-1].end))
    if key.startswith(ANY, end):
        return None
    if names[-1].plural and (qualified := _qualified().match(key, end)):
        end = qualified.end() - 1
    if clause.first and place == clause.start and key[end : clause.end].strip() == ":":
        # "c) Phòng Kinh tế:" over what it is told
        return Act(Role.LEAD, tuple(names), clause.end)
    if end >= clause.end or (spot.strong and place > clause.start and after_said(spot.text, key, end) >= clause.end):
        return _alone(spot, names) if spot.strong and place > clause.start else None
    if handed := _handed_on(spot, end):
        return _told(key, handed)
    role = role_of_subject(spot, names, end)
    if role is None or (not spot.strong and role is not Role.LEAD and _is_listed(spot)):
        return None
    return Act(role, tuple(names), end)


def _alone(spot: Spot, names: list[Name]) -> Act | None:
    """Return the unit that a colon at the end gives the work to: "Trang trí hội trường: Văn phòng Huyện ủy."."""
    before = spot.key[max(spot.clause.start, spot.place - NEAR) : spot.place - 2]
    if names[0].general or len(before) < SHORTEST_WORK or lists_bodies(before):
        return None
    return Act(Role.LEAD, tuple(names), names[-1].end)


def _handed_on(spot: Spot, end: int) -> list[Name]:
    """Return those to whom a subject hands the work on: "Chủ tịch UBND huyện giao Phòng Nội vụ"."""
    order = order_words().match(spot.key, end + 1)
    names = names_at(spot.text, spot.key, order.end()) if order else []
    anybody = names and (names[0].general or (names[0].plural and spot.text[names[0].start].islower()))
    return [] if anybody and spot.key.startswith("phân công", end + 1) else names


def _is_listed(spot: Spot) -> bool:
    """Tell whether a name behind a comma goes on a list of mentions: "gửi Phòng A, Phòng B theo dõi"."""
    joint = LISTED.search(spot.key, max(spot.clause.start, spot.place - NEAR), spot.place)
    return joint is not None and name_ending_at(spot.text, spot.key, joint.start(), spot.clause.start) is not None
