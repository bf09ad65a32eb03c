"""Groups of units: list them, show one, change its members."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, print_json, telling
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import GROUP, UNIT
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.unit_groups import UnitGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.usecases.change_group import GroupChange


class GroupNotNamed(UsageFault):
    """Units were named for no group."""

    def __init__(self) -> None:
        super().__init__(
            Text("Thiếu tên nhóm.", "The group's name is missing."),
            Text(
                'Ghi tên nhóm trước, ví dụ: nhiemvu unit group "các chi bộ" --add "Chi bộ thôn 1"',
                'Write it first: nhiemvu unit group "NAME" --add "NAME OF A UNIT"',
            ),
        )


@define(
    "group",
    say(
        "Nhóm đơn vị: liệt kê, xem, thêm và bỏ đơn vị; giao việc cho cả nhóm bằng assign --each.",
        "Groups of units: list, show, change; `assign --each` gives a task to a whole group.",
    ),
    "nhiemvu unit group",
    'nhiemvu unit group "các chi bộ trực thuộc" --add "Chi bộ thôn 1" --add "Chi bộ thôn 2"',
    'nhiemvu unit group "các chi bộ trực thuộc" --remove "Chi bộ thôn 2"',
)
@click.argument("name", type=GROUP, required=False, metavar=say("[TÊN]", "[NAME]"), help=say("Tên nhóm.", "Its name."))
@click.option("--add", type=UNIT, multiple=True, help=say("Đơn vị cần thêm.", "A unit to put in."))
@click.option("--remove", type=UNIT, multiple=True, help=say("Đơn vị cần bỏ.", "A unit to take out."))
@format_option
@click.pass_obj
def command(desk: Desk, name: str | None, add: tuple[str, ...], remove: tuple[str, ...], output_format: str) -> None:
    """List the groups, show one, or change its members."""
    from nhiemvu.usecases.change_group import change_group
    from nhiemvu.usecases.list_groups import list_groups, show_group

    if name is None and (add or remove):
        raise GroupNotNamed
    if name is None:
        with desk.reading() as session:
            groups = list_groups(session, desk.today)
        _print_groups(groups, output_format)
        return
    if not add and not remove:
        with desk.reading() as session:
            group = show_group(session, name, desk.today)
        _print_group(group, output_format)
        return
    with desk.transaction(writing=True) as session:
        change = change_group(session, name, add=add, remove=remove)
    _print_change(change, telling(output_format))
    if output_format != "table":
        _print_group(change.group, output_format)


def _object(group: UnitGroup) -> dict[str, object]:
    members = [{"id": unit.id, "name": unit.name} for unit in group.members]
    return {"id": group.id, "name": group.name, "members": members}


def _print_groups(groups: list[UnitGroup], output_format: str) -> None:
    if output_format == "json":
        print_json([_object(group) for group in groups])
        return
    columns = [
        Column(say("Nhóm", "Group"), wraps=True),
        Column(say("Số đơn vị", "Units")),
        Column(say("Đơn vị", "Members"), wraps=True),
    ]
    rows = [(group.name, len(group.members), "; ".join(unit.name for unit in group.members)) for group in groups]
    empty = say(
        'Chưa có nhóm nào; lập bằng: nhiemvu unit group "TÊN NHÓM" --add "TÊN ĐƠN VỊ"',
        'No groups yet; make one: nhiemvu unit group "NAME" --add "NAME OF A UNIT"',
    )
    print_rows(output_format, columns, rows, empty)


def _print_group(group: UnitGroup, output_format: str) -> None:
    if output_format == "json":
        print_json(_object(group))
        return
    if output_format == "table":
        size = len(group.members)
        click.echo(say(f"Nhóm “{group.name}”, {size} đơn vị:", f"Group “{group.name}”, {size} units:"))
    columns = [Column(say("Số", "No.")), Column(say("Tên", "Name"), wraps=True)]
    print_rows(output_format, columns, [(unit.id, unit.name) for unit in group.members], "")


def _print_change(change: "GroupChange", tell: "Callable[[str], object]") -> None:
    name, size = change.group.name, len(change.group.members)
    if not change.added and not change.removed:
        note(say("Không có gì thay đổi.", "Nothing changed."))
    for unit in change.added:
        tell(say(f"Đã thêm vào nhóm: {unit}.", f"Put in: {unit}."))
    for unit in change.removed:
        tell(say(f"Đã bỏ khỏi nhóm: {unit}.", f"Taken out: {unit}."))
    if size:
        tell(say(f"Nhóm “{name}” có {size} đơn vị.", f"Group “{name}” has {size} units."))
    else:
        tell(say(f"Nhóm “{name}” không còn đơn vị nào nên đã bỏ.", f"Group “{name}” is empty and gone."))
