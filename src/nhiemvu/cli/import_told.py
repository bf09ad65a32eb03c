"""What importing files came to, in words: one line a file, and for many files a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.cli.language import say
from nhiemvu.domain.values import dataclass, field

if TYPE_CHECKING:
    from nhiemvu.usecases.close_loop import ClosedLoop
    from nhiemvu.usecases.compare_document import Correction
    from nhiemvu.usecases.correct_document import Corrected
    from nhiemvu.usecases.import_document import Imported
    from nhiemvu.usecases.same_in_batch import Twin

#: So many files are named where more were passed over.
NAMED = 5


@dataclass(slots=True)
class Tally:
    """How many files of a batch came to what."""

    read: int = 0
    saved: int = 0
    updated: int = 0
    held: int = 0
    same: int = 0
    left: int = 0
    refused: int = 0
    tasks: int = 0
    #: Numbers of the directives that the saved files cite.
    cited: set[int] = field(default_factory=set)

    @property
    def events(self) -> int:
        """How many events of the history the batch has made."""
        return self.saved + self.updated


def imported_lines(name: str, imported: Imported) -> Iterator[str]:
    """Yield what is told of a file that was saved."""
    if imported.held_before:
        yield held_words(name)
        return
    from nhiemvu.cli.change_words import ranges

    numbers = ranges(imported.tasks)
    count = len(imported.tasks)
    yield (
        say(f"{name}: đã lưu {count} nhiệm vụ ({numbers}).", f"{name}: saved {count} tasks ({numbers}).")
        if count
        else say(f"{name}: đã lưu, không có nhiệm vụ.", f"{name}: saved, without tasks.")
    )
    yield from _unit_lines(imported.new_units, imported.for_groups)
    yield from _loop_lines(imported.loop)


def corrected_lines(name: str, corrected: Corrected) -> Iterator[str]:
    """Yield what is told of a file that updated a document on record."""
    from nhiemvu.cli.correction_out import counted

    number = corrected.correction.document_id
    numbers = ", ".join(str(task) for task in corrected.added)
    added = say(f"; nhiệm vụ mới: {numbers}", f"; new tasks: {numbers}") if numbers else ""
    counts = counted(corrected.correction)
    yield say(
        f"{name}: đã cập nhật văn bản {number}: {counts}{added}.",
        f"{name}: updated document {number}: {counts}{added}.",
    )
    yield from _unit_lines(corrected.new_units, corrected.for_groups)
    yield from _loop_lines(corrected.loop)


def _loop_lines(loop: ClosedLoop | None) -> Iterator[str]:
    from nhiemvu.cli.final_report_out import loop_lines

    if loop:
        yield from loop_lines(loop)


def _unit_lines(new_units: Sequence[str], for_groups: Sequence[tuple[int, str]]) -> Iterator[str]:
    if new_units:
        units = ", ".join(new_units)
        yield say(f"Đơn vị mới thêm từ văn bản: {units}.", f"Units added from the document: {units}.")
    for number, group in for_groups:
        hint = f'nhiemvu assign {number} --each "{group}"'
        yield say(f"Nhiệm vụ {number} là việc của cả nhóm: {hint}", f"Task {number} is for a whole group: {hint}")


def held_words(name: str) -> str:
    """Return what is told of a file that was imported before."""
    return say(f"{name}: đã nhập từ trước, không có gì thay đổi.", f"{name}: imported before; nothing changed.")


def same_words(name: str, held: Correction) -> str:
    """Return what is told of another file of a held document in which every word is as it was."""
    return say(
        f"{name}: văn bản {held.document_id} đã nhập từ {held.file_name}, lời văn như nhau; không có gì thay đổi.",
        f"{name}: document {held.document_id} was imported from {held.file_name}, word for word; nothing changed.",
    )


def twin_words(name: str, twin: Twin) -> str:
    """Return what is told of a file that is the same document as an earlier one of the batch."""
    same = say(
        f"{name}: cùng một văn bản với {twin.file_name} trong lượt này, không nhập lại",
        f"{name}: the same document as {twin.file_name} of this batch; not imported again",
    )
    if twin.alike:
        return f"{same}."
    return same + say(
        "; nhưng hai tệp đọc ra nhiệm vụ khác nhau, hãy nhập riêng tệp này để so.",
        "; but the two give different tasks: import this one alone to compare.",
    )


def assign_hint() -> str:
    """Return the hint at what comes after saving."""
    return say("Giao việc bằng: nhiemvu assign SỐ --to ĐƠN VỊ", "Assign them with: nhiemvu assign ID --to UNIT")


def summary_lines(tally: Tally, passed_over: Sequence[Path], *, dry_run: bool) -> Iterator[str]:
    """Yield what a batch came to."""
    counts = [
        (tally.saved, say("lưu", "saved")),
        (tally.updated, say("cập nhật", "updated")),
        (tally.held, say("đã nhập từ trước", "imported before")),
        (tally.same, say("trùng văn bản", "the same document")),
        (tally.left, say("không lưu", "left")),
        (tally.refused, say("không nhập được", "refused")),
    ]
    parts = ", ".join(f"{word} {count}" for count, word in counts if count)
    read = say(f"Đã đọc {tally.read} tệp", f"{tally.read} files read")
    yield f"{read}: {parts}." if parts else f"{read}."
    tasks = say(f"Nhiệm vụ: {tally.tasks}", f"Tasks: {tally.tasks}")
    cited = "" if dry_run else say(f"; văn bản được nêu: {len(tally.cited)}", f"; directives: {len(tally.cited)}")
    yield f"{tasks}{cited}."
    if passed_over:
        count = len(passed_over)
        names = ", ".join(path.name for path in passed_over[:NAMED]) + (", …" if count > NAMED else "")
        yield say(f"Bỏ qua {count} tệp thuộc loại không đọc: {names}.", f"{count} files of other kinds: {names}.")
    if tally.events > 1:
        yield say(f"Hoàn tác cả lượt bằng: nhiemvu undo {tally.events}", f"Undo all: nhiemvu undo {tally.events}")
