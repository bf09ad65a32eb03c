"""The zip around an OpenDocument text: the two parts that hold its words and their looks, taken out within limits."""

import zipfile
from io import BytesIO

from nhiemvu.documents.markup.parts import LARGEST_BODY, LARGEST_PART, ZIP_ERRORS, is_oversized, unpacked
from nhiemvu.documents.odt.xml import DamagedOdt
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass

MIMETYPE = b"application/vnd.oasis.opendocument.text"
#: Where the kind ends at the latest: 30 bytes of head, the part's name, some extra field.
MIMETYPE_END = 120
CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
ENCRYPTED = b"encryption-data"


class OversizedOdt(UnreadableDocument):
    """An OpenDocument file that would unpack to more than any document of words."""

    def __init__(self, name: str, part: str, size: int) -> None:
        size_mb = size // (1024 * 1024)
        super().__init__(
            Text(
                f"Tệp ODT “{name}” quá lớn khi giải nén ({part}: {size_mb} MB).",
                f"The ODT file “{name}” is too large when unpacked ({part}: {size_mb} MB).",
            ),
            Text(
                "Hãy kiểm tra nguồn của tệp; nếu đúng là văn bản, hãy tách thành nhiều tệp nhỏ hơn.",
                "Check where the file comes from; if it is a real document, split it into smaller files.",
            ),
        )


class ProtectedOdt(UnreadableDocument):
    """An OpenDocument file under a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp ODT “{name}” được bảo vệ bằng mật khẩu.", f"The ODT file “{name}” is protected by a password."),
            Text(
                "Hãy mở tệp bằng LibreOffice, lưu lại mà không đặt mật khẩu rồi nhập tệp đó.",
                "Open it in LibreOffice, save it without a password and import that.",
            ),
        )


@dataclass(frozen=True, slots=True)
class OdtPackage:
    """The parts of an OpenDocument text that hold words and their looks."""

    content: bytes
    styles: bytes | None


def is_odt(data: bytes) -> bool:
    """Tell whether a zip says of itself that it is OpenDocument text; its first part is its kind, not packed."""
    return MIMETYPE in data[:MIMETYPE_END]


def read_odt_package(data: bytes, name: str) -> OdtPackage:
    """Return the parts of the document in `data`; raises DamagedOdt, OversizedOdt or ProtectedOdt."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            manifest = _part(archive, MANIFEST, LARGEST_PART, name)
            if manifest is not None and ENCRYPTED in manifest:
                raise ProtectedOdt(name)
            content = _part(archive, CONTENT, LARGEST_BODY, name)
            if content is None:
                raise DamagedOdt(name, CONTENT)
            return OdtPackage(content, _part(archive, STYLES, LARGEST_PART, name))
    except ZIP_ERRORS as error:
        raise DamagedOdt(name, "zip") from error


def _part(archive: zipfile.ZipFile, part: str, limit: int, name: str) -> bytes | None:
    if part not in archive.namelist():
        return None
    member = archive.getinfo(part)
    if is_oversized(member, limit):
        raise OversizedOdt(name, part, member.file_size)
    return unpacked(archive, member)
