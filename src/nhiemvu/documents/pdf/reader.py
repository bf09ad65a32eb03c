"""PDF with a Vietnamese text layer, through pdfplumber (the extra `pdf`), which keeps accents of fallback fonts."""

import logging
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.documents.pdf.lines import PdfWord, page_lines
from nhiemvu.documents.pdf.pages import PdfPage, to_pages
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.syllables import is_vietnamese
from nhiemvu.domain.text import nfc

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: The longest reports have some hundred pages; a page takes a tenth of a second.
MOST_PAGES = 1000
#: Characters of one page; a drawing may hold millions.
MOST_CHARACTERS = 100_000
#: A page without words is a scan where a picture covers this share of it.
SCAN_SHARE = 0.4


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
                f"Hãy nhận dạng chữ trước: {command}; hoặc dùng bản .docx.",
                f"Let the characters be recognised first: {command}; or use the .docx.",
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
                f"Hãy nhận dạng lại: {command}; hoặc dùng bản .docx.",
                f"Let it be recognised anew: {command}; or use the .docx.",
            ),
        )


def read_pdf(data: bytes, name: str) -> Pages:
    """Return the lines of a PDF.

    Raises PdfReaderMissing, ProtectedPdf, DamagedPdf, OversizedPdf, ScannedPdf or ForeignTextLayer.
    """
    try:
        import pdfplumber  # noqa: F401, PLC0415 an extra, and slow to load
    except ImportError as error:
        raise PdfReaderMissing(name) from error
    pages, scanned = _pages(data, name)
    if scanned:
        raise ScannedPdf(name, scanned)
    words = " ".join(line.text for page in pages for line in page.lines)
    if words and not is_vietnamese(words):
        raise ForeignTextLayer(name)
    return to_pages(pages)


def _pages(data: bytes, name: str) -> tuple[list[PdfPage], list[int]]:
    """Return the pages, and the numbers of those that are pictures."""
    import pdfplumber  # noqa: PLC0415 an extra, and slow to load
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 likewise

    # What the library has to say of a file's fonts is nothing to a clerk.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages, scanned = [], []
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            _hold_limit(len(pdf.pages), MOST_PAGES, name)
            for number, page in enumerate(pdf.pages, 1):
                _hold_limit(len(page.chars), MOST_CHARACTERS, name)
                lines = page_lines(_words(page))
                if not lines and _is_scan(page):
                    scanned.append(number)
                pages.append(PdfPage(float(page.height), lines))
                page.close()
    except UnreadableDocument:
        raise
    except Exception as error:  # a broken PDF makes the library raise whatever it stumbles over
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            raise ProtectedPdf(name) from error
        raise DamagedPdf(name) from error
    return pages, scanned


def _hold_limit(count: int, limit: int, name: str) -> None:
    if count > limit:
        raise OversizedPdf(name)


def _words(page: "Page") -> list[PdfWord]:
    drawn = page.dedupe_chars() if _has_doubles(page) else page
    found = drawn.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size"])
    upright = (word for word in found if word["upright"])
    return [
        PdfWord(
            nfc(word["text"]),
            float(word["x0"]),
            float(word["x1"]),
            float(word["top"]),
            float(word["bottom"]),
            float(word["size"]),
        )
        for word in upright
    ]


def _has_doubles(page: "Page") -> bool:
    """Tell whether letters are drawn twice at one place, as some programs make bold."""
    places = {(letter["text"], round(letter["x0"]), round(letter["top"])) for letter in page.chars}
    return len(places) < len(page.chars)


def _is_scan(page: "Page") -> bool:
    covered = sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images)
    return bool(covered >= page.width * page.height * SCAN_SHARE)
