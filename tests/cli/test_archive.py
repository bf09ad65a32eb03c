"""Archives of a whole database: what is in them, and what is refused when one is loaded."""

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.documents.file_bytes import FileMissing
from nhiemvu.documents.files import TargetFolderMissing
from nhiemvu.documents.plain_archive import ArchiveThere
from nhiemvu.domain.archives import NoArchive
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.dump import table_names
from nhiemvu.store.faults import DatabaseThere
from nhiemvu.store.revisions import EARLIER_REVISIONS, SCHEMA_HEAD
from nhiemvu.usecases.archive_database import Archived, archive_database
from nhiemvu.usecases.load_archive import load_archive
from nhiemvu.writing.handover import TABLE_NAMES
from tests.support import Office

DAY = date(2023, 4, 3)


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with tasks, a file that proves one, and words of its own."""

    def fill() -> None:
        proof = office.folder / "bien-ban.txt"
        proof.write_text("Biên bản họp", encoding="utf-8")
        office.name_files()
        office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
        office("add", "Rà soát hộ nghèo", "--to", "Công an xã", code=3)
        office("unit", "add", "Công an xã")
        office("add", "=HYPERLINK(1)\ndòng hai \\ “ngoặc”", "--to", "Công an xã")
        office("done", "1", "--result", "Đã họp.", "--evidence", proof)

    office.once("test_archive", fill)
    # Its file is named after the database on a server.
    office("facts", "add", "heading", "Việc quý tới", "--section", "tasks")
    return office


def archived(office: Office, name: str = "luu") -> Archived:
    """Archive an office's database."""
    facts = office.facts
    with transaction(open_database(str(office.location)), writing=False) as session:
        return archive_database(session, office.folder / name, facts=facts, today=DAY)


def kept(office: Office) -> list[str]:
    """Return the rows of an office's database but those of the full-text index, which depend on the way there."""
    return [row for row in office.rows() if "search" not in row]


def test_every_table_has_a_name_for_people() -> None:
    """The record of handing over names each table that is kept."""
    assert set(TABLE_NAMES) >= set(table_names())


def test_an_archive_can_be_read_without_the_program(filled: Office) -> None:
    """Its hashes hold by the usual tool, each line is an object, the file that proves is there under its hash."""
    made = archived(filled)
    folder = filled.folder / "luu"
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)
    (task,) = (json.loads(line) for line in (folder / "tables/task.jsonl").read_text("utf-8").splitlines())
    assert task["text"] == "=HYPERLINK(1)\ndòng hai \\ “ngoặc”"
    assert made.manifest.tables["task"].rows == 1
    assert (made.manifest.files, made.missing) == (1, ())
    (proof,) = (path for path in (folder / "files").rglob("*") if path.is_file())
    assert proof.read_text("utf-8") == "Biên bản họp"
    assert "Đồng Mây" in (folder / "BIEN-BAN-BAN-GIAO.txt").read_text("utf-8")
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["luu", "luu.zip"])
def test_it_comes_back_with_files_and_words(filled: Office, name: str) -> None:
    """The new database has the same rows, its files beside it, and the office's own words."""
    archived(filled, name)
    database = filled.folder / "moi" / "x.db"
    printed = filled.type_command("--db", database, "load", filled.folder / name)
    assert printed.code == 0, printed
    loaded = Office(filled.folder, str(database), filled.type_command)
    assert loaded.digests() == filled.digests()
    loaded("db", "check")
    facts = filled.facts
    assert database.with_suffix(".facts.toml").read_bytes() == facts.read_bytes()
    loaded("undo", "--yes")
    loaded("db", "check")


@pytest.mark.parametrize(
    ("schema", "said"), [(SCHEMA_HEAD, "và đối chiếu: "), (EARLIER_REVISIONS[-1], "và nâng cấp: ")]
)
def test_what_was_done_with_an_archive_is_told(filled: Office, schema: str, said: str) -> None:
    """Rows of an earlier structure are brought up, and so not held against the archive."""
    archived(filled)
    manifest = filled.folder / "luu" / "archive.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "schema": schema}), encoding="utf-8")
    printed = filled.type_command("--db", filled.folder / "moi" / "x.db", "load", filled.folder / "luu")
    assert printed.code == 0, printed
    assert said in printed.out


def test_export_archives_and_goes_with_nothing_else(filled: Office) -> None:
    """`export --archive` writes the whole of it; a filter or a file beside it is refused."""
    target = filled.folder / "ban-giao.zip"
    assert "1 tệp minh chứng" in filled("export", "--archive", target).out
    again = filled("export", "--archive", target, code=5).err
    assert "Đã có" in again
    other = filled.folder / "khac"
    for words in (["--all"], ["x.csv"], ["--unit", "Công an xã"], ["--format", "json"]):
        assert "--archive" in filled("export", "--archive", other, *words, code=2).err
    assert not other.exists()


def test_a_missing_file_is_told_and_stops_nothing(filled: Office) -> None:
    """An archive is made all the same."""
    shutil.rmtree(filled.files)
    assert archived(filled).missing == ("bien-ban.txt",)


