"""PDF with a Vietnamese text layer, through pdfplumber (the extra `pdf`), which keeps accents of fallback fonts."""

import logging
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.documents.pdf.fonts import in_unicode_words
from nhiemvu.documents.pdf.lines import PdfWord
from nhiemvu.documents.pdf.pages import PdfPage, page_of, to_pages
from nhiemvu.documents.pdf.tables import Boxes, table_boxes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.syllables import is_vietnamese
from nhiemvu.domain.values import dataclass

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: The longest reports have some hundred pages; a page takes a tenth of a second.
MOST_PAGES = 1000
#: Characters of one page; a drawing may hold millions.
MOST_CHARACTERS = 100_000
#: A page without words is a scan where a picture covers this share of it.
SCAN_SHARE = 0.4
#: What the library gives for a letter that its font does not explain, and the share of words that may have one.
UNKNOWN_LETTER, MOST_UNKNOWN = "(cid:", 0.02


def _recognising(name: str) -> str:
    return f'ocrmypdf -l vie --force-ocr "{name}" "{Path(name).stem}-ocr.pdf"'


class PdfReaderMissing(UnreadableDocument):
    """The extra that reads PDF is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"“{name}” là tệp PDF; phần đọc PDF chưa được cài.",
                f"“{name}” is a PDF file; the part that reads PDF is not installed.",
            ),
            Text(
                'Hãy cài bằng lệnh: pip install "nhiemvu[pdf]"; hoặc dùng bản .docx của văn bản.',
                'Install it with: pip install "nhiemvu[pdf]"; or use the .docx of the document.',
            ),
        )


class ProtectedPdf(UnreadableDocument):
    """A PDF that opens with a password only."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp PDF “{name}” được bảo vệ bằng mật khẩu.", f"The PDF file “{name}” is protected by a password."),
            Text(
                "Hãy mở tệp bằng mật khẩu, in ra PDF mới không mật khẩu rồi nhập tệp đó; hoặc dùng bản .docx.",
                "Open it with the password, print it to a new PDF without one and import that; or use the .docx.",
            ),
        )


class DamagedPdf(UnreadableDocument):
    """A PDF that is broken or cut off."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp PDF “{name}” bị hỏng hoặc không đủ.", f"The PDF file “{name}” is damaged or incomplete."),
            Text("Hãy tải hoặc xin lại tệp; hoặc dùng bản .docx.", "Get the file anew, or use the .docx."),
        )


class OversizedPdf(UnreadableDocument):
    """A PDF longer than any report."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Tệp PDF “{name}” quá lớn (hơn {MOST_PAGES} trang, hoặc trang có quá nhiều chữ).",
                f"The PDF file “{name}” is too large (over {MOST_PAGES} pages, or a page with too many letters).",
            ),
            Text("Hãy tách tệp, chỉ nhập phần văn bản.", "Split it and import the document alone."),
        )


class ScannedPdf(UnreadableDocument):
    """A PDF with pages that are pictures."""

    def __init__(self, name: str, pages: Iterable[int]) -> None:
        numbers = ", ".join(map(str, pages))
        command = _recognising(name)
        super().__init__(
            Text(
                f"Tệp PDF “{name}” có trang chỉ là ảnh quét, không có chữ: trang {numbers}.",
                f"The PDF file “{name}” has pages that are scanned pictures without text: {numbers}.",
            ),
            Text(
                f"Hãy nhập lại với --ocr để nhận dạng chữ; hoặc tự nhận dạng trước: {command}; hoặc dùng bản .docx.",
                f"Import it with --ocr to have its text recognised; or do that first: {command}; or use the .docx.",
            ),
        )


class ForeignTextLayer(UnreadableDocument):
    """A PDF whose text, as it can be taken out, is not Vietnamese."""

    def __init__(self, name: str) -> None:
        command = _recognising(name)
        super().__init__(
            Text(
                f"Lớp chữ trong tệp PDF “{name}” không phải tiếng Việt (nhận dạng sai hoặc phông chữ cũ).",
                f"The text layer of the PDF file “{name}” is not Vietnamese (badly recognised, or an old font).",
            ),
            Text(
                f"Hãy nhập lại với --ocr để nhận dạng lại; hoặc tự nhận dạng trước: {command}; hoặc dùng bản .docx.",
                f"Import it with --ocr to have it recognised anew; or do that first: {command}; or use the .docx.",
            ),
        )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page as it is taken from the file."""

    height: float
    words: Sequence[PdfWord]
    tables: Sequence[Boxes]
    is_scan: bool


def read_pdf(data: bytes, name: str) -> Pages:
    """Return the lines and tables of a PDF.

    Raises PdfReaderMissing, ProtectedPdf, DamagedPdf, OversizedPdf, ScannedPdf or ForeignTextLayer.
    """
    try:
        import pdfplumber  # noqa: F401, PLC0415 an extra, and slow to load
    except ImportError as error:
        raise PdfReaderMissing(name) from error
    sheets = _sheets(data, name)
    scanned = [number for number, sheet in enumerate(sheets, 1) if sheet.is_scan]
    if scanned:
        raise ScannedPdf(name, scanned)
    words = in_unicode_words([sheet.words for sheet in sheets])
    if _is_foreign([word.text for page in words for word in page]):
        raise ForeignTextLayer(name)
    pages: list[PdfPage] = []
    for sheet, own in zip(sheets, words, strict=True):
        pages.append(page_of(sheet.height, own, sheet.tables, pages[-1] if pages else None))
    return to_pages(pages)


def _is_foreign(words: Sequence[str]) -> bool:
    unknown = sum(UNKNOWN_LETTER in word for word in words)
    return bool(words) and (unknown > len(words) * MOST_UNKNOWN or not is_vietnamese(" ".join(words)))


def _sheets(data: bytes, name: str) -> list[_Sheet]:
    import pdfplumber  # noqa: PLC0415 an extra, and slow to load
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 likewise

    # What the library has to say of a file's fonts is nothing to a clerk.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            _hold_limit(len(pdf.pages), MOST_PAGES, name)
            return [_sheet(page, name) for page in pdf.pages]
    except UnreadableDocument:
        raise
    except Exception as error:  # a broken PDF makes the library raise whatever it stumbles over
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            raise ProtectedPdf(name) from error
        raise DamagedPdf(name) from error


def _sheet(page: "Page", name: str) -> _Sheet:
    from nhiemvu.documents.pdf.words import upright, words_of  # noqa: PLC0415 they need the library

    _hold_limit(len(page.chars), MOST_CHARACTERS, name)
    turned = upright(page)
    words = words_of(turned)
    sheet = _Sheet(float(turned.height), words, table_boxes(turned), is_scan=not words and _is_scan(page))
    turned.close()
    page.close()
    return sheet


def _hold_limit(count: int, limit: int, name: str) -> None:
    if count > limit:
        raise OversizedPdf(name)


def _is_scan(page: "Page") -> bool:
    covered = sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images)
    return bool(covered >= page.width * page.height * SCAN_SHARE)
