"""Several clerks at once: nothing that one recorded is lost through another."""

import multiprocessing
from pathlib import Path

from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.settings import read_settings, write_setting

PROCESSES = 8
TIMES = 10


def count_up(location: str) -> None:
    """Read a number and write the next one, many times."""
    for _ in range(TIMES):
        with transaction(open_database(location), writing=True) as session:
            held = int(read_settings(session).get("count", "0"))
            write_setting(session, "count", str(held + 1))


def run_together(location: str) -> None:
    """Run `count_up` in several processes and wait for all."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=count_up, args=(location,)) for _ in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES


def test_no_update_is_lost(database: Database) -> None:
    """Eight processes that read and write one number reach the sum of their counts."""
    location = str(database.path) if database.is_sqlite else database.engine.url.render_as_string(hide_password=False)
    run_together(location)
    with transaction(database, writing=False) as session:
        assert read_settings(session) == {"count": str(PROCESSES * TIMES)}


def test_processes_that_meet_no_database_make_one(tmp_path: Path) -> None:
    """Eight processes that start on a missing file make it once and lose nothing."""
    path = tmp_path / "new" / "nhiemvu.db"
    run_together(str(path))
    with transaction(open_database(str(path)), writing=False) as session:
        assert read_settings(session) == {"count": str(PROCESSES * TIMES)}
