"""The sample of a form: that of one unit of the example office, on a day of the quarter."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from nhiemvu.cli.app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
#: The name of the file, and what the office did until it was made.
SAMPLE_FORM = "phieu-don-vi.xlsx"
UNIT, FOLDER = "Công an xã", "phieu"
LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2026-04-02", ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")),
    ("2026-04-02", ("import", str(EXAMPLES / "bao-cao-quy-1-2026.docx"), "--yes")),
    ("2026-04-03", ("assign", "6", "--to", UNIT)),
    ("2026-04-28", ("done", "6", "--result", "Kiện toàn 12 tổ công nghệ số cộng đồng.")),
    ("2026-05-12", ("update", "7", "--percent", "45", "--note", "Đã kích hoạt 464 tài khoản")),
    ("2026-05-14", ("extend", "7", "--to", "30/6/2026", "--reason", "Chờ cấp thêm máy thu nhận")),
    ("2026-05-20", ("form", "out", "-o", FOLDER, "--unit", UNIT, "--period", "2026-Q2", "--by", "25/5/2026")),
)


def build_form() -> bytes:
    """Return the form."""
    with TemporaryDirectory() as made:
        place = Path(made)
        for day, words in LINES:
            said = io.StringIO()
            typed = [str(place / FOLDER) if word == FOLDER else word for word in words]
            with redirect_stdout(said), redirect_stderr(said):
                code = run(["--db", str(place / "nhiemvu.db"), "--today", day, *typed])
            if code:
                raise RuntimeError(said.getvalue())
        return (place / FOLDER / f"Phiếu - {UNIT}.xlsx").read_bytes()
