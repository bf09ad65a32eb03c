"""Fixtures of all tests: an office with its own database, driven through the command line."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings

from nhiemvu.cli.app import run
from nhiemvu.facts.choice import use_packaged
from nhiemvu.store.database import open_database
from nhiemvu.store.engine import PATIENCE, Database, database_at
from tests.required import REQUIRED
from tests.server import NoServer, Run, Server, roomy_folder
from tests.support import CORPUS, Office, Outcome, emptied

#: How long an example takes says nothing on a busy machine.
settings.register_profile("patient", deadline=None)
#: What drives a whole office, for longer than each run of all tests can: pytest --hypothesis-profile=thorough FILE.
settings.register_profile("thorough", deadline=None, max_examples=300, stateful_step_count=50)
settings.load_profile("patient")

RUN = pytest.StashKey[Run]()
#: Files with tests of many seconds: they come first in each process, so that none waits for another one's last test.
LONG = (
    "store/test_store_concurrency.py",
    "torture/",
    "writing/test_figures.py",
    "usecases/",
    "browser/",
    "bench/",
    "store/test_store_carrying.py",
    "store/test_store_timing.py",
    "cli/test_import_batch.py",
    "house/",
)
KINDS = ("sqlite", "postgresql")
#: By what the database of a command is opened.
OPENING = "nhiemvu.store.database.database_at"


def pytest_configure(config: pytest.Config) -> None:
    """Begin a run; the processes that xdist starts take part in that of the one which started them."""
    # Nothing that a test writes has to last: where there is room, it is written to no disk.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(roomy_folder()))
    started = getattr(config, "workerinput", None)
    config.stash[RUN] = Run(started["run"], Path(started["folder"])) if started else Run.begin()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process that xdist starts which run it belongs to."""
    run_of_all = node.config.stash[RUN]
    node.workerinput |= {"run": run_of_all.name, "folder": str(run_of_all.folder)}


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave no server and no database behind."""
    if not hasattr(config, "workerinput"):
        config.stash[RUN].end()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let each test of an office run on both kinds of database, but those that are about one of them."""
    if "database_kind" in metafunc.fixturenames:
        metafunc.parametrize("database_kind", [kind for kind in KINDS if not _is_of_another(metafunc, kind)])


def _is_of_another(metafunc: pytest.Metafunc, kind: str) -> bool:
    marks = {f"{one}_only" for one in KINDS} - {f"{kind}_only"}
    return any(metafunc.definition.get_closest_marker(mark) for mark in marks)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each process that xdist starts begin with its share of the long files: it takes as many of all, in order."""
    items.sort(key=lambda item: _place_of(item.path))
    processes: int = getattr(config, "workerinput", {}).get("workercount", 1)
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    first_short = sum(_place_of(item.path) < len(LONG) for item in items)
    for item in items[:first_short]:
        shares[_place_of(item.path) % processes].append(item)
    short = iter(items[first_short:])
    # Rounded up for the last ones, as xdist does.
    sizes = [(len(items) + number) // processes for number in range(processes)]
    filled = [[*share, *islice(short, size - len(share))] for share, size in zip(shares, sizes, strict=True)]
    items[:] = [item for share in filled for item in share] + list(short)


@cache
def _place_of(file: Path) -> int:
    """Return the place of a test's file in LONG, or that after its last."""
    below = file.relative_to(Path(__file__).parent).as_posix()
    return next((place for place, start in enumerate(LONG) if below.startswith(start)), len(LONG))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write tests/composed/golden anew")


@pytest.fixture
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written anew."""
    return bool(request.config.getoption("--rewrite-goldens"))


@pytest.fixture
def type_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Return a way to run the program in this process, in a plain environment."""
    for name in ("NHIEMVU_DB", "NHIEMVU_TODAY", "NHIEMVU_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def type_words(*words: object) -> Outcome:
        capsys.readouterr()
        code = run([str(word) for word in words])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return type_words


@pytest.fixture(autouse=True)
def packaged_facts() -> Iterator[None]:
    """Let no test leave an office's own facts to the next one."""
    yield
    use_packaged()


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Server:
    """Return PostgreSQL with a template database; skip tests that need it where it cannot be had."""
    run_of_all = pytestconfig.stash[RUN]
    worker: dict[str, str] = getattr(pytestconfig, "workerinput", {})
    try:
        held = Server(run_of_all.location(), run_of_all.name, worker.get("workerid", "alone"))
    except NoServer as reason:
        if "postgresql" in REQUIRED:
            raise
        pytest.skip(f"PostgreSQL cannot be started: {reason}")
    held.make_template()
    return held


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a SQLite file by the migrations."""
    path = tmp_path_factory.mktemp("template") / "nhiemvu.db"
    assert open_database(str(path)).created
    return path


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder: the same for each test of a process, so that what is compiled for a file serves all.

    The library's own way takes a folder for each test, and longer to find a name for it than most tests last.
    """
    return emptied(tmp_path_factory.getbasetemp() / "test")


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Let each statement be compiled once for a database, not once for each command that opens it."""
    known = cache(database_at)

    def known_at(location: str, patience: int = PATIENCE) -> Database:
        is_path = "://" not in location and not location.startswith(("file:", "~"))
        return known(str(Path(location).absolute()) if is_path else location, patience)

    with mock.patch(OPENING, known_at):
        yield


@pytest.fixture
def opened_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each command make its own connection, as it does alone: for tests of who is let in."""
    monkeypatch.setattr(OPENING, database_at)


@pytest.fixture
def office(
    database_kind: str,
    tmp_path: Path,
    type_command: Callable[..., Outcome],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """Return an office whose database is empty, or still to be made where the test is marked as `without_database`."""
    without = request.node.get_closest_marker("without_database")
    if database_kind == "postgresql":
        # What belongs to an office on a server.
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        held: Server = request.getfixturevalue("server")
        return Office(tmp_path, held.lend("template1" if without else ""), type_command, held)
    path = tmp_path / "nhiemvu.db"
    if not without:
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
    return Office(tmp_path, str(path), type_command)


@pytest.fixture
def seed_report() -> Path:
    """Return a real report in plain text, where the folder of real documents is at hand."""
    found = sorted(CORPUS.glob("01-*.txt"))
    if not found:
        pytest.skip("the folder of real documents is absent")
    return found[0]
