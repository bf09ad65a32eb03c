"""Who acts by a bare name behind the words of a point, in brackets or behind a dash: "Dự trù hóa chất (Khoa Dược)".

A name in brackets may also say what a name before it is, or which bodies are meant: these tell nobody to act.
"""

import re
from collections.abc import Iterator

from nhiemvu.facts.choice import remembered
from nhiemvu.facts.issuers import issuers_by_head
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.lines import holds
from nhiemvu.facts.tables import any_of
from nhiemvu.reading.units.heads import is_head_at
from nhiemvu.reading.units.lists import after_aside, after_said, lists_bodies, name_ending_at, names_at
from nhiemvu.reading.units.names import Name
from nhiemvu.reading.units.roles import Act, Role

#: Brackets at the end of a line, a stop behind them or none.
AT_THE_END = re.compile(r"\( ?([^()\n]{2,240})\)(?= ?[.;,/]{0,3} ?(?:\n|$))")
#: What may stand behind the names: that they report, who else, or when.
BEHIND = re.compile(
    r"(?: (?:báo cáo|trình))?"
    r"(?:[,;:-]? (?=\d|trước|trong|xong|chậm|muộn|hoàn thành|thời|tháng|quý|tuần|năm|từ|hằng|hàng)|;|[, ]*$)"
)
#: A dash within a line, behind which names may stand to its end: "Kiểm kê tài sản - đ/c Hùng".
DASH = " - "
#: The end of a line, a stop before it or none.
LINE_END = re.compile(r" ?[.;]? ?(?:\n|$)")
#: Behind the number, the date or the kind of a document: who has issued it.
OF = " của "
#: How far back what stands before the brackets is looked at.
NEAR = 120


def acts_in_brackets(text: str, key: str) -> list[Act]:
    """Return what bare names in brackets at the ends of lines are told; `key` is the matching form of `text`."""
    if "(" not in text:
        return []
    acts = []
    for bracket in AT_THE_END.finditer(key):
        names = names_at(text, key, bracket.start(1))
        if names and _tells(text, key, bracket, names):
            acts.append(Act(Role.LEAD, tuple(names), names[-1].end))
    return acts


def acts_behind_dashes(text: str, key: str) -> Iterator[Act]:
    """Yield what the names are told that a dash parts from the words before them, where they end their line.

    They are people, but in a schedule or before a deadline: "Kiểm kê tài sản - đ/c Hùng", "14h00: Kiểm tra chợ - Phòng
    Kinh tế", "Tuyển 03 thợ - Phòng Hành chính, hạn 30/3".
    """
    place = key.find(DASH)
    while place >= 0:
        names = names_at(text, key, place + len(DASH))
        line = key.rfind("\n", 0, place) + 1
        end = after_aside(key, names[-1].end) if names else place
        said = after_said(text, key, end) if names else place
        if names and LINE_END.match(key, said):
            head = is_head_at(text, key, names[0].start)
            acts = said > end or head is None or issuers_by_head()[head[0]].office
            if (acts or holds("entry", key[line:place])) and name_ending_at(text, key, place, line) is None:
                yield Act(Role.LEAD, tuple(names), names[-1].end)
        place = key.find(DASH, place + 1)


@remembered
def _document() -> re.Pattern[str]:
    """Match the end of what names a document: "số 29-QĐ/TW", "ngày 26/5/2025", "năm 2025", "Hướng dẫn"."""
    return made_ready(rf"(?:\d|\d[-/][\w-]+/\w+|{any_of(kinds_by_name())})$")


def _has_issued(key: str, place: int) -> bool:
    """Tell whether a name is but that of who has issued a document: "Chỉ thị số 4-CT/TW của | Ban Bí thư"."""
    end = place - len(OF)
    return key.startswith(OF, end) and _document().search(key, max(0, end - NEAR), end) is not None


def _tells(text: str, key: str, bracket: re.Match[str], names: list[Name]) -> bool:
    end = names[-1].end
    if end > bracket.end(1) or not BEHIND.match(key, end, bracket.end(1)):
        return False
    head = is_head_at(text, key, names[0].start)
    issuer = issuers_by_head()[head[0]] if head else None
    # "(các xã)" says which are meant; "(Trưởng các thôn)" are people, who act.
    if (names[0].general and not (issuer and issuer.office)) or (issuer and issuer.place):
        return False
    place = len(key[: bracket.start()].rstrip())
    if not place or lists_bodies(key[max(0, place - NEAR) : place]):
        return False
    explained = name_ending_at(text, key, place)
    return explained is None or explained.general or explained.plural or _has_issued(key, explained.start)
