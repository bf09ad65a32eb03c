"""Rules of the words above the text: nation, motto, symbol, place and date, subject, title."""

import re
from collections.abc import Iterator

from nhiemvu.domain.dates import official_month
from nhiemvu.domain.findings import Fault, FindingCode
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import fold
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part
from nhiemvu.reading.form.places import fault, gathered
from nhiemvu.reading.form.symbols import of_symbol

#: "Đồng Mây, ngày 04 tháng 6 năm 2026"
DATE = re.compile(
    r"(?P<place>[^,]*?)(?P<comma>,?)\s*ngày\s*(?P<day>\d{0,2})[\s.…_/]*"
    r"tháng\s*(?P<month>\d{0,2})[\s.…_/]*năm\s*(?P<year>\d{0,4})[\s.…_]*",
    re.IGNORECASE,
)

#: "Kính gửi:", "Kính trình :"
GREETING = re.compile(r"kính (?:gửi|trình) ?:")
#: A proposal that is handed to a superior: Tờ trình.
SUBMISSION = "TTr"


def of_head(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong in the words above the text."""
    for part in form.of(Style.NATION):
        yield from _nation(part, layout)
    for part in form.of(Style.MOTTO):
        yield from _motto(part, layout)
    for part in form.of(Style.SYMBOL)[:1]:
        yield from of_symbol(part, form, layout)
    for part in form.of(Style.PLACE_DATE)[:1]:
        yield from _date(part)
    for part in form.of(Style.SUBJECT)[:1]:
        yield from _subject(part, layout)
    yield from _addressees(form, layout)
    for part in form.of(Style.SUBTITLE)[:1]:
        if layout.system is System.PARTY:
            yield from _subtitle(part)


def _nation(part: Part, layout: Layout) -> Iterator[Fault]:
    # Where the column is narrow, the words run over two lines.
    if not fold(layout.nation).startswith(fold(part.text)):
        yield fault(FindingCode.NATION, f"cần “{layout.nation}”", f"“{layout.nation}” is needed", part)


def _motto(part: Part, layout: Layout) -> Iterator[Fault]:
    if not layout.motto:
        yield fault(FindingCode.MOTTO, "văn bản của Đảng không có tiêu ngữ", "Party documents have no motto", part)
    elif part.text != layout.motto and not part.text.isupper():
        yield fault(FindingCode.MOTTO, f"cần viết “{layout.motto}”", f"“{layout.motto}” is needed", part)


def _date(part: Part) -> Iterator[Fault]:
    if formality("day_name").search(part.key):
        yield fault(FindingCode.DATE_FORM, "không ghi thứ trong tuần", "the name of the day is not written", part)
    found = DATE.search(_without_day_name(part))
    if found is None:
        yield fault(
            FindingCode.DATE_FORM,
            "cần viết “ngày ... tháng ... năm ...”",
            "“ngày ... tháng ... năm ...” is needed",
            part,
        )
        return
    if not found["place"].strip():
        yield fault(FindingCode.DATE_FORM, "thiếu địa danh", "the place is missing", part)
    elif not found["comma"]:
        yield fault(FindingCode.DATE_FORM, "thiếu dấu phẩy sau địa danh", "a comma is missing behind the place", part)
    day, month, year = found["day"], found["month"], found["year"]
    if not (day and month and len(year) == 4):
        yield fault(FindingCode.DATE_BLANK, "ngày ban hành còn để trống", "the date is blank", part)
    if (day and len(day) == 1) or (month and 0 < int(month) <= 12 and month != official_month(int(month))):
        yield fault(
            FindingCode.DATE_ZERO,
            "ngày dưới 10, tháng 1, 2 có số 0 ở trước; tháng 3 đến 9 không",
            "a zero stands before days under 10 and months 1 and 2, and before no other",
            part,
        )


def _without_day_name(part: Part) -> str:
    name = formality("day_name").search(part.key)
    return f"{part.text[: name.start()]}{part.text[name.end() :].lstrip(' ,')}" if name else part.text


def _subject(part: Part, layout: Layout) -> Iterator[Fault]:
    party = layout.system is System.PARTY
    wanted = "về việc" if party else "V/v"
    if not formality("letter_subject_party" if party else "letter_subject_state").match(part.key):
        yield fault(
            FindingCode.SUBJECT, f"trích yếu công văn bắt đầu bằng “{wanted}”", f"it begins with “{wanted}”", part
        )


def _addressees(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield how a document addresses wrongly: the words in front, their colon, the ends of a list."""
    addressed = form.of(Style.ADDRESSEE)
    if not addressed:
        return
    first, *listed = addressed
    submitted = form.kind is not None and form.kind.code == SUBMISSION
    wanted = "Kính trình" if submitted else "Kính gửi"
    in_party = layout.system is System.PARTY and (submitted or form.is_letter)
    if in_party and not first.key.startswith(wanted.lower()):
        yield fault(FindingCode.ADDRESSEE, f"cần viết “{wanted}”", f"“{wanted}” is needed", first)
    if not GREETING.match(first.key):
        yield fault(FindingCode.ADDRESSEE, "thiếu dấu hai chấm", "a colon is missing", first)
    if layout.system is System.STATE:
        ends = [*(";" for _ in listed[1:]), "."]
        wrong = [part for part, end in zip(listed, ends, strict=False) if not part.text.endswith(end)]
        message = Text("mỗi nơi gửi kết thúc bằng “;”, nơi cuối bằng “.”", "each ends in “;”, the last in “.”")
        yield from gathered(FindingCode.ADDRESSEE, wrong, message)


def _subtitle(part: Part) -> Iterator[Fault]:
    words = part.text.split()
    # A name of its own keeps its capital: "Ngày Chuyển đổi số".
    if words and words[0][:1].isupper() and not words[0].isupper():
        yield fault(
            FindingCode.SUBTITLE_CASE, "trích yếu bắt đầu bằng chữ thường", "it begins with a small letter", part
        )
