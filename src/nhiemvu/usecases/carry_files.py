"""Carry the files that prove results along when the office names another folder for them."""

from pathlib import Path

from nhiemvu.domain.values import dataclass
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.files import kept_files, sha256_of
from nhiemvu.store.session import KeptFile, Session


@dataclass(frozen=True, slots=True)
class CarriedFiles:
    """Files that are copied from one folder to another when the transaction ends."""

    count: int
    #: Where they lay, and stay.
    source: Path


def carry_files(session: Session, folder: Path) -> CarriedFiles | None:
    """Have the files of the folder that is named so far copied to another one; None where it has none to copy.

    A file that was changed since it was recorded stays behind, and `db check` names it. Raises NoFolderForFiles where
    files are recorded and no folder is named, and DiskFault at the end of the transaction.
    """
    recorded = kept_files(session)
    if not recorded:
        return None
    source, missing = folder_of(session), dict[Path, KeptFile]()
    for sha256, name in recorded:
        held, place = path_in(source, sha256, name), path_in(folder, sha256, name)
        if held.is_file() and not place.exists() and sha256_of(held) == sha256:
            missing[place] = KeptFile(held, place, sha256)
    session.files.extend(missing.values())
    return CarriedFiles(len(missing), source) if missing else None
