"""How the clean text of a document is laid down from its paragraphs, line by line, tables cell by cell."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.pages import Block, Cell, Pages, Paragraph, Table
from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.columns import column_named
from nhiemvu.reading.text.clean import cleaned
from nhiemvu.reading.text.glued import Labelled, unglued
from nhiemvu.reading.text.grids import with_tables, with_whole_rows
from nhiemvu.reading.text.joining import Draft
from nhiemvu.reading.text.labels import Label, read_label
from nhiemvu.reading.text.loose import sorted_out
from nhiemvu.reading.text.marks import MARK_OPEN, Anchor, superscript, with_carried_marks, without_marks
from nhiemvu.reading.text.mending import mended
from nhiemvu.reading.text.sheet import Grid, Line, Sheet


def sheet_of(pages: Pages) -> Sheet:
    """Return the clean text of a document."""
    writer = _Writer()
    aside = _Aside([(note.key, cleaned(note.text)) for note in pages.notes], [])
    waiting: list[_Words] = []
    above: Table | None = None
    for block in _blocks(pages, aside):
        if isinstance(block, Table) and (_is_data(block) or _goes_on(above, block)):
            writer.add_run(waiting)
            writer.add_table(with_whole_rows(block))
            waiting, above = [], block
        else:
            waiting.extend(_words_of(block))
            above = None
    writer.add_run(waiting)
    return writer.finished(aside)


#: Words of a paragraph with their marks carried, and the paragraph that they look like.
_Words = tuple[str, Paragraph]


def _words_of(block: Block | Draft) -> list[_Words]:
    """Return the words of a block that is no table of data, a piece for each line break that a label follows."""
    if isinstance(block, Table):
        cells = (cell for row in block.rows for cell in row)
        return [words for cell in cells for paragraph in cell.paragraphs for words in _words_of(paragraph)]
    if isinstance(block, Draft):
        return _pieces(block.text, block.paragraph)
    return _pieces(_carried(block), block)


def _pieces(words: str, paragraph: Paragraph) -> list[_Words]:
    if "\n" not in words:
        return [(clean, paragraph)] if (clean := cleaned(words)) else []
    return [(clean, paragraph) for part in _parts(words) if (clean := cleaned(part))]


def _carried(paragraph: Paragraph) -> str:
    words = with_carried_marks(paragraph)
    return f"{paragraph.label} {words}" if paragraph.label else words


@dataclass(frozen=True, slots=True)
class _Aside:
    """What stands on the pages beside the words of the body."""

    #: Keys and words.
    notes: list[tuple[str, str]]
    page_numbers: list[str]


def _blocks(pages: Pages, aside: _Aside) -> Iterator[Block | Draft]:
    """Yield the blocks, loose lines as drafts with their marks carried; what they hold beside these joins `aside`."""
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
        aside.notes.extend((key, cleaned(words)) for key, words in loose.notes)
        aside.page_numbers.extend(loose.page_numbers)
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
        #: The words and the label of each line.
        self.lines: list[Labelled] = []
        #: The paragraph that each line looks like, and whether it stands in a table.
        self.looks: list[tuple[Paragraph, bool]] = []
        self.grids: list[Grid] = []
        self.anchors: list[Anchor] = []
        self.length = 0

    def add_run(self, run: Sequence[_Words]) -> None:
        """Lay down paragraphs that follow one another, a line for each label that is glued into one."""
        for (_, paragraph), parts in zip(run, unglued([words for words, _ in run]), strict=True):
            for words, label in parts:
                self._add_line(words, label, paragraph, in_table=False)

    def _add_line(self, words: str, label: Label | None, paragraph: Paragraph, *, in_table: bool) -> None:
        if MARK_OPEN in words:
            words, anchors = without_marks(words)
            if not words:
                return
            self.anchors.extend(Anchor(anchor.key, self.length + anchor.offset) for anchor in anchors)
            # A mark may have stood in front of the label or in it.
            label = None if in_table else read_label(words)
        self.lines.append((words, label))
        self.looks.append((paragraph, in_table))
        self.length += len(words) + 1

    def add_table(self, table: Table) -> None:
        """Lay down the cells of a table, row by row."""
        #: For each column, the cell above that reaches down, and how many rows it still covers.
        above: dict[int, tuple[tuple[int, int], int]] = {}
        rows = []
        for row in table.rows:
            cells: list[tuple[int, int]] = []
            for cell in row:
                _take_from_above(cells, above)
                lines = self._add_cell(cell)
                width = max(1, cell.columns)
                if cell.rows > 1:
                    above |= dict.fromkeys(range(len(cells), len(cells) + width), (lines, cell.rows - 1))
                cells.extend([lines] * width)
            _take_from_above(cells, above)
            rows.append(tuple(cells))
        self.grids.append(Grid(tuple(rows), table.head_rows))

    def _add_cell(self, cell: Cell) -> tuple[int, int]:
        first = len(self.lines)
        for paragraph in cell.paragraphs:
            for words, looks in _words_of(paragraph):
                self._add_line(words, None, looks, in_table=True)
        return first, len(self.lines)

    def finished(self, aside: _Aside) -> Sheet:
        """Return the sheet with its notes at the end, each on a line "¹ words"."""
        parts = ["\n".join([words for words, _ in self.lines])]
        body_end = length = len(parts[0])
        spans: dict[str, Span] = {}
        for key, words in aside.notes:
            mark = superscript(key) if key.isdecimal() else f"({key})"
            parts.append(f"\n{mark} {words}")
            length += len(parts[-1])
            spans.setdefault(key, Span(length - len(words), length))
        text = "".join(parts)
        key = matching_key(text)
        lines = tuple(self._lines(key))
        return Sheet(
            text=text,
            key=key,
            lines=lines,
            grids=tuple(self.grids),
            anchors=tuple(self.anchors),
            notes=spans,
            body_end=body_end,
            starts=tuple([line.start for line in lines]),
            page_numbers=tuple(aside.page_numbers),
        )

    def _lines(self, key: str) -> Iterator[Line]:
        """Yield the lines with their labels; `key` is the matching form of the whole text."""
        mending = mended(self.lines)
        start = 0
        for place, ((text, label), (looks, in_table)) in enumerate(zip(self.lines, self.looks, strict=True)):
            whole = label if in_table else mending.get(place, label)
            level = looks.level if looks.label else 0
            end = start + len(text)
            looked = looks.style, looks.bold, looks.centred
            yield Line(text, key[start:end], start, end, whole, *looked, in_table, level, looks.tasks)
            start = end + 1


def _take_from_above(cells: list[tuple[int, int]], above: dict[int, tuple[tuple[int, int], int]]) -> None:
    """Add the cells that reach down into a row from above, up to the first column that is the row's own."""
    while len(cells) in above:
        lines, left = above.pop(len(cells))
        if left > 1:
            above[len(cells)] = lines, left - 1
        cells.append(lines)


def _parts(words: str) -> list[str]:
    """Return the lines of a paragraph with line breaks: those that begin with a label apart, the others joined."""
    parts: list[str] = []
    for piece in words.split("\n"):
        if parts and not read_label(piece.strip()):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _is_data(table: Table) -> bool:
    """Tell a table of data from the frame of a letterhead or signature, which has one or two rows of two columns."""
    if table.head_rows or (len(table.rows) > 1 and max(len(row) for row in table.rows) > 2):
        return True
    heads = {column_named(cell.text.replace("\n", " ")) for cell in table.rows[0]} if len(table.rows) > 1 else set()
    return "task_field" in heads and bool(heads & {"lead_field", "period_field", "time_field"})


def _goes_on(above: Table | None, table: Table) -> bool:
    """Tell whether a table of few rows right behind a table of data is the rest of it."""
    return above is not None and _width(above) == _width(table) > 2


def _width(table: Table) -> int:
    return max((sum(cell.columns for cell in row) for row in table.rows), default=0)
