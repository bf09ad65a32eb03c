"""Old Word (.doc) and RTF, and .odt where its looks are asked for: LibreOffice makes a .docx, which our reader reads.

Its .docx keeps automatic numbers, footnotes and tracked changes; its plain text would lose or mix them.
"""

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx.xml import DamagedDocx
from nhiemvu.documents.soffice import (
    TIME_LIMIT,
    VARIABLE,
    ConversionFailed,
    ConversionTooSlow,
    converted,
    found_soffice,
)
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages

KINDS = {
    ".doc": Text("tệp Word đời cũ (.doc)", "a file of an old Word (.doc)"),
    ".rtf": Text("tệp RTF", "an RTF file"),
    ".odt": Text("tệp OpenDocument (.odt)", "an OpenDocument file (.odt)"),
}


class OfficeMissing(UnreadableDocument):
    """An old kind of file where LibreOffice, which converts it, is not installed."""

    def __init__(self, name: str, suffix: str) -> None:
        kind = KINDS[suffix]
        super().__init__(
            Text(
                f"“{name}” là {kind.vi}; để đọc cần có LibreOffice, mà máy này chưa thấy có.",
                f"“{name}” is {kind.en}; LibreOffice is needed to read it, and was not found on this computer.",
            ),
            Text(
                "Hãy mở tệp bằng Word, lưu thành .docx rồi nhập tệp đó; hoặc cài LibreOffice (libreoffice.org), "
                f"nếu cài ở nơi khác thường thì ghi đường dẫn của soffice vào biến {VARIABLE}.",
                "Open it in Word, save it as .docx and import that; or install LibreOffice (libreoffice.org), "
                f"and where it stands in an unusual place, put the path of soffice into the variable {VARIABLE}.",
            ),
        )


class DamagedOffice(UnreadableDocument):
    """A file that LibreOffice could not open or convert."""

    def __init__(self, name: str, suffix: str, reason: str = "") -> None:
        kind, cause = KINDS[suffix], f" ({reason})" if reason else ""
        super().__init__(
            Text(
                f"“{name}” là {kind.vi} bị hỏng hoặc không mở được{cause}.",
                f"“{name}” is {kind.en} that is damaged or cannot be opened{cause}.",
            ),
            Text(
                "Hãy mở tệp bằng Word (Open and Repair), lưu thành .docx rồi nhập tệp đó; hoặc xin lại bản gốc.",
                "Open it in Word (Open and Repair), save it as .docx and import that; or ask for the original.",
            ),
        )


class OfficeTooSlow(UnreadableDocument):
    """A file that LibreOffice did not finish within the limit."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"LibreOffice không chuyển xong tệp “{name}” trong {TIME_LIMIT:.0f} giây.",
                f"LibreOffice did not convert the file “{name}” within {TIME_LIMIT:.0f} seconds.",
            ),
            Text(
                "Hãy mở tệp bằng Word, lưu thành .docx rồi nhập tệp đó.",
                "Open it in Word, save it as .docx and import that.",
            ),
        )


def read_doc(data: bytes, name: str) -> Pages:
    """Return the content of an old Word file; raises OfficeMissing, DamagedOffice or OfficeTooSlow."""
    return _read(data, name, ".doc")


def read_rtf(data: bytes, name: str) -> Pages:
    """Return the content of an RTF file; raises OfficeMissing, DamagedOffice or OfficeTooSlow."""
    return _read(data, name, ".rtf")


def _read(data: bytes, name: str, suffix: str) -> Pages:
    made = as_docx(data, name, suffix)
    try:
        return read_docx(made, name)
    except DamagedDocx as error:
        raise DamagedOffice(name, suffix) from error


def as_docx(data: bytes, name: str, suffix: str) -> bytes:
    """Return a file of one of these kinds as the bytes of a .docx.

    Raises OfficeMissing, DamagedOffice or OfficeTooSlow.
    """
    program = found_soffice()
    if program is None:
        raise OfficeMissing(name, suffix)
    try:
        return converted(program, data, suffix)
    except ConversionTooSlow as error:
        raise OfficeTooSlow(name) from error
    except ConversionFailed as error:
        raise DamagedOffice(name, suffix, str(error)) from error
