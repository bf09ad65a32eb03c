"""Say of a database where its files that prove results are kept, as a change like any other."""

from datetime import datetime
from pathlib import Path

from nhiemvu.domain.values import dataclass
from nhiemvu.store.file_places import FOLDER
from nhiemvu.store.history import record_event
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings, write_setting


@dataclass(frozen=True, slots=True)
class FilesFolder:
    """The folder that a command names, and how its event is signed."""

    path: Path
    at: datetime
    actor: str
    command: str


def name_files_folder(session: Session, folder: FilesFolder) -> None:
    """Let the files be kept in a folder from now on; an event tells of it, and undoing takes it back."""
    if read_settings(session).get(FOLDER) != str(folder.path):
        write_setting(session, FOLDER, str(folder.path))
        record_event(session, at=folder.at, actor=folder.actor, command=folder.command)
