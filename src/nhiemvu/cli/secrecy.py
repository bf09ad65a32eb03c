"""No password in what the program prints or records: those that it was started with are known from the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType

import click

from nhiemvu.cli.language import say
from nhiemvu.domain.secrets import holds_password, passwords_in, without_passwords

_known: frozenset[str] = frozenset()


def remember(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Take note of the passwords of this command: in addresses, and where the library of PostgreSQL looks for one."""
    global _known  # noqa: PLW0603 one process runs one command
    _known = frozenset(passwords_in([*arguments, environment.get("NHIEMVU_DB", "")]))
    if password := environment.get("PGPASSWORD"):
        _known |= {password}


def hidden(text: str) -> str:
    """Return a text without passwords."""
    return without_passwords(text, _known)


def warn_of_password(arguments: Sequence[str]) -> None:
    """Say that everybody on the computer can read the command line, where a password stands in it."""
    if any(map(holds_password, arguments)):
        click.echo(
            say(
                "Lưu ý: mật khẩu ghi trong lệnh hiện ra với mọi người dùng máy này và nằm lại trong lịch sử lệnh. "
                "Hãy để trong tệp ~/.pgpass, biến PGPASSWORD, PGSERVICE hoặc NHIEMVU_DB.",
                "Note: a password in the command can be read by everybody on this computer, and stays in the shell's "
                "history. Keep it in ~/.pgpass, PGPASSWORD, PGSERVICE or NHIEMVU_DB.",
            ),
            err=True,
        )


def show_traceback(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what led to an error, as Python does, without passwords."""
    from traceback import format_exception

    click.echo(hidden("".join(format_exception(kind, error, trace))), err=True, nl=False)
