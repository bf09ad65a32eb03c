"""Roles on a server, tried in SQL: what each account may do there, whatever program it uses."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine, make_url, select

from nhiemvu.domain.roles import OfficeRole, group_name
from nhiemvu.store.chains import continue_task
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.engine import connected
from nhiemvu.store.faults import UnreachableDatabase
from nhiemvu.store.grants import FUNCTIONS
from nhiemvu.store.history import Event, events, record_event
from nhiemvu.store.roles import IsAdministrator, LastOwner, MayNotGrant, NotAnAccount
from nhiemvu.store.schema import migrations_folder, upgrade
from nhiemvu.store.server_faults import MayOnlyRead, NotGranted, OwnerNeeded
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tables import metadata, task
from nhiemvu.usecases.move_database import move_database
from nhiemvu.usecases.share_database import grant_role, revoke_roles, who_shares
from tests.server import Server
from tests.store.shared_office import SharedOffice, shared_office
from tests.store.store_factories import Q1, Q2, make_task, make_unit

#: That the account may not; that history is kept by its triggers.
DENIED, KEPT = "42501", "P0001"
#: The first column of every table.
FIRST_COLUMNS = {name: next(iter(table.columns)).name for name, table in metadata.tables.items()}
FIRST_COLUMNS["alembic_version"] = "version_num"


@pytest.fixture(scope="module")
def office(server: Server) -> Iterator[SharedOffice]:
    """Return an office for what changes nothing that other tests look at."""
    with shared_office(server) as made:
        yield made


@pytest.fixture
def own_office(server: Server) -> Iterator[SharedOffice]:
    """Return an office of the test's own."""
    with shared_office(server) as made:
        yield made


#: What no reader and no clerk may do, to schema, rights and history.
FORBIDDEN = [
    "CREATE TABLE spare (id integer)",
    "CREATE TEMPORARY TABLE spare (id integer)",
    "CREATE SCHEMA spare",
    "CREATE FUNCTION spare() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE VIEW spare AS SELECT * FROM task",
    "CREATE ROLE spare",
    "ALTER TABLE task ADD COLUMN spare integer",
    "ALTER TABLE event DISABLE TRIGGER ALL",
    "ALTER TABLE event DISABLE RULE spare",
    "DROP TRIGGER event_signed ON event",
    "DROP TABLE event_task",
    "CREATE INDEX spare ON task (id)",
    "CREATE TRIGGER spare BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()",
    "CREATE OR REPLACE FUNCTION sign_event() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
    "UPDATE event SET actor = 'khac'",
    "DELETE FROM event",
    "UPDATE event_task SET task_id = 9",
    "DELETE FROM event_task",
    "INSERT INTO event (id, at, actor, command, changes) VALUES (999, now(), 'x', 'x', '[]')",
    "SELECT setval('event_id_seq', 900)",
    "UPDATE alembic_version SET version_num = '0001'",
    "UPDATE setting SET value = 'khac'",
    "INSERT INTO setting VALUES ('office', 'khac')",
    "ALTER DATABASE {database} OWNER TO {account}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO PUBLIC",
    "GRANT {owner} TO {account}",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {hung}",
    "COPY task TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
    "LOCK TABLE event IN ACCESS EXCLUSIVE MODE",
]


@pytest.mark.parametrize("who", ["lan", "tam"])
def test_what_neither_clerk_nor_reader_may_do(office: SharedOffice, who: str) -> None:
    """Schema, rights, settings and what is in the history already stay as they are."""
    names = {"database": office.name, "account": office.account(who), "hung": office.account("hung")}
    owner = group_name(office.name, OfficeRole.OWNER)
    typed = [statement.format(**names, owner=owner) for statement in FORBIDDEN]
    assert office.refusals(who, typed) == dict.fromkeys(typed, DENIED)


