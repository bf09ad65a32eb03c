"""Names of bodies in running text: where one begins and where it ends.

A name begins with one of the heads in `facts.issuers` and ends before a verb, a preposition or a stop. Words that end
a name count in small letters only: "Ban Chỉ đạo chỉ đạo" ends before the second "chỉ đạo".
"""

import re

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuer_heads, issuers_by_head
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.verbs import words

#: The longest list of names that is read as one.
LONGEST = 320
#: "... - Cơ quan Thường trực", "... - Trưởng Ban Chỉ đạo": an office added to a name.
ADDED_OFFICE = r" - (?:cơ quan|trưởng|phó|chủ tịch)"
#: ", Thể thao và Du lịch": a comma within one name.
INNER_COMMA = re.compile(r",\s+([^\W\d_]\w*(?:\s\w+){0,2})\s+và\s+(?=[^\W\d_])")


#: A level at the end of a name, with a word behind it that no name goes on with: "Ủy ban nhân dân xã | kích hoạt ...".
LEVEL_END = re.compile(
    r"(?<!các )(?<!thị )(?<!chính trị - )(?<!hiểm )(?<!sách )(?<!\w)"
    r"(?:tỉnh|huyện|quận|xã|phường|thành phố|thị trấn|thị xã)"
    r"(?= (?!và |hội|ủy|đoàn|viên|trực |thuộc |miền |liên |nông |biên |đảo |khóa )[^\W\d_])"
)


#: A name of several bodies, which a colon may then name one by one.
PLURAL = re.compile(r"(?<!\w)các \w")


@remembered
def _stops() -> re.Pattern[str]:
    verbs = words("about", "act", "assign", "bears", "lead", "support", "meanwhile", "noun")
    # "các tổ chức", "những báo cáo": things, not deeds.
    return re.compile(rf'[;.:()\n"!?]|{ADDED_OFFICE}|(?<!các )(?<!những )(?:{verbs})')


@remembered
def _nouns() -> re.Pattern[str]:
    return re.compile(words("noun"))


@remembered
def _kinds() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(kinds_by_name(), key=len, reverse=True))
    # "..., Thông tư", "... và Kế hoạch", "... Công văn số"; not "Phòng Tài chính - Kế hoạch".
    return re.compile(rf"(?:,| và) (?:{names})(?!\w)| (?:{names}) số(?!\w)")


@remembered
def _level() -> re.Pattern[str]:
    """Match the level at the end of a name, a word behind it: "Ủy ban nhân dân xã kích hoạt"; not "huyện ủy"."""
    return re.compile(rf"(?<= ){words('level')}(?= \w)(?! {words('level', 'level_compound')})")


def name_at(text: str, key: str, start: int, *, alone: bool = False) -> Span | None:
    """Return the name that begins at `start`, or None; `key` is the matching form of `text`.

    With `alone` a comma ends it, as in "của Ban Thường vụ Huyện ủy, Đảng ủy xã ...".
    """
    head = issuer_heads().match(key, start)
    if not head or not _is_name(text, head):
        return None
    end = _end(text, key, head.end(), alone=alone)
    while end > head.end() and text[end - 1] in " ,-":
        end -= 1
    return Span(start, end)


def name_list_at(text: str, key: str, start: int) -> Span | None:
    """Return the list of names that begins at `start`, or None.

    Semicolons between names belong to it, and what a colon names one by one: "các xã: Bình An, Hòa Giang".
    """
    found = name_at(text, key, start)
    if found and key.startswith(": ", found.end) and PLURAL.search(key, start, found.end):
        first = text[found.end + 2 : found.end + 3]
        end = _end(text, key, found.end + 2, alone=False) if first.isupper() else found.end
        found = Span(start, start + len(text[start:end].rstrip(" ,-")))
    while found and key.startswith("; ", found.end):
        more = name_at(text, key, found.end + 2)
        if more is None:
            break
        found = Span(start, more.end)
    return found


def _is_name(text: str, head: re.Match[str]) -> bool:
    if issuers_by_head()[head[0]].follows == "any":
        return True
    return text[head.start()].isupper() and text[head.end() : head.end() + 2].strip()[:1].isupper()


def _end(text: str, key: str, start: int, *, alone: bool) -> int:
    limit = min(len(key), start + LONGEST)
    for stop in _stops().finditer(key, start, limit):
        if stop[0][0].isalpha() and (text[stop.start()].isupper() or _nouns().fullmatch(stop[0])):
            continue
        limit = stop.start()
        break
    limit = _level_end(text, key, start, limit)
    for level in _level().finditer(key, start, limit):
        # "xã Tân Phong" goes on: a place is named.
        if text[level.start()].islower() and text[level.end() + 1].islower():
            limit = level.end()
            break
    document = _kinds().search(key, start, limit)
    if document and text[document.start() : document.end()].lstrip(" ,").removeprefix("và ")[:1].isupper():
        limit = document.start()
    return _alone_end(text, key, start, limit) if alone else limit


def _level_end(text: str, key: str, start: int, limit: int) -> int:
    """Return where a level in small letters ends the name, else `limit`."""
    for level in LEVEL_END.finditer(key, start, limit):
        if text[level.start()].islower() and text[level.end() + 1].islower():
            return level.end()
    return limit


def ends_in_level(key: str, name: Span) -> bool:
    """Tell whether a name ends in a level with more words behind it, which then say what the unit does."""
    levels = LEVEL_END.finditer(key, max(name.start, name.end - 12))
    return any(level.end() == name.end for level in levels)


def _alone_end(text: str, key: str, start: int, limit: int) -> int:
    comma = text.find(",", start, limit)
    while comma >= 0:
        inner = INNER_COMMA.match(text, comma, limit)
        if not inner or not inner[1][0].isupper() or issuer_heads().match(key, inner.start(1)):
            limit = comma
            break
        comma = text.find(",", inner.end(), limit)
    joined = text.find(" và ", start, limit)
    while joined >= 0:
        if text[joined + 4 : joined + 5].islower():
            return joined
        joined = text.find(" và ", joined + 4, limit)
    return limit


def separate_names(text: str) -> list[str]:
    """Return the single names in a list: "Sở Y tế, Sở Tài chính và Công an tỉnh" gives three.

    A list that begins with a general name ("các sở, ban, ngành, Ủy ban nhân dân các xã") stays whole.
    """
    key = matching_key(text)
    first = issuer_heads().match(key)
    if first and issuers_by_head()[first[0]].general:
        return [text.strip()]
    cuts = [0]
    for joint in re.finditer(r"(?:[,;]| và|, và) +", text):
        head = issuer_heads().match(key, joint.end())
        if head and text[joint.end()].isupper() and _is_name(text, head) and not _is_place(key, joint.end()):
            cuts.append(joint.end())
    parts = [text[one:after] for one, after in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [re.sub(r"(?:[,;\s]|\svà)+$", "", part) for part in parts]


def _is_place(key: str, start: int) -> bool:
    return key.startswith(("thành phố", "tỉnh", "huyện", "xã"), start)


def is_name(text: str) -> bool:
    """Tell whether the whole of `text` is a name or a list of names, brackets and a colon at its end left out."""
    bare = re.sub(r"\s*\([^()]*\)\s*", " ", text).strip().rstrip(":").strip()
    found = name_at(bare, matching_key(bare), 0)
    if found and found.end < len(bare) and bare[found.end] == ";":
        return is_name(bare[found.end + 1 :].strip())
    return found is not None and found.end == len(bare)
