"""How a name goes on behind its head, word by word, and where it ends.

Fields of work, capital letters, levels with their places, and the small words of `facts.names` belong to a name. It
ends before a verb, a preposition, a stop, and any small word that is none of these.
"""

import re
from itertools import chain

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.names import in_names, name_words
from nhiemvu.facts.tables import any_of
from nhiemvu.reading.units.frames import Frame, Step, Tail
from nhiemvu.reading.units.heads import field_at, is_head_at, is_of_kind, is_verb_at, stops
from nhiemvu.reading.units.tail_words import (
    BELONGS,
    NUMBER,
    THE,
    WORD,
    after_charge,
    after_field,
    after_inside,
    after_level,
    after_member,
    after_nested,
    after_noun,
    after_number,
    after_word,
    tail_of,
)

#: The longest name that is read.
LONGEST = 320
#: What stands between the words of a name: " - ", "&", ", ", ", và ", " và ", " "; nothing behind "P.".
JOINT = re.compile(r" ?[-&/] ?|, (?:và )?| và | |(?<=\.)(?=\w)")
#: How many words that no table knows a name goes on with, where it is sure to go on behind them.
UNKNOWN = 4
#: What makes the bodies of an office several, and how far back it is looked for.
SEVERAL, NEAR = " các ", 60
#: "Thể thao và Du lịch" behind a comma within one name.
INNER = re.compile(r"([^\W\d_]\w*(?:\s\w+){0,2}),?\s+và\s+(?=[^\W\d_])")


@remembered
def _kinds() -> re.Pattern[str]:
    return made_ready(any_of(kinds_by_name()))


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
        after_inside(frame, place)
        or (after_charge(frame, place) if frame.head.office or frame.head.charged else None)
        or after_nested(frame, place, head)
        or after_noun(frame, place, tail)
        or after_level(frame, place)
        or after_field(frame, place, tail)
        or after_number(frame, place, tail)
        or after_word(frame, place, tail)
    )


def _is_of_field(frame: Frame, place: int, head: re.Match[str]) -> bool:
    """Tell whether a head is but the first word of a field of work: "Phòng | Bưu chính, Viễn thông"."""
    known = in_names("function").match(frame.key, place)
    return known is not None and known.end() > head.end()


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
    return after_level(frame, place) or after_word(frame, place, Tail.PLACE if tail is Tail.PLACE else Tail.WHOLE)


def _behind_comma(frame: Frame, place: int, tail: Tail, *, comma: bool) -> Step | None:
    """Return what goes on behind a comma (or but "và"); another name does not."""
    head = is_head_at(frame.text, frame.key, place)
    small = frame.is_small(place)
    if head:
        # "Chi hội 3, chi hội 7" are two.
        of_all = frame.head.general and not frame.head.numbered
        belongs = of_all and (issuers_by_head()[head[0]].general or frame.text[place].islower())
        return (head.end(), Tail.PLACE if tail_of(head) is Tail.PLACE else Tail.WHOLE) if belongs else None
    if small and tail is Tail.PLACE and (level := after_level(frame, place)):
        return level
    if _is_of_several(frame, place) and (member := after_member(frame, place)):
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
        return after_word(frame, place, tail) if several and not stops().match(key, place) else None
    if comma and frame.head.follows != "body":
        inner = INNER.match(key, place)
        if not inner or not frame.text[inner.end()].isupper() or is_head_at(frame.text, key, inner.end()):
            return None
    return (known.end(), Tail.WHOLE) if known else after_word(frame, place, tail)


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
        if goes_on and (known := after_inside(frame, following) or after_level(frame, following)):
            return known
    return None
