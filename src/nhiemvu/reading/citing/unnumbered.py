"""Documents named without a symbol: by kind, issuer and title, by a short number ("Đề án 06"), or by a plenum."""

import re
from collections.abc import Iterator

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Span
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.reading.citing.mentions import ASIDE, Mention
from nhiemvu.reading.units.names import name_at

#: "Đề án 06", "Đề án số 06"; not "Đề án 5 năm".
PROJECT = re.compile(r"Đề án (?:số )?(\d{2,4})(?![\w/-])(?! (?:năm|tháng|tỷ|triệu|xã|huyện|tỉnh)\b)")
#: "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 (khóa XII)"
PLENUM = re.compile(r"nghị quyết (?:hội nghị )?(trung ương (?:\d+|[ivx]+)(?: \(?khóa [ivx]+\)?)?)(?!\w)")
ABOUT = re.compile(r" về (?:việc )?")
#: A draft is no document yet.
DRAFT = ("dự thảo ", "dự án ", "xây dựng ")
QUOTE_END = '"'
#: The end of a title without quotes.
STOP = re.compile(r"[;,\n:]|\.(?=\s|$)|\s\(")


@remembered
def _kind_ending() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(kinds_by_name(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})$")


def unnumbered_of(text: str, key: str, *, alone: bool = False) -> Iterator[Mention]:
    """Yield mentions without a symbol; `key` is the matching form of `text`.

    `alone` says that the text is a citation by itself: its first letter is the document's, not a sentence's.
    """
    for project in PROJECT.finditer(text):
        span = Span(project.start(), project.end())
        yield Mention(Directive(kind="ĐA", symbol=project[1]), span, span.end, span.end)
    for plenum in PLENUM.finditer(key):
        if text[plenum.start()].isupper():
            span = Span(plenum.start(), plenum.end())
            title = text[plenum.start(1) : plenum.end(1)].replace("(", "").replace(")", "")
            directive = Directive(kind="NQ", issuer="Ban Chấp hành Trung ương", title=title)
            yield Mention(directive, span, span.end, span.end)
    yield from _by_issuer(text, key, alone=alone)


def _by_issuer(text: str, key: str, *, alone: bool) -> Iterator[Mention]:
    """Yield "Kết luận của Bộ Chính trị về “...”": from each "của" back to a kind and on to issuer and title."""
    place = key.find(" của ")
    while place >= 0:
        if mention := _named(text, key, place, alone=alone):
            yield mention
        place = key.find(" của ", place + 1)


def _named(text: str, key: str, of: int, *, alone: bool) -> Mention | None:
    window = max(0, of - 24)
    kind = _kind_ending().search(key[window:of])
    if not kind or not text[window + kind.start()].isupper() or key.endswith(DRAFT, 0, window + kind.start()):
        return None
    name = name_at(text, key, of + len(" của "), alone=True)
    if name is None:
        return None
    aside = ASIDE.match(key, name.end)
    about = ABOUT.match(key, aside.end() if aside else name.end)
    if not about:
        return None
    start = window + kind.start()
    quoted = key.startswith('"', about.end())
    if not quoted and not (alone and start == 0) and not _inside_a_sentence(text, start):
        return None
    begin, end, full = _title(key, about.end(), quoted=quoted)
    title = text[begin:end].strip()
    if len(title) < 8:
        return None
    directive = Directive(kind=kinds_by_name()[kind[0]].code, issuer=text[name.start : name.end], title=title)
    return Mention(directive, Span(start, full), name.end, full)


def _title(key: str, place: int, *, quoted: bool) -> tuple[int, int, int]:
    """Return where a title begins and ends, and where it ends with its closing quote."""
    if quoted:
        end = key.find(QUOTE_END, place + 1, place + 400)
        return (place + 1, end, end + 1) if end > 0 else (place, place, place)
    stop = STOP.search(key, place, place + 300)
    end = stop.start() if stop else min(len(key), place + 300)
    return place, end, end


def _inside_a_sentence(text: str, start: int) -> bool:
    """Tell whether a capital letter at `start` is there for the name and not for the sentence."""
    before = text[max(0, start - 3) : start].rstrip(" \"“'")
    return bool(before) and before[-1] not in ".;:!?\n-+"
