"""What the program needs of others is declared, used, locked and told of; `make audit` says what it knows."""

import json
from pathlib import Path

import pytest

from tools import audit, dependencies
from tools.audit import Answer, answer_of, asked, code_of, told


def test_declared_imported_locked_and_told() -> None:
    """Nothing is imported unasked, asked for in vain, locked without hashes, or missing from the page."""
    assert dependencies.faults() == []


SPOILT = [
    ("click==8.5.1\nlxml==6.1.3 \\\n    --hash=sha256:00\n", "click==8.5.1 has no hash"),
    ("--index-url https://example.org/simple\nclick==8.5.1 \\\n    --hash=sha256:00\n", "names a host"),
    ("click>=8 \\\n    --hash=sha256:00\n", "is no locked package"),
]


@pytest.mark.parametrize(("lock", "fault"), SPOILT)
def test_a_spoilt_lock_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str, fault: str) -> None:
    """A package without a hash, a host, a version that is left open."""
    file = tmp_path / "run.txt"
    file.write_text(lock, encoding="utf-8")
    monkeypatch.setattr(dependencies, "LOCKS", (file,))
    assert any(fault in said for said in dependencies.faults())


def test_what_is_not_declared_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that nobody asked for, and a request that nobody uses."""
    monkeypatch.setattr(dependencies, "imported", lambda: {"requests": "src/x.py"})
    said = dependencies.faults()
    assert "requests is imported by src/x.py and not declared" in said
    assert "click is declared and never imported" in said


CLEAN = {"name": "click", "version": "8.5.1", "vulns": []}
SICK = {"name": "lxml", "version": "6.1.3", "vulns": [{"id": "PYSEC-1", "fix_versions": ["6.2"]}]}
SKIPPED = {"name": "tomli", "skip_reason": "Dependency not found"}
ANSWERS = [
    ("all known and clean", json.dumps({"dependencies": [CLEAN]}), 0, "1 looked up, 0 vulnerable"),
    ("one vulnerable", json.dumps({"dependencies": [CLEAN, SICK]}), 1, "lxml 6.1.3: PYSEC-1 (6.2)"),
    ("one not looked up", json.dumps({"dependencies": [CLEAN, SKIPPED]}), 2, "the list gave no answer: tomli"),
    ("worse than not looked up", json.dumps({"dependencies": [SICK, SKIPPED]}), 1, "1 looked up, 1 vulnerable"),
    ("none looked up", json.dumps({"dependencies": [SKIPPED]}), 2, "no answer about any of 1 packages"),
    ("no answer", "", 2, "could not be reached: no route"),
]


@pytest.mark.parametrize(("output", "code", "said"), [one[1:] for one in ANSWERS], ids=[one[0] for one in ANSWERS])
def test_what_the_list_says(output: str, code: int, said: str) -> None:
    """What was not looked up is never told as clean."""
    answer = answer_of(output, "Traceback\nno route\n")
    assert code_of([], [answer]) == code
    assert said in "\n".join(told(Path("run.txt"), answer))


def test_without_pip_audit(tmp_path: Path) -> None:
    """It is told, and is no success."""
    answer = asked(str(tmp_path / "pip-audit"), tmp_path / "run.txt")
    assert answer.failure
    assert code_of([], [answer]) == audit.UNREACHED
    assert code_of(["something"], [Answer(known=3)]) == audit.WRONG
