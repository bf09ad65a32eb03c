"""Hold every locked dependency against the list of known vulnerabilities: `make audit`.

The list is asked for over the network, so people run this, and CI runs the other part alone. Exit code 0: all were
looked up and none is on the list; 1: something is wrong; 2: the list could not be reached for some of them.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.dependencies import LOCKS, faults

WRONG, UNREACHED = 1, 2


@dataclass(slots=True)
class Answer:
    """What the list says of one lock file."""

    #: How many packages were looked up.
    known: int = 0
    vulnerable: list[str] = field(default_factory=list)
    #: Packages of which nothing was learnt.
    unknown: list[str] = field(default_factory=list)
    #: Why nothing was learnt at all.
    failure: str = ""


def asked(pip_audit: str, lock: Path) -> Answer:
    """Ask the list about one lock file; nothing is installed or resolved."""
    command = [pip_audit, "--disable-pip", "--require-hashes", "--requirement", str(lock)]
    command += ["--format=json", "--progress-spinner=off"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 built from constants and an option
    except OSError as error:
        return Answer(failure=str(error))
    return answer_of(done.stdout, done.stderr)


def answer_of(output: str, complaint: str) -> Answer:
    """Return what pip-audit's output means; a package that it skipped was not looked up, whatever its exit code."""
    try:
        found: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer(failure=(complaint.strip().splitlines() or ["no answer"])[-1])
    answer = Answer()
    for one in found:
        if one.get("skip_reason"):
            answer.unknown.append(one["name"])
            continue
        answer.known += 1
        for fault in one["vulns"]:
            fixed = ", ".join(fault.get("fix_versions") or ()) or "no fixed version"
            answer.vulnerable.append(f"{one['name']} {one['version']}: {fault['id']} ({fixed})")
    return answer


def code_of(wrong: list[str], answers: list[Answer]) -> int:
    """Return the exit code of all that was found."""
    if wrong or any(answer.vulnerable for answer in answers):
        return WRONG
    return UNREACHED if any(answer.unknown or answer.failure for answer in answers) else 0


def told(lock: Path, answer: Answer) -> list[str]:
    """Return the lines about one lock file."""
    if answer.failure:
        return [f"{lock.name}: the list of vulnerabilities could not be reached: {answer.failure}"]
    lines = [f"{lock.name}: {answer.known} looked up, {len(answer.vulnerable)} vulnerable"]
    lines += [f"  {line}" for line in answer.vulnerable]
    if answer.unknown and not answer.known:
        return [f"{lock.name}: the list gave no answer about any of {len(answer.unknown)} packages"]
    if answer.unknown:
        lines.append(f"  not looked up, the list gave no answer: {', '.join(answer.unknown)}")
    return lines


def main() -> int:
    """Tell of both parts and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pip-audit", default="pip-audit", help="where pip-audit is")
    chosen = parser.parse_args()
    wrong = faults()
    for line in wrong or ["declared, imported, locked and licensed: in order"]:
        print(line)
    answers = []
    for lock in LOCKS:
        answers.append(asked(chosen.pip_audit, lock))
        print("\n".join(told(lock, answers[-1])))
    code = code_of(wrong, answers)
    if code == UNREACHED:
        print("Not everything was looked up: run make audit again where the network reaches the package index.")
    return code


if __name__ == "__main__":
    sys.exit(main())
