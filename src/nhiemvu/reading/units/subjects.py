"""What the words behind a name make it: "X chủ trì", "X phối hợp", "X theo dõi, đôn đốc", "X có trách nhiệm"."""

import re
from collections.abc import Sequence

from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.verbs import finder, phrases
from nhiemvu.reading.units.heads import is_head_at
from nhiemvu.reading.units.lists import name_ending_at, names_at
from nhiemvu.reading.units.names import Name
from nhiemvu.reading.units.roles import Role, Spot

#: How far back, and how far ahead, words are looked at.
NEAR, FAR = 120, 240
#: Between a subject and its verb: ", ", " : ", ": "; between a name and its role " - ".
BEHIND = re.compile(r"(?P<comma>,)? ?(?P<colon>: )?(?P<dash>[-–] )?")
#: What parts work from who does it.
DASH, COMMA = " - ", ", "
#: "các cơ quan", "từng đơn vị", "cấp ủy": general names that stand for certain bodies.
SEVERAL = re.compile(r"(?:các|từng|tất cả các|cấp ủy|chính quyền)(?!\w)")


def role_of_subject(spot: Spot, names: Sequence[Name], end: int) -> Role | None:
    """Return what the words from `end` on make a subject, or None where they say of it but what it is or has done."""
    behind = BEHIND.match(spot.key, end)
    place = behind.end() if behind else end
    if place >= spot.clause.end or not spot.key[place].isalpha() or _says_nothing(spot, names, place):
        return None
    if role := _in_so_many_words(spot, names, place):
        return role
    if behind and behind["dash"]:
        return None
    comma, colon = (behind["comma"], behind["colon"]) if behind else (None, None)
    acts = _takes_over(spot, names, place) or _acts(spot, names, place, comma=bool(comma), colon=bool(colon))
    return Role.LEAD if acts else None


def _says_nothing(spot: Spot, names: Sequence[Name], place: int) -> bool:
    """Tell whether the words are an opinion, or the name itself an object: "Lãnh đạo các chi bộ tổ chức đại hội".

    One who has given something gives nothing here: "thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao".
    """
    verb = phrases("act", "deed").end_at(spot.key, names[0].start)
    is_object = verb and spot.key.startswith(" các ", verb) and not finder("bears").match(spot.key, place)
    given = finder("entrusts").match(spot.key, place, spot.clause.end)
    has_given = given and not spot.key[given.end() : spot.clause.end].strip(" .,/")
    return bool(is_object or has_given or finder("agrees").match(spot.key, place))


def _in_so_many_words(spot: Spot, names: Sequence[Name], place: int) -> Role | None:
    """Return the role that the verb itself names."""
    if finder("monitor").match(spot.key, place):
        return Role.MONITOR
    if finder("attends").match(spot.key, place):
        return Role.SUPPORT
    if support := finder("support").match(spot.key, place):
        with_others = bool(names_at(spot.text, spot.key, support.end() + 1))
        helps = spot.told_before or not spot.strong or (spot.clause.aside and len(names) == 1)
        return Role.SUPPORT if helps and not with_others else Role.LEAD
    return Role.LEAD if finder("lead").match(spot.key, place) else None


def _acts(spot: Spot, names: Sequence[Name], place: int, *, comma: bool, colon: bool) -> bool:
    """Tell whether a subject is told to act: by a known verb, or by any word where a statement begins with it."""
    key, clause = spot.key, spot.clause
    if clause.aside:
        return bool(finder("carries_out").match(key, place))
    if not spot.strong and (spot.told_before or not _opens(spot, names)):
        return False
    if finder("bears").match(key, place) or (phrases("act", "deed").end_at(key, place) and (spot.strong or not comma)):
        return True
    # A name that heads its line may end in a word that no table knows: "Tổ Toán: Ra đề thi".
    heads_line = colon and clause.first and spot.place == clause.start
    if not spot.strong or not (names[-1].sure or heads_line):
        return False
    if finder("meanwhile").match(key, place):
        return _acts_later(spot, place)
    return not finder("about").match(key, place) and (colon or (spot.text[place].islower() and not comma))


def _takes_over(spot: Spot, names: Sequence[Name], place: int) -> bool:
    """Tell whether work is left to whom a dash or, of people, a comma names: "Kiểm kê kho, ông Lê Văn An phụ trách"."""
    if spot.strong or not finder("carries_out").match(spot.key, place):
        return False
    text, start = spot.text, spot.clause.start
    dash = text.endswith(DASH, start, spot.place)
    if not dash and not (text.endswith(COMMA, start, spot.place) and _are_people(spot, names)):
        return False
    end = spot.place - len(DASH if dash else COMMA)
    word = max(start, text.rfind(" ", start, end) + 1)
    # A person's name before it may begin a list of those that are but meant.
    return not text[word].isupper() and name_ending_at(text, spot.key, end, start) is None


def _are_people(spot: Spot, names: Sequence[Name]) -> bool:
    """Tell whether the first of names is a person's, or that of an office which one person holds."""
    head = is_head_at(spot.text, spot.key, names[0].start)
    return head is None or (issuers_by_head()[head[0]].office and not names[0].plural)


def _opens(spot: Spot, names: Sequence[Name]) -> bool:
    """Tell whether a clause begins as those do that name their subject behind a comma: "Trong tháng 5, Sở Y tế ...".

    What a colon heads may begin so, too: "Chế độ báo cáo: hằng tháng, các đơn vị ...".
    """
    if names[0].general and not SEVERAL.match(spot.key, names[0].start):
        return False
    colon = spot.key.rfind(": ", spot.clause.start, spot.place)
    starts = (spot.clause.start, colon + 2) if colon >= 0 else (spot.clause.start,)
    return any(finder("opener").match(spot.key, start) for start in starts)


def _acts_later(spot: Spot, place: int) -> bool:
    """Tell whether a verb follows the words between a subject and what it does: "căn cứ chức năng, ... phối hợp"."""
    end = min(spot.clause.end, place + FAR)
    verb_end = phrases("act", "bears", "deed", "lead", "support").first_in(spot.key, place + 1, end)
    return verb_end is not None and not finder("past").search(spot.key, place, verb_end)
