"""Word documents (.docx, .docm) as they print: the body is read as a stream, block by block.

Empty paragraphs are left out, but an automatic number that one carries is counted. The paragraphs of a text box
follow the one that it is anchored in; a table inside a cell becomes the paragraphs of its cells, row by row.
"""

from collections.abc import Iterable, Iterator, Sequence

from nhiemvu.documents.docx.notes import NoteBook
from nhiemvu.documents.docx.numbering import Numbering
from nhiemvu.documents.docx.old_fonts import with_unicode
from nhiemvu.documents.docx.package import Package, WordFile, word_file
from nhiemvu.documents.docx.plain_body import NotPlainError, plain_stretches, without_old_fonts
from nhiemvu.documents.docx.shortening import TAKEN, Shortener, in_stretches
from nhiemvu.documents.docx.styles import Look, Styles
from nhiemvu.documents.docx.tables import TableReader, flattened
from nhiemvu.documents.docx.task_marks import TASKS, with_tasks
from nhiemvu.documents.docx.usual import UsualNote
from nhiemvu.documents.docx.words import WordReader
from nhiemvu.documents.docx.xml import (
    CELL,
    FALLBACK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    TABLE,
    DamagedDocx,
    opened,
)
from nhiemvu.documents.markup.task_marks import tasks_on
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.words import Words
from nhiemvu.documents.markup.xml import Element, finished, forget, parsed, stretches
from nhiemvu.documents.old_fonts.fonts import names_old_font
from nhiemvu.domain.collecting import collecting_later
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.pages import Block, Pages, Paragraph, Style
from nhiemvu.domain.values import dataclass

#: A paragraph or table inside one of these is no block of the body.
ENCLOSING = (PARAGRAPH, TABLE, FALLBACK)
BLOCKS = (PARAGRAPH, TAKEN, TABLE, ROW)
LINES = frozenset({PARAGRAPH, TAKEN})
BODY = w("body")


@collecting_later()
def read_docx(data: bytes, name: str) -> Pages:
    """Return the blocks and notes of a Word document; `name` is for messages.

    Raises DamagedDocx, OversizedDocx or NotWordDocument.
    """
    with word_file(data, name) as file:
        try:
            return _plain(file, name)
        except (NotPlainError, UnreadableDocument):
            # Of a damaged file, too, what is the matter shows where it is looked at as a whole.
            package = with_unicode(file.package(), name)
    return _pages(package, in_stretches(stretches(with_tasks(package.document, name))), name)


def _plain(file: WordFile, name: str) -> Pages:
    """Return what a document gives that is read as it is unpacked; raises NotPlainError where it cannot be."""
    package = file.around()
    if names_old_font(package.styles):
        raise NotPlainError
    return _pages(package, plain_stretches(file.body()), name, as_unpacked=True)


def _pages(package: Package, body: Iterator[bytes], name: str, *, as_unpacked: bool = False) -> Pages:
    """Return the blocks and notes of a document whose body is given in stretches.

    Raises NotPlainError where it is given as it is unpacked, and words may be typed for old fonts.
    """

    def root(content: bytes | None, part: str) -> Element | None:
        return parsed(content, name, part, DamagedDocx) if content is not None else None

    styles = Styles(root(package.styles, "styles"))
    shortener = Shortener(styles, leaves=names_old_font if as_unpacked else None)

    def shortened(part: Iterable[bytes]) -> Iterator[bytes]:
        found = shortener.shortened(part)
        return without_old_fonts(found) if as_unpacked else found

    def notes(content: bytes | None, part: str) -> Element | None:
        if content is None:
            return None
        return root(b"".join(shortened(in_stretches(stretches(content)))), part)

    book = NoteBook(notes(package.footnotes, "footnotes"), notes(package.endnotes, "endnotes"))
    reader = BlockReader(styles, Numbering(root(package.numbering, "numbering"), styles), book, shortener)
    elements = finished(shortened(body), BLOCKS, name, "document", DamagedDocx)
    return Pages(tuple(_body(elements, reader)), book.notes(reader.note))


def _body(elements: Iterator[Element], reader: "BlockReader") -> Iterator[Block]:
    """Yield the blocks of the body; each is forgotten once it is read, a table row by row."""
    table: TableReader | None = None
    for element in elements:
        if element.tag == ROW:
            if [ancestor.tag for ancestor in element.iterancestors(*ENCLOSING)] == [TABLE]:
                table = table or TableReader(reader.content)
                table.add(element)
                forget(element)
        elif _is_block(element):
            if element.tag != TABLE:
                yield from reader.paragraphs(element)
            elif table is not None:
                yield from reader.flushed()
                yield table.table()
                table = None
            forget(element)
    yield from reader.flushed()


