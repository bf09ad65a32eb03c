"""A progress bar on stderr for what takes more than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.attempts import current

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

#: Seconds before a bar is worth a line.
PATIENCE = 1.0
#: To the start of the line, rid of it, and the cursor shown again, which the bar hides.
WIPE = "\r\x1b[K\x1b[?25h"


class Progress:
    """How far a number of steps has come; the bar comes up by itself when it is due."""

    def __init__(self, total: int, label: str) -> None:
        self._total, self._label = total, label
        self._done = 0
        self._started = time.monotonic()
        self._seen = total > 1 and sys.stderr.isatty()
        self._bar: ProgressBar[int] | None = None

    def step(self) -> None:
        """Count one step as done; with the last one the bar goes."""
        self._done += 1
        if self._bar is None and self._is_due():
            with current().aside():
                self._bar = click.progressbar(length=self._total, label=self._label, file=sys.stderr)
                self._bar.update(self._done)
        elif self._bar:
            with current().aside():
                self._bar.update(1)
            if self._done == self._total:
                self.wipe()

    def wipe(self) -> None:
        """Take the bar off the screen, so that something else can be printed; the next step brings it back."""
        if self._bar:
            with current().aside():
                click.echo(WIPE, nl=False, err=True)

    def _is_due(self) -> bool:
        return self._seen and self._total > self._done and time.monotonic() - self._started > PATIENCE
