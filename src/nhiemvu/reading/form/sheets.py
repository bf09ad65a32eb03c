"""Rules of the sheet: paper, margins, the number of the page, tables wider than the text."""

from collections.abc import Iterator

from nhiemvu.domain.findings import Fault, FindingCode, Place
from nhiemvu.domain.language import Text
from nhiemvu.domain.looks import PageNumber, Printed, PrintedSheet
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, Range
from nhiemvu.reading.form.places import number_shown, range_shown

#: Programs round lengths to units of their own.
TOLERANCE = 0.6
#: Margins of cells stand out of the text by some two millimetres on either side.
TABLE_TOLERANCE = 6.0
#: Letters that surely fill more than one page.
MORE_THAN_A_PAGE = 3500
PAGE_NUMBER = Text("số trang", "page number")


def of_sheets(printed: Printed, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong with paper and margins, a fault once, however many sections have it."""
    told = set()
    for sheet in printed.sheets:
        for found in (*_paper(sheet, layout), *_margins(sheet, layout)):
            if (found.place, found.message) not in told:
                told.add((found.place, found.message))
                yield found


def _paper(sheet: PrintedSheet, layout: Layout) -> Iterator[Fault]:
    width, height = sorted((sheet.width, sheet.height))
    if abs(width - layout.paper[0]) > TOLERANCE or abs(height - layout.paper[1]) > TOLERANCE:
        size = f"{number_shown(width)} x {number_shown(height)} mm"
        yield Fault(
            FindingCode.PAPER,
            Text(f"{size}, cần A4 (210 x 297 mm)", f"{size}; A4 (210 x 297 mm) is needed"),
            Place(Text("khổ giấy", "paper")),
        )


def _margins(sheet: PrintedSheet, layout: Layout) -> Iterator[Fault]:
    """Yield margins that are wrong; a sheet that lies across for a wide table may be bound at its upper edge."""
    if sheet.across:
        return
    edges: tuple[tuple[Text, float, Range], ...] = (
        (Text("lề trên", "top margin"), sheet.top, layout.top),
        (Text("lề dưới", "bottom margin"), sheet.bottom, layout.bottom),
        (Text("lề trái", "left margin"), sheet.left, layout.left),
        (Text("lề phải", "right margin"), sheet.right, layout.right),
    )
    for name, value, (least, most) in edges:
        if not least - TOLERANCE <= value <= most + TOLERANCE:
            wanted = range_shown(least, most)
            yield Fault(
                FindingCode.MARGIN,
                Text(
                    f"{number_shown(value)} mm, cần {wanted} mm",
                    f"{number_shown(value)} mm; {wanted} mm is needed",
                ),
                Place(name),
            )


def of_page_numbers(printed: Printed, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong with the number of the page."""
    place = Place(PAGE_NUMBER)
    found = [number for sheet in printed.sheets for number in sheet.numbers]
    # Headers for even pages stay in files that no longer use them.
    numbers = sorted(found, key=lambda number: number.kind != "default")
    if not numbers:
        letters = sum(len(line.text) for line in printed.everything())
        if letters > MORE_THAN_A_PAGE or len(printed.sheets) > 1:
            message = Text("văn bản nhiều trang mà không đánh số trang", "several pages, but no page number")
            yield Fault(FindingCode.PAGE_NUMBER_MISSING, message, place)
        return
    first = printed.sheets[0]
    shown = "first" if first.own_first else "default"
    if any(number.kind == shown for number in first.numbers):
        yield Fault(
            FindingCode.PAGE_NUMBER_FIRST,
            Text("trang đầu hiện số trang", "the first page shows its number"),
            place,
        )
    yield from _place(printed, numbers[0], layout)
    least, most = layout.page_number_size
    if not least <= numbers[0].size <= most or numbers[0].font.casefold() != layout.font.casefold():
        size, wanted = number_shown(numbers[0].size), range_shown(least, most)
        yield Fault(
            FindingCode.PAGE_NUMBER_LETTERS,
            Text(
                f"phông {numbers[0].font} cỡ {size}, cần {layout.font} cỡ {wanted}",
                f"{numbers[0].font} {size}; {layout.font} {wanted} is needed",
            ),
            place,
        )


def _place(printed: Printed, number: PageNumber, layout: Layout) -> Iterator[Fault]:
    place = Place(PAGE_NUMBER)
    if number.edge == "bottom" or number.align != "centre":
        where = (
            Text("ở lề dưới", "at the lower edge") if number.edge == "bottom" else Text("lệch giữa", "off the middle")
        )
        yield Fault(
            FindingCode.PAGE_NUMBER_PLACE,
            Text(f"{where.vi}, cần ở giữa lề trên", f"{where.en}; the middle of the top is needed"),
            place,
        )
    elif layout.system is System.PARTY:
        wanted = layout.page_number_from_top
        header = next(sheet.header for sheet in printed.sheets if sheet.numbers)
        if abs(header - wanted) > 2 * TOLERANCE:
            yield Fault(
                FindingCode.PAGE_NUMBER_PLACE,
                Text(
                    f"cách mép trên {number_shown(header)} mm, cần {number_shown(wanted)} mm",
                    f"{number_shown(header)} mm from the upper edge; {number_shown(wanted)} mm is needed",
                ),
                place,
            )


def of_tables(printed: Printed) -> Iterator[Fault]:
    """Yield tables that stand out over the margins."""
    for number, table in enumerate(printed.tables, 1):
        sheet = printed.sheets[table.sheet] if table.sheet < len(printed.sheets) else None
        if sheet and table.ruled and table.first and table.width > sheet.text_width + TABLE_TOLERANCE:
            over = number_shown(table.width - sheet.text_width)
            yield Fault(
                FindingCode.TABLE_WIDE,
                Text(f"bảng rộng hơn khung chữ {over} mm", f"the table is {over} mm wider than the text"),
                Place(Text(f"bảng {number}", f"table {number}"), table.first),
            )
