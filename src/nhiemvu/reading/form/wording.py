"""Rules of the words themselves: letters in pieces, spaces, gaps that were left, labels of points, citations."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from nhiemvu.domain.findings import Fault, FindingCode, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import matching_key, nfc, plain_dashes, shorten, squeeze, without_look_alikes
from nhiemvu.facts.endings import ended
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part, is_rule
from nhiemvu.reading.form.places import gathered
from nhiemvu.reading.head.upper import upper_of

#: Two spaces between words, a space in front of a mark.
DOUBLE_SPACE = re.compile(r"(?<=[\w.,;:)”]) {2,}(?=[\w(“])")
SPACE_BEFORE = re.compile(r"(?<=\w) +[,;:.!?](?=\s|$)")
#: "số 97-CT/TW ngày 10/01/2026": no comma in front of the day.
NO_COMMA = re.compile(r"(?<=\d-)[A-ZĐ][\wĐđ]{1,4}/[\wĐđ-]{2,12}\s+ngày\s+\d")
#: Forms of labels of the highest point, and what stands behind them: "I-", "I.".
HIGHEST = "roman"
#: Of a gap so many characters are shown.
LONGEST_GAP = 30
#: Elements whose gaps are told by their own rules.
TOLD_ELSEWHERE = frozenset({Style.SYMBOL, Style.PLACE_DATE})


def of_wording(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong with the words."""
    parts = [part for part in form.parts if part.text]
    yield from _letters(parts)
    yield from _spaces(parts)
    yield from _gaps(parts)
    yield from _labels(form, layout)
    yield from _points(form)
    if layout.system is System.PARTY:
        yield from _commas(parts)
    yield from _ended(form)


def _letters(parts: list[Part]) -> Iterator[Fault]:
    """Yield letters whose accents stand apart, and those that only look Vietnamese."""
    apart = [part for part in parts if not unicodedata.is_normalized("NFC", part.raw)]
    message = Text("chữ tổ hợp: dấu rời khỏi chữ cái", "accents are apart from their letters")
    yield from gathered(FindingCode.NOT_COMPOSED, apart, message)
    alike = [part for part in parts if without_look_alikes(part.raw) != part.raw]
    message = Text("chữ “Đ” của bảng mã khác", "a letter that only looks like “Đ”")
    yield from gathered(FindingCode.NOT_COMPOSED, alike, message)


def _spaces(parts: list[Part]) -> Iterator[Fault]:
    # A gap for the number or day is no slip of the hand.
    running = [part for part in parts if part.style not in TOLD_ELSEWHERE]
    double = [part for part in running if DOUBLE_SPACE.search(part.raw) and not _gap_in(part)]
    yield from gathered(FindingCode.SPACES, double, Text("thừa dấu cách", "two spaces in a row"))
    before = [part for part in running if SPACE_BEFORE.search(part.raw)]
    message = Text("dấu cách đứng trước dấu câu", "a space stands before a mark")
    yield from gathered(FindingCode.SPACES, before, message)


def _gaps(parts: list[Part]) -> Iterator[Fault]:
    """Yield remarks in brackets one by one, and the gaps of dots or spaces together."""
    running = [part for part in parts if part.style not in TOLD_ELSEWHERE and not (part.in_data or is_rule(part))]
    found = [(part, squeeze(gap[0])) for part in running if (gap := _gap_in(part))]
    dotted = [(part, words) for part, words in found if not words.startswith("[")]
    for part, words in found:
        if words.startswith("["):
            yield from gathered(FindingCode.GAP, [part], _gap_message(part, words))
    if dotted:
        yield from gathered(FindingCode.GAP, [part for part, _ in dotted], _gap_message(*dotted[0]))


def _gap_message(part: Part, words: str) -> Text:
    """Return what is told of a gap, with its words as typed where they are found again."""
    place = part.key.find(words)
    shown = shorten(part.text[place : place + len(words)] if place >= 0 else words, LONGEST_GAP)
    return Text(f"còn chỗ để trống hoặc lời nhắc: “{shown}”", f"a gap or remark is left: “{shown}”")


def _gap_in(part: Part) -> re.Match[str] | None:
    """Return the first gap; those of several spaces are seen in the words as typed."""
    return formality("gap").search(matching_key(nfc(part.raw)))


def _labels(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield labels of the highest points that are written in several ways, or not as the rule book does."""
    highest = [part for part in form.of(Style.HEADING) if part.label and part.label.form.name == HIGHEST]
    if not highest:
        return
    signs = [plain_dashes(part.label.sign) if part.label else "" for part in highest]
    other = [part for part, sign in zip(highest, signs, strict=True) if sign != signs[0]]
    if other:
        first = highest[0].text[:6].strip()
        message = Text(f"đánh số khác mục đầu (“{first}…”)", f"labelled otherwise than the first (“{first}…”)")
        yield from gathered(FindingCode.LABEL_FORM, other, message)
    wanted = layout.labels[0]
    if signs[0] != wanted[-1]:
        message = Text(f"mục lớn đánh số “{wanted}”", f"the highest points are labelled “{wanted}”")
        yield from gathered(FindingCode.LABEL_FORM, highest, message, Severity.DOUBTFUL)


def _points(form: Form) -> Iterator[Fault]:
    """Yield points whose numbers end in another sign than most: "1." and "2-"."""
    points = [part for part in form.of(Style.SUBHEADING, Style.ITEM) if part.label and part.label.form.name == "arabic"]
    signs = Counter(part.label.sign for part in points if part.label)
    if len(signs) > 1:
        usual = signs.most_common(1)[0][0]
        other = [part for part in points if part.label and part.label.sign != usual]
        message = Text(f"đánh số khác các điểm khác (“1{usual}”)", f"labelled otherwise than the others (“1{usual}”)")
        yield from gathered(FindingCode.LABEL_FORM, other, message, Severity.DOUBTFUL)


def _commas(parts: list[Part]) -> Iterator[Fault]:
    found = [part for part in parts if part.style is not None and NO_COMMA.search(part.text)]
    message = Text("viện dẫn: thiếu dấu phẩy trước “ngày”", "a comma is missing before the day of a cited document")
    yield from gathered(FindingCode.CITATION_COMMA, found, message)


def _ended(form: Form) -> Iterator[Fault]:
    """Yield recipients that were no more on the day of the document."""
    day = upper_of([part.text for part in form.of(Style.PLACE_DATE)]).issued_on
    if day is None:
        return
    found = [part for part in form.of(Style.RECIPIENT, Style.ADDRESSEE) if ended("", part.text, day)]
    message = Text("gửi cơ quan đã kết thúc hoạt động", "it goes to an office that is no more")
    yield from gathered(FindingCode.OFFICE_ENDED, found, message, Severity.DOUBTFUL)
    own = [part for part in form.of(Style.OFFICE, Style.UPPER_OFFICE) if ended("", part.text, day)]
    message = Text("cơ quan đã kết thúc hoạt động trước ngày này", "the office was no more on this day")
    yield from gathered(FindingCode.OFFICE_ENDED, own, message)
