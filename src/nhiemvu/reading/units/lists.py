"""Lists of names: "Sở Y tế, Sở Tài chính và Công an tỉnh", "đồng chí Nguyễn Văn An, Phó Chủ tịch UBND xã"."""

import re
from collections.abc import Sequence

from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import replace
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import words
from nhiemvu.reading.units.fields import role_field
from nhiemvu.reading.units.heads import is_head_at, is_of_kind, numbers_end
from nhiemvu.reading.units.names import Name, read_name, small_name
from nhiemvu.reading.units.openings import may_tell
from nhiemvu.reading.units.people import FULL, PERSON, full_name_end

#: Between two names.
JOINT = re.compile(r",? và |[,;] (?:và )?|;\n")
#: " (Cơ quan thường trực)": what is said of a body behind its name.
ASIDE = re.compile(r" ?\([^()\n]{1,160}\)")
#: The blank between two names that nothing else parts.
BLANK = re.compile(" ")
#: ", Phó Chủ tịch UBND xã", " - Trưởng Ban Xây dựng Đảng", " (Phó Bí thư)"
OFFICE_JOINT = re.compile(r", | - |-")
#: An abbreviation that stands for a body: "ACV", "TTXVN".
ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&]{1,11}(?!\w)")
#: Until when who stands in a caption acts: "Phòng Kinh tế | - hoàn thành trước 25/6", "Công an xã | (hạn 15/5)".
UNTIL = re.compile(
    r"(?: [-–]|[,;])? ?\(?(?:(?:thời )?hạn|thời gian|hoàn thành|xong|trước|chậm nhất|muộn nhất)(?!\w)"
    r"[^\n:;.]{0,40}?\d[\d/.-]*(?: (?:tháng|năm) \d{1,4}){0,2}\)?(?=[ :.]{0,2}(?:\n|$))"
)
#: What adds a second office to a name.
DASH = " - "
#: What makes an office that of several: "Trưởng các phòng".
SEVERAL = " các "
#: Where a word begins.
WORD_START = re.compile(r"(?<!\w)\w")
#: How far back a name is looked for that ends at a place.
NEAR = 120
#: The longest list that is read as one.
LONGEST = 1200


@remembered
def _especially() -> re.Pattern[str]:
    return made_ready(rf",? {words('especially')} ")


@remembered
def _address() -> re.Pattern[str]:
    return made_ready(rf"{in_names('address').pattern}:? (?=\S)")


@remembered
def _title() -> re.Pattern[str]:
    return made_ready(rf"{in_names('title').pattern} (?=\S)")


@remembered
def _before_list() -> re.Pattern[str]:
    """Match what makes names behind it a list of those meant: "các đơn vị sau", "gửi"."""
    return made_ready(rf"{words('lists_bodies')}$")


def lists_bodies(before: str) -> bool:
    """Tell whether words, in their matching form, make names behind them a list of those that are meant."""
    return _before_list().search(before) is not None


def name_ending_at(text: str, key: str, end: int, first: int = 0) -> Name | None:
    """Return the name that ends at `end` and begins at `first` or later, or None."""
    for word in WORD_START.finditer(key, max(first, end - NEAR), end):
        name = read_name(text, key, word.start())
        if name and name.end >= end:
            return name
    return None


def names_at(text: str, key: str, start: int) -> list[Name]:
    """Return the names of the list that begins at `start`; `key` is the matching form of `text`."""
    first = _one_at(text, key, start)
    names = [first] if first else []
    while names and names[-1].end - start < LONGEST:
        following = _next(text, key, names)
        if following is None:
            break
        names.append(following)
    return names


def people_at(text: str, key: str, start: int, least: int = FULL) -> list[Name]:
    """Return the people that are named from `start` on by their names alone, each of at least so many words."""
    people: list[Name] = []
    while end := full_name_end(text, key, start, least):
        people.append(_with_office(text, key, Name(start, end)))
        joint = JOINT.match(key, people[-1].end)
        if joint is None:
            break
        start = joint.end()
    return people


def named_at(text: str, key: str, start: int, least: int = FULL) -> list[Name]:
    """Return the names where somebody is sure to be named: people by bare names, a unit in small letters."""
    names = names_at(text, key, start) or people_at(text, key, start, least)
    small = None if names else small_name(text, key, start)
    return [small] if small else names


def may_follow(text: str, key: str, end: int) -> bool:
    """Tell whether a name may go on a list that has come to `end`: most words behind a joint are none."""
    joint = JOINT.match(key, end)
    return joint is not None and (may_tell(key, joint.end()) or text[joint.end() : joint.end() + 1].isupper())


def _next(text: str, key: str, names: Sequence[Name]) -> Name | None:
    end = after_aside(key, names[-1].end)
    apart = _especially().match(key, end)
    joint = apart or JOINT.match(key, end) or _repeated(text, key, names[-1])
    if joint is None or role_field(key, joint.end()):
        return None
    is_apart = apart is not None or names[-1].apart
    if name := _one_at(text, key, joint.end()):
        return replace(name, apart=True) if is_apart else name
    if abbreviation := ABBREVIATION.match(text, joint.end()):
        if key.startswith("số", abbreviation.end() + 1) or "/" in text[abbreviation.end() : abbreviation.end() + 1]:
            return None
        return Name(joint.end(), abbreviation.end(), apart=is_apart)
    return _numbered(text, key, joint.end(), names[-1]) or _elided(text, key, joint, names[-1])


