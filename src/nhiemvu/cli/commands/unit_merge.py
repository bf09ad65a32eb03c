"""Merge units into one."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import show_rehearsal
from nhiemvu.cli.types import UNIT
from nhiemvu.cli.unit_changes import change_options, note_groups, print_ended, print_handed_over, successor_options


@define(
    "merge",
    say(
        "Sáp nhập, hợp nhất các đơn vị thành một; nhiệm vụ đang mở chuyển sang đơn vị ấy.",
        "Merge units into one, which goes on with their open tasks.",
    ),
    'nhiemvu unit merge "Ban Dân vận" --into "Ban Tuyên giáo" --from 1/3/2025',
    'nhiemvu unit merge "Hội Nông dân xã" "Hội Phụ nữ xã" --new "Ủy ban Mặt trận Tổ quốc xã" --until 30/6/2025'
    ' --basis "Kết luận số 15-KL/TU ngày 20/5/2025 của Tỉnh ủy"',
)
@click.argument(
    "units",
    type=UNIT,
    nargs=-1,
    required=True,
    metavar=say("ĐƠN_VỊ...", "UNIT..."),
    help=say("Các đơn vị kết thúc hoạt động.", "The units that are no more then."),
)
@successor_options
@change_options
@click.pass_obj
def command(
    desk: Desk,
    units: tuple[str, ...],
    into: tuple[str, ...],
    new: tuple[str, ...],
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    dry_run: bool,
) -> None:
    """Merge units and say what was handed over."""
    from nhiemvu.usecases.merge_units import merge_units

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        merged = merge_units(
            session, units, into=into, new=new, from_on=from_on, until_on=until_on, basis=basis, today=desk.today
        )
        if dry_run:
            show_rehearsal(session)
            return
    name = merged.successor.name
    print_ended([unit.name for unit in merged.ended], merged.day, [name])
    print_handed_over({name: [number for numbers in merged.tasks.values() for number in numbers]})
    note_groups(merged.groups, [name])
    if merged.below:
        several = ", ".join(merged.below)
        click.echo(say(f"Nay trực thuộc {name}: {several}.", f"Under {name} now: {several}."))
