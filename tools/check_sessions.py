"""Replay the sample sessions of the documents: `python -m tools.check_sessions [--rewrite]` (part of `make docs`).

A session is a ```console block: a line `$ nhiemvu ...` is typed, the lines under it are what the screen shows. The
answer at the end of a shown question ("... [y/N]: y", "... [y: ...]: y") is typed again. In a ```sh block the lines
`nhiemvu ...` are typed, questions are answered with yes, and nothing is shown; each must succeed. A line
`*Ngày 02/04/2026*`, or hidden `<!-- Ngày 02/04/2026 -->`, sets the day from there on. Each document has an office of
its own, in a folder that holds the example reports, on a screen of 80 columns without colour; the user's home is
shown as /home/lan. `<!-- Cơ quan khác, theo sap-xep-2025.txt đến trước ngày 15/06/2025 -->` moves to another office,
where the commands of that example up to the day have been typed; its files lie in the folder too.
`<!-- Điền phieu/Phiếu - Công an xã.xlsx, nhiệm vụ 7, Tiến độ (%): 80 -->` types into a form what the text says.
"""

from __future__ import annotations

import difflib
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from nhiemvu.cli import language
from nhiemvu.cli.app import run
from nhiemvu.cli.commands.demo import read_script
from nhiemvu.domain.dates import VIETNAM, parse_day
from nhiemvu.domain.forms import FormColumn
from tools.fill_form import fill

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "README.vi.md",
    ROOT / "docs" / "huong-dan.md",
    ROOT / "docs" / "doc-van-ban.md",
)
EXAMPLES = ROOT / "examples"
HOME = "/home/lan"
#: *Ngày 02/04/2026*; <!-- Ngày 02/04/2026 -->
DAY = re.compile(r"(?:\*|<!-- )Ngày (\d\d/\d\d/\d{4})(?:\*| -->)")
#: <!-- Cơ quan khác, theo sap-xep-2025.txt đến trước ngày 15/06/2025 -->
OTHER_OFFICE = re.compile(r"<!-- Cơ quan khác, theo (\S+) đến trước ngày (\d\d/\d\d/\d{4}) -->")
#: Hoàn tác lệnh này? [y/N]: y; Lưu 8 nhiệm vụ này? [y: lưu, s: sửa, Enter: thôi]: y
ANSWER = re.compile(r"\[(?:[yY]/[nN]|\w: [^\]]*)\]: (\w+)$")
#: <!-- Điền phieu/Phiếu - Công an xã.xlsx, nhiệm vụ 7, Tiến độ (%): 80 -->
FILLED = re.compile(r"<!-- Điền (.+\.xlsx), nhiệm vụ (\d+), ([^:]+): (.+) -->")
TYPED = "$ "
FENCE = "```"
SESSION, SILENT = f"{FENCE}console", f"{FENCE}sh"
#: Between two commands of a day.
PAUSE = timedelta(minutes=5)


class BadSession(ValueError):
    """A document's session cannot be replayed."""

    def __init__(self, line: str, reason: str) -> None:
        super().__init__(f"{line!r}: {reason}")


class Screen(io.StringIO):
    """What is printed, as on a terminal; a stream that is `plain` says that it is none, so that no bar is drawn."""

    def __init__(self, *, below: Screen | None = None) -> None:
        super().__init__()
        self.below = below

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self.below is None

    def write(self, text: str) -> int:
        """Print text, on the screen below where there is one."""
        return self.below.write(text) if self.below else super().write(text)


class Keyboard(io.StringIO):
    """Answers that are typed, seen on the screen as they are."""

    def __init__(self, answers: Iterable[str], screen: Screen) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self.screen = screen

    def isatty(self) -> bool:
        """Tell that somebody sits there."""
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]  # the stub has bytes
        """Return the next answer."""
        line = super().readline(-1 if size is None else size)
        self.screen.write(line)
        return line


