"""Fixtures of all tests: an office with its own database, driven through the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from nhiemvu.cli.app import run
from nhiemvu.facts.choice import use
from tests.required import REQUIRED
from tests.server import NoServer, Run, Server
from tests.support import CORPUS, Office, Outcome

#: How long an example takes says nothing on a busy machine.
settings.register_profile("patient", deadline=None)
#: What drives a whole office, for longer than each run of all tests can: pytest --hypothesis-profile=thorough FILE.
settings.register_profile("thorough", deadline=None, max_examples=300, stateful_step_count=50)
settings.load_profile("patient")

RUN = pytest.StashKey[Run]()
#: Files with tests of many seconds: they come first, so that no process waits for another one's last test.
LONG = (
    "store/test_store_concurrency.py",
    "writing/test_figures.py",
    "usecases/",
    "browser/",
    "bench/",
    "store/test_store_carrying.py",
    "store/test_store_timing.py",
    "cli/test_import_batch.py",
    "house/",
)


def pytest_configure(config: pytest.Config) -> None:
    """Begin a run; the processes that xdist starts take part in that of the one which started them."""
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let long tests come first."""
    places = {file: place for place, file in enumerate(LONG)}
    tests = Path(__file__).parent

    def place_of(item: pytest.Item) -> int:
        path = item.path.relative_to(tests).as_posix()
        return next((place for file, place in places.items() if path.startswith(file)), len(LONG))

    items.sort(key=place_of)


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
    use(None)


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


@pytest.fixture
def office(tmp_path: Path, type_command: Callable[..., Outcome]) -> Office:
    """Return an office without a database yet."""
    return Office(tmp_path, tmp_path / "nhiemvu.db", type_command)


@pytest.fixture
def seed_report() -> Path:
    """Return a real report in plain text, where the folder of real documents is at hand."""
    found = sorted(CORPUS.glob("01-*.txt"))
    if not found:
        pytest.skip("the folder of real documents is absent")
    return found[0]
