"""What is needed to answer without the database: help, version, completion of a command."""

from collections.abc import Iterator

from tools.bench.lines import Line, compared
from tools.bench.size.programs import FLOORS, always, ours, raced

WANTED = 1.3


def lines(rounds: int) -> Iterator[Line]:
    """Yield a line for each, beside a Python that loads Click."""
    completed = {"_NHIEMVU_COMPLETE": "bash_complete", "COMP_WORDS": "nhiemvu ov", "COMP_CWORD": "1"}
    programs = {
        "nhiemvu --help": ours("-", "--help"),
        "nhiemvu --version": ours("-", "--version"),
        "completion of a command": always(*ours("-").words(0)[:-4], **completed),
    }
    found = raced({**programs, "click": FLOORS["click"]}, rounds)
    for name in programs:
        yield compared(f"{name} / import click", found[name], found["click"], WANTED)