class Clerk:
    """Who types the commands of one document."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.at: datetime | None = None

    def begin(self, day: date) -> None:
        """Start a day's work."""
        self.at = datetime.combine(day, time(8), VIETNAM)

    def type(self, typed: str, answers: Iterable[str]) -> tuple[int, list[str]]:
        """Type a command; return its exit code and the lines that the screen shows."""
        program, *words = shlex.split(typed)
        if program != "nhiemvu":
            raise BadSession(typed, "only nhiemvu is typed")
        if self.at is None:
            raise BadSession(typed, "no day is set before it")
        self.at += PAUSE
        screen = Screen()
        with (
            mock.patch("nhiemvu.cli.clock.now", return_value=self.at),
            mock.patch("sys.stdin", Keyboard(answers, screen)),
            redirect_stdout(screen),
            redirect_stderr(Screen(below=screen)),
        ):
            code = run(words)
        shown = screen.getvalue().replace(str(self.home), HOME)
        return code, [line.rstrip() for line in shown.splitlines()]


@contextmanager
def clerk() -> Iterator[Clerk]:
    """Give an office without a database, at work in a folder with the example reports."""
    with TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        work = home / "bao-cao"
        work.mkdir()
        for report in sorted(EXAMPLES.glob("*.docx")):
            shutil.copy(report, work)
        database = home / ".local" / "share" / "nhiemvu" / "nhiemvu.db"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NHIEMVU_")}
        own = {"NHIEMVU_DB": str(database), "LOGNAME": "lan", "COLUMNS": "80", "LINES": "24", "NO_COLOR": "1"}
        with mock.patch.dict(os.environ, {**kept, **own}, clear=True), chdir(work):
            try:
                yield Clerk(home)
            finally:
                language.choose([], {})


def play(script: str, until: date) -> None:
    """Type the commands of an example, those of the days before one, with an office of their own."""
    os.environ["NHIEMVU_DB"] = str(Path(os.environ["NHIEMVU_DB"]).with_name(f"{Path(script).stem}.db"))
    for example in sorted(EXAMPLES.glob("*.txt")):
        shutil.copy(example, Path.cwd())
    typist = Clerk(Path.cwd())
    for step in read_script((EXAMPLES / script).read_text(encoding="utf-8")):
        day = parse_day(step.day)
        if day >= until:
            return
        typist.begin(day)
        code, shown = typist.type(f"nhiemvu {step.typed}", ["y"])
        if code:
            raise BadSession(step.typed, "\n".join(shown))


def replayed(text: str) -> str:
    """Return a document's text with the sessions as the program shows them now."""
    lines = text.splitlines()
    with clerk() as typist:
        return "".join(f"{line}\n" for line in _replayed(lines, typist))


def _replayed(lines: list[str], typist: Clerk) -> Iterator[str]:
    fence = ""
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        yield line
        if found := DAY.fullmatch(line):
            typist.begin(parse_day(found[1]))
        elif found := OTHER_OFFICE.fullmatch(line):
            play(found[1], parse_day(found[2]))
        elif found := FILLED.fullmatch(line):
            fill(Path(found[1]), {int(found[2]): {FormColumn(found[3]): found[4]}})
        elif line.startswith(FENCE):
            fence = "" if fence else line
        elif fence == SILENT and line.startswith("nhiemvu "):
            code, shown = typist.type(line, ["y"])
            if code:
                raise BadSession(line, "\n".join(shown))
        elif fence == SESSION and line.startswith(TYPED):
            end = next(after for after in range(place, len(lines)) if lines[after].startswith((TYPED, FENCE)))
            answers = [found[1] for old in lines[place:end] if (found := ANSWER.search(old))]
            yield from typist.type(line.removeprefix(TYPED), answers)[1]
            place = end
        elif fence == SESSION:
            raise BadSession(line, "nothing was typed before it")


def main(arguments: list[str]) -> int:
    """Print how the documents differ from what the program shows; with `--rewrite`, write them anew."""
    differing = 0
    for path in DOCUMENTS:
        held = path.read_text(encoding="utf-8")
        now = replayed(held)
        if now == held:
            continue
        differing += 1
        print("\n".join(difflib.unified_diff(held.splitlines(), now.splitlines(), path.name, path.name, lineterm="")))
        if "--rewrite" in arguments:
            path.write_text(now, encoding="utf-8")
    return int(bool(differing) and "--rewrite" not in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
