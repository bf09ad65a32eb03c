"""An office whose tasks are overdue, due soon, in time, without a lead, and to be confirmed; and letters in print."""

from pathlib import Path

from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.domain.pages import Pages
from tests.support import Office

TODAY = "2026-06-20"
PLAN = "Kế hoạch số 07-KH/ĐU, ngày 20/4/2026 của Ban Thường vụ Đảng ủy về chuyển đổi số năm 2026"
PARTY = {
    "--office": "Đảng ủy xã Đồng Mây",
    "--system": "party",
    "--superior": "Đảng bộ tỉnh Sông Lam",
    "--place": "Đồng Mây",
    "--abbreviation": "ĐU",
    "--authority": "T/M Ban Thường vụ",
    "--position": "Phó Bí thư",
    "--signer": "Nguyễn Văn Sơn",
}
STATE = {
    "--office": "Ủy ban nhân dân xã Đồng Mây",
    "--system": "state",
    "--superior": "Ủy ban nhân dân tỉnh Sông Lam",
    "--place": "Đồng Mây",
    "--abbreviation": "UBND",
    "--authority": "TM. Ủy ban nhân dân",
    "--position": "Chủ tịch",
    "--signer": "Trần Thị Hạnh",
}
UNITS = ("Công an xã", "Ban Xây dựng Đảng", "Đoàn Thanh niên xã", "Văn phòng")
#: Title, deadline, lead, support.
TASKS = (
    ("Rà soát dữ liệu dân cư", "10/6/2026", "Công an xã", "Đoàn Thanh niên xã"),
    ("Tuyên truyền phòng, chống lừa đảo", "25/6/2026", "Công an xã", ""),
    ("Mở lớp kỹ năng số", "5/6/2026", "Ban Xây dựng Đảng", "Công an xã"),
    ("Kiểm tra phòng cháy", "12/6/2026", "", ""),
    ("Tổng kết năm", "15/12/2026", "Công an xã", ""),
    ("Số hóa hồ sơ đảng viên", "1/6/2026", "Công an xã", ""),
)


def set_up(office: Office, settings: dict[str, str] = PARTY) -> Office:
    """Name the office, its units and its tasks, which have the numbers 1 to 6; an office is filled once and copied."""
    office.once(settings["--office"], lambda: _fill(office, settings))
    return office


def _fill(office: Office, settings: dict[str, str]) -> None:
    office("init", *(word for pair in settings.items() for word in pair), today=TODAY)
    for unit in UNITS:
        office("unit", "add", unit, today=TODAY)
    for title, due, lead, support in TASKS:
        units = [word for name, unit in (("--to", lead), ("--support", support)) if unit for word in (name, unit)]
        office("add", title, "--due", due, "--directive", PLAN, *units, today=TODAY)


def printed(file: Path) -> Pages:
    """Return a letter as it is read."""
    return read_docx(file.read_bytes(), file.name)


def lines(file: Path) -> list[str]:
    """Return the paragraphs of a letter that hold words, in reading order."""
    return [paragraph.labelled_text for paragraph in printed(file).paragraphs() if paragraph.text.strip()]
