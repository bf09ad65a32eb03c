"""Put a script of the program's own where a shell finds it."""

from collections.abc import Sequence
from pathlib import Path

from nhiemvu.documents.files import write_whole
from nhiemvu.domain.errors import Conflict, NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.values import dataclass
from nhiemvu.store.files import made_together


class ForeignScript(Conflict):
    """In the script's place stands a file that somebody else wrote."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(f"Đã có tệp {target} do người khác viết.", f"{target} exists and is not the program's own."),
            Text("Đổi tên hoặc xóa tệp đó rồi chạy lại.", "Rename or remove it, then run again."),
        )


class FolderNotMade(NhiemvuError):
    """A folder for the script could not be made, or the file in its place not be read."""

    def __init__(self, target: Path, reason: Text) -> None:
        super().__init__(
            Text(f"Không ghi được {target}: {reason.vi}.", f"{target} cannot be written: {reason.en}."),
            Text(
                "Kiểm tra quyền ghi, hoặc tự ghi đoạn mã vào nơi khác: nhiemvu completion show",
                "Check the permissions, or put the script elsewhere yourself: nhiemvu completion show",
            ),
        )


@dataclass(frozen=True, slots=True)
class Script:
    """What a shell is to run, where it lies, and what leads the shell there."""

    place: Path
    words: str
    #: The line by which an earlier version is known.
    mark: str
    #: A file that the shell reads when it starts, and the lines to be added to it, where the shell looks nowhere else.
    read_first: Path | None
    lines: tuple[str, ...]


def install_script(script: Script) -> list[Path]:
    """Put a script into its place, making the folder, and lead the shell there; return what was written.

    A new file does not stay where the other one cannot be written. Raises ForeignScript, FolderNotMade, and what
    `write_whole` raises.
    """
    with made_together() as about_to_make:
        try:
            about_to_make(script.place)
        except OSError as error:
            raise FolderNotMade(script.place, system_reason(error)) from error
        written = [script.place] if _is_written(script.place, script.words, script.mark) else []
        if script.read_first and _are_added(script.read_first, script.lines):
            written.append(script.read_first)
    return written


def _is_written(target: Path, script: str, mark: str) -> bool:
    held = _text_of(target)
    if held == script:
        return False
    if held and mark not in held:
        raise ForeignScript(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotMade(target, system_reason(error)) from error
    write_whole(target, script.encode())
    return True


def _are_added(target: Path, lines: Sequence[str]) -> bool:
    """Add lines to the end of a file unless it has them all; tell whether it was changed. What it holds is kept."""
    held = _text_of(target)
    if set(lines) <= set(held.splitlines()):
        return False
    gap = "" if not held or held.endswith("\n") else "\n"
    write_whole(target, (held + gap + "".join(f"{line}\n" for line in lines)).encode("utf-8", "surrogateescape"))
    return True


def _text_of(target: Path) -> str:
    try:
        return target.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise FolderNotMade(target, system_reason(error)) from error
