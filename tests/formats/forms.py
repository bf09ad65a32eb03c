"""The report in every format: through LibreOffice, or written by the program and laid out as clerks do."""

import re
import subprocess
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from nhiemvu.documents.markdown_out import to_markdown
from nhiemvu.documents.old_fonts.encodings import TCVN3, VNI
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.pages import Pages
from tests.documents.old_encodings import old_windows, typed

#: Formats that LibreOffice makes.
OFFICE_FORMATS = ("odt", "doc", "rtf", "pdf")
PAGE_WIDTH = 72
SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def converted(word: bytes, folder: Path) -> dict[str, bytes]:
    """Return a Word file in the formats that LibreOffice makes, by suffix."""
    (folder / "a.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in OFFICE_FORMATS:
        words = [str(found_soffice()), profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run([*words, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return {kind: (folder / f"a.{kind}").read_bytes() for kind in OFFICE_FORMATS}


def hard_wrapped(text: str) -> str:
    """Return text with its paragraphs cut at the width of a page; rows of columns stay."""
    return "\n".join(line if "  " in line else textwrap.fill(line, PAGE_WIDTH) for line in text.split("\n"))


def with_plain_marks(text: str) -> str:
    """Return text with its notes numbered as encodings without raised digits have them: "[1]"."""
    return SUPERSCRIPT.sub(lambda mark: f"[{mark[0].translate(DIGITS)}]", text)


def _old(pages: Pages) -> str:
    return with_plain_marks(to_text(pages))


#: What makes each text file of the report, and its name.
TEXT_FORMS: Mapping[str, tuple[str, Callable[[Pages], bytes]]] = {
    "UTF-8": ("a.txt", lambda pages: to_text(pages).encode()),
    "UTF-8 with mark": ("a.txt", lambda pages: to_text(pages).encode("utf-8-sig")),
    "UTF-16": ("a.txt", lambda pages: to_text(pages).encode("utf-16")),
    "UTF-16 without mark, Windows line ends": (
        "a.txt",
        lambda pages: to_text(pages).replace("\n", "\r\n").encode("utf-16-be"),
    ),
    "Windows-1258": ("a.txt", lambda pages: old_windows(_old(pages))),
    "TCVN3": ("a.txt", lambda pages: typed(_old(pages), TCVN3).encode("latin-1")),
    "TCVN3 saved as UTF-8": ("a.txt", lambda pages: typed(_old(pages), TCVN3).encode()),
    "VNI": ("a.txt", lambda pages: typed(_old(pages), VNI).encode("latin-1")),
    "NFD": ("a.txt", lambda pages: unicodedata.normalize("NFD", to_text(pages)).encode()),
    "NFD in UTF-16 without mark": (
        "a.txt",
        lambda pages: unicodedata.normalize("NFD", to_text(pages)).encode("utf-16-le"),
    ),
    "old Macintosh line ends": ("a.txt", lambda pages: to_text(pages).replace("\n", "\r").encode()),
    "hard-wrapped": ("a.txt", lambda pages: hard_wrapped(to_text(pages)).encode()),
    "hard-wrapped TCVN3": ("a.txt", lambda pages: typed(hard_wrapped(_old(pages)), TCVN3).encode("latin-1")),
    "Markdown": ("a.md", lambda pages: to_markdown(pages).encode()),
}
