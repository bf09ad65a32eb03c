"""Upgrades killed half-way, at each statement and at random, and two at once, on both databases."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event, inspect, select, table

from nhiemvu.store.engine import connected, database_at
from nhiemvu.store.revisions import SCHEMA_HEAD
from nhiemvu.store.schema import migrations_folder, schema_version
from tools.torture.figures import Figures
from tools.torture.offices import Office, contents, findings, opened
from tools.torture.processes import Ended, run_command, start

#: The schema that offices are brought back to before they are upgraded.
OLD = "0005"


def make_old(location: str) -> None:
    """Bring an office's schema back to an earlier one."""
    with connected(database_at(location), writing=True, migrating=True) as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.downgrade(config, OLD)


def rows_of_all(location: str) -> dict[str, list[str]]:
    """Return the rows of every table, whatever its schema."""
    with connected(database_at(location), writing=False) as connection:
        names = [name for name in inspect(connection).get_table_names() if not name.startswith("search_")]
        return {name: sorted(map(repr, connection.execute(select("*").select_from(table(name))))) for name in names}


def version_of(location: str) -> str | None:
    """Return the revision of a database's schema."""
    with connected(database_at(location), writing=False) as connection:
        return schema_version(connection)


def die_at(number: int) -> None:
    """Let this process kill itself before its statement of that number; with 0 it tells how many there were."""
    count = 0

    def before(*_: Any) -> None:  # noqa: ANN401 what the library hands over
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", before)
    if not number:
        # The last word of the process; the parent reads it.
        event.listen(Engine, "commit", lambda _: print(f"\nstatements {count}", flush=True))


def kill_upgrades(figures: Figures, most: int, chance: Random, new_office: Callable[[int], Office]) -> None:
    """Kill upgrades at so many statements at most, spread over all, and as many times at random moments."""
    reference = new_office(0)
    before = rows_of_all(reference.database)
    counted = run_command(reference.words("db", "upgrade"), reference.log, partial(die_at, 0))
    figures.hold([counted.broken(0)], "the upgrade that is not killed")
    total = int(counted.printed.split("statements ")[-1].split()[0])
    after = contents(reference.database)
    figures.remark = f"schema {OLD} to {SCHEMA_HEAD}, {total} statements"
    for number in _spread(total, most):
        office = new_office(number)
        ended = run_command(office.words("db", "upgrade"), office.log, partial(die_at, number))
        figures.count("killed at a statement")
        _look_over(figures, office, ended, before, after, f"killed at statement {number}")
    for number in range(min(most, total)):
        office = new_office(total + 1 + number)
        running = start(office.words("db", "upgrade"), office.log)
        time.sleep(chance.uniform(0, counted.seconds))
        figures.count("killed at a random moment")
        _look_over(figures, office, running.kill(), before, after, f"killed at random, {number}")
    _upgrade_twice_at_once(figures, new_office(-1), after)


def _spread(total: int, most: int) -> Iterable[int]:
    return (
        sorted({1 + place * (total - 1) // max(most - 1, 1) for place in range(most)})
        if most < total
        else range(1, total + 1)
    )


def _look_over(
    figures: Figures, office: Office, ended: Ended, before: dict[str, list[str]], after: dict[str, str], where: str
) -> None:
    if version_of(office.database) == SCHEMA_HEAD:
        figures.count("upgraded before the kill")
        figures.hold(["the upgrade is not whole" if contents(office.database) != after else None], where)
    else:
        figures.hold(["the old data changed" if rows_of_all(office.database) != before else None], where)
        figures.hold(["ended well, and is old" if ended.code == 0 else None], where)
    figures.hold([office.run("db", "upgrade").broken(0)], f"{where}, again")
    figures.hold(["what was upgraded is not the same" if contents(office.database) != after else None], where)
    figures.hold(findings(opened(office.database)), where)
    copies = list(Path(f"{office.database}-backups").glob("*.db"))
    if "://" not in office.database:
        old = [path for path in copies if version_of(str(path)) == OLD and rows_of_all(str(path)) == before]
        figures.hold([None if old else "no backup of the old data"], where)


def _upgrade_twice_at_once(figures: Figures, office: Office, after: dict[str, str]) -> None:
    both = [start(office.words("db", "upgrade"), office.folder / f"printed-{number}.txt") for number in range(2)]
    figures.hold([running.wait().broken(0) for running in both], "two upgrades at once")
    figures.hold(["two upgrades at once differ" if contents(office.database) != after else None], "two at once")
    figures.count("upgrades two at once", 2)
