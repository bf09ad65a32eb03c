"""The short form of `make torture`: a few kills and damages of each sort, and a broken promise is told."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from nhiemvu.store.database import open_database, transaction
from tests.store.store_factories import make_task, make_unit
from tests.support import ROOT
from tools.torture.figures import Figures, row
from tools.torture.kills import look_over
from tools.torture.offices import TASKS
from tools.torture.pages import PAGE, WAYS, kinds_of_pages
from tools.torture.processes import Ended
from tools.torture.writing import marks, write_on

SEED = 8
#: The parts of the short form, which run beside one another.
PARTS = ("SQLite", "PostgreSQL")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")


@pytest.mark.parametrize("only", PARTS)
def test_short_form(only: str) -> None:
    """Nothing that was acknowledged is lost, and every damage is told."""
    words = [sys.executable, "-m", "tools.torture", "--quick", "--seed", str(SEED), "--only", only]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("\n0 failures\n")


class EnoughError(Exception):
    """So many changes were written."""


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, list[str]]:
    """Return a file that a writer worked on, and what the writer said."""
    path, lines = tmp_path / "nhiemvu.db", list[str]()
    with transaction(open_database(str(path)), writing=True) as session:
        make_unit(session, "Ủy ban kiểm tra Đảng ủy")
        for number in range(TASKS):
            make_task(session, f"Việc {number}")

    def tell(line: str) -> None:
        lines.append(line)
        if line.startswith("done") and len(marks(lines, "done")) == 6:
            raise EnoughError

    with pytest.raises(EnoughError):
        write_on(open_database(str(path)), tmp_path, "a", tell)
    return path, lines


def test_what_is_lost_or_half_there_is_told(written: tuple[Path, list[str]]) -> None:
    """An acknowledged change that is gone, one whose rows are gone, and one that nobody began."""
    path, lines = written
    database = open_database(str(path))
    done, begun = set(marks(lines, "done")), set(marks(lines, "begin"))
    assert look_over(database, done, begun) == []
    assert look_over(database, {*done, "mark-x"}, begun) == ["acknowledged and lost: mark-x"]
    assert any("never begun" in told for told in look_over(database, done, set()))
    with transaction(database, writing=True) as session:
        session.connection.execute(text("UPDATE progress SET note = 'khác' WHERE note IS NOT NULL"))
        session.connection.execute(text("UPDATE task SET text = 'khác', title = 'khác'"))
    told = look_over(database, done, begun)
    assert {line.split(":")[0] for line in told if "mark-" in line} == {"half there"}
    # What `db check` finds is told as well.
    assert any("history" in line for line in told)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_damages_its_page_alone(written: tuple[Path, list[str]], way: object) -> None:
    """The same one from the same chance, and no other page."""
    path, _ = written
    kinds = kinds_of_pages(path)
    assert {"header", "table leaf", "index leaf", "search"} <= set(kinds)
    page, good = kinds["table leaf"][0], path.read_bytes()
    damaged = [bytearray(good) for _ in range(2)]
    assert callable(way)
    for data in damaged:
        way(Random(3), data, page)  # noqa: S311 no secret
    assert damaged[0] == damaged[1]
    differing = {place // PAGE for place in range(len(good)) if damaged[0][place] != good[place]}
    assert differing == {page}


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        (6, "Lỗi: hỏng.\n"),
        (1, "Lỗi: hỏng.\nCách xử lý: khôi phục.\n"),
        (0, "Traceback (most recent call last):"),
        (-9, ""),
    ],
)
def test_endings_are_judged(code: int, printed: str) -> None:
    """By exit code, by the line that says what to do, and by what no user may see."""
    assert Ended(code, printed, 0.1).broken(0, 6)
    assert Ended(6, "Lỗi: hỏng.\nCách xử lý: khôi phục.\n", 0.1).broken(0, 6) is None


def test_figures_are_a_row() -> None:
    """With how often what happened, and the broken promises."""
    figures = Figures("full disk")
    figures.count("commands refused", 1200)
    figures.hold(["half done", None], "add")
    assert row(figures) == "| full disk | 1,200 commands refused | 1 |"
    assert figures.failures == ["full disk, add: half done"]
