"""Print what became of forms: those that were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nhiemvu.cli.language import say
from nhiemvu.cli.output import note, print_json
from nhiemvu.cli.rows import Column, print_rows

if TYPE_CHECKING:
    from nhiemvu.usecases.make_forms import MadeForm


def print_made(output_format: str, made: Sequence[MadeForm], without: Sequence[str]) -> None:
    """Print the forms that were written, and which of the named units have no tasks to ask about."""
    if output_format == "json":
        print_json(
            [{"unit": one.unit, "file": str(one.path), "lead": one.lead, "support": one.support} for one in made]
        )
    else:
        columns = [
            Column(say("Đơn vị", "Unit"), wraps=True),
            Column(say("Chủ trì", "Leads"), numbers=True),
            Column(say("Phối hợp", "Supports"), numbers=True),
            Column(say("Tệp", "File"), wraps=True),
        ]
        rows = [(one.unit, one.lead, one.support, one.path.name) for one in made]
        print_rows(output_format, columns, rows, say("Không có nhiệm vụ nào phù hợp.", "No task is like that."))
    for one in made:
        if one.aside:
            note(
                say(
                    f"{one.unit}: phiếu cũ cùng tên được giữ ở {one.aside}.",
                    f"{one.unit}: the earlier form of that name is kept as {one.aside}.",
                )
            )
        if one.cut:
            note(
                say(
                    f"{one.unit}: {one.cut} ô dài quá mức Excel chứa được nên bị cắt bớt, có dấu … ở cuối.",
                    f"{one.unit}: {one.cut} cells were longer than Excel takes and end in ….",
                )
            )
    for name in without:
        note(say(f"Đơn vị {name} không có nhiệm vụ nào phù hợp.", f"The unit {name} has no such tasks."))
    if made:
        folder = made[0].path.parent
        typed = f'nhiemvu form in "{folder}"'
        note(say(f"Gửi phiếu cho đơn vị; nhận lại thì nhập bằng: {typed}", f"When they come back: {typed}"))
