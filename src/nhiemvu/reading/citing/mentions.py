"""Mentions of documents in running text: symbol, kind, date, issuer and title, each where the words put it.

Symbols are found first; what stands around each is read from a window of fixed size, so that the search stays linear.
"""

import re
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import Span
from nhiemvu.domain.symbols import parse_symbol, written_symbol
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kinds import Kind, kinds_by_name, kinds_of_symbol, may_bear
from nhiemvu.reading.units.names import name_at

DASH = "[-\u2010-\u2015\u2212]"
#: 12-CT/HU, 84 - CV/BTGHU, 5053-CV/VPTW/nb, 05-QC/BTCTU-BDVTU
PARTY = rf"\d{{1,5}}[a-z]?\s?{DASH}\s?[A-ZĐ][A-ZĐa-z]{{0,5}}\s?/\s?[A-ZĐ][\wĐđ&]*(?:[-/]\w[\w&]*)*"
#: 1203/QĐ-UBND, 30/2020/NĐ-CP, 145/2021/QH15, 1234/BGDĐT-VP, 17/TTg
STATE = rf"\d{{1,5}}[a-z]?/(?:\s?(?:19|20)\d\d/)?\s?[A-ZĐ][\wĐđ&]*(?:\s?{DASH}\s?[A-ZĐ][\w&]*)*(?:/\w+)?"
SYMBOL = re.compile(rf"(?<![\w/.,-])(?:{PARTY}|{STATE})(?!\w)")
#: "ngày 05/01/2022", ", ngày 05 tháng 01 năm 2022", "(ngày 5-1-2022)", "(05/01/2022)"
DATE = r"(?P<d>\d{1,2})(?:[/.-]| tháng )(?P<m>\d{1,2})(?:[/.-]| năm )(?P<y>\d{4})(?!\d)"
IN_BRACKETS = DATE.replace("<d>", "<d2>").replace("<m>", "<m2>").replace("<y>", "<y2>")
DATE_AFTER = re.compile(rf"\s?,?\s?\(?(?:ban hành |ký )?ngày {DATE}|\s?\({IN_BRACKETS}\)")
#: "Ngày 05/4/2023, tại Thông báo số", "Ngày 05 tháng 4 năm 2023, Phòng ban hành Kế hoạch số"
DATE_BEFORE = re.compile(rf"(?:^|[.;\n]\s*)ngày {DATE},? ?(?:tại |[^.;\n]{{0,80}}?(?:ban hành|có) )$")
#: " của Ban Bí thư", ", của Chính phủ"
OF = re.compile(r",? ?của (?:đồng chí )?")
#: "(khóa XII)", "(sửa đổi)", "khóa XIII"
ASIDE = re.compile(r"\s?(?:\([^()\n]{1,40}\)|,? ?khóa [ivx]+)")
#: " về việc ", " về ", " v/v ", ": "
ABOUT = re.compile(r",? ?(?:về việc|v/v|về|quy định(?: chi tiết)?(?: về)?|hướng dẫn|ban hành|phê duyệt) ?:? ?")
#: Words between the kind and "số": "Kế hoạch kiểm tra số", "Luật Thư viện số".
KIND_BEFORE = r"(?P<kind>{names})(?!\w)(?: (?!tại |theo |về |văn bản )[^\s\d.;:,()\"]+){{0,12}}?\s*(?:số|sổ)?:?\s*$"
GENERIC = re.compile(r"(?:văn bản )?(?:số|sổ):? ?$|văn bản $")
#: How far before a symbol its kind may stand, and behind it its title may run.
BEFORE, TITLE = 110, 420


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a document."""

    directive: Directive
    #: From the kind to the date.
    span: Span
    #: Where the words about it end: date, issuer and an aside in brackets counted, the title not.
    end: int
    #: Where the title ends.
    title_end: int
    #: Whether its date is one that no calendar has.
    impossible: bool = False


@remembered
def _kind_before() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(kinds_by_name(), key=len, reverse=True))
    return re.compile(KIND_BEFORE.format(names=rf"(?<!\w)(?:{names})"))


def mentions_of(text: str, key: str) -> list[Mention]:
    """Return every mention with a symbol in order; `key` is the matching form of `text`."""
    symbols = [match for match in SYMBOL.finditer(text) if _is_symbol(match[0])]
    starts = [match.start() for match in symbols]
    mentions: list[Mention] = []
    for number, symbol in enumerate(symbols):
        after = starts[number + 1] if number + 1 < len(starts) else len(text)
        before = symbols[number - 1].end() if number else 0
        mentions.append(_mention(text, key, symbol, before, after))
    return mentions


def _is_symbol(written: str) -> bool:
    parsed = parse_symbol(written)
    if parsed is None:
        return False
    letters = f"{parsed.type_code}{parsed.issuer_code}"
    return sum(character.isupper() for character in letters) >= 2


def _mention(text: str, key: str, symbol: re.Match[str], before: int, after: int) -> Mention:
    start, kind = _kind(key, symbol, max(before, symbol.start() - BEFORE))
    place, day, impossible = _date(key, symbol.end())
    end = max(place, symbol.end())
    issuer, place = _issuer(text, key, end)
    if day is None and not impossible:
        later, day, impossible = _date(key, place)
        end = max(end, later) if day else end
        place = max(place, later)
    if day is None and (ahead := DATE_BEFORE.search(key, max(before, start - 140), start)):
        day, impossible = _calendar(ahead.groupdict())
    place = max(place, end)
    if aside := ASIDE.match(key, place):
        place = aside.end()
    if not issuer:
        issuer, place = _issuer(text, key, place)
    title, title_end = _title(text, key, place, after)
    directive = Directive(kind=kind, symbol=written_symbol(symbol[0]), issued_on=day, issuer=issuer, title=title)
    return Mention(directive, Span(start, end), place, title_end, impossible)


def _kind(key: str, symbol: re.Match[str], window: int) -> tuple[int, str]:
    """Return where the mention begins and the abbreviation of its kind."""
    found = _nearest_kind(key, window, symbol.start())
    if found:
        return found.start(), _code(symbol[0], kinds_by_name()[found["kind"]])
    generic = GENERIC.search(key, window, symbol.start())
    return (generic.start() if generic else symbol.start()), _code(symbol[0], None)


def _nearest_kind(key: str, window: int, place: int) -> re.Match[str] | None:
    """Return the name of a kind that leads up to `place`, the nearest one."""
    found = None
    while later := _kind_before().search(key, window, place):
        found, window = later, later.end("kind")
    return found


def _code(written: str, word: Kind | None) -> str:
    """Return the abbreviation of the kind: the symbol's, unless the words name a kind that may bear it."""
    if word is not None and may_bear(word.code, written):
        return word.code
    borne = kinds_of_symbol(written)
    return borne[0].code if borne else "CV"


