"""Say what a change of state came to: a line a task, its children under it, and what was so before."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Move

if TYPE_CHECKING:
    from nhiemvu.domain.tasks import Task
    from nhiemvu.usecases.record_move import Moved

#: What became of a task, and what is said of one that was so before.
SAID = {
    Move.SUSPEND: (Text("tạm hoãn", "suspended"), Text("đang tạm hoãn từ trước", "was suspended already")),
    Move.CANCEL: (Text("hủy", "cancelled"), Text("đã hủy từ trước", "was cancelled already")),
    Move.REOPEN: (Text("mở lại", "reopened"), Text("đang mở", "is open")),
    Move.CONFIRM: (Text("xác nhận hoàn thành", "confirmed"), Text("đã hoàn thành từ trước", "was done already")),
    Move.RETURN: (Text("trả lại để làm tiếp", "returned"), Text("đang thực hiện", "is under way")),
}


def print_moved(moved: "Moved", move: Move) -> None:
    """Print what became of each task that was named, then of its children."""
    what, already = (spoken(words) for words in SAID[move])
    for task in moved.tasks:
        if task.id not in moved.changed:
            note(say(f"Nhiệm vụ {task.id} {already}.", f"Task {task.id} {already}."))
            continue
        click.echo(say(f"Nhiệm vụ {task.id}: {what}.", f"Task {task.id}: {what}."))
        along = [child for child in moved.children if child.parent_id == task.id]
        if along:
            click.echo(_children(along))


def _children(along: "list[Task]") -> str:
    numbers = ", ".join(str(child.id) for child in along)
    return say(f"  cùng nhiệm vụ con: {numbers}", f"  with its children: {numbers}")