def test_a_changed_file_is_told_and_the_archive_can_be_loaded(filled: Office) -> None:
    """What is not what was recorded is left out: with it the archive would be refused where it is loaded."""
    (proof,) = (path for path in filled.files.rglob("*") if path.is_file())
    proof.write_text("khác", encoding="utf-8")
    target = filled.folder / "luu"
    told = filled("export", "--archive", target)
    assert "0 tệp minh chứng" in told.out
    assert "bien-ban.txt" in told.err
    load_archive(str(filled.folder / "moi.db"), target, filled.folder / "moi.facts.toml")


def spoil_line(folder: Path) -> None:
    """Change a letter of a table."""
    table = folder / "tables/task.jsonl"
    table.write_text(table.read_text("utf-8").replace("ngoặc", "ngoac"), encoding="utf-8")


def cut_line(folder: Path) -> None:
    """Leave a table without its end, and set its hash to that."""
    table = folder / "tables/task.jsonl"
    table.write_bytes(table.read_bytes()[:-20])


def lose_table(folder: Path) -> None:
    """Remove a table."""
    (folder / "tables/unit.jsonl").unlink()


def lose_manifest(folder: Path) -> None:
    """Remove what names the tables."""
    (folder / "archive.json").unlink()


def later_form(folder: Path) -> None:
    """Let a newer program have made it."""
    manifest = folder / "archive.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "form": 2}), encoding="utf-8")


def later_schema(folder: Path) -> None:
    """Let it have a schema to come."""
    manifest = folder / "archive.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "schema": "9999"}), encoding="utf-8")


def no_manifest(folder: Path) -> None:
    """Let it name nothing that can be read."""
    (folder / "archive.json").write_text("[" * 100_000, encoding="utf-8")


def spoil_file(folder: Path) -> None:
    """Change a file that proves a result."""
    next(path for path in (folder / "files").rglob("*") if path.is_file()).write_text("khác", encoding="utf-8")


def spoil_words(folder: Path) -> None:
    """Change the office's own words."""
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace("Việc quý tới", "Việc quý sau"), encoding="utf-8")


def lose_sums(folder: Path) -> None:
    """Take the list of hashes away, without which nobody knows the words."""
    (folder / "SHA256SUMS").unlink()


def unfit(**values: object) -> Callable[[Path], None]:
    """Return what puts values into a task, and makes the hash agree."""
    return rewritten("task", lambda words: f"{json.dumps(json.loads(words) | values)}\n")


def changed(changes: str) -> Callable[[Path], None]:
    """Return what tells otherwise what the first event changed, and makes the hash agree."""
    return rewritten(
        "event", lambda words: re.sub(r'"changes":.*?,"undoes_id"', f'"changes":{changes},"undoes_id"', words, count=1)
    )


def rewritten(table: str, write: Callable[[str], str]) -> Callable[[Path], None]:
    """Return what writes the file of a table otherwise, and makes the hash agree."""

    def spoil(folder: Path) -> None:
        file, manifest = folder / f"tables/{table}.jsonl", folder / "archive.json"
        earlier = hashlib.sha256(file.read_bytes()).hexdigest()
        file.write_text(write(file.read_text("utf-8")), encoding="utf-8", newline="\n")
        later = hashlib.sha256(file.read_bytes()).hexdigest()
        manifest.write_text(manifest.read_text("utf-8").replace(earlier, later), encoding="utf-8")

    return spoil


UNFIT = [unfit(strange=1), unfit(due_on=5), unfit(due_on="15/7/2026"), unfit(text=None), unfit(id=None, parent_id="a")]
UNFIT += [unfit(text={}), unfit(id=[1]), unfit(starred="x"), unfit(handed_on_from="2026-01-01")]
UNFIT += [changed(r'["\\ud800"]'), changed("[NaN]"), changed('[{"a":1,"a":2}]'), changed("[1E5]"), changed("[1,")]
UNFIT += [changed("[-0]"), changed("-0"), changed('[{"a":1,"a":1.5}]'), changed("[ 1]"), changed(r'["\\u00e9"]')]