def test_a_reader_writes_into_no_table(office: SharedOffice) -> None:
    """Nothing is added, changed, removed or held in any; everything may be read."""
    writing = (
        "INSERT INTO {} DEFAULT VALUES",
        "UPDATE {} SET {} = {}",
        "DELETE FROM {}",
        "TRUNCATE {} CASCADE",
        "SELECT * FROM {} FOR UPDATE",
    )
    typed = [
        statement.format(table, column, column) for table, column in FIRST_COLUMNS.items() for statement in writing
    ]
    assert office.refusals("tam", typed) == dict.fromkeys(typed, DENIED)
    reading = [f"TABLE {table}" for table in FIRST_COLUMNS]
    assert office.refusals("tam", reading) == dict.fromkeys(reading, "")


def test_a_clerk_empties_no_table(office: SharedOffice) -> None:
    """TRUNCATE would pass history by."""
    typed = [f"TRUNCATE {table} CASCADE" for table in FIRST_COLUMNS]
    assert office.refusals("lan", typed) == dict.fromkeys(typed, DENIED)


def test_a_rehearsal_of_a_clerk_uses_no_number_up(office: SharedOffice) -> None:
    """The clerk may set back what the rehearsal was given."""
    numbers = []
    for _ in range(2):
        with transaction(office.opened_by("lan"), writing=True, rehearsal=True) as session:
            numbers.append(make_unit(session, "Trạm Y tế xã"))
    assert numbers[0] == numbers[1]


def test_a_clerk_works_with_records(office: SharedOffice) -> None:
    """Rows are added, changed and removed, numbers are given by the server."""
    statements = (
        "INSERT INTO unit (name, folded) VALUES ('Công an xã', 'cong an xa') RETURNING id",
        "UPDATE unit SET name = 'Công an xã Đồng Mây' WHERE name = 'Công an xã'",
        "DELETE FROM unit WHERE name = 'Công an xã Đồng Mây'",
    )
    assert office.refusal("lan", *statements) == ""
    # Rights are not passed on: the server says so and grants nothing.
    assert office.refusal("lan", f"GRANT UPDATE ON task TO {office.account('tam')}") == ""
    assert office.refusal("tam", "UPDATE task SET title = title") == DENIED


def test_what_a_clerk_does_with_a_link_is_followed(office: SharedOffice) -> None:
    """The database keeps with a clerk's rights from which day on a link stands for the one before it."""
    with transaction(office.opened_by("lan"), writing=True) as session:
        earlier, later = (make_task(session, period=period) for period in (Q1, Q2))
        continue_task(session, later, earlier)
        kept = select(task.c.handed_on_from).where(task.c.id == earlier)
        assert session.connection.execute(kept).scalar() == Q2.first_day
        session.delete(task, later)
        assert session.connection.execute(kept).scalar() is None


FORGED = (
    "INSERT INTO event (at, actor, command, changes) VALUES ('1999-01-01', 'bi.thu', 'cancel 1', '[]') RETURNING id"
)


def test_history_is_signed_by_the_server(office: SharedOffice) -> None:
    """A forged name and moment of a clerk do not stand; what was there is the owner's to bring along."""
    [(number,)] = office.sql("lan", FORGED)
    [(actor, at)] = office.sql("tam", f"SELECT actor, at FROM event WHERE id = {number}")  # noqa: S608 a number
    assert actor == office.account("lan")
    assert abs(at - datetime.now(UTC)) < timedelta(minutes=5)
    assert [(event.actor, event.task_ids) for event in recorded(office)][-1] == ("chi.hoa", (1,))


def recorded(office: SharedOffice) -> list[Event]:
    """Return the history as the reader sees it."""
    with transaction(office.opened_by("tam"), writing=False) as session:
        return list(events(session))


def test_no_task_is_added_to_an_event_of_another(office: SharedOffice) -> None:
    """A clerk says which tasks the event touched that he is making, and of no other event."""
    adding = "INSERT INTO event_task (event_id, task_id) VALUES ({}, 7)"
    assert office.refusal("lan", adding.format(1)) == KEPT
    [(number,)] = office.sql("lan", FORGED)
    assert office.refusal("lan", adding.format(number)) == KEPT
    assert office.refusal("lan", FORGED, adding.format("currval('event_id_seq')")) == ""


def test_what_the_program_records_bears_the_account(office: SharedOffice) -> None:
    """Whatever name the system knows the user by."""
    for who in ("lan", "hung"):
        with transaction(office.opened_by(who), writing=True) as session:
            make_task(session, f"Việc của {who}")
            record_event(session, at=datetime(2026, 1, 1, tzinfo=UTC), actor="bi.thu", command="add")
        assert recorded(office)[0].actor == office.account(who)


