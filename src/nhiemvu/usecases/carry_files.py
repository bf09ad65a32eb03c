"""Carry the files that prove results along when the office names another folder for them."""

from pathlib import Path

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.values import dataclass
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.files import kept_files, sha256_of
from nhiemvu.store.session import KeptFile, Session

#: So much of a name that is too long is shown.
SHOWN = 60
#: The hash and the name of a file for which a folder must have room.
SAMPLE, SAMPLE_NAME = "0" * 64, "minh-chung.docx"


class UnfitFolder(UsageFault):
    """The system takes the name of a folder for none: it is too long, or leads back to itself."""

    def __init__(self, folder: Path, reason: Text) -> None:
        name = str(folder)
        shown = f"{name[:SHOWN]}…" if len(name) > SHOWN else name
        super().__init__(
            Text(
                f"Không dùng được thư mục “{shown}”: {reason.vi}.", f"The folder “{shown}” cannot be used: {reason.en}."
            ),
            Text(
                "Chọn thư mục khác: nhiemvu init --files THƯ_MỤC", "Choose another folder: nhiemvu init --files FOLDER"
            ),
        )


@dataclass(frozen=True, slots=True)
class CarriedFiles:
    """Files that are copied from one folder to another when the transaction ends."""

    count: int
    #: Where they lay, and stay.
    source: Path


def carry_files(session: Session, folder: Path) -> CarriedFiles | None:
    """Have the files of the folder that is named so far copied to another one; None where it has none to copy.

    A file that was changed since it was recorded stays behind, and `db check` names it. Raises UnfitFolder,
    NoFolderForFiles where files are recorded and no folder is named, and DiskFault at the end of the transaction.
    """
    _require_fit(folder)
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


def _require_fit(folder: Path) -> None:
    try:
        # One that is not there yet is made with its first file, and what a disk refuses is told then.
        path_in(folder, SAMPLE, SAMPLE_NAME).exists()
    except OSError as error:
        raise UnfitFolder(folder, system_reason(error)) from error
