"""Composed documents: each is read in each of its formats to what its golden file says."""

import tomllib
import unicodedata
from collections.abc import Callable

import pytest

from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.reading.report import read_report
from tests.composed.golden import difference, golden_path, written
from tests.composed.office import in_old_word, in_rich_text
from tests.composed.open_text import in_open_text
from tests.composed.plain import in_markdown, in_old_windows, typed, wrapped
from tests.composed.printed import printed
from tests.composed.source import GOLDENS, HERE, Composed, composed_documents
from tests.composed.word import in_word

#: How each format is built, and the suffix of its files.
FORMATS: dict[str, tuple[Callable[[Composed], bytes], str]] = {
    "txt": (lambda document: typed(document).encode(), ".txt"),
    "wrapped": (lambda document: wrapped(document).encode(), ".txt"),
    "decomposed": (lambda document: unicodedata.normalize("NFD", typed(document)).encode(), ".txt"),
    "utf16": (lambda document: typed(document).encode("utf-16"), ".txt"),
    "cp1258": (lambda document: in_old_windows(typed(document)), ".txt"),
    "md": (lambda document: in_markdown(document).encode(), ".md"),
    "docx": (in_word, ".docx"),
    "odt": (in_open_text, ".odt"),
    "pdf": (printed, ".pdf"),
    "doc": (in_old_word, ".doc"),
    "rtf": (in_rich_text, ".rtf"),
}
#: Formats that are built and read by LibreOffice.
OFFICE = frozenset({"doc", "rtf"})
DOCUMENTS = {document.name: document for document in composed_documents()}
READINGS = [(name, kind) for name, document in DOCUMENTS.items() for kind in document.formats]


@pytest.mark.parametrize(("name", "kind"), READINGS, ids=[f"{name}-{kind}" for name, kind in READINGS])
def test_reading(name: str, kind: str, *, rewrite_goldens: bool) -> None:
    """A document is read to what its golden file says, whichever format it comes in."""
    if kind in OFFICE and found_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    build, suffix = FORMATS[kind]
    reading = written(read_report(read_bytes(build(DOCUMENTS[name]), f"{name}{suffix}")))
    path = golden_path(name)
    if rewrite_goldens and kind == DOCUMENTS[name].formats[0]:
        path.write_text(reading, encoding="utf-8")
    golden = path.read_text("utf-8") if path.exists() else ""
    if reading != golden:
        pytest.fail(f"{name} as {kind}:\n{difference(golden, reading)}", pytrace=False)


def test_every_golden_file_has_a_document() -> None:
    """A golden file without a document is a mistake."""
    assert sorted(path.stem for path in GOLDENS.iterdir()) == sorted(DOCUMENTS)


def test_every_form_is_shown() -> None:
    """Each form that offices use is in the table once and in at least one document; no document names another."""
    groups = tomllib.loads((HERE / "forms.toml").read_text("utf-8"))
    listed = [form for group in groups.values() for form in group]
    shown = {form for document in DOCUMENTS.values() for form in document.forms}
    assert sorted(listed) == sorted(shown)


def test_every_format_is_read() -> None:
    """Each format that a builder exists for is that of a document."""
    assert {kind for document in DOCUMENTS.values() for kind in document.formats} == set(FORMATS)