def test_nobody_of_another_office_connects(server: Server, office: SharedOffice) -> None:
    """An office's accounts, its owner's too, are let into its own database alone."""
    with shared_office(server) as other:
        for who in ("hung", "lan", "tam"):
            url = office.database.engine.url.set(username=other.account(who))
            with pytest.raises(UnreachableDatabase) as caught:
                open_database(url.render_as_string(hide_password=False))
            assert "chưa được phép kết nối" in caught.value.message.vi
        assert other.refusal("lan", "SELECT count(*) FROM task") == ""


def test_the_program_tells_who_may_not(office: SharedOffice) -> None:
    """A reader who writes and a clerk who sets up the office are told so, and whom to ask."""
    with pytest.raises(MayOnlyRead) as reading, transaction(office.opened_by("tam"), writing=True):
        pytest.fail("the transaction began")
    assert office.account("tam") in reading.value.message.vi
    with pytest.raises(OwnerNeeded), transaction(office.opened_by("lan"), writing=True) as session:
        write_setting(session, "office", "Khác")
    with transaction(office.opened_by("hung"), writing=True) as session:
        write_setting(session, "office", "Đảng ủy xã Đồng Mây")


def test_who_has_which_role_is_told_to_everyone(office: SharedOffice) -> None:
    """By what they may do with the tables; a reader sees it, too."""
    # What tests before this one opened is closed.
    gc.collect()
    shared = who_shares(office.opened_by("tam"))
    found = {one.name: one.role for one in shared.holders}
    wanted = {"hung": OfficeRole.OWNER, "lan": OfficeRole.CLERK, "tam": OfficeRole.READER}
    assert {office.account(who): role for who, role in wanted.items()}.items() <= found.items()
    assert found[str(office.database.engine.url.username)] is None
    assert not shared.open_to_all
    mine = next(one for one in shared.holders if one.name == office.account("tam"))
    assert (mine.connections, mine.since is not None) == (1, True)


def test_a_role_takes_the_place_of_another(own_office: SharedOffice) -> None:
    """Who becomes a reader writes no longer; who loses all is let in no longer."""
    own_office.grant("lan", OfficeRole.READER)
    assert own_office.refusal("lan", "UPDATE task SET title = title") == DENIED
    own_office.grant("lan", OfficeRole.CLERK)
    assert own_office.refusal("lan", "UPDATE task SET title = title") == ""
    assert revoke_roles(own_office.database, own_office.account("lan")).steps
    assert not revoke_roles(own_office.database, own_office.account("lan")).steps
    assert own_office.refusal("lan", "SELECT 1") != ""


def test_an_owner_gives_roles_on(own_office: SharedOffice) -> None:
    """To accounts that are there; new ones are made by who may make accounts, and nothing is left half done."""
    database, hoa = own_office.opened_by("hung"), own_office.account("hoa")
    with pytest.raises(MayNotGrant) as caught:
        grant_role(database, hoa, OfficeRole.CLERK, password=lambda _: "rất bí mật")
    assert f'CREATE ROLE "{hoa}"' in caught.value.message.vi
    assert "bí mật" not in str(caught.value.message) + str(caught.value.instruction)
    own_office.sql(None, f"CREATE ROLE {hoa} LOGIN")
    for role in OfficeRole:
        grant_role(database, hoa, role, password=lambda _: None)
        assert own_office.refusal("hoa", "SELECT count(*) FROM task") == ""
    # What one owner gave, another one takes.
    other = own_office.account("binh")
    own_office.sql(None, f"CREATE ROLE {other} LOGIN")
    grant_role(own_office.opened_by("hung"), hoa, OfficeRole.OWNER, password=lambda _: None)
    grant_role(own_office.opened_by("hoa"), other, OfficeRole.CLERK, password=lambda _: None)
    revoke_roles(database, other)
    assert own_office.refusal("binh", "SELECT 1") != ""


