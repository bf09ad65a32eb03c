"""Reading a file of any supported kind: the kind is told by the content, and by the name where that says nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.markdown_in import read_markdown
from nhiemvu.documents.odt.package import is_odt
from nhiemvu.documents.odt.reader import read_odt
from nhiemvu.documents.office_in import KINDS as OFFICE_KINDS
from nhiemvu.documents.office_in import DamagedOffice, read_doc, read_rtf
from nhiemvu.documents.old_fonts.evidence import verdict
from nhiemvu.documents.old_word import OLE_START, OleKind, ole_kind
from nhiemvu.documents.pdf.reader import DamagedPdf, ForeignTextLayer, ScannedPdf, read_pdf
from nhiemvu.documents.recognition import PDF_SUFFIX, recognised
from nhiemvu.documents.text_in import UnknownEncoding, read_text
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages

SUPPORTED = ".docx, .docm, .odt, .doc, .rtf, .pdf, .txt, .md"
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ""})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
ZIP_START = b"PK\x03\x04"
PDF_START, RTF_START = b"%PDF", b"{\\rtf"
#: Characters that are enough to tell whether a document is Vietnamese.
LETTER_SAMPLE = 50_000
#: Where a PDF begins at the latest, after what mail or a scanner put before it.
PDF_SAMPLE = 1024

Reader: TypeAlias = Callable[[bytes, str], Pages]

SAVE_AS_WORD = Text(
    "Hãy mở tệp bằng Word, chọn Lưu với tên khác (Save As) và lưu thành .docx.",
    "Open it in Word, choose Save As and save it as .docx.",
)
SCANNED = Text(
    "Hãy thêm --ocr để nhận dạng chữ khi nhập (cần cài ocrmypdf); hoặc nhập bản .docx của văn bản.",
    "Add --ocr to have the text recognised while importing (ocrmypdf is needed); or import the document's .docx.",
)
#: What pictures begin with, what they are called, and the suffix by which other programs know them.
PICTURES: Mapping[bytes, tuple[Text, str]] = {
    b"\x89PNG": (Text("tệp ảnh PNG", "a PNG picture"), ".png"),
    b"\xff\xd8\xff": (Text("tệp ảnh JPEG", "a JPEG picture"), ".jpg"),
    b"GIF8": (Text("tệp ảnh GIF", "a GIF picture"), ".gif"),
    b"II*\0": (Text("tệp ảnh TIFF", "a TIFF picture"), ".tif"),
    b"MM\0*": (Text("tệp ảnh TIFF", "a TIFF picture"), ".tif"),
}
WEB_PAGE_STARTS = (b"<!doctype html", b"<html")


class EmptyDocument(UnreadableDocument):
    """A file without a word."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” không có chữ nào.", f"The file “{name}” holds no words."),
            Text(
                "Hãy kiểm tra đúng tệp chưa; PDF chỉ có ảnh quét cần nhận dạng chữ (OCR): thêm --ocr khi nhập.",
                "Check that it is the right file; add --ocr to a PDF of scanned pictures to have its text recognised.",
            ),
        )


class ProtectedDocument(UnreadableDocument):
    """A Word file under a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” được bảo vệ bằng mật khẩu.", f"The file “{name}” is protected by a password."),
            Text(
                "Hãy mở tệp bằng Word, bỏ mật khẩu (File > Info > Protect Document) và lưu lại.",
                "Open it in Word, take the password off (File > Info > Protect Document) and save it.",
            ),
        )


class UnsupportedKind(UnreadableDocument):
    """A file of a kind that is not read."""

    def __init__(self, name: str, kind: Text, advice: Text) -> None:
        super().__init__(
            Text(
                f"“{name}” là {kind.vi}; chương trình đọc {SUPPORTED}.",
                f"“{name}” is {kind.en}; what can be read: {SUPPORTED}.",
            ),
            advice,
        )


class NotRecognised(UnreadableDocument):
    """A scan of which recognition makes no Vietnamese."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Đã nhận dạng chữ trong “{name}” mà vẫn không đọc ra tiếng Việt.",
                f"The text of “{name}” was recognised, but does not read as Vietnamese.",
            ),
            Text(
                "Hãy quét lại văn bản ra PDF, 300 dpi, thẳng và rõ; hoặc dùng bản .docx.",
                "Scan the document anew as PDF, 300 dpi, straight and clear; or use the .docx.",
            ),
        )


