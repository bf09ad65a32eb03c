"""Add and remove the other names of a unit."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.types import UNIT, WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text


class NoAliasNamed(UsageFault):
    """Nothing was to be added or removed."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            Text("Thiếu --add hoặc --remove.", "--add or --remove is missing."),
            Text(
                f'Xem các tên đang có bằng: nhiemvu unit show "{unit}"',
                f'See the names that it has with: nhiemvu unit show "{unit}"',
            ),
        )


@define(
    "alias",
    say("Thêm, bỏ tên gọi khác của một đơn vị.", "Add or remove other names of a unit."),
    'nhiemvu unit alias "Ban Xây dựng Đảng" --add "Ban XDĐ"',
    'nhiemvu unit alias "Ban Xây dựng Đảng" --remove "Ban XDĐ"',
)
@click.argument("unit", type=UNIT, metavar=say("ĐƠN_VỊ", "UNIT"), help=say("Tên hoặc số đơn vị.", "Name or number."))
@click.option("--add", type=WORDS, multiple=True, help=say("Tên cần thêm.", "A name to add."))
@click.option("--remove", type=WORDS, multiple=True, help=say("Tên cần bỏ.", "A name to remove."))
@click.pass_obj
def command(desk: Desk, unit: str, add: tuple[str, ...], remove: tuple[str, ...]) -> None:
    """Change a unit's other names and say which it has then."""
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.change_aliases import change_aliases

    if not add and not remove:
        raise NoAliasNamed(unit)
    with desk.transaction(writing=True) as session:
        change = change_aliases(session, unit, add=add, remove=remove)
    if not change.added and not change.removed:
        note(say("Không có gì thay đổi.", "Nothing changed."))
    names = ", ".join(change.unit.aliases) or say("không có", "none")
    click.echo(say(f"{change.unit.name}; tên khác: {names}.", f"{change.unit.name}; other names: {names}."))
