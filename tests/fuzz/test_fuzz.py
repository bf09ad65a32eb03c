"""The fuzzer runs: each way of damage gives other bytes, each giant can be made, and what fails is told."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.documents.odt_files import odt_file
from tests.support import ROOT
from tools.fuzz.files import Worker, inputs
from tools.fuzz.giants import GIANTS
from tools.fuzz.mutations import PLAIN, ZIP, Mutation
from tools.fuzz.seeds import DOCUMENT, GoodFile

GOOD = odt_file("<text:p>1. Giao Công an xã rà soát trước ngày 15/5/2026.</text:p>")


@pytest.mark.parametrize("way", [*PLAIN, *ZIP], ids=lambda way: way.__name__)
def test_each_way_damages(way: Mutation) -> None:
    """A way gives other bytes than it takes, and the same for the same chance."""
    made = [way(Random(seed), GOOD) for seed in range(8)]  # noqa: S311 no secret
    assert any(data != GOOD for data in made)
    assert made == [way(Random(seed), GOOD) for seed in range(8)]  # noqa: S311 likewise


def test_inputs_are_those_of_their_seed() -> None:
    """Giants come first, then damaged files of every good one, again the same from the same seed."""
    good = [
        GoodFile(DOCUMENT, "a.odt", GOOD),
        GoodFile(DOCUMENT, "a.doc", b"\xd0\xcf\x11\xe0"),
        GoodFile("plan", "a.txt", b"1"),
    ]

    def first(count: int) -> list[tuple[str, GoodFile]]:
        made = inputs(Random(3), good)  # noqa: S311 no secret
        for _ in GIANTS:
            assert next(made)[0] == "giant"
        return [next(made) for _ in range(count)]

    assert first(40) == first(40)
    assert {file.name for _, file in first(400)} == {"a.odt", "a.doc", "a.txt"}


def test_a_worker_tells_how_a_file_ended(tmp_path: Path) -> None:
    """Read, refused with its cause, or ended for taking too long."""
    worker = Worker()
    good, bad, long = tmp_path / "good.odt", tmp_path / "bad.odt", tmp_path / "long.txt"
    good.write_bytes(GOOD)
    bad.write_bytes(GOOD[: len(GOOD) // 2])
    long.write_text("II. NHIỆM VỤ QUÝ II\n" + "1. Rà soát theo Kế hoạch số 12/KH-UBND trước ngày 15/5/2026;\n" * 50_000)
    try:
        assert worker.read(good, good.name, 60)["ended"] == "read"
        refused = worker.read(bad, bad.name, 60)
        assert (refused["ended"], refused["fault"]) == ("DamagedOdt", None)
        assert worker.read(long, long.name, 0)["ended"] == "killed"
    finally:
        worker.end()


def test_failures_are_kept_and_told(tmp_path: Path) -> None:
    """A reader that falls over ends the run with exit code 1, and the file is kept."""
    spoilt = (
        "import tools.fuzz.__main__ as f, tools.fuzz.files as files, json; from tools.fuzz.seeds import GoodFile; "
        "f.good_files = lambda _: [GoodFile('document', 'a.odt', b'')]; "
        "files.Worker.read = lambda *a: json.loads(%r); f.main()"
    )
    told = json.dumps({"ended": "traceback", "fault": "Traceback ...", "seconds": 0.1, "megabytes": 20.0})
    words = ["--only", "files", "--seconds", "2", "--seed", "5", "--keep", str(tmp_path / "kept")]
    done = subprocess.run(
        [sys.executable, "-c", spoilt % told, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "FAILED" in done.stdout
    assert any((tmp_path / "kept").iterdir())
