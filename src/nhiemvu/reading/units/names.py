"""Names of bodies in running text: where one begins (`heads`), how it goes on and where it ends (`tails`)."""

import re

from nhiemvu.domain.plans import Span
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.names import in_names
from nhiemvu.facts.verbs import phrases
from nhiemvu.reading.units.frames import Frame, Tail
from nhiemvu.reading.units.heads import (
    charge_end,
    in_capitals,
    is_head_at,
    is_verb_at,
    numbers_end,
    small_head_at,
    stops,
)
from nhiemvu.reading.units.people import holder_end
from nhiemvu.reading.units.tail_words import tail_of
from nhiemvu.reading.units.tails import LONGEST, read_on

#: Between names that a colon tells one by one.
LISTED = re.compile(r", (?:và )?| và ")
#: What a deputy is in charge of, up to a colon or the bracket's end: "Phó Chủ tịch UBND xã | phụ trách kinh tế"; not
#: what one is told to take charge of.
CHARGE = re.compile(
    r" phụ trách (?!các |chung|chính|địa bàn|thôn |xã |tổ |cụm |khu |hướng dẫn|theo dõi)[^:.,;()\n]{2,60}(?=[:)]|\n)"
)
#: What names no board: "Giao ban | kinh tế".
MEETING = "giao ban "
#: How a sentence behind a colon begins that tells each of them the same: "Các chi bộ: Mỗi chi bộ ...".
EACH = ("mỗi ", "từng ")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text."""

    start: int
    end: int
    #: Whether it names bodies by what they are: "các cơ quan, đơn vị".
    general: bool = False
    #: Whether it names several bodies: "Ủy ban nhân dân các xã".
    plural: bool = False
    #: Whether its last word is known to end it.
    sure: bool = True
    #: Whether it is one of those named before, told apart: "nhất là Sở Tài chính".
    apart: bool = False


def name_at(text: str, key: str, start: int) -> Span | None:
    """Return the name that begins at `start`, or None; `key` is the matching form of `text`.

    A list of names ends at its first comma: "Ban Thường vụ Huyện ủy, Đảng ủy xã" gives the first.
    """
    name = read_name(text, key, start)
    return Span(name.start, name.end) if name else None


def read_name(text: str, key: str, start: int) -> Name | None:
    """Return the name that begins at `start` with what it is, or None."""
    head = is_head_at(text, key, start)
    return _read_on(text, key, head) if head else None


def small_name(text: str, key: str, start: int) -> Name | None:
    """Return the name in small letters that begins at `start`, where a verb follows: "phòng kinh tế xã | rà soát"."""
    head = None if key.startswith(MEETING, max(0, start - len("giao "))) else small_head_at(text, key, start)
    name = _read_on(text, key, head, small=True) if head else None
    return name if name and is_verb_at(key, name.end + 1) else None


def _read_on(text: str, key: str, head: re.Match[str], *, small: bool = False) -> Name:
    """Return the name that goes on behind its head, `small` where small letters are sure to be those of a name."""
    start = head.start()
    issuer = issuers_by_head()[head[0]]
    if issuer.charged and (end := _charged_end(text, key, head, large=small or text[start].isupper())):
        return Name(start, end)
    plural = issuer.general or issuer.follows == "body"
    frame = Frame(text, key, issuer, in_capitals(text, head), plural)
    numbered = numbers_end(key, head.end() + 1) if issuer.numbered else None
    end, tail = read_on(frame, numbered, Tail.PLACE) if numbered else read_on(frame, head.end(), tail_of(head))
    if (leads := _end_before_lead(frame, end)) > end:
        end, tail = leads, Tail.WHOLE
    plural = plural or bool(_several().search(key, start, end)) or (issuer.office and _is_class(text[head.end() : end]))
    end = _colon_end(frame, end) if plural else end
    if issuer.general and issuer.numbered and end > head.end() and not _several().search(key, start, end):
        # "Chi hội 3" is one of those that "chi hội" names.
        return Name(start, end)
    if issuer.office and (charge := CHARGE.match(key, end)):
        end, tail = charge.end(), Tail.WHOLE
    return Name(start, end, issuer.general, plural, tail not in (Tail.WORD, Tail.SYLLABLE))


def _end_before_lead(frame: Frame, end: int) -> int:
    """Return where a name ends whose last words are a verb's, too: "Ban Hỗ trợ phụ nữ | phát triển kinh tế | chủ trì".

    It is `end` where anything but a verb and a field of work stands between: "Bộ Xây dựng | tiếp tục | chủ trì".
    """
    verb = phrases("act", "deed").end_at(frame.key, end + 1)
    field = in_names("function").match(frame.key, verb + 1) if verb else None
    return field.end() if field and phrases("lead").end_at(frame.key, field.end() + 1) else end


def _charged_end(text: str, key: str, head: re.Match[str], *, large: bool) -> int | None:
    """Return where that ends which tells a person behind an office: the field of work, or the name of the holder."""
    return charge_end(text, key, head.end() + 1, bare=large) or holder_end(text, key, head.end() + 1)


@remembered
def _several() -> re.Pattern[str]:
    """Match what makes a name that of several bodies: "UBND | các xã", "UBND phường, | xã"."""
    return made_ready(rf" các |(?:,| và) {in_names('level').pattern}")


def _is_class(rest: str) -> bool:
    """Tell whether a person's office is that of many: "Bộ trưởng", "Thủ trưởng | cơ quan ngang bộ"."""
    body = rest.strip()
    return not body or bool(in_names("member").match(body) and not in_names("level").match(body))


def _colon_end(frame: Frame, end: int) -> int:
    """Return where the names end that a colon tells one by one: "các xã: Bình An, Hòa Giang", else `end`."""
    if not frame.key.startswith(": ", end):
        return end
    found, place = end, end + 2
    of_heads = is_head_at(frame.text, frame.key, place) is not None
    while found - end < LONGEST:
        if is_head_at(frame.text, frame.key, place) and not of_heads:
            break
        after = _listed_end(frame, place, first=found == end)
        if after is None:
            break
        found = after
        joint = LISTED.match(frame.key, found)
        if joint is None:
            break
        place = joint.end()
    return end if _goes_on_small(frame, found) else found


def _goes_on_small(frame: Frame, end: int) -> bool:
    """Tell whether what a colon seemed to list is the start of a sentence: "Giáo viên: Ổn định | nền nếp"."""
    place = end + 1
    small = frame.key.startswith(" ", end) and frame.text[place : place + 1].islower()
    return (
        small
        and not LISTED.match(frame.key, end)
        and not stops().match(frame.key, place)
        and not is_verb_at(frame.key, place)
    )


def _goes_on_large(frame: Frame, end: int) -> bool:
    """Tell whether a list of fields goes on: "các ban: Tuyên truyền, Tổ chức"; not "Tuyên truyền, vận động"."""
    return frame.key.startswith(", ", end) and frame.text[end + 2 : end + 3].isupper()


def _listed_end(frame: Frame, place: int, *, first: bool) -> int | None:
    """Return where one of the names behind a colon ends; a sentence behind it is none: "Các thôn: Tuyên truyền ..."."""
    if place >= len(frame.text) or not frame.text[place].isupper() or frame.key.startswith(EACH, place):
        return None
    if name := read_name(frame.text, frame.key, place):
        return None if name.general else name.end
    verb, field = stops().match(frame.key, place), in_names("function").match(frame.key, place)
    if verb and (first or not field) and not (field and _goes_on_large(frame, verb.end())):
        return None
    end, _ = read_on(frame, place - 1, Tail.WHOLE)
    return end if end > place else None
