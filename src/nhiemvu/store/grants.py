"""What each role may do with the tables of a database on a server, as grants to its group.

Groups are named after the database (`domain.roles.group_name`). They need not be there: a database that nobody shares
yet has none, and nothing is granted then. What a migration adds is granted by `grant_tables` at its end.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, text

from nhiemvu.domain.roles import OfficeRole, group_name
from nhiemvu.domain.values import dataclass
from nhiemvu.store.tables import event, event_task, metadata, setting

#: Where the schema's version stands.
VERSION_TABLE = "alembic_version"
#: Tables to which a clerk adds, in these columns: the numbers of events are the server's to give.
APPENDED = {
    event.name: [column.name for column in event.columns if not column.primary_key],
    event_task.name: [column.name for column in event_task.columns],
}
#: Tables that only who owns the database writes: what the office says of itself.
OWNED = frozenset({setting.name})

#: Whoever may act as the owner of the tables, and so take part in these statements.
MAY_OWN = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('event')")
FIND_GROUPS = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names) AND NOT rolcanlogin")
FIND_OWNED = text(
    "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = current_schema() AND relname = ANY(:names) AND relkind = 'r'"
    " AND relowner IS DISTINCT FROM to_regrole(:owner) ORDER BY relname"
)
#: The functions of our triggers; those that a server's keeper has put on our tables stay the keeper's.
FUNCTIONS = (
    *("refuse_rewriting", "sign_event", "hold_event_task"),
    *(f"follow_link_{done}" for done in ("added", "changed", "removed")),
)
FIND_FUNCTIONS = text(
    "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname = ANY(:functions)"
    " AND pronargs = 0 AND proowner IS DISTINCT FROM to_regrole(:owner) ORDER BY proname"
)
FIND_PLACE = text("SELECT current_database(), current_schema()")
OWNS_PLACE = text("SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()")


@dataclass(frozen=True, slots=True)
class Place:
    """A database and the groups of its roles."""

    database: str
    schema: str

    def group(self, role: OfficeRole) -> str:
        """Return the name of a role's group, quoted."""
        return quoted(group_name(self.database, role))

    @property
    def groups(self) -> list[str]:
        """The names of the groups, not quoted."""
        return [group_name(self.database, role) for role in OfficeRole]


def quoted(name: str) -> str:
    """Return a name as SQL takes it whatever it holds."""
    return '"{}"'.format(name.replace('"', '""'))


def literal(words: str) -> str:
    """Return words as a text of SQL."""
    return "'{}'".format(words.replace("'", "''"))


def place_of(connection: Connection) -> Place:
    """Return where a connection is."""
    return Place(*connection.execute(FIND_PLACE).one())


def run(connection: Connection, statement: str) -> None:
    """Run a statement that holds names of others' choosing: nothing in it is taken for a parameter."""
    connection.exec_driver_sql(statement.replace("%", "%%"))


def groups_there(connection: Connection, place: Place) -> set[str]:
    """Return the groups of a database that the server has."""
    return set(connection.execute(FIND_GROUPS, {"names": place.groups}).scalars())


def grant_tables(connection: Connection) -> None:
    """Give each group of the database what its role may do with the tables that there are now, where it has groups.

    To be run by who owns the tables.
    """
    place = place_of(connection)
    if groups_there(connection, place) == set(place.groups):
        for statement in statements_of_tables(connection, place):
            run(connection, statement)


def close_to_others(connection: Connection) -> None:
    """Let nobody connect who has no role, where the user may say so: a server lets everyone in to begin with.

    A database that is made anew under its old name lets in whom it let in before.
    """
    if connection.execute(OWNS_PLACE).scalar():
        place = place_of(connection)
        is_known = groups_there(connection, place) == set(place.groups)
        for statement in statements_of_place(place) if is_known else statements_of_closing(place):
            run(connection, statement)


def statements_of_closing(place: Place) -> Iterator[str]:
    """Yield what keeps out who has no role."""
    yield f"REVOKE ALL ON DATABASE {quoted(place.database)} FROM PUBLIC"
    yield f"REVOKE ALL ON SCHEMA {quoted(place.schema)} FROM PUBLIC"


def statements_of_place(place: Place) -> Iterator[str]:
    """Yield what lets the groups in and others not."""
    owner, clerk, reader = (place.group(role) for role in OfficeRole)
    database, schema = quoted(place.database), quoted(place.schema)
    yield from statements_of_closing(place)
    yield f"GRANT CONNECT ON DATABASE {database} TO {owner}, {clerk}, {reader}"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {owner}, {clerk}, {reader}"
    yield f"GRANT CREATE ON SCHEMA {schema} TO {owner}"


def statements_of_tables(connection: Connection, place: Place) -> Iterator[str]:
    """Yield what each group may do with the tables; whatever else was granted to clerks, readers or all is revoked."""
    owner, clerk, reader = (place.group(role) for role in OfficeRole)
    names = [*metadata.tables, VERSION_TABLE]
    ours = {"names": names, "owner": owner}
    within = _within(place)
    for name in connection.execute(FIND_OWNED, ours).scalars():
        yield f"ALTER TABLE {within(name)} OWNER TO {owner}"
    for name in connection.execute(FIND_FUNCTIONS, {"functions": list(FUNCTIONS), "owner": ours["owner"]}).scalars():
        yield f"ALTER FUNCTION {within(name)}() OWNER TO {owner}"
    tables = ", ".join(within(name) for name in names)

    def counter(name: str) -> str:
        return within(f"{name}_id_seq")

    counted = [table.name for table in metadata.sorted_tables if "id" in table.primary_key.columns]
    counters = ", ".join(map(counter, counted))
    written = ", ".join(within(name) for name in metadata.tables if name not in {*APPENDED, *OWNED})
    yield f"REVOKE ALL ON TABLE {tables} FROM PUBLIC, {clerk}, {reader}"
    yield f"REVOKE ALL ON SEQUENCE {counters} FROM PUBLIC, {clerk}, {reader}"
    yield f"GRANT SELECT ON TABLE {tables} TO {clerk}, {reader}"
    yield f"GRANT SELECT ON SEQUENCE {counters} TO {clerk}, {reader}"
    yield f"GRANT USAGE ON SEQUENCE {counters} TO {clerk}"
    # So that what a rehearsal was given goes back (`numbers_given`).
    yield f"GRANT UPDATE ON SEQUENCE {', '.join(counter(name) for name in counted if name not in APPENDED)} TO {clerk}"
    yield f"GRANT INSERT, UPDATE, DELETE ON TABLE {written} TO {clerk}"
    for name, columns in APPENDED.items():
        yield f"GRANT INSERT ({', '.join(quoted(column) for column in columns)}) ON TABLE {within(name)} TO {clerk}"


def _within(place: Place) -> Callable[[str], str]:
    return lambda name: f"{quoted(place.schema)}.{quoted(name)}"
