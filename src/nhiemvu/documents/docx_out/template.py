"""Templates of documents: Word files whose text holds marks of the template engine, `blocks` being what they fill in.

A template loops over `blocks`; each has a `kind` (a Style, or one of `blocks.py`) and its `runs`, or where it is
`whole` its `xml`. Users edit templates in Word, so a broken one is told with its place, and one that leaves a block
out, too.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from jinja2 import TemplateError
from lxml import etree

from nhiemvu.documents.archive import packed
from nhiemvu.documents.docx_out.blocks import MisplacedMark, TemplateBlock, shown, with_words
from nhiemvu.documents.docx_out.engine import ENGINE, FilledTemplate
from nhiemvu.documents.docx_out.faults import DamagedTemplate, FaultyTemplate, IncompleteTemplate
from nhiemvu.documents.docx_out.package import parts_of
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.documents.markup.parts import ZIP_ERRORS
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, new_parser
from nhiemvu.facts.layouts import Layout

#: How the kind of the part of properties ends, whoever wrote it.
PROPERTIES = "/metadata/core-properties"
#: Properties that tell when and by whom a file was made.
MOMENTS = ("created", "modified", "lastModifiedBy", "lastPrinted")
#: What a damaged file makes the libraries raise, and what a template's own expressions can.
LIBRARY_ERRORS = (
    *ZIP_ERRORS,
    *(TemplateError, MisplacedMark, etree.LxmlError, OpcError),
    *(ArithmeticError, AttributeError, LookupError, TypeError),
)


class Template:
    """One template, opened for one document; without `path` it is that of the rule book."""

    def __init__(self, layout: Layout, path: Path | None) -> None:
        self._name = path.name if path else f"{layout.name}.docx"
        self._data = file_bytes(path) if path else packaged_template(layout)
        self._file = FilledTemplate(BytesIO(self._data))
        self._blocks: Sequence[TemplateBlock] = ()
        try:
            self._open()
        except LIBRARY_ERRORS as error:
            raise DamagedTemplate(self._name) from error

    def _open(self) -> None:
        self._file.init_docx()
        self.document: Document = self._file.docx
        package = self.document.part.package
        for relation in (*package.rels.values(), *self.document.part.rels.values()):
            # LibreOffice names the properties in its own way, and the library would add a second part for them.
            if relation.reltype.endswith(PROPERTIES):
                relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES  # noqa: SLF001
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                etree.fromstring(relation.target_part.blob, new_parser())
        self.body: Element = self.document.element.body
        #: Ids of the styles by their names.
        self.style_ids = {str(style.name): str(style.style_id) for style in self.document.styles}

    @property
    def section(self) -> Element | None:
        """The section that closes the body: its page and page headers."""
        return self.body.find(w("sectPr"))

    def fill(self, blocks: Sequence[TemplateBlock]) -> None:
        """Put the blocks into the document. Raises FaultyTemplate or IncompleteTemplate."""
        try:
            self._file.render({"blocks": blocks}, ENGINE)
            # The engine makes a new body.
            self.body = self.document.element.body
            found = shown(self._roots(), blocks)
        except LIBRARY_ERRORS as error:
            from nhiemvu.documents.docx_out.diagnosis import diagnosed  # noqa: PLC0415 few templates are broken

            untouched = FilledTemplate(BytesIO(self._data))
            untouched.init_docx()
            raise FaultyTemplate(self._name, *diagnosed(untouched.docx, self._file, error)) from error
        missing = dict.fromkeys(block.kind for number, block in enumerate(blocks) if number not in found)
        if missing:
            raise IncompleteTemplate(self._name, list(missing))
        self._blocks = blocks

    def _roots(self) -> Sequence[Element]:
        """Return the parts in which blocks may be shown: the body, and what stands at the edges of pages."""
        edges = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
        relations = self.document.part.rels.values()
        return [self.body, *(found.target_part.element for found in relations if found.reltype in edges)]

    def end_with(self, section: Element) -> None:
        """Let the last section of the document be this one."""
        own = self.section
        if own is None:
            self.body.append(section)
        else:
            self.body.replace(own, section)

    def saved(self) -> bytes:
        """Return the document, which tells neither when nor by whom the file was made. Raises DamagedTemplate."""
        try:
            parts = self._as_saved()
        except LIBRARY_ERRORS as error:
            raise DamagedTemplate(self._name) from error
        return packed({name: with_words(part, self._blocks) for name, part in parts.items()})

    def _as_saved(self) -> dict[str, bytes]:
        # The library sets moments; it takes none away.
        properties = self.document.core_properties._element  # noqa: SLF001
        for child in list(properties):
            if etree.QName(child).localname in MOMENTS:
                properties.remove(child)
        return parts_of(self.document.part.package)
