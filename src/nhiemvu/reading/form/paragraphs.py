"""Rules of paragraphs: between which margins they stand, their first line, their lines and the space between them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from nhiemvu.domain.findings import Fault, FindingCode
from nhiemvu.domain.language import Text
from nhiemvu.domain.looks import Align, PrintedLine
from nhiemvu.domain.pages import Style
from nhiemvu.facts.layouts import Layout, looks_of
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part
from nhiemvu.reading.form.places import gathered, named, number_shown, range_shown

RUNNING = (Style.BASIS, Style.BODY, Style.ITEM, Style.SUBHEADING)
SPACED = frozenset({*RUNNING, Style.HEADING})
#: Elements that may stand otherwise: what is short looks the same at the left and between both margins.
ALLOWED: Mapping[Style, frozenset[Align]] = {
    Style.HEADING: frozenset({"left", "centre"}),
    Style.SUBHEADING: frozenset({"left", "centre"}),
    Style.RECIPIENTS: frozenset({"both"}),
    Style.RECIPIENT: frozenset({"both"}),
    Style.ADDRESSEE: frozenset({"left", "centre", "both"}),
    Style.PLACE_DATE: frozenset({"right"}),
}
#: Names of alignments.
SIDES: Mapping[Align, Text] = {
    "left": Text("căn trái", "to the left"),
    "right": Text("căn phải", "to the right"),
    "centre": Text("căn giữa", "centred"),
    "both": Text("căn đều hai bên", "justified"),
}
#: Paragraphs shorter than a line look the same at the left and between both margins.
ONE_LINE = 80
TOLERANCE = 0.6
#: A line of Times New Roman is so much higher than its letters.
LINE_HEIGHT = 1.15
#: How far lines in points may lie from what is asked for in lines: a row of accents needs some.
SLACK = 1.25


def of_alignment(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield elements that stand at the wrong side or off the middle."""
    for style, look in looks_of(layout.system).items():
        allowed = {look.align} | ALLOWED.get(style, frozenset())
        found: dict[Align, list[Part]] = {}
        for part in form.of(style):
            short = style in RUNNING and len(part.text) < ONE_LINE and part.line.align == "left"
            # A paragraph with two columns in it is no column: its tabs place them.
            if part.whole and part.line.align not in allowed and not short and style is not Style.RULE:
                found.setdefault(part.line.align, []).append(part)
        for align, parts in found.items():
            now, wanted = SIDES[align], SIDES[look.align]
            message = named(style, f"{now.vi}, cần {wanted.vi}", f"{now.en}; must be {wanted.en}")
            yield from gathered(FindingCode.ALIGN, parts, message)


def of_first_lines(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield paragraphs of the body whose first line begins at the wrong place."""
    least, most = layout.first_line
    found = [
        part
        for part in form.of(*RUNNING)
        if part.line.align not in {"centre", "right"} and not _begins_well(part, least, most)
    ]
    shown, wanted = number_shown(found[0].line.first_line if found else 0), range_shown(least, most)
    message = Text(
        f"dòng đầu đoạn lùi {shown} mm, cần {wanted} mm",
        f"the first line is set in by {shown} mm; {wanted} mm is needed",
    )
    yield from gathered(FindingCode.FIRST_LINE, found, message)


def _begins_well(part: Part, least: float, most: float) -> bool:
    start = part.line.first_line
    if part.raw.startswith("\t"):
        return True
    # Points of a lower level may be set in further.
    return start >= least - TOLERANCE and (part.style is Style.ITEM or start <= most + TOLERANCE)


def of_line_spacing(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield paragraphs of the body whose lines are too near or too far."""
    found: dict[str, list[Part]] = {}
    for part in form.of(*RUNNING):
        if not _suits(part, layout):
            found.setdefault(_shown(part.line), []).append(part)
    rule, least, most = layout.body_line
    wanted = _wanted(rule, least, most)
    for shown, parts in found.items():
        message = Text(f"giãn dòng {shown}, cần {wanted.vi}", f"line spacing {shown}; {wanted.en} is needed")
        yield from gathered(FindingCode.LINE_SPACING, parts, message)


def _suits(part: Part, layout: Layout) -> bool:
    rule, least, most = layout.body_line
    line = part.line
    size = max((stretch.size for stretch in part.stretches), default=14.0)
    if rule == "exactly":
        return line.line_rule == "exactly" and least <= line.line <= most
    height = line.line * size * LINE_HEIGHT if line.line_rule == "multiple" else line.line
    if rule == "at_least":
        return height >= least
    if line.line_rule == "multiple":
        return least - 0.01 <= line.line <= most + 0.01
    return least * size <= height <= most * size * SLACK


def _shown(line: PrintedLine) -> str:
    return f"{line.line:.2f}".rstrip("0").rstrip(".").replace(".", ",") + (
        "" if line.line_rule == "multiple" else " pt"
    )


def _wanted(rule: str, least: float, most: float) -> Text:
    span = range_shown(least, most)
    if rule == "exactly":
        return Text(f"đúng {span} pt (Exactly)", f"exactly {span} pt")
    if rule == "at_least":
        return Text(f"ít nhất {number_shown(least)} pt (At least)", f"at least {number_shown(least)} pt")
    return Text(f"từ đơn đến {number_shown(most)} dòng", f"single to {number_shown(most)} lines")


def of_paragraph_spacing(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield paragraphs of the body that stand too near to the next one; a blank line between is space enough."""
    found = [
        part
        for part, after in pairwise(form.body)
        if part.style in SPACED
        and after.style in SPACED
        and part.text
        and _gap(part.line, after.line) < layout.body_after
    ]
    shown, wanted = number_shown(found[0].line.after if found else 0), number_shown(layout.body_after)
    message = Text(
        f"khoảng cách sau đoạn {shown} pt, cần ít nhất {wanted} pt",
        f"{shown} pt behind the paragraph; at least {wanted} pt is needed",
    )
    yield from gathered(FindingCode.PARAGRAPH_SPACING, found, message)


def _gap(line: PrintedLine, after: PrintedLine) -> float:
    if line.closed_up and after.closed_up:
        return 0.0
    return line.after + after.before + TOLERANCE / 10
