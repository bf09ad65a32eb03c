"""What an office installs: the built wheel holds migrations and examples, and works away from the source."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT

#: Say which copy of the program runs, then run it.
PROBE = "import nhiemvu; print(nhiemvu.__file__); from nhiemvu.cli.app import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel as the build makes it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    """Code, facts, templates, migrations and examples; no tests and no tools."""
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "nhiemvu/migrations/env.py",
        "nhiemvu/examples/mot-quy.txt",
        "nhiemvu/examples/bao-cao-quy-1-2026.docx",
        "nhiemvu/facts/data/kinds.toml",
        "nhiemvu/documents/templates/hd05.docx",
        "nhiemvu/documents/html/page.html.jinja",
        "nhiemvu/documents/html/page.css",
        "nhiemvu/documents/html/page.js",
        "nhiemvu/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]
    migrations = {path.name for path in (ROOT / "migrations" / "versions").glob("*.py")}
    assert migrations == {Path(name).name for name in names if name.startswith("nhiemvu/migrations/versions/")}


def test_the_wheel_runs_the_demo_away_from_the_source(wheel: Path, tmp_path: Path) -> None:
    """Migrations and examples are found inside the installed package."""
    installed = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import nhiemvu; print(nhiemvu.__file__); from nhiemvu.cli.app import main; main()",
            "demo",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith(str(installed))
    assert (tmp_path / "nhiemvu-demo" / "du-thao-quy-2.docx").is_file()
