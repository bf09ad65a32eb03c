"""The words and phrases by which a name goes on: levels, fields of work, numbers, words with a capital letter."""

import re

from nhiemvu.domain.text import SMALL
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuer_heads, issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import in_names, name_words
from nhiemvu.reading.units.frames import Frame, Step, Tail
from nhiemvu.reading.units.heads import charge_end, field_at, function_at, is_head_at, is_verb_at, stops

WORD = re.compile(r"[^\W_]+(?:[&/.-][^\W_]+)*")
#: "35", "số 3", "IV"; not the number of "số 12/QĐ-UBND", "số 12-TB/HU".
NUMBER = re.compile(r"(?:số )?\d+(?![\w/]| ?- ?[^\W\d_]+/)|[ivx]+(?![\w/])")
#: What stands in front of what a letter is about, a word that ends a name though it has a capital letter.
SUBJECT = "V/v"
#: A word in small letters behind a number: "03 | đợt".
COUNTED = re.compile(rf" [{SMALL}]")
#: "thuộc Ủy ban nhân dân tỉnh", "của Huyện ủy"; "các đồng chí trong Thường trực Đảng ủy"
BELONGS = re.compile(r"(?:của|thuộc|trực thuộc|(trong)) ")
#: What follows a noun that has no object: a stop, a further noun, the end.
OBJECTLESS = re.compile(r"[,.;:)\n]| và |$")
#: What a number names, whatever follows: "Tòa án nhân dân khu vực | 3".
REGION = "khu vực "
#: How a head begins that names several bodies.
THE = "các "
#: What several people are called in front of their names: "Các đồng chí | Nam, Hoa".
PEOPLE = "đồng chí"


@remembered
def _levels_last() -> re.Pattern[str]:
    return made_ready(rf"{in_names('level').pattern}$")


def tail_of(head: re.Match[str]) -> Tail:
    """Return what may follow a head: behind a level ("các xã", "Trưởng thôn") a place, behind several people names."""
    issuer = issuers_by_head()[head[0]]
    if issuer.place or (issuer.general and head[0].endswith(PEOPLE)):
        return Tail.PLACE
    return Tail.PLACE if (issuer.general or issuer.office) and _levels_last().search(head[0]) else Tail.HEAD


def after_inside(frame: Frame, place: int) -> Step | None:
    """Return where a small word of a name ends; behind an office a longer verb is none: "giáo dục chính trị"."""
    known = in_names("inside").match(frame.key, place) if frame.is_small(place) else None
    verb = stops().match(frame.key, place) if known and frame.head.office else None
    return (known.end(), Tail.WHOLE) if known and not (verb and verb.end() > known.end()) else None


def after_charge(frame: Frame, place: int) -> Step | None:
    """Return where ends what an office is in charge of, a verb behind it: "Phó Chủ tịch | phụ trách văn hóa | lập".

    What stands behind a person's name is no part of it; "PHT" is an office.
    """
    if not in_names("charge").match(frame.key, place):
        return None
    word = frame.text[frame.text.rfind(" ", 0, place - 1) + 1 : place - 1]
    if word[:1].isupper() and not word.isupper():
        return None
    end = charge_end(frame.text, frame.key, place)
    return (end, Tail.WHOLE) if end and is_verb_at(frame.key, end + 1) else None


def after_nested(frame: Frame, place: int, head: re.Match[str] | None) -> Step | None:
    """Return the head of the body that a name goes on with: "Chủ tịch | UBND", "Ban Tuyên giáo | của Huyện ủy"."""
    belongs = BELONGS.match(frame.key, place)
    if belongs and (not belongs[1] or frame.head.general):
        head = is_head_at(frame.text, frame.key, belongs.end())
    elif (head or frame.head.office) and frame.is_small(place) and not frame.capitals:
        head = head if head and head[0].startswith(THE) else _headed(frame, place, head)
    return (head.end(), tail_of(head)) if head else None


def _headed(frame: Frame, place: int, head: re.Match[str] | None) -> re.Match[str] | None:
    """Return the head in small letters of the body that an office leads: "Tổ trưởng | tổ Toán"."""
    head = (head or issuer_heads().match(frame.key, place)) if frame.head.office else None
    if head is None:
        return None
    issuer = issuers_by_head()[head[0]]
    large_behind = issuer.follows == "capital" and frame.text[head.end() + 1 : head.end() + 2].isupper()
    return head if issuer.general or " " in head[0] or large_behind else None


