"""Whatever the program writes can be read by its owner alone, however open the system would make it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
TODAY = "2026-04-20"
#: Every command that writes files.
WRITING: tuple[tuple[str, ...], ...] = (
    ("done", "3", "--result", "Xong.", "--evidence", "bien-ban.txt"),
    ("export", "so.xlsx"),
    ("export", "so.csv"),
    ("export", "so.ics"),
    ("export", "so.md"),
    ("export", "so.json"),
    ("export", "--archive", "luu-tru"),
    ("export", "--archive", "luu-tru.zip"),
    ("report", "draft", "2026-Q2", "-o", "bao-cao.docx"),
    ("report", "draft", "2026-Q2", "-o", "bao-cao.txt"),
    ("report", "template", "--out", "mau.docx"),
    ("report", "dashboard", "-o", "trang.html"),
    ("form", "out", "-o", "phieu/quy-2"),
    ("remind", "--within", "365", "-o", "don-doc"),
    ("remind", "--within", "365", "--merged", "don-doc.docx"),
    ("assign", "1", "--to", "CAX", "--letter", "giao-viec.docx"),
    ("db", "backup", "sao-luu.db"),
    ("db", "move", "--to", "ban-khac.db"),
)


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def open_office(request: pytest.FixtureRequest, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Return an office at work on a system that would let everybody read."""
    mask = os.umask(request.param)
    monkeypatch.chdir(office.folder)
    Path("bien-ban.txt").write_text("Biên bản", encoding="utf-8")
    Path("bien-ban.txt").chmod(0o644)
    for words in (
        ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"),
        ("unit", "add", "Công an xã", "--alias", "CAX"),
        ("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        ("assign", "1-4", "--to", "CAX"),
    ):
        office(*words, today=TODAY)
    yield office
    os.umask(mask)


def opened_to_others(folder: Path) -> list[tuple[str, str]]:
    """Return what lies in a folder and others may read, but for what the test wrote itself, with its permissions."""
    return [
        (str(path.relative_to(folder)), stat.filemode(path.stat().st_mode))
        for path in sorted(folder.rglob("*"))
        if path.stat().st_mode & 0o077 and path.name != "bien-ban.txt"
    ]


@pytest.mark.sqlite_only("what a server keeps is not the office's file")
def test_every_writer(open_office: Office) -> None:
    """Databases with their logs, backups, evidence, archives, exports, letters, forms, drafts, pages, and folders."""
    before = set(open_office.folder.rglob("*"))
    for words in WRITING:
        open_office(*words, today=TODAY)
        written = set(open_office.folder.rglob("*"))
        assert written - before, words
        assert opened_to_others(open_office.folder) == [], words
        before = written
