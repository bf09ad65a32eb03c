"""Templates as users may have edited them."""

from pathlib import Path

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.facts.layouts import Layout, layouts

HD05, HD36, ND30 = layouts()
BODY_PART = "word/document.xml"


def own_template(
    folder: Path, *changes: tuple[str, str], layout: Layout = HD05, part: str = BODY_PART, name: str = "mẫu.docx"
) -> Path:
    """Write the template of a rule book with changes in one of its parts."""
    parts = unpacked(packaged_template(layout))
    text = parts[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    parts[part] = text.encode()
    path = folder / name
    path.write_bytes(packed(parts))
    return path
