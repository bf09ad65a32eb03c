"""Name the office."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.types import WORDS


@define(
    "init",
    say("Khai báo cơ quan dùng cơ sở dữ liệu này.", "Name the office that uses this database."),
    'nhiemvu init --office "Đảng ủy xã Tân Phong" --system party',
)
@click.option("--office", type=WORDS, required=True, help=say("Tên cơ quan.", "The office's name."))
@click.option(
    "--system",
    type=click.Choice(["party", "state"]),
    required=True,
    help=say("Hệ thống: party (Đảng) hoặc state (Nhà nước).", "Its system."),
)
@click.option("--superior", type=WORDS, help=say("Cơ quan cấp trên trực tiếp.", "The office above it."))
@click.option("--place", type=WORDS, help=say("Địa danh ghi trong văn bản.", "Place named in its documents."))
@click.option("--signer", type=WORDS, help=say("Người ký.", "Who signs."))
@click.pass_obj
def command(desk: Desk, office: str, system: str, superior: str | None, place: str | None, signer: str | None) -> None:
    """Record the office's name, system and details."""
    from nhiemvu.domain.symbols import System
    from nhiemvu.usecases.set_up_office import set_up_office

    details = {"superior": superior, "place": place, "signer": signer}
    with desk.transaction(writing=True) as session:
        changed = set_up_office(session, office=office, system=System(system), details=details)
    if changed:
        click.echo(say(f"Đã khai báo cơ quan: {office}.", f"The office is {office}."))
    else:
        click.echo(say("Không có gì thay đổi.", "Nothing changed."))
