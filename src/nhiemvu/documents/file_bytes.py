"""Taking the bytes of a file that a user named, or of what another program hands over ("-")."""

import sys
from pathlib import Path

from nhiemvu.domain.errors import NotFound, UnreadableDocument, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason

#: Bytes of a file; the longest reports with their pictures stay far below.
LARGEST_FILE = 512 * 1024 * 1024
#: What is named to read standard input, and how messages call it.
STANDARD_INPUT = Path("-")
STANDARD_INPUT_NAME = "stdin"


class NothingHandedOver(UsageFault):
    """Standard input was named, but it is the keyboard."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Dấu “-” là đọc văn bản do chương trình khác đưa vào, mà chưa có gì được đưa vào.",
                "“-” reads a document that another program hands over, and nothing was handed over.",
            ),
            Text(
                "Hãy ghi tên tệp; hoặc đưa tệp vào bằng dấu <: nhiemvu import - --yes < bao-cao.docx",
                "Name a file; or hand one over with <: nhiemvu import - --yes < report.docx",
            ),
        )


class FileMissing(NotFound):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(f"Không có tệp “{path}”.", f"There is no file “{path}”."),
            Text("Hãy kiểm tra tên tệp và thư mục.", "Check the name and the folder."),
        )


class FileIsFolder(NotFound):
    """A folder was named instead of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(f"“{path}” là thư mục, không phải tệp.", f"“{path}” is a folder, not a file."),
            Text("Hãy ghi tên tệp trong thư mục đó.", "Name a file in that folder."),
        )


class FileLocked(UnreadableDocument):
    """The user may not read the file, or another program holds it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(f"Không được phép đọc tệp “{path}”.", f"The file “{path}” may not be read."),
            Text(
                "Hãy đóng chương trình đang mở tệp, hoặc chép tệp sang thư mục của bạn rồi nhập lại.",
                "Close the program that has it open, or copy it into a folder of yours and import that.",
            ),
        )


class FileUnreadable(UnreadableDocument):
    """The disk or network did not give the file."""

    def __init__(self, path: Path, reason: Text) -> None:
        super().__init__(
            Text(f"Không đọc được tệp “{path}”: {reason.vi}.", f"The file “{path}” could not be read: {reason.en}."),
            Text("Hãy chép tệp vào máy này rồi nhập lại.", "Copy it to this computer and import that."),
        )


class OversizedFile(UnreadableDocument):
    """A file larger than any document."""

    def __init__(self, path: Path) -> None:
        limit = LARGEST_FILE // (1024 * 1024)
        super().__init__(
            Text(f"Tệp “{path}” quá lớn (hơn {limit} MB).", f"The file “{path}” is too large (over {limit} MB)."),
            Text("Hãy bớt ảnh trong tệp hoặc tách thành nhiều tệp.", "Take pictures out of it, or split it."),
        )


def shown_name(path: Path) -> str:
    """Return the name by which messages call a file; its suffix may tell the kind."""
    return STANDARD_INPUT_NAME if path == STANDARD_INPUT else path.name


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of standard input.

    Raises FileMissing or FileIsFolder (not found), NothingHandedOver (usage), else FileLocked, OversizedFile or
    FileUnreadable.
    """
    if path == STANDARD_INPUT:
        return _handed_over()
    try:
        if path.is_dir():
            raise FileIsFolder(path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise FileMissing(path) from error
    except PermissionError as error:
        raise FileLocked(path) from error
    except OSError as error:
        raise FileUnreadable(path, system_reason(error)) from error
    if len(data) > LARGEST_FILE:
        raise OversizedFile(path)
    return data


def _handed_over() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise NothingHandedOver
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise OversizedFile(Path(STANDARD_INPUT_NAME))
    return data
