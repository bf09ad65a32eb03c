"""A document that bears the stamp of a state secret is known by its letterhead, before a word of it is read."""

from pathlib import Path

import pytest

from nhiemvu.domain.pages import Cell, Pages, Paragraph, Table
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.facts.secrecy import Stamp, stamps
from nhiemvu.reading.head.secrecy import stamped_secrecy
from tests.support import Office


def pages(*lines: str) -> Pages:
    """Return a document of plain paragraphs."""
    return Pages(tuple(Paragraph(line) for line in lines))


@pytest.mark.parametrize("stamp", stamps(), ids=lambda stamp: stamp.degree or "lifted")
def test_each_stamp_is_found_by_its_entry(stamp: Stamp) -> None:
    """Alone on a line of the letterhead, each example tells its entry's degree, or that there is none any more."""
    for example in stamp.examples:
        found = stamped_secrecy(pages("HUYỆN ỦY A", example, "Số 12-BC/HU", "BÁO CÁO"))
        assert found == (Secrecy(stamp.degree) if stamp.degree else None), example


CASES = [
    ("under the number", pages("ỦY BAN NHÂN DÂN", "Số: 05/BC-UBND", "MẬT", "BÁO CÁO"), Secrecy.MAT),
    ("of two, the higher", pages("MẬT", "TUYỆT MẬT", "BÁO CÁO"), Secrecy.TUYET_MAT),
    ("beside other columns", pages("MẬT          Bình An, ngày 06 tháng 3 năm 2026"), Secrecy.MAT),
    ("on a line of a paragraph", pages("Số 12-CT/TW\nTỐI MẬT"), Secrecy.TOI_MAT),
    ("in a cell", Pages((Table(((Cell((Paragraph("Số 1"), Paragraph("MẬT"))),),)),)), Secrecy.MAT),
    ("lifted", pages("MẬT", "GIẢI MẬT Từ: 01/7/2026", "BÁO CÁO"), None),
    ("a word of a sentence", pages("BÁO CÁO", "công tác bảo vệ bí mật nhà nước", "Mật ong là sản phẩm"), None),
    ("small letters", pages("Mật", "BÁO CÁO"), None),
    ("within a title", pages("BÁO CÁO", "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC"), None),
    ("far below", pages(*(f"Dòng {number}" for number in range(60)), "MẬT"), None),
]  # fmt: skip


@pytest.mark.parametrize(("document", "secrecy"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_where_a_stamp_stands(document: Pages, secrecy: Secrecy | None) -> None:
    """Only a whole line or cell of the head in capitals, or one that names itself, is a stamp."""
    assert stamped_secrecy(document) == secrecy


LETTERHEAD = "HUYỆN ỦY HÒA GIANG\nĐẢNG ỦY XÃ BÌNH AN\n*\nSố 12-BC/ĐU\n{stamp}\nBÁO CÁO\nkết quả quý I năm 2026\n\n"
WORDS = "I- KẾT QUẢ\n- Đã làm Kíphiệu.\n\nII- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026\n1. Rà soát Kíphiệu.\n"


@pytest.mark.parametrize(
    "command", [("import", "--yes"), ("import", "--dry-run"), ("import", "--dry-run", "--format", "json")]
)
def test_a_stamped_file_is_not_taken_in(office: Office, tmp_path: Path, command: tuple[str, ...]) -> None:
    """Exit 4, the way to record only what names it, no word of it printed, and nothing recorded."""
    file = tmp_path / "bao-cao.txt"
    file.write_text(LETTERHEAD.format(stamp="TỐI MẬT") + WORDS, encoding="utf-8")
    office("init", "--office", "Đảng ủy xã Bình An", "--system", "party")
    held = office.rows()
    outcome = office(*command, file, code=4)
    assert "--secret toi-mat" in outcome.out + outcome.err
    assert "Kíphiệu" not in outcome.out + outcome.err
    assert office.rows() == held


PLAN = """HUYỆN ỦY HÒA GIANG
ĐẢNG ỦY XÃ BÌNH AN
*
Số 30-KH/ĐU

KẾ HOẠCH
công tác năm 2026

1. Rà soát Kíphiệu theo Chỉ thị số 12-CT/TW ngày 05/01/2026 của Ban Bí thư, hoàn thành trước ngày 30/6/2026.
2. Mở lớp tập huấn, hoàn thành trước ngày 30/7/2026.
"""


def test_a_point_under_a_secret_directive_is_not_taken_in(office: Office, tmp_path: Path) -> None:
    """The points are named; a file that says no more than a report does makes a secret task."""
    office("init", "--office", "Đảng ủy xã Bình An", "--system", "party")
    office("directive", "add", "Chỉ thị số 12-CT/TW ngày 05/01/2026 của Ban Bí thư", "--secret", "mat")
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    held = office.rows()
    outcome = office("import", file, "--yes", code=5)
    assert "điểm 1 nêu việc theo văn bản mật 12-CT/TW" in outcome.err
    assert office.rows() == held
    file.write_text(PLAN.replace("Rà soát Kíphiệu theo Chỉ thị", "Nhiệm vụ mật (theo Chỉ thị").replace("thư,", "thư),"))
    office("import", file, "--yes")
    first = office("show", 1, "--format", "json").json
    assert (first["secrecy"], first["title"], first["due_on"]) == ("mat", "Nhiệm vụ mật (theo 12-CT/TW)", "2026-06-30")