def test_a_database_that_is_made_anew_knows_its_roles(own_office: SharedOffice) -> None:
    """Groups are the server's and outlive the database; what it granted to them is granted again."""
    url = own_office.database.engine.url
    run = beside(url.render_as_string(hide_password=False))
    run(f"DROP DATABASE {own_office.name} WITH (FORCE)")
    run(f"CREATE DATABASE {own_office.name}")
    assert open_database(url.render_as_string(hide_password=False)).created
    assert own_office.refusal("lan", "UPDATE task SET title = title") == ""
    assert own_office.refusal("tam", "UPDATE task SET title = title") == DENIED
    groups = ", ".join(f'"{group_name(own_office.name, role)}"' for role in OfficeRole)
    own_office.sql(None, f"REVOKE CONNECT ON DATABASE {own_office.name} FROM {groups}")
    assert own_office.refusal("lan", "SELECT 1") != ""
    own_office.grant("tam", OfficeRole.READER)
    assert own_office.refusal("lan", "SELECT 1") == ""


def test_there_is_always_an_owner(own_office: SharedOffice) -> None:
    """The last one neither goes nor becomes a clerk by own hand; the keeper of the server may do so."""
    database, hung = own_office.opened_by("hung"), own_office.account("hung")
    with pytest.raises(LastOwner):
        revoke_roles(database, hung)
    with pytest.raises(LastOwner):
        grant_role(database, hung, OfficeRole.CLERK, password=lambda _: None)
    revoke_roles(own_office.database, hung)


def test_names_that_are_taken_for_something_else(own_office: SharedOffice) -> None:
    """Who rules the server, and groups, are no accounts of clerks."""
    ruler = str(own_office.database.engine.url.username)
    for name, fault in (
        (ruler, IsAdministrator),
        (group_name(own_office.name, OfficeRole.CLERK), NotAnAccount),
        ("pg_monitor", NotAnAccount),
    ):
        with pytest.raises(fault):
            grant_role(own_office.database, name, OfficeRole.CLERK, password=lambda _: None)


def test_a_clerk_and_a_reader_give_nothing(office: SharedOffice) -> None:
    """Neither to others nor to themselves."""
    for who in ("lan", "tam"):
        with pytest.raises(OwnerNeeded):
            grant_role(office.opened_by(who), office.account(who), OfficeRole.OWNER, password=lambda _: None)


def test_a_password_is_never_seen(own_office: SharedOffice) -> None:
    """The server gets a hash alone, and it is in none of its logs."""
    secret = "Mat.khau%cua$Hoa:2026"  # noqa: S105 made up
    own_office.sql(None, f"ALTER DATABASE {own_office.name} SET log_statement = 'all'")
    sharing = grant_role(own_office.database, own_office.account("hoa"), OfficeRole.CLERK, password=lambda _: secret)
    assert all(secret not in step.sql for step in sharing.steps)
    [(kept,)] = own_office.sql(None, f"SELECT rolpassword FROM pg_authid WHERE rolname = '{own_office.account('hoa')}'")  # noqa: S608
    assert kept.startswith("SCRAM-SHA-256$")
    assert not sharing.without_password


def test_a_rehearsal_does_nothing(own_office: SharedOffice) -> None:
    """It tells the same steps."""
    hoa = own_office.account("hoa")
    told = grant_role(own_office.database, hoa, OfficeRole.CLERK, password=lambda _: None, rehearsal=True)
    assert own_office.refusal("hoa", "SELECT 1") != ""
    done = grant_role(own_office.database, hoa, OfficeRole.CLERK, password=lambda _: None)
    assert told == done
    assert [step.does.en for step in done.steps if step.does] == [f"make the account {hoa}", f"make {hoa} a clerk"]


