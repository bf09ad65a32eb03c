"""Write a draft as text, Markdown or Word."""

from pathlib import Path

from nhiemvu.documents.keeping import write_keeping
from nhiemvu.documents.markdown_out import to_markdown
from nhiemvu.documents.text_out import PAGE_WIDTH, to_text
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.facts.layouts import Layout

FORMAT_OF_SUFFIX = {".docx": "docx", ".md": "markdown", ".txt": "text"}


class WordNeedsFile(UsageFault):
    """A Word file was asked for without saying where to."""

    def __init__(self) -> None:
        super().__init__(
            Text("Dạng docx phải ghi ra tệp.", "The format docx needs a file."),
            Text("Thêm tên tệp, ví dụ: -o bao-cao.docx", "Name one, for example: -o report.docx"),
        )


class NotWritten(UsageFault):
    """A file was named whose suffix says a format in which no draft is written."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Không soạn ra dạng “{target.suffix}” được.", f"No draft is written as “{target.suffix}”."),
            Text(
                "Đặt tên tệp với đuôi .docx, .md hoặc .txt; cần dạng khác thì mở tệp .docx bằng Word và lưu lại.",
                "Name a file that ends in .docx, .md or .txt; for another format save the .docx from Word.",
            ),
        )


class TemplateNeedsWord(UsageFault):
    """A template was given for a draft that is no Word file."""

    def __init__(self) -> None:
        super().__init__(
            Text("Mẫu (--template) chỉ dùng khi soạn ra tệp Word.", "A template is for a Word file alone."),
            Text("Thêm tên tệp Word, ví dụ: -o bao-cao.docx", "Name a Word file, for example: -o report.docx"),
        )


def format_of(target: Path | None, wanted: str | None, template: Path | None = None) -> str:
    """Return the format of a draft: as asked, else by the target's suffix, plain text on the screen.

    Raises WordNeedsFile, NotWritten, TemplateNeedsWord.
    """
    if wanted == "docx" and target is None:
        raise WordNeedsFile
    found = wanted or _format_of_suffix(target)
    if template and found != "docx":
        raise TemplateNeedsWord
    return found


def _format_of_suffix(target: Path | None) -> str:
    if target is None or not target.suffix:
        return "text"
    if found := FORMAT_OF_SUFFIX.get(target.suffix.casefold()):
        return found
    raise NotWritten(target)


def as_words(pages: Pages, output_format: str, width: int | None = None) -> str:
    """Return a draft as plain text or Markdown; tables of plain text fit a screen of `width` characters."""
    return to_markdown(pages) if output_format == "markdown" else to_text(pages, width or PAGE_WIDTH)


def write_draft(
    pages: Pages, layout: Layout, target: Path, output_format: str, template: Path | None = None
) -> Path | None:
    """Write a draft to a file, whole or not at all; return where another file of that name was put aside, or None.

    A draft that a clerk went on with in Word is not lost when the command is run again.
    """
    return write_keeping(target, draft_bytes(pages, layout, output_format, template))


def draft_bytes(pages: Pages, layout: Layout, output_format: str, template: Path | None = None) -> bytes:
    """Return a draft as the bytes of a file. Raises a fault of the template."""
    if output_format != "docx":
        return as_words(pages, output_format).encode()
    from nhiemvu.documents.docx_out.writer import docx_bytes  # noqa: PLC0415 docxtpl is heavy, and only for this format

    return docx_bytes(pages, layout, template)
