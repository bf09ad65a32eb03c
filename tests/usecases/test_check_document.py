"""A document that goes out is held against the directives that the office has recorded."""

import zipfile
from io import BytesIO
from typing import Any

import pytest

from nhiemvu.documents.soffice import found_soffice
from tests.documents.odt_files import MIMETYPE, odt_file, odt_zipped
from tests.form.made import Made, made
from tests.required import needs
from tests.support import Office

NAMES = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
#: What LibreOffice needs to open an .odt.
MANIFEST = (
    f'<m:manifest xmlns:m="{NAMES}" m:version="1.2"><m:file-entry m:full-path="/" m:media-type="{MIMETYPE.decode()}"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
).encode()
LETTER = "Công văn số 312-CV/BTGDVTU, ngày 16/6/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy"


def citing(words: str) -> Made:
    """Return a report in good order that begins with a citation."""
    return made("hd05").but("body.open", text=f"Thực hiện {words}, Đảng ủy xã Đồng Mây báo cáo kết quả như sau:")


def checked(office: Office, document: Made, code: int = 0) -> list[dict[str, Any]]:
    """Return what the check finds with the office's record."""
    file = office.folder / "bao-cao.docx"
    file.write_bytes(document.data())
    outcome = office("report", "check", file, "--format", "json", today="2026-07-10", code=code)
    findings: list[dict[str, Any]] = outcome.json[0]["findings"]
    return findings


@pytest.fixture
def shelf(office: Office) -> Office:
    """Return an office that has recorded the letter, and a plan that replaced another."""
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
    office("directive", "add", LETTER)
    for words in ("Kế hoạch số 03-KH/ĐU, ngày 10/02/2025", "Kế hoạch số 26-KH/ĐU, ngày 15/01/2026"):
        office("directive", "add", f"{words} của Ban Thường vụ Đảng ủy")
    office("directive", "link", "26-KH/ĐU", "thay-the", "03-KH/ĐU")
    return office


def test_what_agrees_with_the_record_is_no_finding(shelf: Office) -> None:
    """Nor is a document that the office has not recorded; nothing is written."""
    rows = shelf.rows()
    assert checked(shelf, citing(LETTER)) == []
    assert checked(shelf, citing("Công văn số 999-CV/TU, ngày 01/6/2026 của Tỉnh ủy Sông Lam")) == []
    assert shelf.rows() == rows


def test_another_date_than_the_recorded_one_is_wrong(shelf: Office) -> None:
    """The message says both, and the number of the record."""
    (finding,) = checked(shelf, citing(LETTER.replace("16/6", "17/6")), code=1)
    assert finding["code"] == "record_differs"
    assert finding["message"] == "312-CV/BTGDVTU: ngày ban hành “17/06/2026”, đã ghi “16/06/2026” (văn bản 1)"
    assert finding["place"]["words"].startswith("Thực hiện Công văn số 312")
    assert finding["source"] == "văn bản đã ghi của cơ quan"


def test_another_issuer_than_the_recorded_one_is_wrong(shelf: Office) -> None:
    """A number and day that the office knows of another issuer."""
    (finding,) = checked(
        shelf, citing(LETTER.replace("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")), code=1
    )
    assert finding["code"] == "record_differs"
    assert "cơ quan ban hành “Ban Tổ chức Tỉnh ủy”" in finding["message"]


def test_a_title_in_other_words_is_a_doubt(office: Office) -> None:
    """Offices shorten titles; a title of something else is worth a look."""
    plan = "Kế hoạch số 26-KH/ĐU, ngày 15/01/2026 của Ban Thường vụ Đảng ủy về"
    office("directive", "add", f"{plan} chuyển đổi số năm 2026")
    assert checked(office, citing(f"{plan} chuyển đổi số")) == []
    (finding,) = checked(office, citing(f"{plan} phòng, chống tham nhũng"))
    assert (finding["code"], finding["severity"]) == ("record_differs", "doubtful")


