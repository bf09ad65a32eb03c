"""What an office has besides tasks: units, series, directives with their links, and reports."""

from datetime import date, timedelta
from random import Random

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.text import fold
from nhiemvu.store.directives import stored_identity
from nhiemvu.store.search_entries import entries_of
from tools.bench.prose import FACTS
from tools.bench.size.rows import COLUMNS, Rows
from tools.bench.size.shape import PERIODS, SERIES, Size
from tools.bench.size.words import Phrases

OFFICE = "Đảng ủy xã Đồng Mây"
KINDS = (
    ("CT", "TW", "Ban Bí thư"), ("KH", "TU", "Ban Thường vụ Tỉnh ủy"), ("NQ", "TW", "Bộ Chính trị"),
    ("CV", "VPTU", "Văn phòng Tỉnh ủy"), ("KL", "TU", "Ban Thường vụ Tỉnh ủy"),
    ("HD", "BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
)  # fmt: skip
#: Directives that one event tells of.
TOGETHER = 200


def fill(rows: Rows, size: Size, random: Random, phrases: Phrases) -> None:
    """Add what tasks refer to; reports come behind the directives."""
    first = PERIODS[0].first_day - timedelta(days=60)
    rows.add("setting", "office", OFFICE)
    rows.add("setting", "system", "party")
    for number, name in enumerate(_unit_names(size.units), 1):
        rows.add("unit", number, name, fold(name), None, None, None)
    for number, name in enumerate(SERIES, 1):
        rows.add("series", number, name, fold(name), None)
    rows.event(first, f"init --office {OFFICE}", [])
    days = (PERIODS[-1].last_day - PERIODS[0].first_day).days - 60
    for number in range(1, size.directives + 1):
        day = first + timedelta(days=days * number // size.directives)
        _directive(rows, number, day, phrases)
        if number % 4 == 0:
            target = max(1, number - 1 - int(random.random() * 400))
            rows.add("document_link", rows.number("document_link"), number, "implements", target)
        if number % TOGETHER == 0 or number == size.directives:
            rows.event(day, "directive add", [])
    for place, period in enumerate(PERIODS):
        for series in range(len(SERIES)):
            _report(rows, report_number(size, place, series), place, series)
        rows.event(period.previous().last_day, f"import bao-cao-{period.code}.docx", [])


def report_number(size: Size, place: int, series: int) -> int:
    """Return the number of the report that planned a period's tasks of a series, both by their places."""
    return size.directives + 1 + place * len(SERIES) + series


def _unit_names(count: int) -> list[str]:
    """Return names of the commune's offices, then of villages and schools with invented names."""
    names: list[str] = list(FACTS["units"])
    kinds = ("Chi bộ thôn", "Trường Tiểu học", "Ban công tác Mặt trận thôn", "Tổ công nghệ số thôn", "Trường Mầm non")
    while len(names) < count:
        first, second = divmod(len(names), len(FACTS["openings"]))
        place = f"{FACTS['openings'][second]}an {FACTS['openings'][first % len(FACTS['openings'])]}ông".title()
        names.append(f"{kinds[len(names) % len(kinds)]} {place}")
    return names[:count]


def _directive(rows: Rows, number: int, day: date, phrases: Phrases) -> None:
    kind, code, issuer = KINDS[number % len(KINDS)]
    symbol, title = f"{1 + number % 997}-{kind}/{code}", f"về {phrases.one().text}"
    _document(rows, number, Directive(kind=kind, symbol=symbol, issued_on=day, issuer=issuer, title=title))


def _document(rows: Rows, number: int, known: Directive) -> None:
    row = (number, stored_identity(known), known.kind, known.symbol, symbol_key(known.symbol), known.issued_on,
           known.issuer, known.title, fold(known.title), None, None)  # fmt: skip
    rows.add("document", *row)
    for entry in entries_of("document", dict(zip(COLUMNS["document"], row, strict=True))):
        rows.entry("document", number, entry["exact"], entry["folded"])


def _report(rows: Rows, number: int, place: int, series: int) -> None:
    planned = PERIODS[place]
    told = planned.previous()
    title = f"kết quả {SERIES[series]} {told.name}; phương hướng, nhiệm vụ {planned.name}"
    symbol = f"{place * len(SERIES) + series + 1}-BC/ĐU"
    known = Directive(kind="BC", symbol=symbol, issued_on=told.last_day, issuer=OFFICE, title=title)
    _document(rows, number, known)
    days = (told.code, told.first_day, told.last_day, planned.code, planned.first_day, planned.last_day)
    rows.add("report", number, series + 1, *days)
