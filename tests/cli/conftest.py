"""An office at work, whose database is filled once and copied for each test."""

import io
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from nhiemvu.cli.app import run
from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.archive_database import archive_database
from tests.cli.good_lines import FILLING, FORMS, TODAY, lay_reports
from tests.support import Office


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


@pytest.fixture
def busy(office: Office, filled_database: Path, filled_archive: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return that office in a folder with files that are no documents, the user's home and shell away."""
    office.copy(filled_database)
    lay_reports(office.folder)
    shutil.copy(filled_database, office.folder / "sao-luu.db")
    shutil.copytree(filled_database.with_name(FORMS), office.folder / FORMS)
    shutil.copytree(filled_archive, office.folder / "luu-tru")
    (office.folder / "thu-muc.docx").mkdir()
    for name in ("rong.txt", "rong.docx"):
        (office.folder / name).touch()
    (office.folder / "sai.txt").write_text("giao hết cho Đội 1", encoding="utf-8")
    (office.folder / "don-vi-la.txt").write_text("1: Sở X", encoding="utf-8")
    (office.folder / "anh.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    monkeypatch.setenv("HOME", str(office.folder / "home"))
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.chdir(office.folder)
    return office
