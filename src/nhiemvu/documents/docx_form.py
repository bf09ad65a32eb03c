"""Files whose looks can be asked for: a Word document as it is, another kind through LibreOffice.

A file of mere text or a PDF has no styles to hold against a rule book and is refused.
"""

from nhiemvu.documents.odt.package import is_odt
from nhiemvu.documents.office_in import as_docx
from nhiemvu.documents.old_word import OLE_START, OleKind, ole_kind
from nhiemvu.documents.read import RTF_START, ZIP_START, EmptyDocument, ProtectedDocument
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text


class NoLooks(UnreadableDocument):
    """A file of a kind that keeps no margins, fonts and sizes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"“{name}” không phải tệp Word, nên không kiểm tra được lề, phông, cỡ chữ.",
                f"“{name}” is no Word file, so its margins, fonts and sizes cannot be checked.",
            ),
            Text(
                "Hãy mở tệp bằng Word và lưu thành .docx; chương trình kiểm tra .docx, .docm, .doc, .odt, .rtf.",
                "Open it in Word and save it as .docx; .docx, .docm, .doc, .odt and .rtf can be checked.",
            ),
        )


def docx_form(data: bytes, name: str) -> bytes:
    """Return a file of a word processor as the bytes of a .docx; `name` is for messages.

    Raises EmptyDocument, NoLooks, ProtectedDocument, and the faults of LibreOffice for kinds that it converts.
    """
    if not data.strip():
        raise EmptyDocument(name)
    if data.startswith(ZIP_START):
        return as_docx(data, name, ".odt") if is_odt(data) else data
    if data.startswith(RTF_START):
        return as_docx(data, name, ".rtf")
    if data.startswith(OLE_START):
        kind = ole_kind(data)
        if kind is OleKind.PROTECTED:
            raise ProtectedDocument(name)
        if kind is not OleKind.OTHER:
            return as_docx(data, name, ".doc")
    raise NoLooks(name)
