"""Small OpenDocument files for tests: raw XML put into a zip."""

import zipfile
from io import BytesIO

from nhiemvu.documents.odt.reader import read_odt
from nhiemvu.documents.odt.xml import NAMES
from nhiemvu.domain.pages import Pages

MIMETYPE = b"application/vnd.oasis.opendocument.text"
NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items() if prefix != "xml")


def odt_zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files whose first part is its kind, as the format says."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def odt_file(body: str, *, automatic: str = "", styles: str = "") -> bytes:
    """Return the bytes of a file with this body, automatic styles and named styles."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles></office:document-styles>"
    return odt_zipped({"content.xml": content.encode(), "styles.xml": named.encode()})


def read(body: str, *, automatic: str = "", styles: str = "") -> Pages:
    """Return what the reader makes of a body with these styles."""
    return read_odt(odt_file(body, automatic=automatic, styles=styles), "thử.odt")


def lines(body: str, *, automatic: str = "", styles: str = "") -> list[str]:
    """Return the paragraphs of a body as they are seen, number first."""
    return [line.labelled_text for line in read(body, automatic=automatic, styles=styles).paragraphs()]
