"""Accounts of a server and their roles in a database: what is to be run so that somebody has one, and who has which.

A role is had by being a member of its group. Whoever is an owner may give roles on, but new accounts are made by who
may make accounts (CREATEROLE): for others the statements are told, to be run by the keeper of the server.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.errors import Conflict, DatabaseFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.roles import ROLE_NAMES, OfficeRole, group_name
from nhiemvu.domain.values import dataclass
from nhiemvu.store.engine import account_of
from nhiemvu.store.grants import (
    MAY_OWN,
    Place,
    groups_there,
    literal,
    place_of,
    quoted,
    run,
    statements_of_place,
    statements_of_tables,
)
from nhiemvu.store.server_faults import OwnerNeeded

#: What the server answers where something is not allowed (its manual, appendix A).
NOT_ALLOWED = "42501"
#: Since this version a membership is taken back in the name of who gave it.
NAMES_GRANTORS = 160000

FIND_ACCOUNT = text("SELECT rolcanlogin AS logs_in, rolsuper AS rules FROM pg_roles WHERE rolname = :name")
FIND_TAKEN = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names) AND rolcanlogin ORDER BY rolname")
FIND_MEMBERSHIPS = text(
    "SELECT held.rolname AS held, giver.rolname AS giver FROM pg_auth_members"
    " JOIN pg_roles held ON held.oid = roleid JOIN pg_roles member ON member.oid = pg_auth_members.member"
    " LEFT JOIN pg_roles giver ON giver.oid = grantor"
    " WHERE member.rolname = :name AND held.rolname = ANY(:names) ORDER BY held.rolname"
)
#: Who owned the tables, and who is at work: both stay owners when the tables become the group's.
FIND_OWNERS = text(
    "SELECT rolname, rolname = current_user AS works FROM pg_roles"
    " WHERE NOT rolsuper AND NOT coalesce(pg_has_role(oid, to_regrole(:group), 'USAGE'), false)"
    " AND (rolname = current_user OR oid = (SELECT relowner FROM pg_class WHERE oid = to_regclass('event')))"
    " ORDER BY rolname"
)
FIND_OTHER_OWNERS = text(
    "SELECT count(*) FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND rolname <> :name"
    " AND pg_has_role(oid, to_regrole(:group), 'USAGE')"
)
IS_OPEN_TO_ALL = text(
    "SELECT EXISTS (SELECT FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))"
    " WHERE datname = current_database() AND grantee = 0) OR has_schema_privilege('public', current_schema(), 'USAGE')"
)
LETS_GROUPS_IN = text(
    "SELECT bool_and(has_database_privilege(oid, current_database(), 'CONNECT')"
    " AND has_schema_privilege(oid, current_schema(), 'USAGE')) FROM pg_roles WHERE rolname = ANY(:names)"
)
RULES = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
#: Whoever may give roles: an owner, and who makes accounts on the server.
MAY_GRANT = text(
    "SELECT rolcreaterole OR pg_has_role(relowner, 'USAGE') FROM pg_roles, pg_class"
    " WHERE rolname = current_user AND pg_class.oid = to_regclass('event')"
)
#: What somebody may do is asked of the tables themselves, whichever way the right was given.
FIND_HOLDERS = text(
    "SELECT rolname AS name, rolsuper AS rules, pg_has_role(rol.oid, relowner, 'USAGE') AS owns,"
    " has_table_privilege(rol.oid, 'task', 'UPDATE') AS writes,"
    " count(pid) AS connections, min(backend_start) AS since"
    " FROM pg_roles rol CROSS JOIN pg_class"
    " LEFT JOIN pg_stat_activity ON usesysid = rol.oid AND datname = current_database()"
    " WHERE pg_class.oid = to_regclass('event') AND rolcanlogin AND has_table_privilege(rol.oid, 'task', 'SELECT')"
    " AND has_database_privilege(rol.oid, current_database(), 'CONNECT')"
    " GROUP BY rol.oid, rolname, rolsuper, relowner ORDER BY rolname"
)


class IsAdministrator(Conflict):
    """A role is to be given to who rules the server and may do everything on it."""

    def __init__(self, account: str) -> None:
        super().__init__(
            Text(
                f"“{account}” là tài khoản quản trị máy chủ, đã có mọi quyền.",
                f"“{account}” rules the server and may do everything already.",
            ),
            Text("Cấp quyền cho tài khoản riêng của từng người.", "Give a role to each person's own account."),
        )


class NotAnAccount(Conflict):
    """A name that is wanted for an account is that of a group, or the other way round."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Máy chủ đã có “{name}” dùng vào việc khác.",
                f"The server has “{name}” already, for something else.",
            ),
            Text(
                "Chọn tên tài khoản khác, hoặc nhờ người quản trị máy chủ đổi tên vai trò ấy.",
                "Choose another name, or let the keeper of the server rename that role.",
            ),
        )


