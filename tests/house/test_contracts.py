"""The arrows of the house: each contract of the linter fails when it is broken."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

DOWNWARD = "Imports go downward"
TITLE = re.compile(r"\n.+\n---+\n")
LINTER = Path(sys.executable).with_name("lint-imports")

#: Name, a module, what is added at its end, what the linter calls that, and a word of the contract that must break.
BREACHES = [
    ("domain knows facts", "domain/text.py", "from nhiemvu.facts import kinds", "nhiemvu.facts.kinds", DOWNWARD),
    ("facts know reading", "facts/kinds.py", "from nhiemvu.reading import report", "nhiemvu.reading.report", DOWNWARD),
    ("usecases know cli", "usecases/add_unit.py", "from nhiemvu.cli import output", "nhiemvu.cli.output", DOWNWARD),
    (
        "store knows documents",
        "store/units.py",
        "from nhiemvu.documents import read",
        "nhiemvu.documents.read",
        DOWNWARD,
    ),
    (
        "documents know reading",
        "documents/read.py",
        "from nhiemvu.reading import report",
        "nhiemvu.reading.report",
        DOWNWARD,
    ),
    (
        "reading knows writing",
        "reading/report.py",
        "from nhiemvu.writing import results",
        "nhiemvu.writing.results",
        DOWNWARD,
    ),
    ("writing knows store", "writing/results.py", "from nhiemvu.store import tasks", "nhiemvu.store.tasks", DOWNWARD),
    (
        "store knows facts",
        "store/units.py",
        "from nhiemvu.facts import kinds",
        "nhiemvu.facts.kinds",
        "The store knows the domain only",
    ),
    (
        "a format knows another",
        "documents/odt/words.py",
        "from nhiemvu.documents.docx import xml",
        "nhiemvu.documents.docx.xml",
        "Formats do not know",
    ),
    (
        "their home knows a format",
        "documents/markup/xml.py",
        "from nhiemvu.documents.odt import xml",
        "nhiemvu.documents.odt.xml",
        "Formats do not know",
    ),
    (
        "a command opens the store",
        "cli/commands/add.py",
        "from nhiemvu.store import tasks",
        "nhiemvu.store.tasks",
        "app alone opens",
    ),
    (
        "a command reads documents",
        "cli/commands/add.py",
        "from nhiemvu.documents import read",
        "nhiemvu.documents.read",
        "app alone opens",
    ),
    ("a use case speaks SQL", "usecases/add_unit.py", "import sqlalchemy", "sqlalchemy", "SQLAlchemy and Alembic"),
    (
        "a command speaks SQL",
        "cli/output.py",
        "def peek():\n    import sqlalchemy",
        "sqlalchemy",
        "SQLAlchemy and Alembic",
    ),
    ("a use case prints", "usecases/add_unit.py", "import click", "click", "Click and tabulate"),
    ("the domain parses XML", "domain/text.py", "import lxml", "lxml", "The domain knows"),
    (
        "a use case asks the day",
        "usecases/add_unit.py",
        "def day():\n    return date.today()",
        "calls date.today",
        "No clock",
    ),
    (
        "the store asks the time",
        "store/units.py",
        "def moment():\n    return datetime.now(None)",
        "calls datetime.now",
        "No clock",
    ),
    (
        "a heavy import at the top",
        "cli/output.py",
        "from tabulate import tabulate",
        "imports tabulate",
        "No heavy import",
    ),
    (
        "a use case at the top",
        "cli/commands/add.py",
        "from nhiemvu.usecases import add_unit",
        "imports nhiemvu.usecases.add_unit",
        "No heavy import",
    ),
]


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project that may be broken."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", copy / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    """Run the linter on a copy."""
    path = os.pathsep.join([str(house / "src"), str(house / "tools")])
    return subprocess.run(
        [LINTER, "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "200"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_the_house_as_it_stands_keeps_its_contracts(copied_house: Path) -> None:
    """Nothing is broken now."""
    done = lint(copied_house)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def told(copied_house: Path) -> str:
    """Return what the linter says of a house in which every never is done at once."""
    wholes = {module: (copied_house / "src/nhiemvu" / module).read_text("utf-8") for _, module, *_ in BREACHES}
    for module, whole in wholes.items():
        breaches = [breach for _, broken, breach, *_ in BREACHES if broken == module]
        (copied_house / "src/nhiemvu" / module).write_text("\n\n".join([whole, *breaches, ""]), "utf-8")
    try:
        return lint(copied_house).stdout
    finally:
        for module, whole in wholes.items():
            (copied_house / "src/nhiemvu" / module).write_text(whole, "utf-8")


@pytest.mark.parametrize(
    ("name", "module", "breach", "called", "contract"), BREACHES, ids=[case[0] for case in BREACHES]
)
def test_each_never_is_held(told: str, name: str, module: str, breach: str, called: str, contract: str) -> None:
    """A breach breaks its contract, which names it."""
    del name, breach
    [title] = {line.rpartition(" BROKEN")[0] for line in told.splitlines() if contract in line and " BROKEN" in line}
    behind = told[told.index(f"\n{title}\n---") :]
    next_title = TITLE.search(behind, len(title) + 1)
    section = behind[: next_title.start() if next_title else None]
    source = f"nhiemvu.{module.removesuffix('.py').replace('/', '.')}"
    assert any(source in line and called in line for line in section.splitlines()), section


def test_a_package_that_nobody_placed_fails(copied_house: Path) -> None:
    """The layers are exhaustive."""
    attic = copied_house / "src" / "nhiemvu" / "attic"
    attic.mkdir()
    (attic / "__init__.py").touch()
    try:
        assert lint(copied_house).returncode == 1
    finally:
        shutil.rmtree(attic)
