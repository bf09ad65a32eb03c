"""Make a database of an archive: rows, numbers, history, files and the office's own words, as they were."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from nhiemvu.documents.files import write_whole
from nhiemvu.documents.plain_archive import Archive, opened_archive
from nhiemvu.domain.archives import FACTS, FILES, MANIFEST, Manifest, NoArchive, read_manifest, table_file
from nhiemvu.domain.language import Text
from nhiemvu.domain.own_files import OWN_FOLDER
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.values import dataclass
from nhiemvu.store.database import empty_database
from nhiemvu.store.dump import Shelf, UnfitRows, digests, loading, reader_for, table_names
from nhiemvu.store.faults import DiskFault
from nhiemvu.store.file_places import folder_of, is_hash
from nhiemvu.store.files import growing, made_together
from nhiemvu.store.plain_rows import PlainRow
from nhiemvu.store.revisions import EARLIER_REVISIONS, SCHEMA_HEAD
from nhiemvu.store.session import Session
from nhiemvu.usecases.name_files_folder import FilesFolder, name_files_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An archive that became a database."""

    manifest: Manifest
    #: What messages call the database.
    database: str
    #: Where the office's own words were put, or None where the archive has none.
    facts: Path | None

    @property
    def held(self) -> bool:
        """Whether all rows were held against the archive; one of an earlier structure was brought up and has others."""
        return self.manifest.schema == SCHEMA_HEAD


def load_archive(location: str, source: Path, facts_file: Path, files: FilesFolder | None = None) -> Loaded:
    """Make a database at `location` of an archive, all of it or nothing, and hold it against the archive row by row.

    `files` is the folder for files that prove results, which a database on a server needs.
    Raises FileMissing, NoArchive, NoFolderForFiles, DatabaseThere, DamagedDatabase, DiskFault, and what `write_whole`
    and `open_database` raise.
    """
    with opened_archive(source) as archive:
        manifest = read_manifest(archive.text(MANIFEST), str(source), frozenset(table_names()))
        if manifest.schema not in {SCHEMA_HEAD, *EARLIER_REVISIONS}:
            raise NoArchive(
                str(source), Text("do bản mới hơn của chương trình tạo ra", "a newer version of the program made it")
            )
        facts = archive.text(FACTS, archive.sum_of(FACTS)) if archive.has(FACTS) else None
        try:
            with ExitStack() as stack:
                about_to_make = stack.enter_context(made_together())
                database = empty_database(location, about_to_make)
                session = stack.enter_context(loading(database, manifest.schema, _shelves(archive, manifest)))
                _hold(session, archive, manifest)
                if files:
                    name_files_folder(session, files)
                _copy_files(session, archive, about_to_make)
                written = _write_facts(facts, facts_file, about_to_make)
        except UnfitRows as error:
            part = table_file(error.table)
            raise NoArchive(
                str(source), Text(f"{part} có dòng không hợp lệ", f"{part} has a row that is none of that table")
            ) from error
    return Loaded(manifest=manifest, database=database.name, facts=written)


def _shelves(archive: Archive, manifest: Manifest) -> Iterator[Shelf]:
    for name in table_names():
        if table := manifest.tables.get(name):
            yield Shelf(name, _rows(archive, name, manifest), table.counter)


def _rows(archive: Archive, name: str, manifest: Manifest) -> Iterator[PlainRow]:
    part, table = table_file(name), manifest.tables[name]
    read, count = reader_for(name), 0
    for line in archive.lines(part, table.sha256):
        count += 1
        try:
            row = read(line)
        except (ValueError, RecursionError) as error:
            raise NoArchive(
                str(archive.place), Text(f"{part}, dòng {count} bị hỏng", f"{part}, line {count}, is damaged")
            ) from error
        yield row
    if count != table.rows:
        raise NoArchive(
            str(archive.place),
            Text(f"{part} có {count} dòng, phải có {table.rows}", f"{part} has {count} rows, not {table.rows}"),
        )


def _hold(session: Session, archive: Archive, manifest: Manifest) -> None:
    """Hold what was loaded against what the archive says; a schema that was brought up has other rows."""
    if manifest.schema != SCHEMA_HEAD:
        return
    loaded = digests(session.connection)
    for name, table in manifest.tables.items():
        if loaded[name] != table.sha256:
            raise NoArchive(
                str(archive.place),
                Text(f"bảng {name} nạp vào không khớp", f"table {name} is not the same when it is loaded"),
            )


def _copy_files(session: Session, archive: Archive, about_to_make: Callable[[Path], None]) -> None:
    names = archive.names(FILES)
    folder = folder_of(session) if names else Path()
    for name in names:
        sha256 = Path(name).stem
        if not is_hash(sha256):
            raise NoArchive(
                str(archive.place), Text(f"{name} không phải tệp minh chứng", f"{name} is no file of evidence")
            )
        target = folder / sha256[:2] / Path(name).name
        try:
            if target.exists():
                continue
            about_to_make(target)
            with growing(target) as part:
                if archive.copy(name, part) != sha256:
                    raise NoArchive(
                        str(archive.place), Text(f"{name} bị hỏng hoặc đã bị sửa", f"{name} is damaged or was changed")
                    )
        except OSError as error:
            raise DiskFault(str(target.parent), system_reason(error)) from error


def _write_facts(words: str | None, target: Path, about_to_make: Callable[[Path], None]) -> Path | None:
    """Put the office's own words beside its database, unless some are there already."""
    if words is None or target.exists():
        return None
    about_to_make(target)
    try:
        target.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise DiskFault(str(target.parent), system_reason(error)) from error
    write_whole(target, words.encode())
    return target
