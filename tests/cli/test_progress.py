"""A bar comes up for what takes long, and leaves the terminal as it was."""

import io
import sys

import pytest

from nhiemvu.cli import progress
from nhiemvu.cli.progress import Progress

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"


class Terminal(io.StringIO):
    """A terminal that keeps what is printed."""

    def isatty(self) -> bool:
        """Tell that a person looks at it."""
        return True


def impatient(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on stderr, before which nobody is patient."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    return terminal


def test_the_last_step_takes_the_bar_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed next stands at the start of its line, and the cursor is there again."""
    screen = impatient(monkeypatch)
    bar = Progress(3, "Đang ghi")
    for _ in range(3):
        bar.step()
    printed = screen.getvalue()
    assert "Đang ghi" in printed
    assert printed.endswith(f"\r\x1b[K{SHOWN}")
    assert HIDDEN not in printed.rpartition(SHOWN)[2]


def test_a_bar_that_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is wiped where the command ends before its last step."""
    screen = impatient(monkeypatch)
    bar = Progress(3, "Đang ghi")
    bar.step()
    bar.wipe()
    assert screen.getvalue().endswith(f"\r\x1b[K{SHOWN}")


def test_none_for_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for a single step, nor where nobody looks."""
    screen = impatient(monkeypatch)
    Progress(1, "Đang ghi").step()
    monkeypatch.setattr(progress, "PATIENCE", 60.0)
    Progress(9, "Đang ghi").step()
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(Terminal, "isatty", lambda _: False)
    Progress(9, "Đang ghi").step()
    assert screen.getvalue() == ""
