"""Fixtures of all tests: an office with its own database, driven through the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nhiemvu.cli.app import run
from nhiemvu.facts.choice import use
from tests.support import CORPUS, Office, Outcome

#: How long an example takes says nothing on a busy machine.
settings.register_profile("patient", deadline=None)
#: What drives a whole office, for longer than each run of all tests can: pytest --hypothesis-profile=thorough FILE.
settings.register_profile("thorough", deadline=None, max_examples=300, stateful_step_count=50)
settings.load_profile("patient")


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
