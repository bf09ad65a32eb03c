"""Share a database on a server: give people roles in it, take them back, and tell who has which."""

from collections.abc import Callable, Sequence
from pathlib import Path

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.roles import OfficeRole
from nhiemvu.domain.values import dataclass
from nhiemvu.store.engine import Database, connected
from nhiemvu.store.roles import (
    Holder,
    Step,
    account_exists,
    carry_out,
    holders,
    is_open_to_all,
    password_step,
    require_giver,
    steps_of_grant,
    steps_of_revoke,
)


class NothingToShare(UsageFault):
    """Roles are asked for in a database that is a file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"{name} là một tệp: chỉ người giữ tệp dùng được, không cấp quyền cho người khác.",
                f"{name} is a file: who keeps it uses it, and nobody else.",
            ),
            Text(
                "Để nhiều người dùng chung, chuyển lên máy chủ PostgreSQL: nhiemvu db move --to postgresql://MÁY_CHỦ/TÊN",
                "To share it, move it to a PostgreSQL server: nhiemvu db move --to postgresql://HOST/NAME",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What was done, or is to be done, so that an account has a role."""

    steps: Sequence[Step]
    #: Whether the account is new, and has no password yet.
    without_password: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Who may use a database."""

    holders: Sequence[Holder]
    #: Whether accounts without a role may connect.
    open_to_all: bool


def grant_role(
    database: Database,
    account: str,
    role: OfficeRole,
    *,
    password: Callable[[bool], str | None],
    rehearsal: bool = False,
) -> Sharing:
    """Give an account one role in a database and no other; account and groups are made where they lack.

    `password` is asked for the account's password, being told whether the account is there; None leaves it as it is. It
    is asked before anything is locked. A rehearsal changes nothing.
    Raises NothingToShare, OwnerNeeded, NotAnAccount, IsAdministrator, LastOwner, MayNotGrant.
    """
    _require_server(database)
    with connected(database, writing=False) as connection:
        if not rehearsal:
            require_giver(connection, database.name)
        exists = account_exists(connection, account)
    secret = password(exists)
    with connected(database, writing=not rehearsal, migrating=True) as connection:
        steps = list(steps_of_grant(connection, account, role))
        if not rehearsal:
            settings = [password_step(connection, account, secret)] if secret else []
            carry_out(connection, [*steps, *settings])
            steps += settings
    return Sharing(steps=steps, without_password=not exists and secret is None)


def revoke_roles(database: Database, account: str, *, rehearsal: bool = False) -> Sharing:
    """Take every role in a database from an account; the account itself stays, for it may have work elsewhere.

    Raises NothingToShare, OwnerNeeded, NotAnAccount, IsAdministrator, LastOwner, MayNotGrant.
    """
    _require_server(database)
    with connected(database, writing=not rehearsal, migrating=True) as connection:
        if not rehearsal:
            require_giver(connection, database.name)
        steps = list(steps_of_revoke(connection, account))
        if not rehearsal:
            carry_out(connection, steps)
    return Sharing(steps=steps, without_password=False)


def who_shares(database: Database) -> Shared:
    """Return who may use a database; of a file, who keeps it."""
    if database.is_sqlite:
        keeper = Holder(name=_keeper_of(database.path), role=OfficeRole.OWNER, connections=0, since=None)
        return Shared(holders=[keeper], open_to_all=False)
    with connected(database, writing=False) as connection:
        return Shared(holders=holders(connection), open_to_all=is_open_to_all(connection))


def _keeper_of(path: Path) -> str:
    """Return the name of the user who keeps a file, or his number where the system knows no name."""
    try:
        return path.owner()
    except (KeyError, NotImplementedError):
        return str(path.stat().st_uid)


def _require_server(database: Database) -> None:
    if database.is_sqlite:
        raise NothingToShare(database.name)