def read_bytes(data: bytes, name: str, *, recognise: bool = False) -> Pages:
    """Return the content of a file whose bytes are `data`; `name` tells the kind where they do not.

    With `recognise`, a scan or a picture goes through character recognition. Raises an UnreadableDocument that says
    what is wrong.
    """
    if not recognise:
        return _read(data, name)
    for start, (_, suffix) in PICTURES.items():
        if data.startswith(start):
            return _read_recognised(recognised(data, name, suffix=suffix), name)
    try:
        return _read(data, name)
    except (ScannedPdf, EmptyDocument, ForeignTextLayer) as fault:
        if not data.lstrip().startswith(PDF_START):
            raise
        # Where no picture was found, the letters may be drawn.
        anew = not isinstance(fault, ScannedPdf)
        return _read_recognised(recognised(data, name, anew=anew), name)


def _read_recognised(data: bytes, name: str) -> Pages:
    try:
        return _read(data, f"{Path(name).stem}{PDF_SUFFIX}")
    except (ScannedPdf, EmptyDocument, ForeignTextLayer, UnknownEncoding) as error:
        raise NotRecognised(name) from error


def _read(data: bytes, name: str) -> Pages:
    if not data.strip():
        raise EmptyDocument(name)
    pages = _reader(data, name)(data, name)
    if not any(paragraph.text for paragraph in pages.paragraphs()):
        raise EmptyDocument(name)
    if verdict(_beginning(pages)).foreign:
        raise UnknownEncoding(name)
    return pages


def _beginning(pages: Pages) -> str:
    texts, length = list[str](), 0
    for paragraph in pages.paragraphs():
        texts.append(paragraph.text)
        length += len(paragraph.text)
        if length > LETTER_SAMPLE:
            break
    return "\n".join(texts)


def _reader(data: bytes, name: str) -> Reader:
    suffix = Path(name).suffix.lower()
    known = _known_by_content(data, name)
    if known is not None:
        return known
    _refuse_other_kind(data, name)
    if suffix in WORD_SUFFIXES:
        return read_docx
    if suffix == ".odt":
        return read_odt
    if suffix == PDF_SUFFIX:
        raise DamagedPdf(name)
    if suffix in OFFICE_KINDS:
        raise DamagedOffice(name, suffix)
    if suffix in MARKDOWN_SUFFIXES:
        return read_markdown
    if suffix not in TEXT_SUFFIXES:
        raise UnsupportedKind(name, Text(f"tệp {suffix}", f"a {suffix} file"), SAVE_AS_WORD)
    return read_text


def _known_by_content(data: bytes, name: str) -> Reader | None:
    if data.startswith(ZIP_START):
        return read_odt if is_odt(data) else read_docx
    if data.startswith(OLE_START):
        return _ole_reader(data, name)
    if data.startswith(RTF_START):
        return read_rtf
    is_pdf = data.startswith(PDF_START) or (name.lower().endswith(".pdf") and PDF_START in data[:PDF_SAMPLE])
    return read_pdf if is_pdf else None


def _ole_reader(data: bytes, name: str) -> Reader:
    kind = ole_kind(data)
    if kind is OleKind.PROTECTED:
        raise ProtectedDocument(name)
    if kind is OleKind.OTHER:
        other = Text("tệp Office đời cũ, không phải văn bản Word", "a file of an old Office that is no Word document")
        raise UnsupportedKind(name, other, SAVE_AS_WORD)
    return read_doc


def _refuse_other_kind(data: bytes, name: str) -> None:
    for start, (kind, _) in PICTURES.items():
        if data.startswith(start):
            raise UnsupportedKind(name, kind, SCANNED)
    if data[:200].lstrip().lower().startswith(WEB_PAGE_STARTS):
        raise UnsupportedKind(name, Text("trang web (HTML)", "a web page (HTML)"), SAVE_AS_WORD)
