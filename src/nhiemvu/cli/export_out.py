"""Tell what was written of tasks to a file; all of it goes to stderr, for the tasks themselves may go to stdout."""

from pathlib import Path
from typing import TYPE_CHECKING

from nhiemvu.cli.language import say
from nhiemvu.cli.numbers import count_text
from nhiemvu.cli.output import note

if TYPE_CHECKING:
    from nhiemvu.usecases.export_tasks import Export


def print_export(made: "Export", target: Path | None, *, is_calendar: bool, closed_too: bool) -> None:
    """Tell how many tasks were written where, and what the file does not hold."""
    many = count_text(made.tasks)
    if target:
        tasks = "task" if made.tasks == 1 else "tasks"
        note(say(f"Đã ghi {many} nhiệm vụ vào {target}.", f"Wrote {many} {tasks} to {target}."))
    if made.aside:
        note(
            say(f"Tệp cũ cùng tên được giữ ở {made.aside}.", f"The earlier file of that name is kept as {made.aside}.")
        )
    if made.cut:
        cut = count_text(made.cut)
        note(
            say(
                f"{cut} ô dài quá mức Excel chứa được nên bị cắt bớt, có dấu … ở cuối; tệp .csv, .json giữ đủ.",
                f"{cut} cells were longer than Excel takes and end in …; .csv and .json keep all.",
            )
        )
    if made.undated:
        undated = count_text(made.undated)
        note(
            say(
                f"{undated} nhiệm vụ không có hạn nên không có trong lịch; --todo ghi cả những việc đó.",
                f"{undated} tasks have no deadline and are not in the calendar; --todo takes them too.",
            )
        )
    if is_calendar and not closed_too:
        note(
            say(
                "Lịch chỉ có nhiệm vụ đang mở; thêm --all để lịch đã nhập trước biết việc nào đã xong, đã hủy.",
                "Open tasks alone are in it; --all tells a calendar that has them what is done or called off.",
            )
        )