def _date(key: str, place: int) -> tuple[int, date | None, bool]:
    found = DATE_AFTER.match(key, place)
    if not found:
        return place, None, False
    groups = found.groupdict()
    day, impossible = _calendar({name: groups[name] or groups[f"{name}2"] for name in "dmy"})
    return found.end(), day, impossible


def _calendar(parts: dict[str, str]) -> tuple[date | None, bool]:
    try:
        return date(int(parts["y"]), int(parts["m"]), int(parts["d"])), False
    except ValueError:
        return None, True


def _issuer(text: str, key: str, place: int) -> tuple[str, int]:
    of = OF.match(key, place)
    name = name_at(text, key, of.end(), alone=True) if of else None
    return (text[name.start : name.end], name.end) if name else ("", place)


def _title(text: str, key: str, place: int, after: int) -> tuple[str, int]:
    about = ABOUT.match(key, place)
    start = about.end() if about else place
    quote = re.compile(r'\s?"').match(key, start)
    if quote:
        end = key.find('"', quote.end(), quote.end() + TITLE)
        return (text[quote.end() : end].strip(), end + 1) if end > 0 else ("", place)
    if about is None:
        return "", place
    verb = about[0].strip(" ,:")
    lead = "" if verb in ("về", "về việc", "v/v") else f"{verb} "
    end = _title_end(text, key, start, after)
    return f"{lead}{text[start:end].strip(' ,')}" if end > start else "", end


#: The end of a title without quotes: a stop, a bracket, a new sentence.
TITLE_STOP = re.compile(
    r"[;\n]|\.(?=\s|$)|\s\(|:\s|, (?=[^\W\d_]+ (?:\w+ ){0,6}(?:báo cáo|ban hành|yêu cầu|chỉ đạo|đã|xây dựng))"
)


def _title_end(text: str, key: str, start: int, after: int) -> int:
    """Return where a title ends; a document named within it belongs to it up to its symbol."""
    stop = TITLE_STOP.search(key, start, min(len(key), start + TITLE))
    end = stop.start() if stop else min(len(key), start + TITLE)
    if after >= end:
        return end
    inner = SYMBOL.match(text, after)
    kind = _nearest_kind(key, max(start, after - BEFORE), after)
    between = key[start : kind.start() if kind else after].rstrip()
    if between.endswith((",", " và", ";", "và")):
        return start + len(re.sub(r"(?:,|;|\s?và)$", "", between))
    return inner.end() if inner else end
