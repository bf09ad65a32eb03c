"""Read a file from disk into what it says, without the database."""

import hashlib
from pathlib import Path

from nhiemvu.documents.file_bytes import file_bytes, shown_name
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.plans import ProblemCode, Reading
from nhiemvu.domain.secrecy import SECRECY_NAMES, Secrecy
from nhiemvu.domain.values import dataclass
from nhiemvu.reading.head.secrecy import stamped_secrecy
from nhiemvu.reading.report import read_report

#: The kind of a periodic report; only a report must have a tasks section.
REPORT = "BC"


class NoTasksSection(UnreadableDocument):
    """A report without "phương hướng, nhiệm vụ"."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Text(f"{file}: báo cáo không có phần phương hướng, nhiệm vụ.", f"{file}: the report has no tasks section."),
            Text(
                "Kiểm tra lại tệp; tiêu đề của phần này phải có chữ “phương hướng” hoặc “nhiệm vụ”.",
                "Check the file; that section's heading must say “phương hướng” or “nhiệm vụ”.",
            ),
        )


class NothingRecognised(UnreadableDocument):
    """A text that is no document of an office: no kind, no number, no tasks, and it cites nothing."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Text(
                f"{file}: không nhận ra loại văn bản, không có nhiệm vụ và không dẫn văn bản nào.",
                f"{file}: no kind of document, no tasks and no citation were recognised.",
            ),
            Text(
                "Kiểm tra lại có đúng tệp không; đầu văn bản phải có tên loại (“BÁO CÁO”, “KẾ HOẠCH”...) hoặc số.",
                "Check that this is the file; a document begins with its kind (“BÁO CÁO”, “KẾ HOẠCH”...) or number.",
            ),
        )


class StampedSecret(UnreadableDocument):
    """A document that bears the stamp of a state secret."""

    def __init__(self, file: str, secrecy: Secrecy) -> None:
        vi, en = SECRECY_NAMES[secrecy]
        super().__init__(
            Text(
                f"{file}: văn bản có dấu {vi.upper()}, chương trình không đọc và không giữ nội dung.",
                f"{file}: the document is stamped as a state secret ({en}); it is neither read nor kept.",
            ),
            Text(
                "Chưa ghi gì. Đưa tệp ra khỏi máy này theo quy định; chỉ ghi số, ký hiệu bằng:"
                f" nhiemvu directive add KÝ_HIỆU --issued-on NGÀY --secret {secrecy}",
                "Nothing was recorded. Take the file off this computer as the rules ask; record only what names it:"
                f" nhiemvu directive add SYMBOL --issued-on DAY --secret {secrecy}",
            ),
        )


def open_pages(pages: Pages, file: str) -> Pages:
    """Return the pages of a document; raise StampedSecret where it bears the stamp of a state secret."""
    if secrecy := stamped_secrecy(pages):
        raise StampedSecret(file, secrecy)
    return pages


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file and what was found in it."""

    file_name: str
    sha256: str
    reading: Reading

    @property
    def fault(self) -> NoTasksSection | None:
        """What keeps the document from being recorded, or None."""
        lacking = any(problem.code is ProblemCode.NO_TASKS_SECTION for problem in self.reading.problems)
        is_report = self.reading.metadata.directive.kind == REPORT
        return NoTasksSection(self.file_name) if is_report and lacking else None


def read_file(path: Path, *, recognise: bool = False) -> ReadFile:
    """Read one file; "-" is standard input. With `recognise`, scans go through character recognition.

    Raises StampedSecret, NothingRecognised and the faults of `documents`: missing, empty, damaged, not a document.
    """
    name, data = shown_name(path), [file_bytes(path)]
    sha256 = hashlib.sha256(data[0]).hexdigest()
    # Nothing here holds the bytes or the pages: of a long document they take as much room as what is found.
    reading = read_report(open_pages(read_bytes(data.pop(), name, recognise=recognise), name))
    directive = reading.metadata.directive
    if not (directive.kind or directive.symbol or reading.tasks or reading.citations):
        raise NothingRecognised(name)
    return ReadFile(name, sha256, reading)
