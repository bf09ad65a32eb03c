"""One report in every format that offices send gives the same tasks, directives and metadata."""

from pathlib import Path
from typing import Any

import pytest

from nhiemvu.cli.import_out import reading_object
from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.reading.report import read_report
from tests.formats.forms import OFFICE_FORMATS, TEXT_FORMS, converted
from tests.formats.report import word_report
from tests.required import needs

WORD = word_report()
needs_office = needs("libreoffice", found=found_soffice() is not None)


def without_places(value: Any) -> Any:
    """Return what is printed of a reading without the places in its text."""
    if isinstance(value, dict):
        return {key: without_places(held) for key, held in value.items() if key not in {"span", "file"}}
    return [without_places(held) for held in value] if isinstance(value, list) else value


def found(data: bytes, name: str) -> Any:
    """Return what the program prints of a file."""
    return without_places(reading_object(Path(name), read_report(read_bytes(data, name))))


@pytest.fixture(scope="module")
def expected() -> Any:
    """Return what is read of the Word file."""
    return found(WORD, "a.docx")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files that LibreOffice makes of the Word file."""
    return converted(WORD, tmp_path_factory.mktemp("office"))


def test_word(expected: Any) -> None:
    """The Word file itself is read whole."""
    document = expected["document"]
    assert (document["kind"], document["symbol"], str(document["issued_on"])) == ("BC", "45/BC-UBND", "2026-03-28")
    assert (str(document["period_reported"]), str(document["period_planned"])) == ("2026-Q1", "2026-Q2")
    assert [task["label"] for task in expected["tasks"]][:4] == ["II.1", "II.2", "II.3", "II.4"]
    assert [task["lead"] for task in expected["tasks"]][-3:] == [
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
        "Trung tâm Phục vụ hành chính công",
    ]
    assert len(expected["citations"]) == 4
    assert expected["problems"] == []


@needs_office
@pytest.mark.parametrize("kind", OFFICE_FORMATS)
def test_formats_of_office(expected: Any, office: dict[str, bytes], kind: str) -> None:
    """What LibreOffice makes of it says the same."""
    if kind == "pdf":
        pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")
    assert found(office[kind], f"a.{kind}") == expected


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_text(expected: Any, form: str) -> None:
    """Plain text and Markdown say the same, in whatever encoding and however their lines end."""
    name, make = TEXT_FORMS[form]
    assert found(make(read_bytes(WORD, "a.docx")), name) == expected
