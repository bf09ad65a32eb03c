"""Rename a unit."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import show_rehearsal
from nhiemvu.cli.types import UNIT, WORDS
from nhiemvu.cli.unit_changes import change_options
from nhiemvu.domain.dates import short_day


@define(
    "rename",
    say(
        "Đổi tên một đơn vị từ ngày có hiệu lực; nhiệm vụ giữ nguyên, báo cáo cũ giữ tên cũ.",
        "Give a unit another name from a day on; its tasks stay, old reports keep the old name.",
    ),
    'nhiemvu unit rename "Ban Tuyên giáo" "Ban Tuyên giáo và Dân vận" --from 1/3/2025'
    ' --basis "Quyết định số 98-QĐ/TU ngày 25/02/2025 của Tỉnh ủy"',
    'nhiemvu unit rename "Ban Xây dựng Đản" "Ban Xây dựng Đảng" --slip',
)
@click.argument("unit", type=UNIT, metavar=say("ĐƠN_VỊ", "UNIT"), help=say("Tên hoặc số đơn vị.", "Name or number."))
@click.argument("name", type=WORDS, metavar=say("TÊN_MỚI", "NEW_NAME"), help=say("Tên mới.", "The new name."))
@click.option(
    "--slip",
    is_flag=True,
    help=say("Chỉ sửa lỗi gõ; không lưu tên cũ.", "Correct a slip; the old name is not kept."),
)
@change_options
@click.pass_obj
def command(
    desk: Desk,
    unit: str,
    name: str,
    slip: bool,
    from_on: date | None,
    until_on: date | None,
    basis: str | None,
    dry_run: bool,
) -> None:
    """Rename a unit and say since when."""
    from nhiemvu.cli.output import note, print_words
    from nhiemvu.usecases.rename_unit import rename_unit

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        renamed = rename_unit(
            session, unit, name, from_on=from_on, until_on=until_on, basis=basis, is_slip=slip, today=desk.today
        )
        if dry_run:
            show_rehearsal(session)
            return
    if not renamed.changed:
        note(say(f"Đơn vị đã mang tên “{renamed.name}”.", f"The unit is called “{renamed.name}” already."))
        return
    since = say(f" từ {short_day(renamed.day)}", f" from {short_day(renamed.day)}") if renamed.day else ""
    words = say(
        f"{renamed.former_name} đổi tên thành {renamed.name}{since}.",
        f"{renamed.former_name} is called {renamed.name}{since}.",
    )
    print_words(words)