class LastOwner(Conflict):
    """The only owner is to be one no longer."""

    def __init__(self, account: str) -> None:
        super().__init__(
            Text(f"“{account}” là người phụ trách duy nhất.", f"“{account}” is the only owner."),
            Text(
                "Cấp quyền phụ trách cho người khác trước: nhiemvu db grant TÊN --role owner",
                "Make another one first: nhiemvu db grant NAME --role owner",
            ),
        )


class MayNotGrant(DatabaseFault):
    """The server does not let this account make accounts or give roles."""

    def __init__(self, account: str, statement: str) -> None:
        super().__init__(
            Text(
                f"Máy chủ không cho tài khoản “{account}” chạy: {statement}.",
                f"The server does not let “{account}” run: {statement}.",
            ),
            Text(
                "Chưa có gì thay đổi. In câu lệnh bằng --sql rồi nhờ người quản trị máy chủ chạy bằng psql.",
                "Nothing was changed. Print the statements with --sql and let the keeper of the server run them.",
            ),
        )


class Step(NamedTuple):
    """A statement, and what it does where a person wants to know."""

    sql: str
    does: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An account that may use a database."""

    name: str
    #: None for who rules the server.
    role: OfficeRole | None
    #: How often it is connected now.
    connections: int
    #: Since when, in Vietnam's time; None where it is not, or where the server does not tell.
    since: datetime | None


def account_exists(connection: Connection, account: str) -> bool:
    """Tell whether the server has an account.

    Raises NotAnAccount, IsAdministrator.
    """
    found = connection.execute(FIND_ACCOUNT, {"name": account}).one_or_none()
    if found and found.rules:
        raise IsAdministrator(account)
    if (found and not found.logs_in) or account in place_of(connection).groups:
        raise NotAnAccount(account)
    return found is not None


def require_giver(connection: Connection, name: str) -> None:
    """Hold that the user may give roles in a database at all, before anything is asked of him.

    Raises OwnerNeeded.
    """
    if not connection.execute(MAY_GRANT).scalar():
        raise OwnerNeeded(name, account_of(connection) or "?")


def steps_of_grant(connection: Connection, account: str, role: OfficeRole) -> Iterator[Step]:
    """Yield what gives an account one role and no other, the account and the groups being made where they lack.

    Raises NotAnAccount, IsAdministrator, LastOwner.
    """
    place = place_of(connection)
    exists = account_exists(connection, account)
    yield from _groups(connection, place)
    if not exists:
        yield Step(
            f"CREATE ROLE {quoted(account)} LOGIN", Text(f"tạo tài khoản {account}", f"make the account {account}")
        )
    wanted = group_name(place.database, role)
    held = list(connection.execute(FIND_MEMBERSHIPS, {"name": account, "names": place.groups}))
    if role is not OfficeRole.OWNER:
        _require_other_owner(connection, place, account, [row.held for row in held])
    yield from _taken_back(connection, account, [(row.held, row.giver) for row in held if row.held != wanted])
    if wanted not in {row.held for row in held}:
        passing_on = " WITH ADMIN OPTION" if role is OfficeRole.OWNER else ""
        name = ROLE_NAMES[role]
        yield Step(
            f"GRANT {quoted(wanted)} TO {quoted(account)}{passing_on}",
            Text(f"cấp cho {account} quyền {name.vi}", f"make {account} a {name.en}"),
        )


def steps_of_revoke(connection: Connection, account: str) -> Iterator[Step]:
    """Yield what takes every role in this database from an account; nothing where it has none.

    Raises NotAnAccount, IsAdministrator, LastOwner.
    """
    account_exists(connection, account)
    place = place_of(connection)
    held = list(connection.execute(FIND_MEMBERSHIPS, {"name": account, "names": place.groups}))
    _require_other_owner(connection, place, account, [row.held for row in held])
    yield from _taken_back(connection, account, [(row.held, row.giver) for row in held])


def _groups(connection: Connection, place: Place) -> Iterator[Step]:
    """Yield what makes the groups and gives them what is theirs."""
    if taken := connection.execute(FIND_TAKEN, {"names": place.groups}).scalar():
        raise NotAnAccount(taken)
    lacking = set(place.groups) - groups_there(connection, place)
    for name in place.groups:
        if name in lacking:
            yield Step(f"CREATE ROLE {quoted(name)} NOLOGIN", Text(f"tạo vai trò {name}", f"make the role {name}"))
    owner, clerk, reader = (place.group(role) for role in OfficeRole)
    if lacking:
        yield Step(f"GRANT {clerk}, {reader} TO {owner} WITH ADMIN OPTION")
        for row in connection.execute(FIND_OWNERS, {"group": owner}):
            # Who makes a group may pass it on already, and may not be given that by himself.
            passing_on = "" if row.works else " WITH ADMIN OPTION"
            yield Step(f"GRANT {owner} TO {quoted(row.rolname)}{passing_on}")
    if lacking or is_open_to_all(connection) or not _lets_groups_in(connection, place):
        closing = Text("chỉ cho tài khoản được cấp quyền kết nối", "let nobody connect but accounts that have a role")
        yield from (Step(sql, None if place_ else closing) for place_, sql in enumerate(statements_of_place(place)))
    if lacking or connection.execute(MAY_OWN).scalar():
        yield from map(Step, statements_of_tables(connection, place))


def _lets_groups_in(connection: Connection, place: Place) -> bool:
    """Tell whether the groups may connect: those of a database that was made anew under its old name may not yet."""
    return bool(connection.execute(LETS_GROUPS_IN, {"names": place.groups}).scalar())


def _require_other_owner(connection: Connection, place: Place, account: str, held: Sequence[str]) -> None:
    owner = group_name(place.database, OfficeRole.OWNER)
    if owner not in held or connection.execute(RULES).scalar():
        return
    if not connection.execute(FIND_OTHER_OWNERS, {"name": account, "group": quoted(owner)}).scalar():
        raise LastOwner(account)


def _taken_back(connection: Connection, account: str, held: Iterable[tuple[str, str | None]]) -> Iterator[Step]:
    version = connection.execute(text("SELECT current_setting('server_version_num')::integer")).scalar_one()
    for name, giver in held:
        role = next(role for role in OfficeRole if name.endswith(f"_{role.value}"))
        by = f" GRANTED BY {quoted(giver)}" if giver and version >= NAMES_GRANTORS else ""
        yield Step(
            f"REVOKE {quoted(name)} FROM {quoted(account)}{by}",
            Text(f"thôi quyền {ROLE_NAMES[role].vi} của {account}", f"{account} is no {ROLE_NAMES[role].en} any more"),
        )


def password_step(connection: Connection, account: str, password: str) -> Step:
    """Return what sets an account's password, made unreadable before it leaves this computer."""
    driver = connection.connection.dbapi_connection
    hidden = driver.pgconn.encrypt_password(password.encode(), account.encode()).decode()  # type: ignore[union-attr]
    return Step(
        f"ALTER ROLE {quoted(account)} PASSWORD {literal(hidden)}",
        Text(f"đặt mật khẩu cho {account}", f"set the password of {account}"),
    )


def carry_out(connection: Connection, steps: Iterable[Step]) -> None:
    """Run steps.

    Raises MayNotGrant.
    """
    for step in steps:
        try:
            run(connection, step.sql)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != NOT_ALLOWED:
                raise
            # The statement without what it sets: a password stands last.
            raise MayNotGrant(account_of(connection) or "?", step.sql.partition(" PASSWORD ")[0]) from None


def holders(connection: Connection) -> list[Holder]:
    """Return who may use the database, by name."""
    return [
        Holder(
            name=row.name,
            role=None if row.rules else _role(owns=row.owns, writes=row.writes),
            connections=row.connections,
            since=row.since.astimezone(VIETNAM) if row.since else None,
        )
        for row in connection.execute(FIND_HOLDERS)
    ]


def _role(*, owns: bool, writes: bool) -> OfficeRole:
    if owns:
        return OfficeRole.OWNER
    return OfficeRole.CLERK if writes else OfficeRole.READER


def is_open_to_all(connection: Connection) -> bool:
    """Tell whether accounts without a role may connect."""
    return bool(connection.execute(IS_OPEN_TO_ALL).scalar())
