"""Find the documents in the files and folders that a user named."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nhiemvu.documents.read import SUPPORTED
from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import sort_key
from nhiemvu.domain.values import dataclass

#: How files begin that Word, LibreOffice and systems keep for themselves: "~$bao-cao.docx", ".~lock.bao-cao.odt#".
PRIVATE_STARTS = (".", "~$", "~WRL")
MARKS = re.compile(r"[\W_]+")
PRIVATE_NAMES = frozenset({"thumbs.db", "desktop.ini"})


class NoDocumentInFolder(NotFound):
    """A folder holds nothing that can be read."""

    def __init__(self, folder: Path, supported: str) -> None:
        super().__init__(
            Text(
                f"Thư mục “{folder}” không có văn bản nào đọc được.",
                f"The folder “{folder}” holds no document that can be read.",
            ),
            Text(f"Chương trình đọc các tệp {supported}.", f"What can be read: {supported}."),
        )


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What there is to read, in a stable order."""

    #: Files as named, and those of folders; each once.
    files: tuple[Path, ...]
    #: Files of folders of kinds that are not read.
    passed_over: tuple[Path, ...] = ()
    #: Folders in which nothing can be read.
    faults: tuple[NoDocumentInFolder, ...] = ()


def find_files(named: Iterable[Path], supported: str = SUPPORTED) -> FoundFiles:
    """Return the files that were named, as they are, and those within the folders that were named, at any depth.

    `supported` names what files of folders end in: ".xlsx, .ods".
    Hidden and temporary files of folders are left alone. Names are in the order of a Vietnamese dictionary, the files
    of a folder before its folders.
    """
    suffixes = frozenset(supported.split(", "))
    files: list[Path] = []
    passed_over: list[Path] = []
    faults: list[NoDocumentInFolder] = []
    for path in dict.fromkeys(named):
        if not _is_folder(path):
            files.append(path)
            continue
        inside = list(_walk(path))
        readable = [file for file in inside if file.suffix.lower() in suffixes]
        files += readable
        passed_over += [file for file in inside if file.suffix.lower() not in suffixes]
        faults += [] if readable else [NoDocumentInFolder(path, supported)]
    return FoundFiles(tuple(dict.fromkeys(files)), tuple(dict.fromkeys(passed_over)), tuple(faults))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name that the system cannot even look up; who reads the file says what is wrong.
        return False


def _walk(folder: Path) -> Iterator[Path]:
    # What cannot be listed is passed over, as the system's own search does.
    for place, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if not _is_private(name)), key=_order)
        yield from (Path(place, name) for name in sorted(names, key=_order) if not _is_private(name))


def _order(name: str) -> tuple[object, str]:
    # "bao-cao-2.docx" before "bao-cao-10.docx".
    return sort_key(MARKS.sub(" ", name)), name


def _is_private(name: str) -> bool:
    return name.startswith(PRIVATE_STARTS) or name.lower() in PRIVATE_NAMES or name.lower().endswith(".tmp")
