"""Templates of documents: Word files whose text holds marks of the template engine, `blocks` being what they fill in.

A template loops over `blocks`; each has a `kind` (a Style, or one of `blocks.py`) and its `runs`, or where it is
`whole` its `xml`. Users edit templates in Word, so a broken one is told with its place, and one that leaves a block
out, too.
"""

import zipfile
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import cast

from docx.document import Document
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx_out.blocks import TemplateBlock, put_in
from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.facts.layouts import Layout

#: Properties that tell when and by whom a file was made.
MOMENTS = ("created", "modified", "lastModifiedBy", "lastPrinted")
#: What a damaged file makes the libraries raise, and what a template's own expressions can.
OPENING_ERRORS = (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError)
RENDERING_ERRORS = (TemplateError, etree.LxmlError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
#: Lines that the engine shows before the one that it could not read.
LINES_BEFORE = 3

ADVICE = Text(
    "Hãy sửa mẫu trong Word, hoặc bỏ --template để dùng mẫu có sẵn.",
    "Mend the template in Word, or leave --template out to use the program's own.",
)


class DamagedTemplate(UnreadableDocument):
    """A template that is no Word file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Mẫu “{name}” không phải tệp Word đọc được.", f"The template “{name}” is no readable Word file."),
            ADVICE,
        )


class FaultyTemplate(UnreadableDocument):
    """A template with a mark that the engine does not understand."""

    def __init__(self, name: str, place: str, reason: str) -> None:
        where = Text(f" ở dòng “{place}”", f" at the line “{place}”") if place else Text("", "")
        super().__init__(
            Text(
                f"Mẫu “{name}” có lỗi{where.vi}: {reason}.", f"The template “{name}” has a fault{where.en}: {reason}."
            ),
            ADVICE,
        )


class IncompleteTemplate(UnreadableDocument):
    """A template that leaves out a kind of block, so that part of the report would be lost."""

    def __init__(self, name: str, kinds: str) -> None:
        super().__init__(
            Text(f"Mẫu “{name}” không có chỗ cho: {kinds}.", f"The template “{name}” has no place for: {kinds}."),
            ADVICE,
        )


def packaged_template(layout: Layout) -> bytes:
    """Return the template of a rule book that comes with the program."""
    return (files("nhiemvu.documents") / "templates" / f"{layout.name}.docx").read_bytes()


class Template:
    """One template, opened for one document; without `path` it is that of the rule book."""

    def __init__(self, layout: Layout, path: Path | None) -> None:
        self._name = path.name if path else f"{layout.name}.docx"
        data = file_bytes(path) if path else packaged_template(layout)
        self._file = DocxTemplate(BytesIO(data))
        try:
            self._file.init_docx()
        except OPENING_ERRORS as error:
            raise DamagedTemplate(self._name) from error
        self.document: Document = self._file.docx

    @property
    def body(self) -> Element:
        """The body, before and after it is filled."""
        return cast("Element", self.document.element.body)

    @property
    def section(self) -> Element | None:
        """The section that closes the body: its page and page headers."""
        return self.body.find(w("sectPr"))

    def fill(self, blocks: Sequence[TemplateBlock]) -> None:
        """Put the blocks into the document. Raises FaultyTemplate or IncompleteTemplate."""
        engine = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        try:
            self._file.render({"blocks": blocks}, engine)
            put_in(self.body, blocks)
        except RENDERING_ERRORS as error:
            raise FaultyTemplate(self._name, _place(error), str(error).rstrip(".")) from error
        missing = dict.fromkeys(block.kind for block in blocks if not block.shown)
        if missing:
            raise IncompleteTemplate(self._name, ", ".join(missing))

    def end_with(self, section: Element) -> None:
        """Let the last section of the document be this one."""
        own = self.section
        if own is not None:
            self.body.replace(own, section)

    def saved(self) -> bytes:
        """Return the document, which tells neither when nor by whom the file was made."""
        # The library sets moments; it takes none away.
        properties = self.document.core_properties._element  # noqa: SLF001
        for child in list(properties):
            if etree.QName(child).localname in MOMENTS:
                properties.remove(child)
        buffer = BytesIO()
        self.document.save(buffer)
        return packed(unpacked(buffer.getvalue()))


def _place(error: Exception) -> str:
    """Return the words of the paragraph where the engine stopped."""
    lines = list(getattr(error, "docx_context", ()))
    if isinstance(error, TemplateSyntaxError) and lines:
        return str(lines[min(error.lineno - 1, LINES_BEFORE, len(lines) - 1)]).strip()
    return ""
