"""Read a file from disk into what it says, without the database."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nhiemvu.documents.file_bytes import file_bytes, shown_name
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import ProblemCode, Reading
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

    Raises NothingRecognised and the faults of `documents`: missing, empty, damaged, not a document.
    """
    data, name = file_bytes(path), shown_name(path)
    reading = read_report(read_bytes(data, name, recognise=recognise))
    directive = reading.metadata.directive
    if not (directive.kind or directive.symbol or reading.tasks or reading.citations):
        raise NothingRecognised(name)
    return ReadFile(name, hashlib.sha256(data).hexdigest(), reading)
