"""Add and list units."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, print_json
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import DAY, UNIT, WORDS

#: Before the name of a unit for each unit above it.
BRANCH = "· "


@define(
    "add",
    say("Thêm một đơn vị, kèm các tên gọi khác.", "Add a unit with its other names."),
    'nhiemvu unit add "Ban Xây dựng Đảng" --alias "Ban XDĐ"',
)
@click.argument("name", type=WORDS, help=say("Tên đơn vị.", "The unit's name."))
@click.option("--alias", "aliases", type=WORDS, multiple=True, help=say("Tên gọi khác.", "Another name."))
@click.option("--under", type=UNIT, help=say("Đơn vị cấp trên.", "The unit above it."))
@click.option("--from", "valid_from", type=DAY, help=say("Ngày thành lập.", "The day it was set up."))
@click.pass_obj
def add_command(desk: Desk, name: str, aliases: tuple[str, ...], under: str | None, valid_from: date | None) -> None:
    """Add a unit."""
    from nhiemvu.usecases.add_unit import add_unit, named_alike

    with desk.transaction(writing=True) as session:
        number = add_unit(session, name=name, aliases=aliases, under=under, valid_from=valid_from)
        alike = named_alike(session, number)
    click.echo(say(f"Đã thêm đơn vị {number}: {name}.", f"Added unit {number}: {name}."))
    if alike:
        note(
            say(
                f"Tên này chỉ khác dấu với đơn vị {alike.id}: {alike.name}. Nếu gõ nhầm: nhiemvu undo",
                f"But for accents, unit {alike.id} has this name: {alike.name}. If it was a slip: nhiemvu undo",
            )
        )


@define(
    "list",
    say("Liệt kê các đơn vị đang hoạt động.", "List the units at work."),
    "nhiemvu unit list",
    "nhiemvu unit list --tree --all",
)
@click.option("--tree", is_flag=True, help=say("Theo cấp trên, cấp dưới.", "By who stands under whom."))
@click.option(
    "--all", "ended", is_flag=True, help=say("Cả đơn vị đã kết thúc hoạt động.", "With those that are no more.")
)
@format_option
@click.pass_obj
def list_command(desk: Desk, tree: bool, ended: bool, output_format: str) -> None:
    """List the units by name, or as a tree."""
    from nhiemvu.usecases.list_units import list_units

    with desk.reading() as session:
        units = list_units(session, desk.today, ended=ended, tree=tree)
    if output_format == "json":
        print_json([unit._asdict() for unit in units])
        return
    columns = [
        Column(say("Số", "No.")),
        Column(say("Tên", "Name"), wraps=True),
        Column(say("Tên khác", "Also"), wraps=True),
        *([] if tree else [Column(say("Thuộc", "Under"), wraps=True)]),
        *([Column(say("Ngày cuối", "Last day"))] if ended else []),
    ]
    rows = [
        (
            unit.id,
            f"{BRANCH * unit.depth}{unit.name}",
            ", ".join(unit.aliases),
            *([] if tree else [unit.parent]),
            *([unit.valid_to] if ended else []),
        )
        for unit in units
    ]
    print_rows(
        output_format,
        columns,
        rows,
        say('Chưa có đơn vị nào; thêm bằng: nhiemvu unit add "TÊN"', 'No units yet; add one: nhiemvu unit add "NAME"'),
    )
