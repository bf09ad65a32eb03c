"""The arrows of the house: each contract of the linter fails when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")

#: Name, a module, what is added at its end, and a word of the contract that must break.
BREACHES = [
    ("domain knows facts", "domain/text.py", "from nhiemvu.facts import kinds", "Imports go downward"),
    ("facts know reading", "facts/kinds.py", "from nhiemvu.reading import report", "Imports go downward"),
    ("usecases know cli", "usecases/add_unit.py", "from nhiemvu.cli import output", "Imports go downward"),
    ("store knows documents", "store/units.py", "from nhiemvu.documents import read", "Imports go downward"),
    ("documents know reading", "documents/read.py", "from nhiemvu.reading import report", "Imports go downward"),
    ("reading knows writing", "reading/report.py", "from nhiemvu.writing import results", "Imports go downward"),
    ("writing knows store", "writing/results.py", "from nhiemvu.store import tasks", "Imports go downward"),
    ("store knows facts", "store/units.py", "from nhiemvu.facts import kinds", "The store knows the domain only"),
    (
        "a format knows another",
        "documents/odt/words.py",
        "from nhiemvu.documents.docx import xml",
        "Formats do not know",
    ),
    ("their home knows a format", "documents/markup/xml.py", "from nhiemvu.documents.odt import xml", "Formats do not"),
    ("a command opens the store", "cli/commands/add.py", "from nhiemvu.store import tasks", "app alone opens"),
    ("a command reads documents", "cli/commands/add.py", "from nhiemvu.documents import read", "app alone opens"),
    ("a use case speaks SQL", "usecases/add_unit.py", "import sqlalchemy", "SQLAlchemy and Alembic"),
    ("a command speaks SQL", "cli/output.py", "def peek():\n    import sqlalchemy", "SQLAlchemy and Alembic"),
    ("a use case prints", "usecases/add_unit.py", "import click", "Click and tabulate"),
    ("the domain parses XML", "domain/text.py", "import lxml", "The domain knows"),
    ("a use case asks the day", "usecases/add_unit.py", "def day():\n    return date.today()", "No clock"),
    ("the store asks the time", "store/units.py", "def moment():\n    return datetime.now(None)", "No clock"),
    ("a heavy import at the top", "cli/output.py", "from tabulate import tabulate", "No heavy import"),
    ("a use case at the top", "cli/commands/add.py", "from nhiemvu.usecases import add_unit", "No heavy import"),
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


@pytest.mark.parametrize(("name", "module", "breach", "contract"), BREACHES, ids=[case[0] for case in BREACHES])
def test_each_never_is_held(copied_house: Path, name: str, module: str, breach: str, contract: str) -> None:
    """A breach fails the lint and names its contract."""
    path = copied_house / "src" / "nhiemvu" / module
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}\n\n{breach}\n", encoding="utf-8")
    try:
        done = lint(copied_house)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert done.returncode == 1, name
    broken = [line for line in done.stdout.splitlines() if " BROKEN" in line]
    assert any(contract in line for line in broken), done.stdout


def test_a_package_that_nobody_placed_fails(copied_house: Path) -> None:
    """The layers are exhaustive."""
    attic = copied_house / "src" / "nhiemvu" / "attic"
    attic.mkdir()
    (attic / "__init__.py").touch()
    try:
        assert lint(copied_house).returncode == 1
    finally:
        shutil.rmtree(attic)
