"""Composed documents as old Word and RTF files, which LibreOffice makes of our Word files where it is installed."""

import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from nhiemvu.documents.soffice import FILTERS, found_soffice
from tests.composed.source import Composed
from tests.composed.word import in_word
from tests.documents.word_files import zipped

#: What LibreOffice wants to know of each part; our own reader asks for the relations only.
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "document": f"{WORDS}.document.main+xml",
    "numbering": f"{WORDS}.numbering+xml",
    "footnotes": f"{WORDS}.footnotes+xml",
}
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "{parts}</Types>"
)


def in_old_word(document: Composed) -> bytes:
    """Return the bytes of a .doc file."""
    return _converted(document, ".doc")


def in_rich_text(document: Composed) -> bytes:
    """Return the bytes of an .rtf file."""
    return _converted(document, ".rtf")


def _converted(document: Composed, suffix: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(_whole(in_word(document)))
        profile = f"-env:UserInstallation={(folder / 'p').as_uri()}"
        kind = f"{suffix[1:]}:{FILTERS[suffix]}"
        words = [str(found_soffice()), profile, "--headless", "--convert-to", kind, "--outdir", name]
        subprocess.run([*words, str(folder / "a.docx")], check=True, capture_output=True, timeout=60)
        return (folder / f"a{suffix}").read_bytes()


def _whole(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {part: archive.read(part) for part in archive.namelist()}
    named = (
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>'
        for part, kind in PARTS.items()
        if f"word/{part}.xml" in files
    )
    files["[Content_Types].xml"] = TYPES.format(parts="".join(named)).encode()
    return zipped(files)
