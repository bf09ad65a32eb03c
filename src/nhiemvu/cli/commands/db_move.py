"""Move the database to another place or kind."""

from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FOLDER
from nhiemvu.cli.types import WORDS


@define(
    "move",
    say(
        "Chuyển toàn bộ dữ liệu, cả lịch sử, sang một cơ sở dữ liệu mới và đối chiếu từng bảng; bản cũ giữ nguyên.",
        "Carry everything, history too, to a new database and compare table by table; the old one stays.",
    ),
    "nhiemvu db move --to postgresql+psycopg://maychu/dang_uy --files //maychu/minh-chung",
    "nhiemvu db move --to D:/du-lieu/xa.db",
)
@click.option(
    "--to",
    "target",
    type=WORDS,
    required=True,
    metavar="PATH|URL",
    help=say("Cơ sở dữ liệu mới, còn trống.", "The new database, still empty."),
)
@click.option(
    "--files",
    type=FOLDER,
    help=say(
        "Thư mục giữ tệp minh chứng mà mọi máy mở được; cần khi chuyển lên máy chủ.",
        "The folder for evidence that every computer can open; needed on a server.",
    ),
)
@click.pass_obj
def command(desk: Desk, target: str, files: Path | None) -> None:
    """Move the database and say how to go on with the new one."""
    from nhiemvu.usecases.move_database import move_database
    from nhiemvu.usecases.name_files_folder import FilesFolder

    folder = FilesFolder(files.absolute(), *desk.sign()) if files else None
    with desk.transaction(writing=False) as session:
        moved = move_database(session, target, folder)
    click.echo(
        say(
            f"Đã chuyển sang {moved.database}: {moved.tables} bảng, khớp từng dòng; {moved.files} tệp minh chứng.",
            f"Moved to {moved.database}: {moved.tables} tables, equal row by row; {moved.files} files of evidence.",
        )
    )
    click.echo(
        say(
            "Từ nay thêm --db hoặc đặt NHIEMVU_DB để dùng nơi mới; bản cũ còn nguyên.",
            "Use it from now on with --db or NHIEMVU_DB; the old one is as it was.",
        ),
        err=True,
    )