@pytest.mark.parametrize(
    "spoil",
    [
        *(*UNFIT, spoil_line, cut_line, lose_table, lose_manifest, later_form, later_schema, no_manifest, spoil_file),
        *(spoil_words, lose_sums),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_spoilt_archive_is_refused(filled: Office, spoil: Callable[[Path], None], *, packed: bool) -> None:
    """Nothing is made of it, whatever was changed in it."""
    archived(filled)
    source = filled.folder / "luu"
    # As on another computer: what is there already is not taken from the archive.
    shutil.rmtree(filled.files)
    spoil(source)
    if packed:
        source = Path(shutil.make_archive(str(filled.folder / "goi"), "zip", source))
    target = filled.folder / "moi.db"
    with pytest.raises(NoArchive):
        load_archive(str(target), source, filled.folder / "moi.facts.toml")
    assert not list(filled.folder.glob("moi*"))


def test_no_path_of_a_zip_leads_out_of_the_folder(filled: Office) -> None:
    """A part that is named to climb out is not put anywhere."""
    archived(filled, "luu.zip")
    with zipfile.ZipFile(filled.folder / "luu.zip", "a") as archive:
        archive.writestr("files/../../../../leo.txt", "x")
        archive.writestr("files/ab/../../../leo.txt", "x")
    target = filled.folder / "a" / "b" / "moi.db"
    with pytest.raises(NhiemvuError):
        load_archive(str(target), filled.folder / "luu.zip", filled.folder / "moi.facts.toml")
    assert not list(filled.folder.rglob("leo.txt"))


def test_a_part_that_is_packed_in_another_way_is_refused(filled: Office) -> None:
    """One number in the zip may say so though the bytes are others."""
    archived(filled, "luu.zip")
    with zipfile.ZipFile(filled.folder / "luu.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    other = filled.folder / "khac.zip"
    with zipfile.ZipFile(other, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(NoArchive) as refused:
        load_archive(str(filled.folder / "moi.db"), other, filled.folder / "moi.facts.toml")
    assert "nén theo cách không đọc được" in refused.value.message.vi
    assert not list(filled.folder.glob("moi*"))


def test_a_zip_of_another_version_is_refused(filled: Office) -> None:
    """A byte of its list of parts may say so."""
    archived(filled, "luu.zip")
    place = filled.folder / "luu.zip"
    data = bytearray(place.read_bytes())
    version = data.index(b"PK\x01\x02") + 6
    data[version : version + 2] = (98).to_bytes(2, "little")
    place.write_bytes(data)
    with pytest.raises(NoArchive):
        load_archive(str(filled.folder / "moi.db"), place, filled.folder / "moi.facts.toml")
    assert not list(filled.folder.glob("moi*"))


def test_names_are_held(filled: Office) -> None:
    """What is there is neither overwritten nor filled; a missing folder or archive is told."""
    archived(filled)
    with pytest.raises(ArchiveThere):
        archived(filled)
    with pytest.raises(TargetFolderMissing):
        archived(filled, "khong-co/luu")
    with pytest.raises(DatabaseThere):
        load_archive(str(filled.location), filled.folder / "luu", filled.folder / "x.toml")
    with pytest.raises(FileMissing):
        load_archive(str(filled.folder / "n.db"), filled.folder / "khong-co", filled.folder / "x.toml")
    (filled.folder / "rong").mkdir()
    archived(filled, "rong")
    before = filled.rows()
    told = filled("load", filled.folder / "luu", code=5).err
    assert "đã có dữ liệu" in told
    assert filled.rows() == before


def test_a_database_moves_and_stays(filled: Office) -> None:
    """`db move` fills a new file that equals the old one, which is as it was."""
    before = filled.rows()
    target = filled.folder / "noi-moi.db"
    filled("db", "move", "--to", target)
    assert filled.rows() == before
    moved = Office(filled.folder, str(target), filled.type_command)
    assert moved.digests() == filled.digests()
    moved("db", "check")
    filled("db", "move", "--to", target, code=5)


@pytest.mark.parametrize("command", [("load", "luu"), ("db", "move", "--to", "moi.db")])
def test_evidence_goes_into_a_folder_that_is_named(
    filled: Office, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """The new database says so, as an event of its own that can be undone."""
    archived(filled)
    monkeypatch.chdir(filled.folder)
    new = Office(filled.folder, str(filled.folder / "moi.db"), filled.type_command)
    (new if command[0] == "load" else filled)(*command, "--files", "minh-chung")
    assert [path.read_text("utf-8") for path in Path("minh-chung").glob("??/*")] == ["Biên bản họp"]
    assert not Path("moi.db-files").exists()
    newest = new("history", "--format", "json").json[0]
    assert newest["command"].startswith(" ".join(command))
    assert str(Path("minh-chung").absolute()) in str(newest["after"])
    new("db", "check")
    new("undo")
    assert kept(new) != kept(filled)


def test_a_folder_that_cannot_be_named_stops_the_loading(filled: Office) -> None:
    """No disk has a name as long as that: nothing is left of the new database."""
    archived(filled)
    new = Office(filled.folder, str(filled.folder / "noi" / "moi.db"), filled.type_command)
    assert "tên quá dài" in new("load", filled.folder / "luu", "--files", "A" * 5000, code=6).err
    assert not (filled.folder / "noi").exists()


def test_a_part_that_may_not_be_read_is_named(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made, and the message says which part the system refused."""
    archived(filled)
    reading = Path.open

    def refuse(path: Path, mode: str = "r", **more: Any) -> Any:
        if path.name == "unit.jsonl":
            raise PermissionError(13, "Permission denied")
        return reading(path, mode, **more)

    monkeypatch.setattr(Path, "open", refuse)
    target = filled.folder / "moi.db"
    with pytest.raises(NoArchive) as caught:
        load_archive(str(target), filled.folder / "luu", filled.folder / "moi.facts.toml")
    assert "tables/unit.jsonl: không có quyền" in caught.value.message.vi
    assert not target.exists()
