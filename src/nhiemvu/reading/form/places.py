"""How places on a page are called, and faults that stand in many paragraphs told once."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.findings import Fault, FindingCode, Place, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Style
from nhiemvu.domain.text import shorten
from nhiemvu.reading.form.parts import Part

#: The first words of a paragraph are so many characters.
SHOWN = 40
ELEMENTS: Mapping[Style, Text] = {
    Style.UPPER_OFFICE: Text("cơ quan cấp trên", "upper office"),
    Style.OFFICE: Text("cơ quan ban hành", "issuing office"),
    Style.NATION: Text("tiêu đề, quốc hiệu", "nation"),
    Style.MOTTO: Text("tiêu ngữ", "motto"),
    Style.RULE: Text("đường kẻ", "rule"),
    Style.SYMBOL: Text("số, ký hiệu", "symbol"),
    Style.PLACE_DATE: Text("địa danh, ngày", "place and date"),
    Style.SUBJECT: Text("trích yếu công văn", "subject"),
    Style.ADDRESSEE: Text("kính gửi", "addressee"),
    Style.TITLE: Text("tên loại", "title"),
    Style.SUBTITLE: Text("trích yếu", "subtitle"),
    Style.BASIS: Text("căn cứ", "legal basis"),
    Style.HEADING: Text("tiêu đề mục lớn", "headings"),
    Style.SUBHEADING: Text("tiêu đề mục nhỏ", "subheadings"),
    Style.BODY: Text("nội dung", "body"),
    Style.ITEM: Text("điểm, gạch đầu dòng", "items"),
    Style.AUTHORITY: Text("quyền hạn ký", "authority"),
    Style.POSITION: Text("chức vụ", "position"),
    Style.SIGNER: Text("họ tên người ký", "signer"),
    Style.RECIPIENTS: Text("chữ “Nơi nhận”", "the words “Nơi nhận”"),
    Style.RECIPIENT: Text("danh sách nơi nhận", "recipients"),
}
#: Elements of the body, whose place is that of their paragraph.
IN_BODY = frozenset({Style.BODY, Style.ITEM, Style.BASIS, Style.HEADING, Style.SUBHEADING})
WHOLE = Text("toàn văn bản", "whole document")


def place_of(part: Part) -> Place:
    """Return where a part is: its element where it is one of the frame, else its paragraph."""
    number = part.line.number
    paragraph = Text(f"đoạn {number}", f"paragraph {number}")
    name = paragraph if part.style is None or part.style in IN_BODY else ELEMENTS[part.style]
    return Place(name, number, shorten(part.text, SHOWN))


def fault(code: FindingCode, vietnamese: str, english: str, part: Part, severity: Severity | None = None) -> Fault:
    """Return a fault of one part."""
    return Fault(code, Text(vietnamese, english), place_of(part), severity)


def named(style: Style, vietnamese: str, english: str) -> Text:
    """Return what is said of an element, with its name where the place does not tell it."""
    name = ELEMENTS[style]
    return Text(f"{name.vi}: {vietnamese}", f"{name.en}: {english}") if style in IN_BODY else Text(vietnamese, english)


def gathered(code: FindingCode, parts: Sequence[Part], message: Text, severity: Severity | None = None) -> list[Fault]:
    """Return one fault for parts that all have it: the place is that of the first, the message counts the others."""
    if not parts:
        return []
    said, others = message, len(parts) - 1
    if others:
        said = Text(f"{said.vi} (và {others} đoạn nữa)", f"{said.en} (and in {others} more)")
    return [Fault(code, said, place_of(parts[0]), severity)]


def number_shown(value: float) -> str:
    """Return a length or size as it is written: "20", "12,7"."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def range_shown(least: float, most: float) -> str:
    """Return what is allowed: "14", "13-14"."""
    return number_shown(least) if least == most else f"{number_shown(least)}-{number_shown(most)}"