def test_a_document_that_was_replaced_is_a_doubt(shelf: Office) -> None:
    """Unless the one that replaced it is cited, too."""
    old = "Kế hoạch số 03-KH/ĐU, ngày 10/02/2025 của Ban Thường vụ Đảng ủy"
    (finding,) = checked(shelf, citing(old))
    assert (finding["code"], finding["severity"]) == ("record_replaced", "doubtful")
    assert finding["message"] == "03-KH/ĐU đã được 26-KH/ĐU thay thế"
    newer = "Kế hoạch số 26-KH/ĐU, ngày 15/01/2026 của Ban Thường vụ Đảng ủy thay thế"
    assert checked(shelf, citing(f"{newer} {old}")) == []


def test_the_offices_own_system_counts_where_a_document_tells_none(office: Office) -> None:
    """A page without letterhead is held against the rule book of the office's system and of today."""
    file = office.folder / "bao-cao.docx"
    bare = made("hd05")
    for name in ("left.upper", "left.office", "left.symbol", "right.nation", "right.date", "sign.authority"):
        bare = bare.without(name)
    file.write_bytes(bare.data())

    def layout(today: str) -> str:
        outcome = office("report", "check", file, "--format", "json", today=today, code=1)
        name: str = outcome.json[0]["layout"]
        return name

    assert layout("2026-07-10") == "nd30"
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
    assert layout("2026-07-10") == "hd05"
    assert layout("2026-04-01") == "hd36"


def test_what_the_reading_finds_is_told(office: Office) -> None:
    """Totals that do not agree, letters that are lost, notes without a mark."""
    wrong = made("hd05")
    wrong = wrong.but(
        "body.I.2.p", text="Trong quý đã giao 30 nhiệm vụ; hoàn thành 08 nhiệm vụ, đang thực hiện 21 nhiệm vụ."
    )
    assert [finding["code"] for finding in checked(office, wrong)] == ["totals"]
    lost = made("hd05")
    words = lost.lines["body.I.2.p"].text.replace("trực tuyến", "tr?c tuy?n")
    assert [finding["code"] for finding in checked(office, lost.but("body.I.2.p", text=words))] == ["damaged"]
    marked = made("hd05").but("body.I.2.p", more='<w:r><w:footnoteReference w:id="7"/></w:r>')
    assert [finding["code"] for finding in checked(office, marked, code=1)] == ["note_mark"]


@needs("libreoffice", found=found_soffice() is not None)
def test_an_odt_is_checked_as_a_word_file(office: Office) -> None:
    """LibreOffice makes one of it."""
    file = office.folder / "bao-cao.odt"
    words = "<text:p>BÁO CÁO</text:p><text:p>Giao Công an xã rà soát.</text:p>"
    with zipfile.ZipFile(BytesIO(odt_file(words))) as made_file:
        parts = {name: made_file.read(name) for name in ("content.xml", "styles.xml")}
    file.write_bytes(odt_zipped({**parts, "META-INF/manifest.xml": MANIFEST}))
    (checked_file,) = office("report", "check", file, "--format", "json", code=1).json
    assert "missing" in {finding["code"] for finding in checked_file["findings"]}


def test_without_libreoffice_an_odt_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way to go on is told, and the code is that of files that cannot be read."""
    monkeypatch.setenv("NHIEMVU_SOFFICE", "khong-co-chuong-trinh-nay")
    file = office.folder / "bao-cao.odt"
    file.write_bytes(odt_file("<text:p>BÁO CÁO</text:p>"))
    assert "LibreOffice" in office("report", "check", file, code=4).err


def test_a_pdf_keeps_no_looks(office: Office) -> None:
    """It is to be saved as a Word file."""
    file = office.folder / "van-ban.pdf"
    file.write_bytes(b"%PDF-1.4 x")
    assert "lưu thành .docx" in office("report", "check", file, code=4).err
