"""Scoring the reading of real documents: gains and losses, and what fails."""

import json
from pathlib import Path

import pytest

from tests.support import ROOT
from tools.bench.reading import COLUMNS, RECORDED, below, main, rows

SCORE = """
def run_all(gold, get):
    found = get("01-bao-cao")
    share = 1.0 if found and len(found["tasks"]) == 2 and get("02-hong") is None else 0.0
    row = dict.fromkeys(("tasks_f1", "tasks_lenient_f1", "citations_f1", "lead", "due_on", "metadata"), share)
    total = {"tasks_lenient": {"f1": share}, "citations": {"f1": 1.0}, "lead_lenient": {"accuracy": %s}}
    return {"files": {"01-bao-cao": row}, "total": {**total, "metadata": 1.0, "metadata.kind": 1.0}}
"""
REPORT = "BÁO CÁO\nkết quả quý I, nhiệm vụ quý II năm 2026\n\nII. NHIỆM VỤ QUÝ II\n1. Họp thôn.\n2. Rà soát.\n"


def corpus(folder: Path, lead: float) -> Path:
    """Return a folder of one good document and one that must be refused, with a measure of its own."""
    (folder / "documents").mkdir()
    (folder / "gold").mkdir()
    (folder / "documents" / "01-bao-cao.txt").write_text(REPORT, "utf-8")
    (folder / "documents" / "02-hong.docx").write_bytes(b"PK\x03\x04")
    (folder / "score.py").write_text(SCORE % lead, "utf-8")
    return folder


@pytest.mark.parametrize(("lead", "code"), [(0.95, 0), (0.5, 1)])
def test_figures_below_what_is_wanted_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lead: float, code: int
) -> None:
    """Documents are read as the command reads them, refused ones count as refused, and the exit code tells."""
    assert main(["--corpus", str(corpus(tmp_path, lead))]) == code
    printed = capsys.readouterr().out
    assert ("Below what is wanted: lead_lenient" in printed) is bool(code)


def test_without_documents_nothing_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the documents are absent it says so and succeeds."""
    assert main(["--corpus", str(tmp_path)]) == 0
    assert "nothing was scored" in capsys.readouterr().out


def test_gains_and_losses_are_shown() -> None:
    """Against what is recorded of the document, beyond rounding."""
    now, before = dict.fromkeys(COLUMNS, 0.9), dict.fromkeys(COLUMNS, 0.95)
    assert list(rows({"07": now}, {"07": before})) == [("07", *["0.900 (-0.050)"] * len(COLUMNS))]
    assert next(iter(rows({"07": {**now, "lead": None}}, {}))).count("-") == 1
    assert below({"tasks_lenient": 0.94, "citations": 1, "lead_lenient": 0.9, "metadata": 1}) == ["tasks_lenient"]


def test_only_figures_are_recorded() -> None:
    """No name and no words of a document: short numbers and shares."""
    recorded = json.loads(RECORDED.read_text("utf-8"))
    assert all(len(number) <= 3 and set(row) == set(COLUMNS) for number, row in recorded["each"].items())
    assert RECORDED.is_relative_to(ROOT)