def after_noun(frame: Frame, place: int, tail: Tail) -> Step | None:
    """Return the noun without which a head says nothing: "từng | cơ quan", "Mặt trận và các | đoàn thể"."""
    wanted = tail is Tail.HEAD and (frame.head.follows == "body" or frame.head.head.endswith("các"))
    return after_member(frame, place) if wanted else None


def after_member(frame: Frame, place: int) -> Step | None:
    """Return the general noun at `place`; one that is a verb, too, only where no object follows: "cơ quan, tổ chức"."""
    member = in_names("member").match(frame.key, place)
    if member is None:
        return None
    verb = stops().match(frame.key, place)
    if verb and verb.end() >= member.end():
        alone = OBJECTLESS.match(frame.key, member.end()) or stops().match(frame.key, member.end() + 1)
        return (member.end(), Tail.WHOLE) if alone else None
    return member.end(), Tail.PLACE if _levels_last().search(member[0]) else Tail.WHOLE


def after_level(frame: Frame, place: int) -> Step | None:
    """Return where a level ends that is named at `place`; a place may follow: "Đoàn Thanh niên | xã"."""
    level = in_names("level").match(frame.key, place)
    return (level.end(), Tail.PLACE) if level else None


def after_field(frame: Frame, place: int, tail: Tail) -> Step | None:
    """Return the field of work at `place`, in small letters only right behind the head."""
    if not frame.is_small(place):
        known = function_at(frame.key, place)
    elif tail is Tail.HEAD or (frame.capitals and tail is not Tail.PLACE):
        known = field_at(frame.key, place) or _deed(frame, place, tail)
    else:
        known = None
    if known is None:
        return None
    return known.end(), Tail.PARTIAL if known[0] in name_words()["partial"].phrases else Tail.WHOLE


def _deed(frame: Frame, place: int, tail: Tail) -> re.Match[str] | None:
    """Return the verb by which a kind of bodies is named, another verb behind it: "Cơ quan thanh tra | khẩn trương"."""
    known = in_names("function").match(frame.key, place) if tail is Tail.HEAD and frame.head.general else None
    if known is None or in_names("doing").fullmatch(known[0]):
        return None
    return known if stops().match(frame.key, known.end() + 1) else None


def after_number(frame: Frame, place: int, tail: Tail) -> Step | None:
    """Return where a number ends that belongs to a name: "Ban Chỉ đạo | 35"; not one that counts what follows."""
    number = NUMBER.match(frame.key, place)
    if number is None or frame.text[number.end() - 1].islower() or _counts(frame, number):
        return None
    return number.end(), tail if tail is Tail.PLACE else Tail.WHOLE


def _counts(frame: Frame, number: re.Match[str]) -> bool:
    """Tell whether a number says how many of something there are: "Công an xã | 03 đợt", not "Ban Chỉ đạo 35 xã"."""
    place = number.end() + 1
    if not number[0].isdecimal() or not COUNTED.match(frame.text, number.end()):
        return False
    if frame.key.endswith(REGION, 0, number.start()):
        return False
    goes_on = BELONGS.match(frame.key, place) or in_names("level").match(frame.key, place)
    return not (goes_on or frame.key.startswith("và ", place) or stops().match(frame.key, place))


def after_word(frame: Frame, place: int, tail: Tail) -> Step | None:
    """Return a word that no table knows: with a capital letter, or the second syllable of one that has it."""
    if tail is not Tail.WORD and not frame.text[place].isupper():
        return None
    word = WORD.match(frame.text, place)
    if word is None or ((frame.is_small(place) or word[0] == SUBJECT) and stops().match(frame.key, place)):
        return None
    if not word[0][0].isupper():
        return word.end(), Tail.SYLLABLE
    if tail in (Tail.PLACE, Tail.WORD):
        # "Sông Lam": each syllable of a place has a capital letter.
        return word.end(), Tail.PLACE
    abbreviated = len(word[0]) > 1 and word[0].isupper() and not frame.capitals
    return word.end(), Tail.WHOLE if abbreviated else Tail.WORD
