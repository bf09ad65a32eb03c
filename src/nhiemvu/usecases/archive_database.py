"""Write the whole database as plain text that can be read without the program: tables, history, files, own words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nhiemvu import __version__
from nhiemvu.documents.plain_archive import Parts, new_archive
from nhiemvu.documents.text_out import to_text
from nhiemvu.domain.archives import (
    FACTS,
    FILES,
    MANIFEST,
    README,
    ArchivedTable,
    Manifest,
    manifest_words,
    table_file,
)
from nhiemvu.domain.values import dataclass
from nhiemvu.store.dump import revision_of, written
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.files import kept_files, sha256_of
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.writing.handover import archive_readme, handover_record

RECORD = "BIEN-BAN-BAN-GIAO.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """An archive that was written."""

    manifest: Manifest
    #: Files that are recorded and are missing, cannot be read, or are not what was recorded any more.
    missing: tuple[str, ...]


def archive_database(session: Session, target: Path, *, facts: Path | None, today: date) -> Archived:
    """Write the whole database into a new folder or .zip, as it is at one moment; whole, or nothing.

    `facts` is the file of the office's own words. Raises ArchiveThere, TargetFolderMissing, TargetUnwritable.
    """
    with new_archive(target) as parts:
        tables: dict[str, ArchivedTable] = {}
        for shelf in written(session.connection):
            name = table_file(shelf.name)
            rows = parts.add_lines(name, shelf.lines)
            tables[shelf.name] = ArchivedTable(rows=rows, sha256=parts.sums[name], counter=shelf.counter)
        missing = tuple(_add_files(session, parts))
        if facts and facts.is_file():
            parts.add_file(FACTS, facts)
        manifest = Manifest(
            schema=revision_of(session.connection),
            program=__version__,
            office=read_settings(session).get("office", ""),
            made_on=today,
            tables=tables,
            files=sum(name.startswith(f"{FILES}/") for name in parts.sums),
        )
        parts.add_text(MANIFEST, manifest_words(manifest))
        parts.add_text(README, archive_readme(manifest))
        parts.add_text(RECORD, to_text(handover_record(manifest)))
    return Archived(manifest=manifest, missing=missing)


def _add_files(session: Session, parts: Parts) -> Iterator[str]:
    """Add the files that prove results and yield the names of those that are not whole."""
    kept = kept_files(session)
    folder = folder_of(session) if kept else Path()
    for sha256, file_name in kept:
        path = path_in(folder, sha256, file_name)
        name = f"{FILES}/{path.relative_to(folder).as_posix()}"
        if name in parts.sums:
            continue
        if _is_whole(path, sha256):
            parts.add_file(name, path)
        else:
            yield file_name


def _is_whole(path: Path, sha256: str) -> bool:
    """Tell whether a file is there as it was recorded: with another one the archive could not be loaded."""
    try:
        return sha256_of(path) == sha256
    except OSError:
        return False
