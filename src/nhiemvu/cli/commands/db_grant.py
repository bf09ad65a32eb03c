"""Share a database on a server: who may do what, and giving and taking roles."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import format_option, note, print_json
from nhiemvu.cli.role_types import ACCOUNT, ROLE
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.roles import ROLE_NAMES, OfficeRole, good_password

if TYPE_CHECKING:
    from nhiemvu.store.database import Database
    from nhiemvu.store.roles import Holder
    from nhiemvu.usecases.share_database import Sharing

#: What each role may do, in a few words.
MAY = {
    None: Text("mọi việc trên máy chủ", "everything on the server"),
    OfficeRole.OWNER: Text("ghi, khai báo cơ quan, nâng cấp, cấp quyền", "write, set up, upgrade, grant"),
    OfficeRole.CLERK: Text("ghi nhiệm vụ, văn bản, đơn vị", "write records"),
    OfficeRole.READER: Text("xem, lập báo cáo", "read"),
}


class RoleNotNamed(UsageFault):
    """Neither a role to give nor that all are to be taken was said, or both."""

    def __init__(self) -> None:
        super().__init__(
            Text("Cần một trong hai: --role hoặc --revoke.", "One of both is needed: --role or --revoke."),
            Text(
                "Ví dụ: nhiemvu db grant lan --role clerk (hoặc reader, owner); nhiemvu db grant lan --revoke",
                "For example: nhiemvu db grant lan --role clerk (or reader, owner); nhiemvu db grant lan --revoke",
            ),
        )


class PasswordsDiffer(UsageFault):
    """The password was typed otherwise the second time."""

    def __init__(self) -> None:
        super().__init__(
            Text("Hai lần gõ mật khẩu không giống nhau.", "The two passwords differ."),
            Text("Chưa có gì thay đổi; chạy lại lệnh.", "Nothing was changed; run the command again."),
        )


@define(
    "grant",
    say(
        "Cho một tài khoản trên máy chủ PostgreSQL dùng cơ sở dữ liệu này; chưa có tài khoản thì tạo.",
        "Let an account of a PostgreSQL server use this database; the account is made where it lacks.",
    ),
    "nhiemvu db grant lan --role clerk",
    "nhiemvu db grant chanh.van.phong --role reader",
    "nhiemvu db grant lan --revoke",
    "nhiemvu db grant lan --role clerk --sql",
)
@click.argument("account", type=ACCOUNT, help=say("Tên tài khoản, không dấu, ví dụ lan.", "Its name, such as lan."))
@click.option(
    "--role",
    type=ROLE,
    help=say(
        "owner (phụ trách), clerk (chuyên viên: ghi) hoặc reader (người xem).",
        "owner, clerk (who writes) or reader.",
    ),
)
@click.option("--revoke", is_flag=True, help=say("Thôi mọi quyền của tài khoản ở đây.", "Take all its roles here."))
@click.option(
    "--password-stdin",
    is_flag=True,
    help=say(
        "Đặt, hoặc đặt lại, mật khẩu: dòng đầu của đầu vào chuẩn, hay gõ tại bàn phím.",
        "Set its password, also anew: the first line of standard input, or typed at the keyboard.",
    ),
)
@click.option(
    "--sql",
    is_flag=True,
    help=say("Chỉ in câu lệnh SQL để người quản trị máy chủ chạy.", "Only print SQL for the keeper of the server."),
)
@click.option("--dry-run", is_flag=True, help=say("Chỉ xem, không làm.", "Only look, change nothing."))
@click.pass_obj
def grant_command(
    desk: Desk, account: str, role: OfficeRole | None, revoke: bool, password_stdin: bool, sql: bool, dry_run: bool
) -> None:
    """Give an account a role, or take its roles."""
    from nhiemvu.usecases.share_database import grant_role, revoke_roles

    if (role is None) is not revoke:
        raise RoleNotNamed
    database, rehearsal = desk.database(), sql or dry_run
    if role is None:
        sharing = revoke_roles(database, account, rehearsal=rehearsal)
    else:
        password = partial(_password, desk, account, from_input=password_stdin, wanted=not rehearsal)
        sharing = grant_role(database, account, role, password=password, rehearsal=rehearsal)
    if sql:
        _print_sql(database, sharing, account)
    else:
        _print_steps(sharing, dry_run=dry_run)
        if role and sharing.without_password and not dry_run:
            _tell_of_password(account, role)


def _password(desk: Desk, account: str, exists: bool, *, from_input: bool, wanted: bool) -> str | None:
    """Return the password that an account is to get, or None: it is never asked for on the command line itself."""
    if not wanted:
        return None
    if from_input and not desk.interactive:
        return good_password(sys.stdin.readline().rstrip("\r\n"))
    if not desk.interactive or (exists and not from_input):
        return None
    from nhiemvu.cli.asking import hidden

    first = hidden(
        say(f"Mật khẩu cho {account} (Enter: chưa đặt)", f"Password for {account} (Enter: none yet)"),
    )
    if first and good_password(first) != hidden(say("Gõ lại mật khẩu", "The same again")):
        raise PasswordsDiffer
    return first or None


def _print_steps(sharing: "Sharing", *, dry_run: bool) -> None:
    told = [spoken(step.does) for step in sharing.steps if step.does]
    if not told:
        note(say("Không có gì thay đổi.", "Nothing changes."))
    else:
        click.echo(say("Sẽ làm:", "This would be done:") if dry_run else say("Đã làm:", "Done:"))
    for line in told:
        click.echo(f"  - {line}")
    if dry_run:
        note(say("Chạy thử (--dry-run): chưa làm gì.", "Dry run: nothing was done."))


def _tell_of_password(account: str, role: OfficeRole) -> None:
    again = f"nhiemvu db grant {account} --role {role} --password-stdin"
    note(
        say(
            f"{account} chưa có mật khẩu. Nếu máy chủ đòi thì đặt bằng: {again}",
            f"{account} has no password yet. Where the server wants one, set it: {again}",
        )
    )


def _print_sql(database: "Database", sharing: "Sharing", account: str) -> None:
    click.echo(f"-- nhiemvu: {database.name}")
    click.echo("BEGIN;")
    for step in sharing.steps:
        click.echo(f"{step.sql};")
    click.echo("COMMIT;")
    if sharing.without_password:
        click.echo(f"\\password {account}")


@define(
    "who",
    say(
        "Xem ai được làm gì với cơ sở dữ liệu này, và ai đang kết nối.",
        "See who may do what with this database, and who is connected.",
    ),
    "nhiemvu db who",
)
@format_option
@click.pass_obj
def who_command(desk: Desk, output_format: str) -> None:
    """List the accounts that may use the database."""
    from nhiemvu.usecases.share_database import who_shares

    database = desk.database(outdated=True)
    shared = who_shares(database)
    if output_format == "json":
        print_json([_object(holder) for holder in shared.holders])
        return
    columns = [
        Column(say("Tài khoản", "Account")),
        Column(say("Quyền", "Role")),
        Column(say("Được làm", "May"), wraps=True),
        Column(say("Đang kết nối", "Connected")),
    ]
    rows = [(one.name, _role(one), spoken(MAY[one.role]), _connected(one)) for one in shared.holders]
    print_rows(output_format, columns, rows, say("Chưa có tài khoản nào.", "There is no account yet."))
    if database.is_sqlite:
        note(
            say(
                "Đây là một tệp: chỉ người giữ tệp dùng được. Để nhiều người dùng chung, chuyển lên máy chủ: "
                "nhiemvu db move --to postgresql://MÁY_CHỦ/TÊN",
                "This is a file: only who keeps it uses it. To share it, move it to a server: "
                "nhiemvu db move --to postgresql://HOST/NAME",
            )
        )
    if shared.open_to_all:
        note(
            say(
                "Mọi tài khoản khác của máy chủ cũng kết nối được; lệnh nhiemvu db grant đầu tiên sẽ đóng lại.",
                "Any other account of the server may connect, too; the first nhiemvu db grant closes it.",
            )
        )


def _role(holder: "Holder") -> str:
    return spoken(ROLE_NAMES[holder.role]) if holder.role else say("quản trị máy chủ", "keeper of the server")


def _connected(holder: "Holder") -> str:
    if not holder.connections:
        return ""
    return f"{holder.since:%H:%M %d/%m/%Y}" if holder.since else say("có", "yes")


def _object(holder: "Holder") -> dict[str, object]:
    return {
        "account": holder.name,
        "role": holder.role or "administrator",
        "connections": holder.connections,
        "since": holder.since,
    }
