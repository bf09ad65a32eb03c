"""Names for the XML of OpenDocument text, and the fault of a damaged file.

Source: OASIS OpenDocument 1.3, part 3; `loext` is what LibreOffice adds to it.
"""

from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    **{prefix: f"{OASIS}:{prefix}:1.0" for prefix in ("office", "style", "table", "text", "manifest")},
    "draw": f"{OASIS}:drawing:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def o(name: str) -> str:
    """Return the full name of an element or attribute: "text:p" gives "{urn:...:text:1.0}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


PARAGRAPH, HEADING, LIST = o("text:p"), o("text:h"), o("text:list")
TABLE, ROW, CELL, COVERED_CELL = (
    o(f"table:{name}") for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
STYLE_NAME = o("text:style-name")


class DamagedOdt(UnreadableDocument):
    """An OpenDocument file whose zip or XML is broken or incomplete."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            Text(f"Tệp ODT “{name}” bị hỏng (phần {part}).", f"The ODT file “{name}” is damaged (part {part})."),
            Text(
                "Hãy mở tệp bằng LibreOffice, lưu lại rồi nhập lại; hoặc xin lại bản gốc.",
                "Open it in LibreOffice, save it again and import that; or ask for the original.",
            ),
        )
