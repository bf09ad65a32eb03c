"""Back the database up, and put a backup back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import ask
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.path_types import FILE
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.usecases.restore_database import Held


class RestoreNotAgreed(UsageFault):
    """A backup is to be put back, and nobody can be asked."""

    def __init__(self) -> None:
        super().__init__(
            Text("Khôi phục sẽ thay dữ liệu hiện tại.", "Restoring takes the place of the data of now."),
            Text("Thêm --yes để khôi phục mà không hỏi.", "Add --yes to restore without being asked."),
        )


class NoBackupYet(UsageFault):
    """The newest backup is asked for, and there is none."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa có bản sao lưu nào của cơ sở dữ liệu này.", "There is no backup of this database yet."),
            Text("Ghi rõ tệp: nhiemvu db restore TỆP", "Name a file: nhiemvu db restore FILE"),
        )


@define(
    "backup",
    say(
        "Sao lưu cơ sở dữ liệu, cả khi người khác đang làm việc; bản sao được đọc lại để kiểm tra.",
        "Back the database up, also while others work; the copy is read through.",
    ),
    "nhiemvu db backup",
    "nhiemvu db backup E:/sao-luu",
    "nhiemvu db backup --list",
)
@click.argument(
    "target",
    type=FILE,
    required=False,
    help=say(
        "Thư mục, hoặc tệp mới .db; mặc định cạnh cơ sở dữ liệu.", "A folder, or a new .db file; beside the database."
    ),
)
@click.option("--list", "listed", is_flag=True, help=say("Liệt kê các bản đã có.", "List those there are."))
@click.pass_obj
def backup_command(desk: Desk, target: Path | None, listed: bool) -> None:
    """Copy the database and say where to, or list the copies."""
    from nhiemvu.usecases.back_up_database import back_up

    if listed:
        _list(desk)
        return
    made = back_up(desk.database(outdated=True), desk.sign().at, target)
    size = f"{max(made.size // 1024, 1):,}".replace(",", ".")
    click.echo(say(f"Đã sao lưu và kiểm tra: {made.path} ({size} KB)", f"Backed up and read through: {made.path}"))
    if made.files:
        click.echo(say(f"Kèm {made.files} tệp minh chứng mới.", f"With {made.files} new files of evidence."))
    for path in made.thinned:
        click.echo(say(f"Đã bỏ bản cũ: {path.name}", f"Removed an old one: {path.name}"), err=True)


def _list(desk: Desk) -> None:
    from nhiemvu.cli.rows import Column, print_rows
    from nhiemvu.usecases.back_up_database import backups_at

    backups = backups_at(desk.place())
    columns = [Column(say("Lúc", "Made at")), Column(say("Tệp", "File"), wraps=True)]
    rows: list[list[object]] = [[f"{backup.made_at:%d/%m/%Y %H:%M:%S}", str(path)] for backup, path in backups]
    print_rows("table", columns, rows, say("Chưa có bản sao lưu nào.", "There is no backup yet."))


@define(
    "restore",
    say(
        "Khôi phục một bản sao lưu; dữ liệu hiện tại được giữ lại thành một bản sao lưu khác.",
        "Put a backup back; the data of now is kept as another backup.",
    ),
    "nhiemvu db restore",
    "nhiemvu db restore E:/sao-luu/nhiemvu-20260331-083015.db --yes",
)
@click.argument(
    "source",
    type=FILE,
    required=False,
    help=say("Bản sao lưu; mặc định bản mới nhất.", "The backup, the newest by default."),
)
@click.option("--yes", is_flag=True, help=say("Khôi phục mà không hỏi.", "Do not ask."))
@click.pass_obj
def restore_command(desk: Desk, source: Path | None, yes: bool) -> None:
    """Put a backup back after showing how far both have come."""
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.restore_database import held_by, held_by_backup, is_backup_there, restore

    place = desk.place()
    chosen = source or _newest(place)
    if not yes and not desk.interactive:
        raise RestoreNotAgreed
    coming = held_by_backup(chosen) if is_backup_there(chosen) else None
    going = held_by(place)
    if not yes and coming:
        _show(coming, going)
        ask(say(f"Thay dữ liệu hiện tại bằng “{chosen}”?", f"Put “{chosen}” in its place?"))
    done = restore(place, chosen, desk.sign().at)
    if yes and coming:
        _show(coming, going)
    click.echo(say(f"Đã khôi phục từ {chosen}.", f"Restored {chosen}."))
    if done.kept:
        click.echo(say(f"Dữ liệu trước đó giữ tại: {done.kept}", f"What was there is kept: {done.kept}"))
    if done.files:
        click.echo(say(f"Đã chép lại {done.files} tệp minh chứng.", f"{done.files} files of evidence came back."))
    if done.outdated:
        note(
            say(
                "Bản này do bản cũ của chương trình tạo ra; chạy tiếp: nhiemvu db upgrade",
                "It is of an older version; go on with: nhiemvu db upgrade",
            )
        )


def _newest(place: str) -> Path:
    from nhiemvu.usecases.restore_database import newest_backup

    newest = newest_backup(place)
    if newest is None:
        raise NoBackupYet
    return newest


def _show(coming: "Held", going: "Held") -> None:
    for caption, held in (
        (say("Bản sao lưu", "The backup"), coming),
        (say("Dữ liệu đang có", "The data of now"), going),
    ):
        click.echo(f"{caption}: {_words(held)}", err=True)


def _words(held: "Held") -> str:
    if held.fault:
        return spoken(held.fault)
    if held.newest_at is None:
        return say("chưa ghi gì.", "nothing was recorded yet.")
    return say(
        f"đến lượt ghi {held.events}, lúc {held.newest_at:%H:%M ngày %d/%m/%Y}.",
        f"up to event {held.events}, {held.newest_at:%Y-%m-%d %H:%M}.",
    )
