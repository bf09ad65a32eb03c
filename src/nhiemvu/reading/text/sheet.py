"""The clean text of a document, its lines with their places, its tables and its footnotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemvu.domain.pages import Block, Pages, Paragraph, Style, Table
from nhiemvu.domain.plans import Span
from nhiemvu.reading.text.clean import cleaned
from nhiemvu.reading.text.grids import with_tables
from nhiemvu.reading.text.joining import Draft
from nhiemvu.reading.text.labels import Label, read_label
from nhiemvu.reading.text.loose import sorted_out
from nhiemvu.reading.text.marks import Anchor, superscript, with_carried_marks, without_marks


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the clean text."""

    text: str
    #: Where it begins in the clean text.
    start: int
    #: None in front of table cells' words and where there is none.
    label: Label | None = None
    style: Style = Style.BODY
    bold: bool = False
    centred: bool = False
    in_table: bool = False

    @property
    def words(self) -> str:
        """The text without its label."""
        return self.text[self.label.length :] if self.label else self.text

    @property
    def words_start(self) -> int:
        """Where the words begin in the clean text."""
        return self.start + (self.label.length if self.label else 0)

    @property
    def end(self) -> int:
        """Where the line ends in the clean text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as ranges of line numbers, [first, last) for each cell."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    head_rows: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that later steps read from."""

    text: str
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    #: Places of the marks of notes in the body.
    anchors: tuple[Anchor, ...]
    #: The words of each note in `text`, by its key.
    notes: dict[str, Span]
    #: Where the notes begin.
    body_end: int

    def at(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]


def sheet_of(pages: Pages) -> Sheet:
    """Return the clean text of a document."""
    writer = _Writer()
    notes = [(note.key, cleaned(note.text)) for note in pages.notes]
    for block in _blocks(pages, notes):
        if isinstance(block, Table):
            writer.add_table(block)
        elif isinstance(block, Draft):
            writer.add_words(block.text, block.paragraph)
        else:
            writer.add_paragraph(block)
    return writer.finished(notes)


def _blocks(pages: Pages, notes: list[tuple[str, str]]) -> Iterator[Block | Draft]:
    """Yield the blocks, loose lines as drafts with their marks carried; notes found among these join `notes`."""
    if not pages.loose_lines:
        yield from pages.blocks
        return
    blocks: list[Block] = []
    for part in _between_tables(pages.blocks):
        blocks.extend([part] if isinstance(part, Table) else with_tables(part))
    for paragraphs in _between_tables(blocks):
        if isinstance(paragraphs, Table):
            yield paragraphs
            continue
        loose = sorted_out(paragraphs)
        notes.extend((key, cleaned(words)) for key, words in loose.notes)
        yield from loose.drafts


def _between_tables(blocks: Sequence[Block]) -> Iterator[Table | list[Paragraph]]:
    """Yield tables, and the paragraphs between them together."""
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block)
            continue
        if paragraphs:
            yield paragraphs
            paragraphs = []
        yield block
    if paragraphs:
        yield paragraphs


class _Writer:
    """Lays lines down one after another and remembers where."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self.anchors: list[Anchor] = []
        self.length = 0

    def add_paragraph(self, paragraph: Paragraph, *, in_table: bool = False) -> None:
        """Lay down one paragraph, a line for each of its line breaks that begins with a label."""
        carried = with_carried_marks(paragraph)
        self.add_words(f"{paragraph.label} {carried}" if paragraph.label else carried, paragraph, in_table=in_table)

    def add_words(self, words: str, paragraph: Paragraph, *, in_table: bool = False) -> None:
        """Lay down words with their marks carried, which look as `paragraph` does."""
        for part in _parts(words):
            text, anchors = without_marks(cleaned(part))
            if not text:
                continue
            self.anchors.extend(Anchor(anchor.key, self.length + anchor.offset) for anchor in anchors)
            label = None if in_table else read_label(text)
            line = Line(text, self.length, label, paragraph.style, paragraph.bold, paragraph.centred, in_table)
            self.lines.append(line)
            self.length += len(text) + 1

    def add_table(self, table: Table) -> None:
        """Lay down the cells of a table, row by row."""
        if not _is_data(table):
            for row in table.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        self.add_paragraph(paragraph)
            return
        rows = []
        for row in table.rows:
            cells = []
            for cell in row:
                first = len(self.lines)
                for paragraph in cell.paragraphs:
                    self.add_paragraph(paragraph, in_table=True)
                cells.extend([(first, len(self.lines))] * max(1, cell.columns))
            rows.append(tuple(cells))
        self.grids.append(Grid(tuple(rows), table.head_rows))

    def finished(self, notes: Sequence[tuple[str, str]]) -> Sheet:
        """Return the sheet with its notes at the end, each on a line "¹ words"."""
        text = "\n".join(line.text for line in self.lines)
        body_end = len(text)
        spans: dict[str, Span] = {}
        for key, words in notes:
            mark = superscript(key) if key.isdecimal() else f"({key})"
            text += f"\n{mark} {words}"
            spans.setdefault(key, Span(len(text) - len(words), len(text)))
        return Sheet(text, tuple(self.lines), tuple(self.grids), tuple(self.anchors), spans, body_end)


def _parts(words: str) -> list[str]:
    """Return the lines of a paragraph with line breaks: those that begin with a label apart, the others joined."""
    if "\n" not in words:
        return [words]
    parts: list[str] = []
    for piece in words.split("\n"):
        if parts and not read_label(piece.strip()):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _is_data(table: Table) -> bool:
    """Tell a table of data from the frame of a letterhead or signature, which has one or two rows of two columns."""
    return table.head_rows > 0 or (len(table.rows) > 1 and max(len(row) for row in table.rows) > 2)