def _is_block(element: Element) -> bool:
    parent = element.getparent()
    around = parent.tag if parent is not None else ""
    if around in {BODY, CELL}:
        return around == BODY
    return next(element.iterancestors(*ENCLOSING), None) is None


class BlockReader:
    """Reads paragraphs in document order, which automatic numbers and notes count by."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: NoteBook, shortener: Shortener) -> None:
        self._styles = styles
        self._numbering = numbering
        self._words = WordReader(styles, notes.key)
        self._note_key = notes.key
        self._taken = shortener.taken
        #: Which of the stories that are numbered apart is being read.
        self._story = "body"
        #: Words whose paragraph has no end of its own, and so run into the next one.
        self._open: _Line | None = None

    def paragraphs(self, element: Element) -> Iterator[Paragraph]:
        """Yield a paragraph (<w:p>), or those that a mark stands for, unless empty, then those of its text boxes."""
        if element.tag != TAKEN:
            look = self._styles.look(_properties(element))
            yield from self._paragraph(_Line(self._words.read(element, look), look, tasks=tasks_on(element, TASKS)))
            return
        for look, text, bold, notes in self._taken(element):
            if notes or look.end_deleted or look.end_hidden or self._open:
                yield from self._paragraph(_Line(self._usual_words(text, bold, notes), look))
            else:
                label, depth = self._numbered(look)
                if printed := text.strip():
                    yield Paragraph(printed, label, *_shown(look, depth), bold * 2 > len(text), look.centred)

    def _usual_words(self, text: str, bold: int, notes: Sequence[UsualNote]) -> Words:
        words = Words(bold=bold, length=len(text))
        done = 0
        for place, kind, number in notes:
            words.parts.append(text[done:place])
            words.marks.append((len(words.parts), self._note_key(kind, number)))
            done = place
        words.parts.append(text[done:])
        return words

    def _paragraph(self, line: "_Line") -> Iterator[Paragraph]:
        words, look = line.words, line.look
        if not look.end_deleted and (words.length or not look.end_hidden):
            line = _Line(words, look, *self._numbered(look), line.tasks)
        if self._open:
            line, self._open = _joined(self._open, line), None
        if look.end_deleted or look.end_hidden:
            self._open = line
        else:
            yield from self._finished(line)

    def _numbered(self, look: Look) -> tuple[str, int]:
        """Count a paragraph where a list does; return its number and its depth there from 1, "" and 0 for none."""
        place = self._numbering.place(look)
        if place is None:
            return "", 0
        return self._numbering.label(*place, self._story), place[1] + 1

    def flushed(self) -> Iterator[Paragraph]:
        """Yield what waits for a next paragraph where none comes."""
        if self._open:
            waiting, self._open = self._open, None
            yield from self._finished(waiting)

    def content(self, element: Element, story: str | None = None) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a cell, note or text box; `story` is where another one begins."""
        outer_line, outer_story = self._open, self._story
        self._open, self._story = None, story or outer_story
        found: list[Paragraph] = []
        for child in opened(element):
            if child.tag in LINES:
                found += self.paragraphs(child)
            elif child.tag == TABLE:
                found += self.flushed()
                for cell in flattened(child):
                    found += self.content(cell)
        if self._open:
            found += self.flushed()
        self._open, self._story = outer_line, outer_story
        return tuple(found)

    def note(self, element: Element) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a note."""
        return self.content(element, "note")

    def _finished(self, line: "_Line") -> Iterator[Paragraph]:
        words, look = line.words, line.look
        text, marks = words.printed()
        if text or marks:
            bold = words.bold * 2 > words.length
            shape = (*_shown(look, line.depth), bold, look.centred)
            yield Paragraph(text, line.label, *shape, marks, tasks=line.tasks)
        for box in words.boxes:
            yield from self.content(box, "box")


def _properties(paragraph: Element) -> Element | None:
    """Return the properties of a paragraph; where it has any, they stand first."""
    return paragraph[0] if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES else None


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of one paragraph with its look and automatic number, before it is known where it ends."""

    words: Words
    look: Look
    label: str = ""
    #: Its depth in a list from 1; 0 where no list numbers it.
    depth: int = 0
    #: The numbers of the tasks that it answers or plans.
    tasks: tuple[int, ...] = ()


def _shown(look: Look, depth: int) -> tuple[Style, int]:
    """Return the style and level of a paragraph; body text that a list numbers is an item of it."""
    return (Style.ITEM, depth) if depth and look.style is Style.BODY else (look.style, look.level)


def _joined(first: _Line, second: _Line) -> _Line:
    """Return two paragraphs as one; the look is that of the end, unless the first has a number."""
    first.words.extend(second.words)
    tasks = tuple(dict.fromkeys((*first.tasks, *second.tasks)))
    kept = first if first.label else second
    return _Line(first.words, kept.look, kept.label, kept.depth, tasks)
