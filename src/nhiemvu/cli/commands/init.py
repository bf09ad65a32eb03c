"""Name the office."""

from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import note
from nhiemvu.cli.path_types import FOLDER
from nhiemvu.cli.types import COUNT, WORDS


@define(
    "init",
    say("Khai báo cơ quan dùng cơ sở dữ liệu này.", "Name the office that uses this database."),
    'nhiemvu init --office "Đảng ủy xã Tân Phong" --system party',
    'nhiemvu init --office "Đảng ủy xã Tân Phong" --system party --authority "T/M BAN THƯỜNG VỤ" --position "BÍ THƯ"',
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
@click.option(
    "--abbreviation", type=WORDS, help=say("Chữ viết tắt trong ký hiệu, ví dụ ĐU.", "What stands for it in symbols.")
)
@click.option(
    "--authority", type=WORDS, help=say("Ký thay mặt ai, ví dụ T/M BAN THƯỜNG VỤ.", "In whose name is signed.")
)
@click.option("--position", type=WORDS, help=say("Chức vụ người ký.", "The office of who signs."))
@click.option("--signer", type=WORDS, help=say("Người ký.", "Who signs."))
@click.option(
    "--recipient",
    "recipients",
    type=WORDS,
    multiple=True,
    help=say("Nơi nhận; ghi nhiều lần, thay cho danh sách cũ.", "Who gets its reports; repeat for each, in order."),
)
@click.option(
    "--confirmation",
    type=click.Choice(["required", "none"]),
    help=say(
        "Việc đơn vị báo xong phải được xác nhận (required) hay không (none).",
        "Whether the office confirms what units report as done.",
    ),
)
@click.option(
    "--max-extensions",
    type=COUNT,
    help=say("Số lần gia hạn nhiều nhất của một nhiệm vụ.", "How often a deadline may be extended."),
)
@click.option(
    "--files",
    type=FOLDER,
    help=say(
        "Thư mục giữ tệp minh chứng; mặc định ở cạnh cơ sở dữ liệu.",
        "Where files that prove results are kept; beside the database by default.",
    ),
)
@click.pass_obj
def command(
    desk: Desk,
    /,
    office: str,
    system: str,
    recipients: tuple[str, ...],
    max_extensions: int | None,
    files: Path | None,
    **details: str | None,
) -> None:
    """Record the office's name, system and details."""
    from nhiemvu.domain.symbols import System
    from nhiemvu.usecases.carry_files import carry_files
    from nhiemvu.usecases.set_up_office import set_up_office

    details["max_extensions"] = str(max_extensions) if max_extensions else None
    # Commands are typed in many folders; the files stay in one.
    folder = files.absolute() if files else None
    details["files"] = str(folder) if folder else None
    with desk.transaction(writing=True) as session:
        carried = carry_files(session, folder) if folder else None
        changed = set_up_office(session, office=office, system=System(system), details=details, recipients=recipients)
    if changed:
        click.echo(say(f"Đã khai báo cơ quan: {office}.", f"The office is {office}."))
    else:
        click.echo(say("Không có gì thay đổi.", "Nothing changed."))
    if carried:
        note(
            say(
                f"Đã chép {carried.count} tệp minh chứng sang thư mục mới; thư mục cũ còn nguyên: {carried.source}",
                f"Copied {carried.count} files of evidence; the old folder is as it was: {carried.source}",
            )
        )
