"""OpenDocument text (.odt) as it prints: the body is read as a stream, block by block.

Empty paragraphs are left out, but an automatic number that one carries is counted. The paragraphs of a text box
follow the one that it is anchored in; a table inside a cell becomes the paragraphs of its cells, row by row.
"""

from collections.abc import Iterator

from nhiemvu.documents.markup.list_labels import LEVELS, List
from nhiemvu.documents.markup.style_names import heading_style
from nhiemvu.documents.markup.task_marks import tasks_on
from nhiemvu.documents.markup.xml import Element, finished, forget, number_in, parsed, stretches
from nhiemvu.documents.odt.lists import Counters, OdtLists, item_label
from nhiemvu.documents.odt.old_fonts import with_unicode
from nhiemvu.documents.odt.package import CONTENT, STYLES, read_odt_package
from nhiemvu.documents.odt.styles import OdtStyles, style_of
from nhiemvu.documents.odt.task_marks import TASKS, with_tasks
from nhiemvu.documents.odt.words import OdtWordReader
from nhiemvu.documents.odt.xml import CELL, COVERED_CELL, HEADING, LIST, PARAGRAPH, ROW, TABLE, DamagedOdt, o
from nhiemvu.domain.pages import Block, Cell, Note, Pages, Paragraph, Style, Table

LINES = frozenset({PARAGRAPH, HEADING})
AUTOMATIC_STYLES = o("office:automatic-styles")
#: A block or row inside one of these is no block of the body.
ENCLOSING = (*LINES, LIST, TABLE, o("text:tracked-changes"), o("office:forms"))
HEAD_ROWS, NOTE_BODY, SECTION = o("table:table-header-rows"), o("text:note-body"), o("text:section")
ITEM, ITEM_WITHOUT_NUMBER = o("text:list-item"), o("text:list-header")
ROW_GROUPS = frozenset({HEAD_ROWS, o("table:table-rows"), o("table:table-row-group")})
MOST_COLUMNS = 64


def read_odt(data: bytes, name: str) -> Pages:
    """Return the blocks and notes of an OpenDocument text; raises DamagedOdt, OversizedOdt or ProtectedOdt."""
    package = with_unicode(read_odt_package(data, name), name)
    root = parsed(package.styles, name, STYLES, DamagedOdt) if package.styles is not None else None
    styles = OdtStyles(root)
    reader = OdtReader(styles)
    tags = (AUTOMATIC_STYLES, *LINES, LIST, TABLE, ROW)
    content = with_tasks(package.content, name)
    blocks = tuple(_body(finished(stretches(content), tags, name, CONTENT, DamagedOdt), styles, reader))
    return Pages(blocks, tuple(reader.notes))


def _body(elements: Iterator[Element], styles: OdtStyles, reader: "OdtReader") -> Iterator[Block]:
    """Yield the blocks of the body; each is forgotten once it is read, a table row by row."""
    rows, head_rows = list[tuple[Cell, ...]](), 0
    for element in elements:
        around = [ancestor.tag for ancestor in element.iterancestors(*ENCLOSING)]
        if element.tag == AUTOMATIC_STYLES:
            styles.add(element)
        elif element.tag == ROW:
            if around == [TABLE]:
                head_rows += any(True for _ in element.iterancestors(HEAD_ROWS))
                rows.append(tuple(reader.row(element)))
                forget(element)
        elif not around:
            if element.tag == TABLE:
                yield Table(tuple(rows), head_rows)
                rows, head_rows = [], 0
            elif not _is_unseen(element):
                yield from reader.block(element)
            forget(element)


def _is_unseen(element: Element) -> bool:
    return any(section.get(o("text:display")) == "none" for section in element.iterancestors(SECTION))


class OdtReader:
    """Reads paragraphs in document order, which automatic numbers and notes count by."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._lists = OdtLists(styles)
        self._words = OdtWordReader(styles, self._take_note)
        self._counts = {"footnote": 0, "endnote": 0}
        self.notes: list[Note] = []

    def block(self, element: Element) -> Iterator[Paragraph]:
        """Yield the paragraphs of a paragraph, heading or list with all that it holds."""
        if element.tag in LINES:
            level = _outline_level(element)
            label = self._lists.heading_label(element, level) if level else ""
            yield from self._line(element, label, level)
        elif element.tag == LIST:
            yield from self._list(element, self._lists.counters(element), None, 0)

    def row(self, row: Element) -> Iterator[Cell]:
        """Yield the cells of a row; a merged cell stands once, with its spans."""
        for cell in row.iterchildren(CELL, COVERED_CELL):
            if cell.tag == CELL:
                columns, rows = (_span(cell, f"table:number-{way}-spanned") for way in ("columns", "rows"))
                content = tuple(self._content(cell))
                for _ in range(_span(cell, "table:number-columns-repeated")):
                    yield Cell(content, columns, rows)

    def _content(self, element: Element) -> Iterator[Paragraph]:
        for child in element:
            if child.tag == TABLE:
                for row in _rows(child):
                    for cell in self.row(row):
                        yield from cell.paragraphs
            elif child.tag == SECTION:
                yield from self._content(child)
            else:
                yield from self.block(child)

    def _list(self, element: Element, counters: Counters, outer: str | None, level: int) -> Iterator[Paragraph]:
        name = style_of(element) or outer
        depth = min(level, LEVELS - 1)
        for item in element.iterchildren(ITEM, ITEM_WITHOUT_NUMBER):
            start = number_in(item, o("text:start-value"))
            numbered = item.tag == ITEM
            own_name = item.get(o("text:style-override")) or name
            for child in item:
                if child.tag in LINES:
                    form = self._form(child, own_name) if numbered else None
                    label = item_label(counters, form, depth, start) if form else ""
                    numbered = False
                    yield from self._line(child, label, _outline_level(child), level + 1)
                elif child.tag == LIST:
                    yield from self._list(child, counters, name, level + 1)

    def _form(self, line: Element, name: str | None) -> List | None:
        return self._styles.list_of(name or self._styles.look(style_of(line)).list_style)

    def _line(self, element: Element, label: str, outline: int, depth: int = 0) -> Iterator[Paragraph]:
        """Yield a paragraph unless it is empty, then those of its text boxes; `depth` is its level in a list."""
        look = self._styles.look(style_of(element))
        words = self._words.read(element, look)
        text, marks = words.printed()
        if text or marks:
            style, level = look.style, outline or look.level
            if outline:
                style = heading_style(outline)
            elif label and style is Style.BODY:
                style, level = Style.ITEM, depth
            shape = (style, level, words.bold * 2 > words.length, look.centred)
            yield Paragraph(text, label, *shape, marks, tasks=tasks_on(element, TASKS))
        for box in words.boxes:
            yield from self._content(box)

    def _take_note(self, element: Element) -> str:
        """Read a note and return the key that its place among the notes gives it."""
        kind = "endnote" if element.get(o("text:note-class")) == "endnote" else "footnote"
        self._counts[kind] += 1
        key = f"{'e' if kind == 'endnote' else ''}{self._counts[kind]}"
        paragraphs = [line for body in element.iterchildren(NOTE_BODY) for line in self._content(body)]
        self.notes.append(Note(key, tuple(paragraphs)))
        return key


def _outline_level(element: Element) -> int:
    return max(number_in(element, o("text:outline-level")) or 1, 1) if element.tag == HEADING else 0


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table inside a cell, those of its head and of groups too."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag in ROW_GROUPS:
            yield from _rows(child)


def _span(cell: Element, name: str) -> int:
    return min(max(number_in(cell, o(name)) or 1, 1), MOST_COLUMNS)
