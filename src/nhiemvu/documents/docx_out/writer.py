"""Word documents written through a template, with real footnotes; equal input gives equal bytes."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

from nhiemvu.documents.docx_out.blocks import (
    CENTRED,
    LISTED_ADDRESSEE,
    RULE,
    SHEET,
    SMALL_HEADING,
    TABLE,
    TemplateBlock,
)
from nhiemvu.documents.docx_out.bookmarks import Bookmarks
from nhiemvu.documents.docx_out.notes import Footnotes
from nhiemvu.documents.docx_out.rules import RuledLines
from nhiemvu.documents.docx_out.runs import run
from nhiemvu.documents.docx_out.sheets import Sheets
from nhiemvu.documents.docx_out.tables import Desk, table_xml
from nhiemvu.documents.docx_out.template import Template
from nhiemvu.documents.files import write_whole
from nhiemvu.documents.markup.style_names import AFTER_TABLE_NAME
from nhiemvu.documents.note_numbers import marked
from nhiemvu.domain.collecting import collecting_later
from nhiemvu.domain.pages import Block, Pages, Paragraph, Style, Table
from nhiemvu.facts.layouts import Layout

#: Depth from which a heading is small.
SMALL = 3
#: Kind and content of a block, whether it is whole, and whether it stays on the page of what follows.
Written: TypeAlias = tuple[str, str, bool, bool]


def write_docx(pages: Pages, target: Path, layout: Layout, template: Path | None = None) -> None:
    """Write a document to `target` through `template`, or through the one of its rule book.

    Raises a fault of the template (not found, or no readable document) or of the target.
    """
    write_whole(target, docx_bytes(pages, layout, template))


@collecting_later()
def docx_bytes(pages: Pages, layout: Layout, template: Path | None = None) -> bytes:
    """Return a document as the bytes of a Word file. Notes without a mark follow the last block as remarks."""
    form = Template(layout, template)
    written = _Written(pages, form, layout)
    form.fill(written.blocks)
    written.footnotes.finish()
    form.end_with(written.sheets.last())
    return form.saved()


def blocks_of(pages: Pages, layout: Layout) -> Sequence[TemplateBlock]:
    """Return the blocks of a document as the template of its rule book gets them."""
    return _Written(pages, Template(layout, None), layout).blocks


class _Written:
    """The blocks of one document in the form of one template."""

    def __init__(self, pages: Pages, form: Template, layout: Layout) -> None:
        self.footnotes = Footnotes(form.document.part, {note.key: note for note in pages.notes})
        self.sheets = Sheets(form.section)
        self._bookmarks = Bookmarks(form.body)
        self._desk = Desk(self._runs, form.style_ids, RuledLines(layout, form.style_ids))
        self.blocks = [
            TemplateBlock(number, kind, content, whole=whole, keeps=keeps)
            for number, (kind, content, whole, keeps) in enumerate(self._all(pages))
        ]

    def _all(self, pages: Pages) -> Iterator[Written]:
        above: Paragraph | None = None
        for block, below in zip_longest(pages.blocks, pages.blocks[1:]):
            yield from self._sheet(block, first=block is pages.blocks[0])
            if isinstance(block, Table):
                yield TABLE, table_xml(block, self._desk, self.sheets.text_width), True, False
            elif block.style is Style.RULE and not block.text:
                yield RULE, self._desk.rules.drawn(above, self.sheets.text_width), True, False
            elif block != Paragraph("", new_sheet=block.new_sheet) or block.new_sheet is None:
                # A signature never stands alone on its page.
                keeps = isinstance(below, Table) and not below.ruled
                yield _kind(block), self._runs(self._desk.rules.fitted(block, self.sheets.text_width)), False, keeps
            above = block if isinstance(block, Paragraph) else None
        marks = {mark.key for paragraph in pages.paragraphs() for mark in paragraph.marks}
        for note in pages.notes:
            if note.key not in marks:
                yield Style.REMARK.value, run(note.text), False, False

    def _sheet(self, block: Block, *, first: bool) -> Iterator[Written]:
        if isinstance(block, Table) or block.new_sheet is None:
            return
        section = self.sheets.turn(block.new_sheet)
        if not first:
            yield SHEET, f"<w:p><w:pPr>{self._desk.style(AFTER_TABLE_NAME)}{section}</w:pPr></w:p>", True, False

    def _runs(self, paragraph: Paragraph) -> str:
        bold = paragraph.bold
        if paragraph.marks:
            words = marked(paragraph, lambda text: run(text, bold=bold), self.footnotes.mark)
        else:
            words = run(paragraph.text, bold=bold)
        if paragraph.label:
            words = run(f"{paragraph.label} ", bold=bold) + words
        return self._bookmarks.around(words, paragraph.tasks) if paragraph.tasks else words


def _kind(paragraph: Paragraph) -> str:
    if paragraph.centred and paragraph.style is Style.BODY:
        return CENTRED
    if paragraph.style is Style.SUBHEADING and paragraph.level >= SMALL:
        return SMALL_HEADING
    if paragraph.style is Style.ADDRESSEE and paragraph.label:
        return LISTED_ADDRESSEE
    return paragraph.style.value
