"""What a report lacks, what of its tasks section is in no task, and notes and marks without one another."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.language import Text
from nhiemvu.domain.plans import Metadata, PlannedTask, Problem, ProblemCode, Remainder, RemainderKind, Span
from nhiemvu.domain.text import shorten
from nhiemvu.reading.text.sheet import Sheet

#: Words of a tasks section that are in no task are told from this length on, and so many of them shown.
SHORTEST_TASK, SHOWN = 40, 60


def of_parts(metadata: Metadata, tasks: Sequence[PlannedTask], *, has_section: bool) -> Iterator[Problem]:
    """Yield what a report lacks: its tasks section, the points in it, its periods."""
    if metadata.directive.kind != "BC":
        return
    if not has_section:
        message = Text("Báo cáo không có phần phương hướng, nhiệm vụ.", "The report has no tasks section.")
        yield Problem(ProblemCode.NO_TASKS_SECTION, message)
    elif not tasks:
        message = Text("Phần phương hướng, nhiệm vụ không có mục nào.", "The tasks section has no points.")
        yield Problem(ProblemCode.EMPTY_TASKS_SECTION, message)
    if metadata.period_planned is None:
        message = Text("Không rõ kỳ báo cáo.", "The reporting period is not stated.")
        yield Problem(ProblemCode.PERIOD_UNKNOWN, message)


def of_remainders(remainders: Sequence[Remainder], sheet: Sheet) -> Iterator[Problem]:
    """Yield what of a tasks section is in no task for no known reason, where it says enough to be one."""
    for one in remainders:
        words = sheet.at(one.span)
        if one.kind is RemainderKind.OTHER and len(words) >= SHORTEST_TASK:
            shown = f"“{shorten(words, SHOWN)}”"
            message = Text(
                f"Đoạn {shown} trong phần nhiệm vụ không thuộc nhiệm vụ nào.",
                f"The words {shown} of the tasks section are in no task.",
            )
            yield Problem(ProblemCode.TEXT_IN_NO_TASK, message, one.span)


def of_notes(sheet: Sheet) -> Iterator[Problem]:
    """Yield marks without notes and notes without marks."""
    marked = {anchor.key for anchor in sheet.anchors}
    for anchor in sheet.anchors:
        if anchor.key not in sheet.notes:
            message = Text(f"Dấu chú thích {anchor.key} không có chú thích.", f"Mark {anchor.key} has no note.")
            yield Problem(ProblemCode.MARK_WITHOUT_NOTE, message, Span(anchor.offset, anchor.offset))
    for key, span in sheet.notes.items():
        if key not in marked:
            message = Text(f"Chú thích {key} không có dấu trong bài.", f"Note {key} has no mark in the text.")
            yield Problem(ProblemCode.NOTE_WITHOUT_MARK, message, span)
