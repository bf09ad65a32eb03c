"""From which day on another link of its chain stands for a task, and indexes of open tasks by it.

The day is the first one of the period of the links that continue the task, the earliest of those that are not
cancelled; a link without a period counts from the beginning of time. Triggers keep it with every change of a link.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

OPEN = "state IN ('not_started', 'in_progress', 'reported')"
#: The condition of each index, and its columns.
INDEXES = {
    "ix_task_last_due_on": (f"{OPEN} AND handed_on_from IS NULL", ["due_on", "id"]),
    "ix_task_handed_on_from": (f"{OPEN} AND handed_on_from IS NOT NULL", ["handed_on_from"]),
}
#: The day from which a link stands for the one before it.
BEGINS = "coalesce({0}.period_first, '0001-01-01')"
GOES_ON = "{0}.continues_id IS NOT NULL AND {0}.state <> 'cancelled'"
SET = "UPDATE {task} SET handed_on_from = "
#: What all links say.
FROM_LINKS = (
    f"(SELECT min({BEGINS.format('link')}) FROM {{task}} AS link"  # noqa: S608 constants of this module
    " WHERE link.continues_id = {task}.id AND link.state <> 'cancelled')"
)
#: What they say when one more is added: to look for the others would need an index of them.
FROM_ONE_MORE = "CASE WHEN handed_on_from < {0} THEN handed_on_from ELSE {0} END".format(BEGINS.format("NEW"))
#: What a link says is said otherwise.
CHANGED = (
    "(NEW.continues_id IS NOT NULL OR OLD.continues_id IS NOT NULL) AND (NEW.continues_id {differs} OLD.continues_id"
    " OR NEW.period_first {differs} OLD.period_first OR (NEW.state = 'cancelled') <> (OLD.state = 'cancelled'))"
)
#: By what is done with a link: when it matters, and what then is to be done.
TRIGGERS = {
    "added": ("INSERT", GOES_ON.format("NEW"), f"{SET}{FROM_ONE_MORE} WHERE id = NEW.continues_id"),
    "changed": (
        "UPDATE OF continues_id, period_first, state",
        CHANGED,
        f"{SET}{FROM_LINKS} WHERE id IN (OLD.continues_id, NEW.continues_id)",
    ),
    "removed": ("DELETE", GOES_ON.format("OLD"), f"{SET}{FROM_LINKS} WHERE id = OLD.continues_id"),
}
#: Most tasks have no link behind them and stay as they are.
FILL = f"{SET}{FROM_LINKS} WHERE id IN (SELECT continues_id FROM task)"  # noqa: S608 likewise


def upgrade() -> None:
    """Make the column, fill it, and let it follow."""
    op.add_column("task", sa.Column("handed_on_from", sa.Date()))
    op.execute(FILL.format(task="task"))
    for name, (condition, columns) in INDEXES.items():
        where = sa.text(condition)
        op.create_index(name, "task", columns, sqlite_where=where, postgresql_where=where)
    make = _follow_on_sqlite if op.get_bind().dialect.name == "sqlite" else _follow_on_postgresql
    for done, (act, condition, statement) in TRIGGERS.items():
        make(done, act, condition, statement)


def _follow_on_sqlite(done: str, act: str, condition: str, statement: str) -> None:
    op.execute(
        f"CREATE TRIGGER task_link_{done} AFTER {act} ON task WHEN {condition.format(differs='IS NOT')}"
        f" BEGIN {statement.format(task='task')}; END"
    )


def _follow_on_postgresql(done: str, act: str, condition: str, statement: str) -> None:
    # It is found in whichever schema the table is, and no object that the user has made stands in its place.
    words = statement.format(task="%1$I.task").replace("NEW.", "($1).").replace("OLD.", "($2).")
    op.execute(
        f"CREATE FUNCTION follow_link_{done}() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = pg_catalog, pg_temp AS $$ BEGIN"
        f" EXECUTE format($words$ {words} $words$, TG_TABLE_SCHEMA) USING NEW, OLD; RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER task_link_{done} AFTER {act} ON task FOR EACH ROW"
        f" WHEN ({condition.format(differs='IS DISTINCT FROM')}) EXECUTE FUNCTION follow_link_{done}()"
    )


def downgrade() -> None:
    """Remove them."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for done in TRIGGERS:
        op.execute(f"DROP TRIGGER task_link_{done}" + ("" if is_sqlite else " ON task"))
        if not is_sqlite:
            op.execute(f"DROP FUNCTION follow_link_{done}()")
    for name in INDEXES:
        op.drop_index(name, "task")
    op.execute("ALTER TABLE task DROP COLUMN handed_on_from")
