"""Split a unit, or dissolve it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.rehearsal import show_rehearsal
from nhiemvu.cli.types import UNIT, WORDS
from nhiemvu.cli.unit_changes import (
    change_options,
    note_below,
    note_groups,
    print_ended,
    print_handed_over,
    successor_options,
)

if TYPE_CHECKING:
    from nhiemvu.usecases.split_unit import Split


@define(
    "split",
    say(
        "Chia, tách một đơn vị; mỗi nhiệm vụ đang mở chuyển cho một đơn vị kế thừa, chọn theo --file, --words, --to,"
        " hoặc trả lời từng nhiệm vụ.",
        "Split a unit; each of its open tasks goes to another, by --file, --words, --to, or asked one by one.",
    ),
    'nhiemvu unit split "Huyện ủy Bình Khê" --new "Đảng ủy xã Bình An" --new "Đảng ủy xã Bình Tân" --into "Tỉnh ủy"'
    ' --until 30/6/2025 --basis "Nghị quyết số 60-NQ/TW ngày 12/4/2025" --words "hồ chứa=Đảng ủy xã Bình An"'
    ' --to "Tỉnh ủy"',
    "nhiemvu unit split 4 --into 7 --into 8 --file ban-giao.txt --dry-run",
)
@click.argument("unit", type=UNIT, metavar=say("ĐƠN_VỊ", "UNIT"), help=say("Tên hoặc số đơn vị.", "Name or number."))
@successor_options
@click.option("--to", "rest", type=UNIT, help=say("Nhận các nhiệm vụ còn lại.", "Goes on with all tasks left."))
@click.option(
    "--words",
    type=WORDS,
    multiple=True,
    metavar=say("TỪ_NGỮ=ĐƠN_VỊ", "WORDS=UNIT"),
    help=say("Nhiệm vụ có các từ ấy chuyển cho đơn vị này.", "Tasks that hold these words go to the unit."),
)
@click.option(
    "--file",
    type=FILE,
    metavar=say("TỆP", "FILE"),
    help=say("Tệp văn bản, mỗi dòng: 3 5-8: ĐƠN VỊ.", "A text file with lines 3 5-8: UNIT."),
)
@change_options
@click.pass_obj
def split_command(
    desk: Desk,
    unit: str,
    into: tuple[str, ...],
    new: tuple[str, ...],
    rest: str | None,
    words: tuple[str, ...],
    file: Path | None,
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    dry_run: bool,
) -> None:
    """Split a unit and say which tasks went where."""
    from nhiemvu.cli.asking_successors import ask_successors
    from nhiemvu.usecases.split_unit import plan_split, split_unit

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        split = plan_split(
            session,
            unit,
            into=into,
            new=new,
            from_on=from_on,
            until_on=until_on,
            basis=basis,
            rest=rest,
            words=words,
            file=file,
            today=desk.today,
        )
        if desk.interactive:
            ask_successors(split)
        split_unit(session, split)
        if dry_run:
            show_rehearsal(session)
            return
    _print_split(split)


@define(
    "dissolve",
    say(
        "Giải thể một đơn vị; nhiệm vụ đang mở chuyển cho một đơn vị (--to) hoặc chờ phân công lại (--unassigned).",
        "Dissolve a unit; its open tasks go to another one (--to), or wait for a new lead (--unassigned).",
    ),
    'nhiemvu unit dissolve "Đảng đoàn Hội Nông dân" --until 28/2/2025 --unassigned',
    'nhiemvu unit dissolve "Phòng Y tế" --to "Phòng Văn hóa - Xã hội"',
)
@click.argument("unit", type=UNIT, metavar=say("ĐƠN_VỊ", "UNIT"), help=say("Tên hoặc số đơn vị.", "Name or number."))
@click.option("--to", type=UNIT, help=say("Đơn vị nhận nhiệm vụ.", "The unit that goes on with its tasks."))
@click.option(
    "--unassigned", is_flag=True, help=say("Nhiệm vụ chờ phân công lại.", "Let its tasks wait for a new lead.")
)
@change_options
@click.pass_obj
def dissolve_command(
    desk: Desk,
    unit: str,
    to: str | None,
    unassigned: bool,
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    dry_run: bool,
) -> None:
    """Dissolve a unit and say what became of its tasks."""
    from nhiemvu.usecases.split_unit import dissolve_unit

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        split = dissolve_unit(
            session,
            unit,
            to=to,
            unassigned=unassigned,
            from_on=from_on,
            until_on=until_on,
            basis=basis,
            today=desk.today,
        )
        if dry_run:
            show_rehearsal(session)
            return
    _print_split(split)


def _print_split(split: "Split") -> None:
    print_ended([split.unit.name], split.day, [unit.name for unit in split.successors])
    if split.successors or not split.tasks:
        by_unit = {
            unit.name: [number for number, chosen in sorted(split.chosen.items()) if chosen.id == unit.id]
            for unit in split.successors
        }
        print_handed_over({name: numbers for name, numbers in by_unit.items() if numbers})
    else:
        from nhiemvu.cli.change_words import ranges

        numbers = ranges(task.id for task in split.tasks)
        click.echo(say(f"Chờ phân công lại: nhiệm vụ {numbers}.", f"Waiting for a new lead: {numbers}."))
    note_groups(split.groups, [unit.name for unit in split.successors])
    note_below(split.below)
