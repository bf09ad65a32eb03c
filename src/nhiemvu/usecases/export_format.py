"""In which format tasks are written: as asked, else by the suffix of the file."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text


class ExportFormat(StrEnum):
    """What tasks can be written as."""

    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "markdown"
    JSON = "json"
    ICS = "ics"


FORMAT_OF_SUFFIX: Mapping[str, ExportFormat] = {
    ".xlsx": ExportFormat.XLSX,
    ".csv": ExportFormat.CSV,
    ".md": ExportFormat.MARKDOWN,
    ".json": ExportFormat.JSON,
    ".ics": ExportFormat.ICS,
}
SUFFIXES = ", ".join(FORMAT_OF_SUFFIX)


class NowhereToWrite(UsageFault):
    """Neither a file nor a format was named."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa rõ ghi ra đâu.", "Where to write is not said."),
            Text(
                f"Ghi tên tệp ({SUFFIXES}), ví dụ: nhiemvu export nhiem-vu.xlsx",
                f"Name a file ({SUFFIXES}), for example: nhiemvu export tasks.xlsx",
            ),
        )


class UnknownSuffix(UsageFault):
    """The file's name ends in none of the suffixes of formats that tasks are written in."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(
                f"Đuôi của “{target}” không cho biết dạng tệp cần ghi.",
                f"The suffix of “{target}” does not say in which format to write.",
            ),
            Text(
                f"Đặt tên tệp với đuôi {SUFFIXES}, hoặc thêm --format.",
                f"Name a file that ends in {SUFFIXES}, or add --format.",
            ),
        )


class OtherSuffix(UsageFault):
    """The file's name says another format than the one asked for."""

    def __init__(self, target: Path, wanted: str) -> None:
        super().__init__(
            Text(
                f"Tên tệp “{target}” không hợp với --format {wanted}.", f"“{target}” is no name for a file of {wanted}."
            ),
            Text("Bỏ --format, hoặc đổi đuôi của tên tệp.", "Leave out --format, or change the suffix of the name."),
        )


class WorkbookNeedsFile(UsageFault):
    """A workbook was asked for without saying where to."""

    def __init__(self) -> None:
        super().__init__(
            Text("Dạng xlsx phải ghi ra tệp.", "The format xlsx needs a file."),
            Text("Thêm tên tệp, ví dụ: -o nhiem-vu.xlsx", "Name one, for example: -o tasks.xlsx"),
        )


class OfOtherFormat(UsageFault):
    """An option was given that another format has."""

    def __init__(self, option: str, wanted: str) -> None:
        super().__init__(
            Text(f"{option} chỉ dùng khi ghi dạng {wanted}.", f"{option} is for the format {wanted} alone."),
            Text(f"Bỏ {option}, hoặc ghi ra tệp .{wanted}.", f"Leave it out, or write a .{wanted} file."),
        )


def export_format(target: Path | None, wanted: ExportFormat | None) -> ExportFormat:
    """Return the format to write in.

    Raises NowhereToWrite, UnknownSuffix, OtherSuffix, WorkbookNeedsFile.
    """
    if target is None:
        if wanted is None:
            raise NowhereToWrite
        if wanted is ExportFormat.XLSX:
            raise WorkbookNeedsFile
        return wanted
    named = FORMAT_OF_SUFFIX.get(target.suffix.casefold())
    if wanted and named and named is not wanted:
        raise OtherSuffix(target, wanted.value)
    found = wanted or named
    if found is None:
        raise UnknownSuffix(target)
    return found
