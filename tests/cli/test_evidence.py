"""Files that prove results: kept beside the database under their hash, shown, and checked."""

from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office

TODAY = "2026-05-20"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with eight tasks and a picture that proves something."""
    office.begun(("2026-04-02", "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"))
    office.name_files()
    (office.folder / "Ảnh hội nghị.JPG").write_bytes(b"\xff\xd8 a picture")
    return office


def kept(office: Office) -> list[Path]:
    """Return the files beside the database."""
    return sorted(path for path in office.files.rglob("*") if path.is_file())


def test_a_file_is_kept_and_shown(working: Office) -> None:
    """By its name in lists and reports, with the place of the copy on the page; the suffix opens its program."""
    picture = working.folder / "Ảnh hội nghị.JPG"
    working("done", 3, "--result", "Đã họp.", "--evidence", picture, "--evidence", "Danh sách", today=TODAY)
    [copy] = kept(working)
    assert copy.read_bytes() == picture.read_bytes()
    assert (copy.suffix, len(copy.stem), copy.parent.name) == (".jpg", 64, copy.stem[:2])
    shown = working("show", 3, "--format", "json", today=TODAY).json
    assert shown["evidence"] == ["Ảnh hội nghị.JPG", "Danh sách"]
    assert shown["evidence_files"] == [{"name": "Ảnh hội nghị.JPG", "sha256": copy.stem, "path": str(copy)}]
    assert f"tệp: {copy}" in working("show", 3, today=TODAY).out
    picture.unlink()
    assert working("db", "check", today=TODAY).out == "Dữ liệu toàn vẹn.\n"


def test_one_file_is_kept_once(working: Office) -> None:
    """Of several tasks, under several names; recorded again it changes nothing."""
    picture = working.folder / "Ảnh hội nghị.JPG"
    working("done", 3, 4, "--result", "Đã họp.", "--evidence", picture, today=TODAY)
    assert len(kept(working)) == 1
    before = working.rows()
    again = working("done", 3, "--result", "Đã họp.", "--evidence", picture, today=TODAY)
    assert "đã ghi như vậy" in again.err
    assert working.rows() == before


def test_nothing_is_kept_of_what_is_not_recorded(working: Office) -> None:
    """A dry run and a refused command leave no file."""
    picture = working.folder / "Ảnh hội nghị.JPG"
    working("done", 3, "--result", "x", "--evidence", picture, "--dry-run", today=TODAY)
    working("done", 3, 99, "--result", "x", "--evidence", picture, today=TODAY, code=3)
    assert kept(working) == []


def test_undo_and_redo(working: Office) -> None:
    """The copy outlives the undoing, which may be undone in turn."""
    working("done", 3, "--result", "x", "--evidence", working.folder / "Ảnh hội nghị.JPG", today=TODAY)
    working("undo", today=TODAY)
    working("db", "check", today=TODAY)
    assert len(kept(working)) == 1


@pytest.mark.parametrize(("name", "said"), [("missing", "thiếu tệp"), ("changed", "đã bị thay đổi")])
def test_the_check_finds_what_became_of_files(working: Office, name: str, said: str) -> None:
    """A copy that is gone or was written to is named, with its place."""
    working("done", 3, "--result", "x", "--evidence", working.folder / "Ảnh hội nghị.JPG", today=TODAY)
    [copy] = kept(working)
    if name == "missing":
        copy.unlink()
    else:
        copy.write_bytes(b"another picture")
    found = working("db", "check", today=TODAY, code=6).out
    assert said in found
    assert "Ảnh hội nghị.JPG" in found
    assert str(copy) in found


def test_the_office_may_name_the_folder(working: Office) -> None:
    """As a shared database needs."""
    folder = working.folder / "chung"
    working("init", "--office", "Đảng ủy xã", "--system", "party", "--files", folder, today=TODAY)
    working("done", 3, "--result", "x", "--evidence", working.folder / "Ảnh hội nghị.JPG", today=TODAY)
    assert kept(working) == []
    assert len([path for path in folder.rglob("*.jpg") if path.is_file()]) == 1


def test_files_go_along_to_another_folder(working: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied where they are not yet, the old ones left; a name without its path is one in the folder of today."""
    pictures = [working.folder / "Ảnh hội nghị.JPG", working.folder / "hai.png"]
    pictures[1].write_bytes(b"two")
    for number, picture in zip((3, 4), pictures, strict=True):
        working("done", number, "--result", "x", "--evidence", picture, today=TODAY)
    held, damaged = kept(working)
    damaged.write_bytes(b"changed")
    monkeypatch.chdir(working.folder)
    naming = ("init", "--office", "Đảng ủy xã", "--system", "party", "--files")
    before = working.rows()
    (working.folder / "tệp").write_text("x", encoding="utf-8")
    working(*naming, "tệp/trong", today=TODAY, code=6)
    assert working.rows() == before
    told = working(*naming, "chung", today=TODAY).err
    assert told == f"Đã chép 1 tệp minh chứng sang thư mục mới; thư mục cũ còn nguyên: {working.files}\n"
    monkeypatch.chdir("/")
    found = working("db", "check", today=TODAY, code=6).out
    assert str(working.folder / "chung" / damaged.relative_to(working.files)) in found
    assert held.name not in found
    assert kept(working) == [held, damaged]
    assert working(*naming, working.folder / "chung", today=TODAY).out == "Không có gì thay đổi.\n"
    working("undo", today=TODAY)
    shown = working("show", 3, 4, "--format", "json", today=TODAY).json
    assert str(held) in [one["evidence_files"][0]["path"] for one in shown]


def test_a_folder_that_cannot_be_written(working: Office) -> None:
    """The completion is not recorded either: exit 6."""
    blocked = working.folder / "chặn"
    blocked.write_text("x", encoding="utf-8")
    working("init", "--office", "Đảng ủy xã", "--system", "party", "--files", blocked / "tệp", today=TODAY)
    before = working.rows()
    picture = working.folder / "Ảnh hội nghị.JPG"
    refused = working("done", 3, "--result", "x", "--evidence", picture, today=TODAY, code=6)
    assert len(refused.err.strip().splitlines()) == 2
    assert working.rows() == before


@pytest.mark.parametrize("name", ["A" * 300, "/".join(["a" * 200] * 20), "A" * 100_000])
def test_a_folder_whose_name_is_too_long(working: Office, name: str) -> None:
    """It is refused with its reason, and the files stay where they are."""
    before = kept(working)
    told = working("init", "--office", "Đảng ủy xã", "--system", "party", "--files", name, today=TODAY, code=2).err
    assert "tên quá dài" in told
    assert len(told) < 300
    assert kept(working) == before
    working("db", "check")


def test_what_names_no_file_is_words(working: Office) -> None:
    """Also where it looks like one, is a folder, or is longer than a name can be."""
    for number, words in ((3, "khong-co.jpg"), (4, str(working.folder)), (5, "rất dài " * 600)):
        working("done", number, "--result", "x", "--evidence", words, today=TODAY)
        shown = working("show", number, "--format", "json", today=TODAY).json
        assert shown["evidence"] == [words.strip()]
        assert shown["evidence_files"] == []


def test_a_file_that_is_not_there_is_said_to_be_kept_as_words(working: Office) -> None:
    """A slip in its name does not pass unseen; words that name no file are told of by nobody."""
    told = working("done", 3, "--evidence", "anh-hoi-nghi.jpgg", "--evidence", "ky-yeu.PDF", today=TODAY).err
    assert "Không có tệp “ky-yeu.PDF”" in told
    assert "jpgg" not in told
    assert kept(working) == []
