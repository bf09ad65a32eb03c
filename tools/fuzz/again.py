"""Lines that failed, as a file from which they can be typed again."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path

from tools.fuzz.office import Line


def write_lines(path: Path, lines: Sequence[Line]) -> None:
    """Write lines into a file."""
    told = [
        {
            "words": line.words,
            "environment": dict(line.environment),
            "typed": None if line.typed is None else base64.b64encode(line.typed).decode(),
            "terminal": line.terminal,
            "screen": line.screen,
        }
        for line in lines
    ]
    path.write_text(json.dumps(told), encoding="ascii")


def read_lines(path: Path) -> tuple[Line, ...]:
    """Return the lines of a file."""
    return tuple(
        Line(
            tuple(told["words"]),
            told["environment"],
            None if told["typed"] is None else base64.b64decode(told["typed"]),
            told["terminal"],
            told["screen"],
        )
        for told in json.loads(path.read_text(encoding="ascii"))
    )


def shown(line: Line) -> str:
    """Return a line as one can read it: short, and of letters that every terminal has."""
    words = (ascii(word) if len(word) < 80 else f"{word[:20]!a}... ({len(word)} characters)" for word in line.words)
    around = f" with {dict(line.environment)!a}" if line.environment else ""
    return f"nhiemvu {' '.join(words)}{around}"
