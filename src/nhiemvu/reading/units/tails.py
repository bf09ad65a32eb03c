"""How a name goes on behind its head, word by word, and where it ends.

Fields of work, capital letters, levels with their places, and the small words of `facts.names` belong to a name. It
ends before a verb, a preposition, a stop, and any small word that is none of these.
"""

import re
from itertools import chain

from nhiemvu.domain.text import SMALL
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.names import in_names, name_words
from nhiemvu.facts.tables import any_of
from nhiemvu.reading.units.frames import Frame, Step, Tail
from nhiemvu.reading.units.heads import charge_end, field_at, function_at, is_head_at, is_of_kind, is_verb_at, stops

#: The longest name that is read.
LONGEST = 320
#: What stands between the words of a name: " - ", "&", ", ", ", và ", " và ", " "; nothing behind "P.".
JOINT = re.compile(r" ?[-&/] ?|, (?:và )?| và | |(?<=\.)(?=\w)")
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
#: How a head begins that names several bodies.
THE = "các "
#: What several people are called in front of their names: "Các đồng chí | Nam, Hoa".
PEOPLE = "đồng chí"
#: How many words that no table knows a name goes on with, where it is sure to go on behind them.
UNKNOWN = 4
#: What makes the bodies of an office several, and how far back it is looked for.
SEVERAL, NEAR = " các ", 60
#: "Thể thao và Du lịch" behind a comma within one name.
INNER = re.compile(r"([^\W\d_]\w*(?:\s\w+){0,2}),?\s+và\s+(?=[^\W\d_])")


@remembered
def _kinds() -> re.Pattern[str]:
    return made_ready(any_of(kinds_by_name()))


@remembered
def _levels_last() -> re.Pattern[str]:
    return made_ready(rf"{in_names('level').pattern}$")


def tail_of(head: re.Match[str]) -> Tail:
    """Return what may follow a head: behind a level ("các xã", "Trưởng thôn") a place, behind several people names."""
    issuer = issuers_by_head()[head[0]]
    if issuer.place or (issuer.general and head[0].endswith(PEOPLE)):
        return Tail.PLACE
    return Tail.PLACE if (issuer.general or issuer.office) and _levels_last().search(head[0]) else Tail.HEAD


def read_on(frame: Frame, end: int, tail: Tail) -> Step:
    """Return where a name ends that has been read up to `end`."""
    limit = end + LONGEST
    while end < limit:
        step = _step(frame, end, tail) or _bridge(frame, end, tail)
        if step is None:
            break
        end, tail = step
    return end, tail


def _step(frame: Frame, end: int, tail: Tail) -> Step | None:
    """Return where the next word of a name ends and what may follow it, or None where the name ends."""
    joint = JOINT.match(frame.key, end)
    if joint is None or joint.end() >= len(frame.key):
        return None
    joined = joint[0].strip()
    if not joined:
        return None if _ends_before(frame, joint.end(), tail) else _behind_space(frame, joint.end(), tail)
    if joined in ("-", "&", "/"):
        return _behind_dash(frame, joint.end(), tail)
    return _behind_comma(frame, joint.end(), tail, comma=joined.startswith(","))


def _ends_before(frame: Frame, place: int, tail: Tail) -> bool:
    """Tell whether a name ends before a word in small letters as soon as that is sure: most names do."""
    any_may_follow = tail in (Tail.HEAD, Tail.WORD) or frame.capitals or not frame.text[place].islower()
    return not (any_may_follow or _small_words().match(frame.key, place))


@remembered
def _small_words() -> re.Pattern[str]:
    """Match the words in small letters that a name may go on with, whatever it was read up to."""
    several = (head for head, issuer in issuers_by_head().items() if issuer.general or head.startswith(THE))
    groups = (name_words()[name].phrases for name in ("inside", "level", "charge"))
    return made_ready(rf"{BELONGS.pattern}|{NUMBER.pattern}|{any_of(chain(several, *groups))}")


