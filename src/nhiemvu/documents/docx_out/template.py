"""Templates of reports: Word files whose text holds marks of the template engine, `blocks` being what they fill in.

A template loops over `blocks`; each has a `kind` (a Style, "centred" or "table"), its `runs`, and for a table its
`xml`. Users edit templates in Word, so a broken one is told with its place, and one that leaves a block out, too.
"""

import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

PACKAGED = "templates/report.docx"
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


class TemplateBlock:
    """One block as a template sees it; remembers whether the template has shown it."""

    def __init__(self, kind: str, xml: str) -> None:
        self.kind = kind
        self.shown = False
        self._xml = xml

    @property
    def runs(self) -> Markup:
        """The words of a paragraph."""
        self.shown = self.shown or self.kind != "table"
        return Markup(self._xml if self.kind != "table" else "")  # noqa: S704 built from escaped words

    @property
    def xml(self) -> Markup:
        """The whole of a table."""
        self.shown = self.shown or self.kind == "table"
        return Markup(self._xml if self.kind == "table" else "")  # noqa: S704 built from escaped words


def packaged_template() -> bytes:
    """Return the template that comes with the program."""
    return (files("nhiemvu.documents") / PACKAGED).read_bytes()


class Template:
    """One template, opened for one document."""

    def __init__(self, path: Path | None) -> None:
        self._name = path.name if path else PACKAGED
        data = file_bytes(path) if path else packaged_template()
        self._file = DocxTemplate(BytesIO(data))
        try:
            self._file.init_docx()
        except OPENING_ERRORS as error:
            raise DamagedTemplate(self._name) from error
        self.document = self._file.docx

    def fill(self, blocks: list[TemplateBlock]) -> None:
        """Put the blocks into the document. Raises FaultyTemplate or IncompleteTemplate."""
        engine = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        try:
            self._file.render({"blocks": blocks}, engine)
        except RENDERING_ERRORS as error:
            raise FaultyTemplate(self._name, _place(error), str(error).rstrip(".")) from error
        missing = dict.fromkeys(block.kind for block in blocks if not block.shown)
        if missing:
            raise IncompleteTemplate(self._name, ", ".join(missing))

    def saved(self) -> bytes:
        """Return the document as the library writes it."""
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def _place(error: Exception) -> str:
    """Return the words of the paragraph where the engine stopped."""
    lines = list(getattr(error, "docx_context", ()))
    if isinstance(error, TemplateSyntaxError) and lines:
        return str(lines[min(error.lineno - 1, LINES_BEFORE, len(lines) - 1)]).strip()
    return ""