def migrate_down(office: SharedOffice, revision: str) -> None:
    """Run the migrations down to a revision, as the owner."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    with connected(office.opened_by("hung"), writing=True, migrating=True) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_what_a_migration_adds_is_shared_alike(own_office: SharedOffice) -> None:
    """An owner upgrades the schema; clerks and readers are let into the new tables, and history is guarded anew."""
    migrate_down(own_office, "0009")
    with pytest.raises(OwnerNeeded):
        upgrade(open_database(own_office.location("lan"), outdated=True))
    assert upgrade(open_database(own_office.location("hung"), outdated=True))
    assert own_office.refusal("lan", "DELETE FROM reminder", "SELECT nextval('reminder_id_seq')") == ""
    assert own_office.refusal("tam", "SELECT * FROM reminder") == ""
    assert own_office.refusal("tam", "DELETE FROM reminder") == DENIED
    assert own_office.refusal("lan", FORGED, "UPDATE event SET actor = 'x'") == DENIED
    owner = group_name(own_office.name, OfficeRole.OWNER)
    owners = own_office.sql(
        None,
        "SELECT DISTINCT rolname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')",
    )
    assert owners == [(owner,)]


def test_what_a_keeper_has_put_on_a_table_stays_the_keepers(own_office: SharedOffice) -> None:
    """A trigger that a server's keeper watches tasks with is in nobody's way."""
    noting = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
    for place in ("audit", "public"):
        own_office.sql(None, f"CREATE SCHEMA IF NOT EXISTS {place}")
        own_office.sql(None, f"CREATE FUNCTION {place}.note_task() {noting}")
        own_office.sql(
            None,
            f"CREATE TRIGGER {place}_noted AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION {place}.note_task()",
        )
    owners = "SELECT rolname FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner WHERE proname = 'note_task'"
    before = own_office.sql(None, owners)
    migrate_down(own_office, "0014")
    assert upgrade(open_database(own_office.location("hung"), outdated=True))
    assert own_office.sql(None, owners) == before
    ours = own_office.sql(
        None, "SELECT proname, rolname FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner WHERE prokind = 'f'"
    )
    owner = group_name(own_office.name, OfficeRole.OWNER)
    assert {name for name, role in ours if role == owner} == set(FUNCTIONS)


def test_a_database_of_ones_own_is_closed_from_its_first_day(server: Server, own_office: SharedOffice) -> None:
    """Who made it brings its history along as it was; accounts without a role are not let in; then it is shared."""
    hoa = own_office.account("hoa")
    location = server.make("template0")
    name = location.partition("@/")[2].partition("?")[0]
    own_office.sql(None, f"CREATE ROLE {hoa} LOGIN CREATEROLE")
    mine = location.replace("postgres@", f"{hoa}@")
    ruled = beside(location)
    ruled(f"ALTER DATABASE {name} OWNER TO {hoa}")
    try:
        with transaction(own_office.opened_by("tam"), writing=False) as session:
            move_database(session, mine, None)
        with transaction(open_database(mine), writing=False) as session:
            assert [event.actor for event in events(session)] == ["chi.hoa"]
        theirs = location.replace("postgres@", f"{own_office.account('lan')}@")
        with pytest.raises(UnreachableDatabase):
            open_database(theirs)
        # Who may make accounts on the server shares it without its keeper.
        grant_role(open_database(mine), own_office.account("binh"), OfficeRole.READER, password=lambda _: None)
        open_database(location.replace("postgres@", f"{own_office.account('binh')}@"))
    finally:
        ruled(f"DROP DATABASE {name} WITH (FORCE)")
        for role in OfficeRole:
            ruled(f"DROP ROLE IF EXISTS {group_name(name, role)}")


def beside(location: str) -> Callable[[str], None]:
    """Return a way to run statements on the server of a database."""
    engine = create_engine(
        make_url(location).set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )

    def run(typed: str) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql(typed)

    return run


def test_an_account_without_a_role_is_told_whom_to_ask(own_office: SharedOffice) -> None:
    """Where it may connect and not read."""
    hoa = own_office.account("hoa")
    own_office.sql(None, f"CREATE ROLE {hoa} LOGIN", f"GRANT CONNECT ON DATABASE {own_office.name} TO {hoa}")
    with pytest.raises(NotGranted) as caught:
        own_office.opened_by("hoa")
    assert f"nhiemvu db grant {hoa}" in caught.value.instruction.vi
    own_office.sql(None, f"GRANT USAGE ON SCHEMA public TO {hoa}")
    with pytest.raises(NotGranted):
        own_office.opened_by("hoa")
    assert own_office.refusal("hoa", "SELECT * FROM public.task") == DENIED
