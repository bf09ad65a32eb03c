"""Where the files that prove results lie.

In a folder that is named after the database ("nhiemvu.db-files"), or in one that the office has named, as a shared
database needs.
"""

from pathlib import Path
from string import hexdigits

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings

#: The setting that names the folder.
FOLDER = "files"
SUFFIX = "-files"
#: How many characters the hash of a file has.
HASH_LENGTH = 64


class NoFolderForFiles(Conflict):
    """A shared database has no folder for files yet."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Cơ sở dữ liệu dùng chung chưa có thư mục giữ tệp minh chứng.",
                "The shared database has no folder for files yet.",
            ),
            Text(
                "Khai báo thư mục mọi máy mở được bằng: nhiemvu init ... --files THƯ_MỤC",
                "Name a folder that every computer can open with: nhiemvu init ... --files FOLDER",
            ),
        )


def folder_of(session: Session) -> Path:
    """Return the folder of a database's files, which need not be there yet.

    Raises NoFolderForFiles.
    """
    if named := read_settings(session).get(FOLDER):
        return Path(named)
    if session.connection.dialect.name != "sqlite":
        raise NoFolderForFiles
    file = next(row[2] for row in session.connection.exec_driver_sql("PRAGMA database_list") if row[1] == "main")
    return Path(f"{file}{SUFFIX}")


def is_hash(text: str) -> bool:
    """Tell whether a text is the hash of a file; a loaded record may hold anything."""
    return len(text) == HASH_LENGTH and set(text) <= set(hexdigits.lower())


def path_in(folder: Path, sha256: str, name: str) -> Path:
    """Return where a file is kept; its suffix stays, so that it opens in its program.

    What is no hash leads nowhere: no file lies there, and none outside of the folder is meant.
    """
    if not is_hash(sha256):
        return folder / "--" / "--"
    return folder / sha256[:2] / f"{sha256}{Path(name).suffix.lower()}"
