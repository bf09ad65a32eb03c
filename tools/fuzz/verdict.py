"""What may be wrong with how a command ended."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise

from tools.fuzz.office import Line, Outcome

CODES = range(7)
TRACEBACK = "Traceback (most recent call last)"
FAILED = ("Chương trình gặp lỗi", "The program failed")
#: What is wrong, and what to do about it.
REFUSAL = re.compile(r"^(Lỗi|Error): \S.*\n(Cách xử lý|What to do): \S", re.MULTILINE)
STOPPED = ("Đã dừng", "Stopped;")
#: Commands whose exit code answers a question.
ANSWERS = {"report coverage": 5, "report check": 1, "db check": 6, "facts check": 1}
#: Characters that steer a terminal; lines and columns are no more than text.
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
#: What the program's own colours are made of.
COLOUR = re.compile(r"\x1b\[[\d;]*m")
HELP = {"--help", "-h", "--version", "help"}


def wrong_in(command: str, line: Line, outcome: Outcome) -> str | None:  # noqa: PLR0911 one return a fault
    """Return what is wrong with an outcome by itself, or None."""
    said = outcome.out + outcome.err
    if outcome.traceback:
        return outcome.traceback
    if outcome.code not in CODES:
        return f"exit code {outcome.code}"
    if TRACEBACK in said or any(words in said for words in FAILED):
        return said[-2000:]
    if outcome.code and not REFUSAL.search(outcome.err) and not _answers(command, outcome):
        return f"exit code {outcome.code} without saying what is wrong and what to do: {outcome.err[:500]!r}"
    if steering := STEERING.search(COLOUR.sub("", said) if line.screen else said):
        return f"prints {steering[0]!r}: {said[max(steering.start() - 60, 0) : steering.end() + 20]!r}"
    if asks_json(line.words) and outcome.out and not HELP & {*line.words}:
        try:
            json.loads(outcome.out)
        except ValueError as error:
            return f"no JSON ({error}): {outcome.out[:300]!r}"
    return None


def asks_json(words: Sequence[str]) -> bool:
    """Tell whether JSON is asked for."""
    before_end = words[: words.index("--")] if "--" in words else words
    formats = [after for before, after in pairwise(before_end) if before == "--format"]
    return (formats == ["json"]) is not ("--format=json" in before_end)


def _answers(command: str, outcome: Outcome) -> bool:
    if any(words in outcome.err for words in STOPPED):
        return outcome.code == 1
    return ANSWERS.get(command) == outcome.code and bool((outcome.out + outcome.err).strip())


def mark_of(fault: str) -> str:
    """Return by what a failure is known again: where it was raised and its kind, else its beginning."""
    lines = [line.strip() for line in fault.splitlines() if line.strip()]
    places = [line for line in lines if line.startswith("File ")]
    return f"{places[-1]} {lines[-1].partition(':')[0]}" if places else fault[:60]
