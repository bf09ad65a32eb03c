"""Accounts and their roles as words of the command line."""

import click

from nhiemvu.cli.conditions import NamedChoice
from nhiemvu.cli.language import say
from nhiemvu.cli.types import stated
from nhiemvu.domain.language import Text
from nhiemvu.domain.roles import ROLE_NAMES, OfficeRole, login_name


class Account(click.ParamType[str]):
    """The name of an account on a server."""

    name = "account"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as the server keeps it."""
        return login_name(stated(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for an account in help."""
        del param, ctx
        return say("TÀI_KHOẢN", "ACCOUNT")


ACCOUNT = Account()
ROLE = NamedChoice(OfficeRole, ROLE_NAMES, Text("QUYỀN", "ROLE"))