def _behind_space(frame: Frame, place: int, tail: Tail) -> Step | None:
    head = is_head_at(frame.text, frame.key, place)
    if head and is_of_kind(head, frame.head):
        # "Phòng Nội vụ Phòng Tư pháp": two names with nothing between them
        return None
    if head and not frame.is_small(place) and _is_of_field(frame, place, head):
        head = None
    return (
        _inside(frame, place)
        or (_charge(frame, place) if frame.head.office or frame.head.charged else None)
        or _nested(frame, place, head)
        or _noun(frame, place, tail)
        or _level(frame, place)
        or _field(frame, place, tail)
        or _number(frame, place, tail)
        or _word(frame, place, tail)
    )


def _is_of_field(frame: Frame, place: int, head: re.Match[str]) -> bool:
    """Tell whether a head is but the first word of a field of work: "Phòng | Bưu chính, Viễn thông"."""
    known = in_names("function").match(frame.key, place)
    return known is not None and known.end() > head.end()


def _inside(frame: Frame, place: int) -> Step | None:
    """Return where a small word of a name ends; behind an office a longer verb is none: "giáo dục chính trị"."""
    known = in_names("inside").match(frame.key, place) if frame.is_small(place) else None
    verb = stops().match(frame.key, place) if known and frame.head.office else None
    return (known.end(), Tail.WHOLE) if known and not (verb and verb.end() > known.end()) else None


def _charge(frame: Frame, place: int) -> Step | None:
    """Return where ends what an office is in charge of, a verb behind it: "Phó Chủ tịch | phụ trách văn hóa | lập".

    What stands behind a person's name is no part of it.
    """
    if not in_names("charge").match(frame.key, place) or frame.text[frame.text.rfind(" ", 0, place - 1) + 1].isupper():
        return None
    end = charge_end(frame.text, frame.key, place)
    return (end, Tail.WHOLE) if end and is_verb_at(frame.key, end + 1) else None


def _nested(frame: Frame, place: int, head: re.Match[str] | None) -> Step | None:
    """Return the head of the body that a name goes on with: "Chủ tịch | UBND", "Ban Tuyên giáo | của Huyện ủy"."""
    belongs = BELONGS.match(frame.key, place)
    if belongs and (not belongs[1] or frame.head.general):
        head = is_head_at(frame.text, frame.key, belongs.end())
    elif head and frame.is_small(place) and not frame.capitals and not head[0].startswith(THE):
        head = head if frame.head.office and issuers_by_head()[head[0]].general else None
    return (head.end(), tail_of(head)) if head else None


def _noun(frame: Frame, place: int, tail: Tail) -> Step | None:
    """Return the noun without which a head says nothing: "từng | cơ quan", "Mặt trận và các | đoàn thể"."""
    wanted = tail is Tail.HEAD and (frame.head.follows == "body" or frame.head.head.endswith("các"))
    return _member(frame, place) if wanted else None


def _member(frame: Frame, place: int) -> Step | None:
    """Return the general noun at `place`; one that is a verb, too, only where no object follows: "cơ quan, tổ chức"."""
    member = in_names("member").match(frame.key, place)
    if member is None:
        return None
    verb = stops().match(frame.key, place)
    if verb and verb.end() >= member.end():
        alone = OBJECTLESS.match(frame.key, member.end()) or stops().match(frame.key, member.end() + 1)
        return (member.end(), Tail.WHOLE) if alone else None
    return member.end(), Tail.PLACE if _levels_last().search(member[0]) else Tail.WHOLE


def _level(frame: Frame, place: int) -> Step | None:
    level = in_names("level").match(frame.key, place)
    return (level.end(), Tail.PLACE) if level else None


def _field(frame: Frame, place: int, tail: Tail) -> Step | None:
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


def _number(frame: Frame, place: int, tail: Tail) -> Step | None:
    number = NUMBER.match(frame.key, place)
    if number is None or frame.text[number.end() - 1].islower() or _counts(frame, number):
        return None
    return number.end(), tail if tail is Tail.PLACE else Tail.WHOLE


