"""What a trial came to: how often what happened, and everything that was not as promised."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Figures:
    """The figures of one trial."""

    trial: str
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    #: Why the trial was left out, or how it was done where there are several ways.
    remark: str = ""

    def count(self, what: str, number: int = 1) -> None:
        """Count something that happened."""
        self.counts[what] += number

    def hold(self, promises: Iterable[str | None], where: str) -> None:
        """Keep each promise that was broken; None is one that was kept."""
        self.failures += [f"{self.trial}, {where}: {broken}" for broken in promises if broken]


#: The first lines of a table of figures, in Markdown.
HEAD = "| trial | what happened | failures |\n|---|---|---|"


def row(trial: Figures) -> str:
    """Return the figures of a trial as a row of the table."""
    told = ", ".join(f"{number:,} {what}" for what, number in trial.counts.items())
    remark = f" ({trial.remark})" if trial.remark else ""
    return f"| {trial.trial} | {told or 'left out'}{remark} | {len(trial.failures)} |"
