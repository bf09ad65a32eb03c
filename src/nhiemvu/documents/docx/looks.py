"""Word documents as they look in print: every paragraph with its letters, the sheets, the frames of tables.

The words are those that print: tracked changes count as accepted, of fields their results, hidden words not.
"""

from typing import NamedTuple

from nhiemvu.documents.docx.appearance import MILLIMETRES_OF_POINT, Appearances, Values, is_drawn, points
from nhiemvu.documents.docx.numbering import Numbering
from nhiemvu.documents.docx.old_fonts import with_unicode
from nhiemvu.documents.docx.package import OversizedDocx, read_package
from nhiemvu.documents.docx.printing import PrintedWords, words_of
from nhiemvu.documents.docx.sheets import sheets_of
from nhiemvu.documents.docx.styles import Styles
from nhiemvu.documents.docx.xml import CELL, PARAGRAPH, PARAGRAPH_PROPERTIES, ROW, TABLE, VALUE, DamagedDocx, opened
from nhiemvu.documents.markup.parts import LARGEST_PART
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, parsed
from nhiemvu.domain.looks import Printed, PrintedLine, PrintedTable, Square, Stretch
from nhiemvu.domain.values import replace

SECTION = w("sectPr")
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
BOTTOM = w("bottom")
#: The edges of a cell.
SIDES = frozenset({w("top"), w("left"), BOTTOM, w("right")})
#: Tables in tables deeper than any office makes them.
DEEPEST = 20


def read_docx_looks(data: bytes, name: str) -> Printed:
    """Return what a Word document looks like; `name` is for messages.

    Raises DamagedDocx, OversizedDocx or NotWordDocument.
    """
    package = with_unicode(read_package(data, name, looks=True), name)
    if len(package.document) > LARGEST_PART:
        raise OversizedDocx(name, "document", len(package.document))

    def root(content: bytes | None, part: str) -> Element | None:
        return parsed(content, name, part, DamagedDocx) if content is not None else None

    document = parsed(package.document, name, "document", DamagedDocx)
    styles, numbering = root(package.styles, "styles"), root(package.numbering, "numbering")
    appearances = Appearances(styles, numbering, root(package.theme, "theme"))
    numbers = Styles(styles)
    reader = _Reader(appearances, numbers, Numbering(numbering, numbers))
    body = document.find(w("body"))
    if body is not None:
        reader.read(body)
    marks = [mark for mark in document.iter(SECTION) if mark.getparent() is not None]
    notes = _Reader(appearances, numbers, Numbering(numbering, numbers))
    for note in (child for part in (package.footnotes, package.endnotes) for child in _children(root(part, "notes"))):
        if note.get(w("type")) not in SEPARATORS:
            notes.read(note)
    return Printed(
        sheets=sheets_of(marks, package.headers, appearances, name),
        lines=tuple(reader.lines),
        notes=tuple(notes.lines),
        tables=tuple(reader.tables),
    )


def _children(root: Element | None) -> list[Element]:
    return list(root) if root is not None else []


class _Around(NamedTuple):
    """The table that paragraphs stand in."""

    square: Square | None = None
    style: str = ""
    depth: int = 0


class _Reader:
    """Reads paragraphs and tables in document order."""

    def __init__(self, appearances: Appearances, styles: Styles, numbering: Numbering) -> None:
        self.lines: list[PrintedLine] = []
        self.tables: list[PrintedTable] = []
        self._appearances = appearances
        self._styles = styles
        self._numbering = numbering
        self._sheet = 0
        self._count = 0
        #: Words whose paragraph has lost its end to a tracked change.
        self._open: tuple[Stretch, ...] = ()

    def read(self, element: Element, around: _Around | None = None) -> None:
        """Take the paragraphs and tables of a body, cell, note or text box."""
        around = around or _Around()
        for child in opened(element):
            if child.tag == PARAGRAPH:
                self._paragraph(child, around)
            elif child.tag == TABLE and around.depth < DEEPEST:
                self._table(child, around)

    def _table(self, table: Element, around: _Around) -> None:
        number, before = len(self.tables), self._count
        properties = table.find(w("tblPr"))
        named = properties.find(w("tblStyle")) if properties is not None else None
        style = named.get(VALUE, "") if named is not None else ""
        ruled = self._is_ruled(table, properties, style)
        columns = [points(column, "w") or 0.0 for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        self.tables.append(PrintedTable(sum(columns) * MILLIMETRES_OF_POINT, self._sheet, 0, ruled))
        rows = [row for row in opened(table) if row.tag == ROW]
        for place, row in enumerate(rows):
            cells = [cell for cell in opened(row) if cell.tag == CELL]
            for column, cell in enumerate(cells):
                square = Square(number, place, column, len(cells), ruled)
                self.read(cell, _Around(square, style, around.depth + 1))
        if self._count > before:
            self.tables[number] = replace(self.tables[number], first=before + 1)

    def _is_ruled(self, table: Element, properties: Element | None, style: str) -> bool:
        """Tell whether a table has lines: those of its cells go before its own, and these before those of its style."""
        cells = [cell.find(f"{w('tcPr')}/{w('tcBorders')}") for cell in table.iterfind(f"{ROW}/{CELL}")]
        own_edges = [[edge for edge in borders if edge.tag in SIDES] for borders in cells if borders is not None]
        # A line below a cell alone is the rule under a heading.
        if any(is_drawn(edge) for edges in own_edges for edge in edges if edge.tag != BOTTOM):
            return True
        if cells and len(own_edges) == len(cells) and all(len(edges) == len(SIDES) for edges in own_edges):
            return False
        own = properties.find(w("tblBorders")) if properties is not None else None
        return any(map(is_drawn, own)) if own is not None else self._appearances.ruled_tables(style)

    def _paragraph(self, element: Element, around: _Around) -> None:
        properties = element.find(PARAGRAPH_PROPERTIES)
        look = self._styles.look(properties)
        values = self._appearances.of_paragraph(properties, around.style)
        words = words_of(element, values, self._appearances)
        stretches = (*self._open, *words.stretches)
        self._open = stretches if look.end_deleted else ()
        if not look.end_deleted:
            place = self._numbering.place(look)
            label = self._numbering.label(*place, "body") if place else ""
            self.lines.append(self._line(stretches, label, values, words, around.square))
        for box in words.boxes:
            self.read(box, _Around(depth=around.depth + 1) if around.depth < DEEPEST else around)
        if properties is not None and properties.find(SECTION) is not None:
            self._sheet += 1

    def _line(
        self, stretches: tuple[Stretch, ...], label: str, values: Values, words: PrintedWords, square: Square | None
    ) -> PrintedLine:
        has_words = any(stretch.text.strip() for stretch in stretches)
        self._count += has_words
        left = values.get("left", 0.0)
        return PrintedLine(
            stretches=stretches,
            number=self._count if has_words else 0,
            label=label,
            align=values.get("align", "left"),
            first_line=(left + values.get("first", 0.0)) * MILLIMETRES_OF_POINT,
            left=left * MILLIMETRES_OF_POINT,
            before=values.get("before", 0.0),
            after=values.get("after", 0.0),
            closed_up=values.get("closed_up", False),
            line_rule=values.get("line_rule", "multiple"),
            line=values.get("line", 1.0),
            drawn=words.drawn or values.get("drawn", False),
            square=square,
            sheet=self._sheet,
        )
