"""Reading a file of any supported kind: the kind is told by the content, and by the name where that says nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from nhiemvu.documents.docx_in import read_docx
from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.documents.text_in import read_text
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages

SUPPORTED = ".docx, .docm, .txt, .md"
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
ZIP_START = b"PK\x03\x04"
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The stream of a Word file under a password, as an OLE directory names it.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

SAVE_AS_WORD = Text(
    "Hãy mở tệp bằng Word, chọn Lưu với tên khác (Save As) và lưu thành .docx.",
    "Open it in Word, choose Save As and save it as .docx.",
)
SCANNED = Text(
    "Ảnh chụp hoặc bản quét cần được nhận dạng chữ (OCR) và lưu thành .docx hoặc .txt trước.",
    "A picture or scan has to go through character recognition (OCR) and be saved as .docx or .txt first.",
)
#: What other files begin with, what they are called, and what to do with them.
OTHER_KINDS: Mapping[bytes, tuple[Text, Text]] = {
    b"%PDF": (Text("tệp PDF", "a PDF file"), SAVE_AS_WORD),
    b"{\\rtf": (Text("tệp RTF", "an RTF file"), SAVE_AS_WORD),
    b"\x89PNG": (Text("tệp ảnh PNG", "a PNG picture"), SCANNED),
    b"\xff\xd8\xff": (Text("tệp ảnh JPEG", "a JPEG picture"), SCANNED),
    b"GIF8": (Text("tệp ảnh GIF", "a GIF picture"), SCANNED),
    b"II*\0": (Text("tệp ảnh TIFF", "a TIFF picture"), SCANNED),
    b"MM\0*": (Text("tệp ảnh TIFF", "a TIFF picture"), SCANNED),
}
WEB_PAGE_STARTS = (b"<!doctype html", b"<html")


class EmptyDocument(UnreadableDocument):
    """A file without a word."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” không có chữ nào.", f"The file “{name}” holds no words."),
            Text(
                "Hãy kiểm tra đúng tệp chưa; nếu tệp chỉ có ảnh quét thì cần nhận dạng chữ (OCR) trước.",
                "Check that it is the right file; one that holds scanned pictures needs character recognition first.",
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


def read_document(path: Path) -> Pages:
    """Return the content of a file.

    Raises a NotFound where there is no such file, else an UnreadableDocument that says what is wrong.
    """
    return read_bytes(file_bytes(path), path.name)


def read_bytes(data: bytes, name: str) -> Pages:
    """Return the content of a file whose bytes are `data`; `name` tells the kind where they do not.

    Raises an UnreadableDocument that says what is wrong.
    """
    if not data.strip():
        raise EmptyDocument(name)
    pages = _reader(data, name)(data, name)
    if not any(paragraph.text for paragraph in pages.paragraphs()):
        raise EmptyDocument(name)
    return pages


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Pages]:
    suffix = Path(name).suffix.lower()
    if data.startswith(ZIP_START):
        return read_docx
    _refuse_other_kind(data, name)
    if suffix in WORD_SUFFIXES:
        return read_docx
    if suffix not in TEXT_SUFFIXES:
        raise UnsupportedKind(name, Text(f"tệp {suffix}", f"a {suffix} file"), SAVE_AS_WORD)
    return read_text


def _refuse_other_kind(data: bytes, name: str) -> None:
    if data.startswith(OLE_START):
        if ENCRYPTED_STREAM in data:
            raise ProtectedDocument(name)
        raise UnsupportedKind(name, Text("tệp Word đời cũ (.doc)", "a file of an old Word (.doc)"), SAVE_AS_WORD)
    for start, (kind, advice) in OTHER_KINDS.items():
        if data.startswith(start):
            raise UnsupportedKind(name, kind, advice)
    if data[:200].lstrip().lower().startswith(WEB_PAGE_STARTS):
        raise UnsupportedKind(name, Text("trang web (HTML)", "a web page (HTML)"), SAVE_AS_WORD)
