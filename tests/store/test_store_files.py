"""Where files that prove results are kept."""

from contextlib import suppress
from pathlib import Path

import pytest

from nhiemvu.domain.errors import DatabaseFault, UnreadableDocument
from nhiemvu.store.file_places import FOLDER, NoFolderForFiles, folder_of
from nhiemvu.store.files import EvidenceUnreadable, keep_file, put_in_place
from nhiemvu.store.savepoint import savepoint
from nhiemvu.store.session import Session
from nhiemvu.store.settings import write_setting


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a file."""
    path = tmp_path / "anh.jpg"
    path.write_bytes(b"a picture")
    return path


def test_a_file_beside_its_database(session: Session, picture: Path) -> None:
    """SQLite has a place of its own; a shared database needs one to be named."""
    if session.connection.dialect.name == "sqlite":
        assert folder_of(session).name.endswith(".db-files")
    else:
        with pytest.raises(NoFolderForFiles):
            keep_file(session, picture)


def test_files_are_put_in_place_at_the_end(session: Session, picture: Path, tmp_path: Path) -> None:
    """None before; those of a part that failed never."""
    write_setting(session, FOLDER, str(tmp_path / "kept"))
    keep_file(session, picture)
    with suppress(ZeroDivisionError), savepoint(session):
        keep_file(session, picture)
        raise ZeroDivisionError
    assert len(session.files) == 1
    assert not (tmp_path / "kept").exists()
    put_in_place(session)
    put_in_place(session)
    assert [path.read_bytes() for path in (tmp_path / "kept").rglob("*.jpg")] == [b"a picture"]
    assert list((tmp_path / "kept").rglob("*.part")) == []


def test_a_file_that_changes_meanwhile_is_refused(session: Session, picture: Path, tmp_path: Path) -> None:
    """Nothing is left of it."""
    write_setting(session, FOLDER, str(tmp_path / "kept"))
    keep_file(session, picture)
    picture.write_bytes(b"another picture")
    with pytest.raises(EvidenceUnreadable):
        put_in_place(session)
    assert [path for path in (tmp_path / "kept").rglob("*") if path.is_file()] == []
    session.files.clear()


def test_a_file_that_cannot_be_read(session: Session, tmp_path: Path) -> None:
    """It is named; one that is gone at the end is a fault of the disk."""
    write_setting(session, FOLDER, str(tmp_path / "kept"))
    with pytest.raises(UnreadableDocument):
        keep_file(session, tmp_path / "khong-co.jpg")
    gone = tmp_path / "anh.jpg"
    gone.write_bytes(b"x")
    keep_file(session, gone)
    gone.unlink()
    with pytest.raises(DatabaseFault):
        put_in_place(session)
    assert list((tmp_path / "kept").rglob("*.part")) == []
    session.files.clear()
