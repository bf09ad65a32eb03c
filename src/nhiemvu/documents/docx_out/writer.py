"""Word documents written through a template, with real footnotes; equal input gives equal bytes."""

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document
from lxml import etree

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx_out.notes import Footnotes
from nhiemvu.documents.docx_out.runs import run
from nhiemvu.documents.docx_out.tables import table_xml
from nhiemvu.documents.docx_out.template import Template, TemplateBlock
from nhiemvu.documents.files import write_whole
from nhiemvu.documents.note_numbers import marked
from nhiemvu.domain.pages import Pages, Paragraph, Style, Table

#: The kind of a body paragraph that stands in the middle.
CENTRED = "centred"
PROPERTIES_PART = "docProps/core.xml"
#: Properties that tell when and by whom a file was made, which is not when the report was.
MOMENTS = ("created", "modified", "lastModifiedBy", "lastPrinted")
TWENTIETHS_OF_A_POINT = 635


def write_docx(pages: Pages, target: Path, template: Path | None = None) -> None:
    """Write a document to `target` through `template`, or through the one that comes with the program.

    Raises a fault of the template (not found, or no readable document) or of the target.
    """
    write_whole(target, docx_bytes(pages, template))


def docx_bytes(pages: Pages, template: Path | None = None) -> bytes:
    """Return a document as the bytes of a Word file. Notes without a mark follow the last block as remarks."""
    form = Template(template)
    notes = {note.key: note for note in pages.notes}
    footnotes = Footnotes(form.document.part, notes)
    form.fill([*_blocks(pages, footnotes, form.document)])
    footnotes.finish()
    return _without_moments(form.saved())


def _blocks(pages: Pages, footnotes: Footnotes, document: Document) -> Iterator[TemplateBlock]:
    def runs(paragraph: Paragraph) -> str:
        return _runs(paragraph, footnotes)

    style_ids = {str(style.name): str(style.style_id) for style in document.styles}
    width = _text_width(document)
    for block in pages.blocks:
        if isinstance(block, Table):
            yield TemplateBlock("table", table_xml(block, runs, style_ids, width))
        else:
            yield TemplateBlock(_kind(block), runs(block))
    marks = {mark.key for paragraph in pages.paragraphs() for mark in paragraph.marks}
    for note in pages.notes:
        if note.key not in marks:
            yield TemplateBlock(Style.REMARK, run(note.text))


def _runs(paragraph: Paragraph, footnotes: Footnotes) -> str:
    bold = paragraph.bold
    label = run(f"{paragraph.label} ", bold=bold) if paragraph.label else ""
    return label + marked(paragraph, lambda text: run(text, bold=bold), footnotes.mark)


def _kind(paragraph: Paragraph) -> str:
    return CENTRED if paragraph.centred and paragraph.style is Style.BODY else paragraph.style.value


def _text_width(document: Document) -> int:
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return ((page or 0) - (left or 0) - (right or 0)) // TWENTIETHS_OF_A_POINT


def _without_moments(data: bytes) -> bytes:
    parts = unpacked(data)
    if PROPERTIES_PART in parts:
        parts[PROPERTIES_PART] = _timeless(parts[PROPERTIES_PART])
    return packed(parts)


def _timeless(properties: bytes) -> bytes:
    root = etree.fromstring(properties)
    for child in list(root):
        if etree.QName(child).localname in MOMENTS:
            root.remove(child)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
