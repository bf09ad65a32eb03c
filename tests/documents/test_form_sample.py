"""The sample of a form in docs/mau: built from the example office, and printed across A4, its heads on each page."""

import subprocess
from io import BytesIO
from pathlib import Path

import pdfplumber

from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.forms import FormColumn
from tests.filled_forms import rows_of
from tests.required import needs
from tests.support import ROOT
from tools.samples.forms import SAMPLE_FORM, UNIT, build_form

SAMPLE = ROOT / "docs" / "mau" / SAMPLE_FORM


def test_the_sample_is_built() -> None:
    """Whoever changes the form, its words or its writer builds it again: python -m tools.samples."""
    assert build_form() == SAMPLE.read_bytes()


def test_the_sample_shows_what_a_form_is() -> None:
    """Tasks that the unit leads and supports, with what is on record of them."""
    rows, heads = rows_of(SAMPLE)
    body = rows[heads + 1 :]
    assert {row[2] for row in body} == {"chủ trì", "phối hợp"}
    assert any("đang xin gia hạn đến" in str(row[4]) for row in body)


@needs("libreoffice", found=found_soffice() is not None)
def test_the_sample_is_printed(tmp_path: Path) -> None:
    """Across A4, every column on one sheet of paper."""
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    words = [str(found_soffice()), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(SAMPLE)], check=True, capture_output=True, timeout=120)
    with pdfplumber.open(BytesIO((tmp_path / SAMPLE_FORM).with_suffix(".pdf").read_bytes())) as pdf:
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
        words_of_pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert sizes == {(842, 595)}
    assert f"Đơn vị: {UNIT}" in words_of_pages[0]
    for column in (FormColumn.TEXT, FormColumn.RESULT):
        assert all(column.value in page for page in words_of_pages)
