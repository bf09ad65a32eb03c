"""An office at work, whose database is filled once and copied for each test."""

import io
import shutil
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nhiemvu.cli.app import run
from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.archive_database import archive_database
from tests.cli.good_lines import FILLING, FORMS, TODAY, lay_reports
from tests.cli.sent_forms import CAX, DV, OUT
from tests.support import Office, emptied, seen_below


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of an office at work; beside it lie the forms of its units."""
    database = tmp_path_factory.mktemp("filled") / "nhiemvu.db"
    lay_reports(database.parent)
    for words in (*FILLING, ("form", "out", "-o", str(database.with_name(FORMS)))):
        said = io.StringIO()
        with chdir(database.parent), redirect_stdout(said), redirect_stderr(said):
            code = run(["--db", str(database), "--today", TODAY, *words])
        assert code == 0, (words, said.getvalue())
    return database


@pytest.fixture(scope="session")
def filled_archive(filled_database: Path) -> Path:
    """Return an archive of it."""
    folder = filled_database.parent / "luu-tru"
    with transaction(open_database(str(filled_database)), writing=False) as session:
        archive_database(session, folder, facts=None, today=date(2026, 4, 20))
    return folder


class Laid:
    """The folder of that office, laid out anew only where a test changed something."""

    def __init__(self, folder: Path, lay: Callable[[Path], None]) -> None:
        self.folder = folder
        self._lay = lay
        self._seen: dict[str, tuple[int, ...]] = {}

    def restored(self) -> Path:
        """Return the folder as it was laid out."""
        if not self._seen or seen_below(self.folder) != self._seen:
            self._lay(emptied(self.folder))
            self._seen = seen_below(self.folder)
        return self.folder


@pytest.fixture(scope="session")
def laid(filled_database: Path, filled_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Return the folder of that office, with files that are no documents among those that are."""

    def lay(folder: Path) -> None:
        lay_reports(folder)
        for name in ("nhiemvu.db", "sao-luu.db"):
            shutil.copyfile(filled_database, folder / name)
        shutil.copytree(filled_database.with_name(FORMS), folder / FORMS)
        shutil.copytree(filled_archive, folder / "luu-tru")
        (folder / "thu-muc.docx").mkdir()
        for name in ("rong.txt", "rong.docx"):
            (folder / name).touch()
        (folder / "sai.txt").write_text("giao hết cho Đội 1", encoding="utf-8")
        (folder / "don-vi-la.txt").write_text("1: Sở X", encoding="utf-8")
        (folder / "anh.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    return Laid(tmp_path_factory.getbasetemp() / "busy", lay)


@pytest.fixture
def busy(office: Office, laid: Laid, filled_database: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return that office, the user's home and shell away."""
    folder = laid.restored()
    held = replace(office, folder=folder)
    if office.server:
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
        held.copy(filled_database)
    else:
        held.location = str(folder / "nhiemvu.db")
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.chdir(folder)
    return held


@pytest.fixture(scope="module")
def sent_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office that has sent the forms of two units: each supports what the other leads."""
    folder = tmp_path_factory.mktemp("sent")
    lines: list[list[object]] = [["init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"]]
    lines += [["unit", "add", name] for name in (CAX, DV, "Đoàn xã")]
    for place, text in enumerate(("Mở lớp tập huấn", "Rà soát hồ sơ", "Xây dựng kế hoạch", "Kiểm tra chi bộ"), start=1):
        lead, support = (CAX, DV) if place < 4 else (DV, CAX)
        lines.append(["add", text, "--to", lead, "--support", support, "--due", f"2026-0{place + 4}-15"])
    lines.append(["add", "Việc của Đoàn", "--to", "Đoàn xã"])
    lines.append(["update", 2, "--percent", 40, "--note", "Đã rà soát 5 thôn"])
    lines.append(["form", "out", "-o", folder / "phieu", "--unit", CAX, "--unit", DV, "--by", "2026-04-25"])
    for words in lines:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = run(["--db", str(folder / "nhiemvu.db"), "--today", OUT, *map(str, words)])
        assert code == 0, (words, said.getvalue())
    return folder


@pytest.fixture
def sent(office: Office, sent_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a copy of that office, working in its folder: tasks 1 to 3 are led by one unit, 4 by the other."""
    shutil.copytree(sent_folder, office.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("nhiemvu.db*"))
    office.copy(sent_folder / "nhiemvu.db")
    monkeypatch.chdir(office.folder)
    return office
