"""On a server, history is signed by the server: whoever does not own the tables appears by the account that connected.

The owner's word is taken, for carrying a database brings its history along; who owns the tables could change them
anyway. On SQLite there is one user, the owner of the file.
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: Whoever may act as the owner of the table that the trigger stands on.
IS_OWNER = (
    "pg_catalog.pg_has_role(session_user, (SELECT relowner FROM pg_catalog.pg_class WHERE oid = TG_RELID), 'USAGE')"
)
#: No object that the user has made is found by these functions in the place of the server's.
SAFELY = "LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS"


def upgrade() -> None:
    """Make the triggers."""
    if op.get_bind().dialect.name != "postgresql":
        return
    # session_user is who connected, whatever role was taken on since.
    op.execute(
        f"CREATE FUNCTION sign_event() RETURNS trigger {SAFELY} $$ BEGIN"
        f" IF NOT {IS_OWNER} THEN NEW.actor := session_user; NEW.at := clock_timestamp(); END IF;"
        " RETURN NEW; END $$"
    )
    op.execute("CREATE TRIGGER event_signed BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION sign_event()")
    # Which tasks an event touched is said by who made it, while it is made: older events gain none.
    op.execute(
        f"CREATE FUNCTION hold_event_task() RETURNS trigger {SAFELY} $$ DECLARE own boolean; BEGIN"  # noqa: S608 no one else's words
        f" IF NOT {IS_OWNER} THEN"
        " EXECUTE format('SELECT actor = session_user AND at >= now() FROM %I.event WHERE id = $1', TG_TABLE_SCHEMA)"
        " INTO own USING NEW.event_id;"
        " IF own IS NOT TRUE THEN RAISE EXCEPTION 'event % is append-only', NEW.event_id; END IF;"
        " END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER event_task_own BEFORE INSERT ON event_task FOR EACH ROW EXECUTE FUNCTION hold_event_task()"
    )


def downgrade() -> None:
    """Remove them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP TRIGGER event_task_own ON event_task")
    op.execute("DROP TRIGGER event_signed ON event")
    op.execute("DROP FUNCTION hold_event_task()")
    op.execute("DROP FUNCTION sign_event()")
