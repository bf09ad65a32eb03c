"""The option of a secret's degree, and what is said when something is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import agrees
from nhiemvu.cli.language import say
from nhiemvu.cli.types import stated
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import LIFTED, Secrecy

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.cli.desk import Desk


class BadDegree(UsageFault):
    """What was typed is no degree of a secret."""

    def __init__(self, text: str, *, may_lift: bool) -> None:
        values = ", ".join([*Secrecy, *([LIFTED] if may_lift else [])])
        super().__init__(
            Text(f"“{text}” không phải là độ mật.", f"“{text}” is no degree of secrecy."),
            Text(f"Ghi một trong: {values}.", f"Write one of: {values}."),
        )


class Degree(click.ParamType[str]):
    """A degree of a state secret, in Vietnamese with or without accents; where it may be lifted, LIFTED too."""

    name = "degree"

    def __init__(self, *, may_lift: bool) -> None:
        self.may_lift = may_lift

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the degree's value in `Secrecy`, or LIFTED."""
        from nhiemvu.domain.text import fold

        text = stated(value, param, ctx)
        degree = "-".join(fold(text).replace("-", " ").split())
        if degree in set(Secrecy) or (self.may_lift and degree == LIFTED):
            return degree
        raise BadDegree(text, may_lift=self.may_lift)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the values for the help."""
        del param, ctx
        return f"[{'|'.join([*Secrecy, *([LIFTED] if self.may_lift else [])])}]"


def secret_option(*, may_lift: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds `--secret` to a command."""
    vi = "Bí mật nhà nước độ mật, tối mật hay tuyệt mật: không giữ lời nào"
    en = "A state secret of this degree: no word is kept"
    if may_lift:
        vi, en = f"{vi}; {LIFTED}: đã giải mật.", f"{en}; {LIFTED}: declassified."
    return click.option(
        "--secret", "degree", type=Degree(may_lift=may_lift), help=say(vi.rstrip(".") + ".", en.rstrip(".") + ".")
    )


def may_clear(desk: Desk, held: str, yes: bool) -> bool:
    """Ask whether the words of what is to be marked may be cleared; False where nobody is there to ask.

    Raises click.Abort where the answer is no.
    """
    if yes or not desk.interactive:
        return yes
    if not agrees(say(f"{held} đang có lời đã ghi; xóa hẳn khỏi hồ sơ?", f"{held}: clear the words for good?")):
        raise click.Abort
    return True


def print_cleared(tasks: Sequence[int], files: Sequence[Path]) -> None:
    """Say what marking did and, plainly, what it could not do."""
    from nhiemvu.cli.change_words import ranges
    from nhiemvu.cli.output import note

    numbers = ranges(tasks)
    if tasks:
        note(say(f"Đã xóa lời khỏi nhiệm vụ: {numbers}.", f"Words were cleared from tasks: {numbers}."))
    note(
        say(
            "Lời đã ghi trước đây vẫn còn trong lịch sử của cơ sở dữ liệu này (không in ra nữa), trong các bản sao lưu,"
            " bản lưu trữ, báo cáo và tệp đã xuất. Nếu là bí mật nhà nước: báo người phụ trách bảo vệ bí mật của"
            " cơ quan.",
            "What was recorded before stays in the history of this database (not shown any more), in backups, archives"
            " and files that were written. If it is a state secret, tell the security officer.",
        )
    )
    for file in files:
        note(say(f"Tệp minh chứng còn lưu tại: {file}", f"A file of evidence still lies at: {file}"))