def _counts(frame: Frame, number: re.Match[str]) -> bool:
    """Tell whether a number says how many of something there are: "Công an xã | 03 đợt", not "Ban Chỉ đạo 35 xã"."""
    place = number.end() + 1
    if not number[0].isdecimal() or not COUNTED.match(frame.text, number.end()):
        return False
    goes_on = BELONGS.match(frame.key, place) or in_names("level").match(frame.key, place)
    return not (goes_on or frame.key.startswith("và ", place) or stops().match(frame.key, place))


def _word(frame: Frame, place: int, tail: Tail) -> Step | None:
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


def _behind_dash(frame: Frame, place: int, tail: Tail) -> Step | None:
    if in_names("added_office").match(frame.key, place):
        return None
    if known := in_names("function", "inside").match(frame.key, place):
        return known.end(), Tail.WHOLE
    if stops().match(frame.key, place):
        return None
    head = is_head_at(frame.text, frame.key, place)
    if head and not in_names("level").match(frame.key, place):
        return head.end(), Tail.HEAD
    return _level(frame, place) or _word(frame, place, Tail.PLACE if tail is Tail.PLACE else Tail.WHOLE)


def _behind_comma(frame: Frame, place: int, tail: Tail, *, comma: bool) -> Step | None:
    """Return what goes on behind a comma (or but "và"); another name does not."""
    head = is_head_at(frame.text, frame.key, place)
    small = frame.is_small(place)
    if head:
        # "Chi hội 3, chi hội 7" are two.
        of_all = frame.head.general and not frame.head.numbered
        belongs = of_all and (issuers_by_head()[head[0]].general or frame.text[place].islower())
        return (head.end(), Tail.PLACE if tail_of(head) is Tail.PLACE else Tail.WHOLE) if belongs else None
    if small and tail is Tail.PLACE and (level := _level(frame, place)):
        return level
    if _is_of_several(frame, place) and (member := _member(frame, place)):
        return member
    if small:
        known = None if comma or tail is Tail.PLACE else field_at(frame.key, place)
        return (known.end(), Tail.WHOLE) if known else None
    return _behind_comma_large(frame, place, tail, comma=comma)


def _is_of_several(frame: Frame, place: int) -> bool:
    """Tell whether a name is that of several bodies, or of their heads: "Hiệu trưởng các trường tiểu học, |"."""
    return frame.plural or (frame.head.office and SEVERAL in frame.key[max(0, place - NEAR) : place])


def _behind_comma_large(frame: Frame, place: int, tail: Tail, *, comma: bool) -> Step | None:
    key = frame.key
    known = in_names("function").match(key, place)
    if _kinds().match(key, place) and not known:
        return None
    if tail is Tail.PLACE:
        # "các tỉnh Sông Lam, Bình Giang"
        several = frame.plural or " các " in key[max(0, place - LONGEST) : place]
        return _word(frame, place, tail) if several and not stops().match(key, place) else None
    if comma and frame.head.follows != "body":
        inner = INNER.match(key, place)
        if not inner or not frame.text[inner.end()].isupper() or is_head_at(frame.text, key, inner.end()):
            return None
    return (known.end(), Tail.WHOLE) if known else _word(frame, place, tail)


def _bridge(frame: Frame, end: int, tail: Tail) -> Step | None:
    """Return where unknown small words end that a verb or a known word of a name follows: "Ban Giảm tải hồ sơ | xã"."""
    if tail not in (Tail.WORD, Tail.SYLLABLE, Tail.PARTIAL) and not (frame.head.general and tail is Tail.WHOLE):
        return None
    place = end
    for _ in range(UNKNOWN):
        word = WORD.match(frame.text, place + 1) if frame.key.startswith(" ", place) else None
        if word is None or not word[0].islower() or stops().match(frame.key, place + 1):
            return None
        place = word.end()
        following = place + 1
        if stops().match(frame.key, following) and is_verb_at(frame.key, following):
            return place, Tail.WHOLE
        goes_on = frame.key.startswith(" ", place) and following < len(frame.key)
        if goes_on and (known := _inside(frame, following) or _level(frame, following)):
            return known
    return None