def _repeated(text: str, key: str, before: Name) -> re.Match[str] | None:
    """Return the blank between two names of one kind that nothing else parts: "Phòng Nội vụ Phòng Tư pháp"."""
    # Two of one kind begin with one letter.
    if not key.startswith(f" {key[before.start]}", before.end):
        return None
    other = is_head_at(text, key, before.end + 1)
    one = is_head_at(text, key, before.start) if other else None
    is_other = one and other and is_of_kind(other, issuers_by_head()[one[0]])
    return BLANK.match(key, before.end) if is_other else None


def _numbered(text: str, key: str, place: int, before: Name) -> Name | None:
    """Return a name of a number that begins as the one before it does, in small letters: "Tổ 3, | tổ 7"."""
    head = is_head_at(text, key, before.start)
    if head is None or not issuers_by_head()[head[0]].numbered or not key.startswith(f"{head[0]} ", place):
        return None
    end = numbers_end(key, place + len(head[0]) + 1)
    return Name(place, end) if end else None


def _elided(text: str, key: str, joint: re.Match[str], before: Name) -> Name | None:
    """Return a name whose head the one before it has said: "Sở Y tế, Tài chính"."""
    if ";" in joint[0] or before.general or not text[joint.end() : joint.end() + 1].isupper():
        return None
    known = in_names("function").match(key, joint.end())
    head = is_head_at(text, key, before.start)
    if known is None or head is None or issuers_by_head()[head[0]].follows != "capital" or known[0] in kinds_by_name():
        return None
    return Name(joint.end(), known.end())


def _one_at(text: str, key: str, start: int) -> Name | None:
    address = _address().match(key, start)
    place = address.end() if address else start
    if name := read_name(text, key, place):
        return _with_person(text, key, name)
    title = _title().match(key, start)
    person = _person(text, title.end() if title else place) if title or address else None
    return _with_office(text, key, replace(person, start=start if title else place)) if person else None


def _person(text: str, start: int) -> Name | None:
    person = PERSON.match(text, start)
    return Name(start, person.end()) if person else None


def _with_office(text: str, key: str, person: Name) -> Name:
    """Return a person's name with the offices that one holds: "Lê Văn An, Phó Bí thư Đảng ủy, Chủ tịch HĐND xã"."""
    end = person.end
    while joint := OFFICE_JOINT.match(key, end):
        head = is_head_at(text, key, joint.end())
        office = read_name(text, key, joint.end()) if head and issuers_by_head()[head[0]].office else None
        # "Trưởng các phòng" are others
        if office is None or (end > person.end and SEVERAL in key[joint.end() : office.end]):
            break
        end = office.end
    return replace(person, end=end)


def _with_person(text: str, key: str, office: Name) -> Name:
    """Return a name of an office with that of its holder: "Chủ tịch UBND huyện - Trần Thị Bình"."""
    head = is_head_at(text, key, office.start) if key.startswith(" - ", office.end) else None
    if not head or not issuers_by_head()[head[0]].office or is_head_at(text, key, office.end + 3):
        return office
    person = _person(text, office.end + 3)
    return replace(office, end=person.end) if person and " " in text[person.start : person.end] else office


def after_aside(key: str, end: int) -> int:
    """Return where the words in brackets behind a name end, or `end`."""
    aside = ASIDE.match(key, end) if "(" in key[end : end + 2] else None
    return aside.end() if aside else end


def after_added(text: str, key: str, end: int) -> int:
    """Return where a second office ends that a dash adds to a name, or `end`: "Chủ tịch xã - Trưởng Ban Chỉ đạo"."""
    if not key.startswith(DASH, end) or not in_names("added_office").match(key, end + len(DASH)):
        return end
    name = read_name(text, key, end + len(DASH))
    return name.end if name else end


def after_said(text: str, key: str, end: int) -> int:
    """Return where a caption's words end that say of the name before `end` what else it is, and until when it acts."""
    end = after_added(text, key, after_aside(key, end))
    time = UNTIL.match(key, end)
    return time.end() if time else end


def bare(name: str) -> str:
    """Return a name without a form of address: "đồng chí Bí thư Đảng ủy" gives "Bí thư Đảng ủy"."""
    address = _address().match(matching_key(name))
    return name[address.end() :] if address else name


def is_name(text: str) -> bool:
    """Tell whether the whole of `text` is a name or a list of names.

    Brackets, a second office, a deadline and a colon at its end are left out: "Phòng Kinh tế, hạn xong 25/6:".
    """
    return bool(whole_names(text))


def whole_names(text: str) -> str:
    """Return the names that the whole of `text` is, without what is left out at its end; "" where it is more."""
    shown = text.strip().rstrip(":").strip()
    key = matching_key(shown)
    names = names_at(shown, key, 0)
    whole = names and after_said(shown, key, names[-1].end) == len(shown)
    return shown[: names[-1].end] if whole else ""
