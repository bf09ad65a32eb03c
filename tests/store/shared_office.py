"""An office whose clerks share one database on a server: an owner, a clerk and a reader, each with an account."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.roles import OfficeRole, group_name
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.usecases.share_database import grant_role
from tests.server import Server
from tests.store.store_factories import make_task

AT = datetime(2026, 6, 20, 8, tzinfo=VIETNAM)


@dataclass(frozen=True)
class SharedOffice:
    """A database on a server with accounts of its own."""

    #: As the keeper of the server opens it.
    database: Database

    @property
    def name(self) -> str:
        """The name of the database."""
        return str(self.database.engine.url.database)

    def account(self, who: str) -> str:
        """Return the name of an account that no other office has."""
        return f"{who}_{self.name}"

    def location(self, who: str) -> str:
        """Return the URL by which somebody opens the database."""
        url = self.database.engine.url.set(username=self.account(who))
        return url.render_as_string(hide_password=False)

    def opened_by(self, who: str) -> Database:
        """Return the database as somebody opens it."""
        return open_database(self.location(who))

    def grant(self, who: str, role: OfficeRole) -> None:
        """Give somebody a role."""
        grant_role(self.database, self.account(who), role, password=lambda _: None)

    def sql(self, who: str | None, *statements: str) -> list[Any]:
        """Run statements in one transaction as somebody, or as the keeper, and return the rows of the last."""
        url = self.database.engine.url.set(username=self.account(who)) if who else self.database.engine.url
        with create_engine(url, poolclass=NullPool).begin() as connection:
            rows: list[Any] = []
            for statement in statements:
                found = connection.exec_driver_sql(statement.replace("%", "%%"))
                rows = list(found) if found.returns_rows else []
        return rows

    def refusal(self, who: str, *statements: str) -> str:
        """Return the code by which the server refuses statements, "" where it runs them."""
        try:
            self.sql(who, *statements)
        except DBAPIError as error:
            return code_of(error)
        return ""

    def refusals(self, who: str, statements: Iterable[str]) -> dict[str, str]:
        """Return the code by which the server refuses each of some statements; none of them is kept."""
        url = self.database.engine.url.set(username=self.account(who))
        codes: dict[str, str] = {}
        with create_engine(url, poolclass=NullPool).connect() as connection:
            for statement in statements:
                codes[statement] = ""
                try:
                    connection.exec_driver_sql(statement)
                except DBAPIError as error:
                    codes[statement] = code_of(error)
                connection.rollback()
        return codes


def code_of(error: DBAPIError) -> str:
    """Return the code of an error of the server, or its words where nobody was let in."""
    return getattr(error.orig, "sqlstate", None) or str(error.orig)


@contextmanager
def shared_office(server: Server, *, filled: bool = True) -> Iterator[SharedOffice]:
    """Make an office, with a task on record: `hung` is its owner, `lan` its clerk, `tam` its reader."""
    office = SharedOffice(open_database(server.make()))
    if filled:
        with transaction(office.database, writing=True) as session:
            make_task(session, "Mở lớp tập huấn")
            record_event(replace(session, account=None), at=AT, actor="chi.hoa", command="add")
    for who, role in (("hung", OfficeRole.OWNER), ("lan", OfficeRole.CLERK), ("tam", OfficeRole.READER)):
        office.grant(who, role)
    yield office
    remove(office)


def remove(office: SharedOffice) -> None:
    """Remove the database and every account and group that was made for it."""
    url = office.database.engine.url.set(database="postgres")
    with create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {office.name} WITH (FORCE)")
        like = f"%%\\_{office.name}"
        made = connection.exec_driver_sql(f"SELECT rolname FROM pg_roles WHERE rolname LIKE '{like}'").scalars().all()  # noqa: S608
        # Groups first: who gave a membership stays as long as it does.
        for name in [*(group_name(office.name, role) for role in OfficeRole), *made]:
            connection.exec_driver_sql(f'DROP ROLE IF EXISTS "{name}"')
